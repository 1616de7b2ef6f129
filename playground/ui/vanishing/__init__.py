"""What the vanishing gradients page is made of."""
