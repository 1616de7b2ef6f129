"""Experiments over experiments: what a network does under one circumstance, in plain arrays."""
