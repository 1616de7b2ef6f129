"""What the perceptron page is made of."""
