"""Backpropagation through time, so small that every number fits on a screen."""
