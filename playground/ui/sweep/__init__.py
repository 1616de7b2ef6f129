"""What the page that searches over settings is made of."""
