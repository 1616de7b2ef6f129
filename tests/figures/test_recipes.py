"""Where a published number stands among many runs."""

import numpy as np
import pytest

from playground.figures.recipes import BINS, spread_figure

VALUES = np.random.default_rng(0).normal(0.45, 0.03, 200)


@pytest.mark.parametrize("published", [0.3762, 0.45, 0.9])
def test_every_seed_is_counted_and_the_published_number_is_in_sight(published):
    bars, line = spread_figure(VALUES, published, "test loss").data
    assert bars.y.sum() == 200
    assert len(bars.y) == BINS
    assert list(line.x) == [published, published]
    figure = spread_figure(VALUES, published, "test loss")
    low, high = figure.layout.xaxis.range
    assert low < min(published, VALUES.min())
    assert high > max(published, VALUES.max())
    assert figure.layout.xaxis.title.text == "test loss"


def test_seeds_that_all_agree_are_one_bar():
    bars, _ = spread_figure(np.full(5, 0.5), 0.5, "accuracy").data
    assert bars.y.max() == 5
