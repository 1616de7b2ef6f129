"""The figures of a first look at a data set."""

from playground.figures.first_look.correlation import correlation_figure
from playground.figures.first_look.pair_plot import pairs_figure
from playground.figures.first_look.pictures import pictures_figure
from playground.figures.first_look.target import counts_figure, target_histogram_figure

__all__ = [
    "correlation_figure",
    "counts_figure",
    "pairs_figure",
    "pictures_figure",
    "target_histogram_figure",
]
