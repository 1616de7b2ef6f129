"""A first look at any data set: its rows, its numbers, its classes, and which features tell of the target."""

from playground.labs.first_look.histograms import Histogram
from playground.labs.first_look.pair_plot import Pairs, pairs
from playground.labs.first_look.pictures import Samples, mean_pictures, sample_pictures
from playground.labs.first_look.tables import category_counts, correlations, first_rows, statistics
from playground.labs.first_look.target import class_counts, target_histogram

__all__ = [
    "Histogram",
    "Pairs",
    "Samples",
    "category_counts",
    "class_counts",
    "correlations",
    "first_rows",
    "mean_pictures",
    "pairs",
    "sample_pictures",
    "statistics",
    "target_histogram",
]
