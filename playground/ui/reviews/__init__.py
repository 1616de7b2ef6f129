"""What the page that reads reviews is made of."""
