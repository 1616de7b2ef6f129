"""What the gradient descent page is made of."""
