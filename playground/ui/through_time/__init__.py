"""What the page of backpropagation through time is made of."""
