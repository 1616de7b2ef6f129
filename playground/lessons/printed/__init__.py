"""What lessons put on paper: a page that needs nothing but itself, texts of a lesson in HTML, and pictures."""
