"""The Backprop Playground: a NumPy network whose training is a recording that anyone can question."""
