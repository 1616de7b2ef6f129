"""A recurrent network unrolled over time, and what its steps add to the weights that they share."""
