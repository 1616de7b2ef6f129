"""The page of activations and losses: its words, its recipes, and a file for each of its four sections."""
