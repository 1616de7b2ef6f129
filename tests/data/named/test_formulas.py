"""Sets made by a formula."""

import numpy as np
import pytest

from playground.choices.experiment import Experiment, ExperimentError
from playground.choices.share import from_query, to_query
from playground.data import SOURCES, load
from playground.data.named.formulas import checked, name_of
from playground.recording.train import train
from playground.scalars.operations import ExpressionError


def test_points_above_a_curve_are_class_1():
    data = load("y > sin(x)", n_samples=500, noise=0)
    assert data.y.tolist() == (data.x[:, 1] > np.sin(data.x[:, 0])).astype(int).tolist()
    below = load("y < sin(x)", n_samples=500, noise=0)
    assert (below.y == 1 - data.y).all()


def test_a_curve_is_its_values():
    data = load("y = x**2 - 1", n_samples=300, noise=0)
    np.testing.assert_allclose(data.y, data.x[:, 0] ** 2 - 1, rtol=1e-12)
    noisy = load("y = x**2 - 1", n_samples=2000, noise=0.1)
    strays = noisy.y - (noisy.x[:, 0] ** 2 - 1)
    assert strays.std() == pytest.approx(0.1 * data.y.std(), rel=0.15)


@pytest.mark.parametrize("name", ["y > sin(x)", "y = x**3", "y<0.5*x"])
def test_it_is_a_data_set_like_any_other(name):
    experiment = Experiment(dataset=name, n_samples=50, epochs=2)
    assert from_query(to_query(experiment)) == (experiment, [])
    assert [step.epoch for step in train(experiment)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type y > f"),
        ("sin(x)", "Type y > f"),
        ("y > sin(", "cannot be read as a formula"),
        ("y > z", "A curve has one variable, x"),
        ("y > __import__('os').system('ls')", "cannot|allowed|function"),
        ("y > 100 + x", "must run through the plane"),
        ("y = log(x)", "must have a value everywhere"),
        ("y = 0*x", "must differ"),
        ("y = exp(9*x)", "between -1,000,000 and 1,000,000"),
    ],
)
def test_what_is_no_formula_is_said(text, said):
    with pytest.raises(ExpressionError, match=said):
        checked(text)
    assert text not in SOURCES
    with pytest.raises(ExperimentError, match="dataset must be one of"):
        Experiment(dataset=text)


def test_a_name_is_written_in_one_way():
    assert name_of("  y>  sin(x) ") == "y > sin(x)"
