"""What there is to learn: how many rows each class has, or how the values are spread."""

import numpy as np
import pandas as pd

from playground.labs.first_look.histograms import Histogram, counted, even_edges


def class_counts(dataset):
    """Rows and share of each class, in the classes' order; a class without rows is there with 0."""
    counts = np.bincount(np.asarray(dataset.y, np.intp), minlength=len(dataset.target_names))
    names = pd.Series([str(name) for name in dataset.target_names], dtype="str")
    return pd.DataFrame({"class": names, "rows": counts, "share": counts / max(counts.sum(), 1)})


def target_histogram(dataset, bins=20):
    """The `Histogram` of a target that is a number."""
    edges = even_edges(dataset.y, bins)
    return Histogram(edges, counted(dataset.y, edges))
