"""Networks that look at pictures: how their weights look, what they make of one, and what a hand has drawn."""

from playground.labs.pictures.answers import Mistakes, activations_of, mistakes
from playground.labs.pictures.bitmaps import as_digits
from playground.labs.pictures.drawing import as_mnist
from playground.labs.pictures.weights import weights_as_pictures

__all__ = ["Mistakes", "activations_of", "as_digits", "as_mnist", "mistakes", "weights_as_pictures"]
