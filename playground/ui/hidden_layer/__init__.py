"""What the hidden layer page is made of."""
