"""The mathematics of a few numbers: expressions as graphs, curves to descend on, the perceptron."""
