"""What the chain rule page is made of."""
