"""Starting weights written by hand: every notation gives the same network, everything else a sentence."""

import json

import numpy as np
import pytest

from playground.engine import mlp
from playground.recording.given import EXAMPLE, MOST, GivenError, arrays_of, start_of

NETWORK = mlp([2, 2, 1])
W1, B1 = np.array([[0.1, -0.2], [0.3, 4e-3]]), np.array([1, -2.5])
W2, B2 = np.array([[0.5], [-0.25]]), np.array([7])
FLAT = [0.1, -0.2, 0.3, 4e-3, 1, -2.5, 0.5, -0.25, 7]
NOTATIONS = {
    "JSON": json.dumps([[0.1, -0.2], [0.3, 4e-3]]) + "[1, -2.5] [[0.5], [-0.25]] [7]",
    "repr": "\n".join(f"W = {array!r}" for array in (W1, B1, W2, B2)),
    "print": "\n".join(map(str, (W1, B1, W2, B2))),
    "Python": f"W1 = np.array({W1.tolist()}); b1 = np.array([{B1.tolist()}])\nW2={W2.tolist()}\nb2=[7]",
    "with types": f"numpy.array({W1.tolist()}, dtype=np.float64), [1., -2.5,], [[.5], [-.25]], [7]",
}


@pytest.mark.parametrize("text", NOTATIONS.values(), ids=NOTATIONS)
def test_notations(text):
    assert start_of(text, NETWORK).tolist() == FLAT


def test_biases_may_be_left_out():
    found = start_of(f"{W1.tolist()} {W2.tolist()}", NETWORK)
    assert found.tolist() == [0.1, -0.2, 0.3, 4e-3, 0, 0, 0.5, -0.25, 0]


def test_the_example_is_one():
    assert start_of(EXAMPLE, NETWORK).tolist() == [0.1, -0.2, 0.3, 0.4, 0, 0, 0.5, -0.5, 0]


def test_the_vector_is_laid_out_as_the_networks():
    network = mlp([2, 2, 1])
    network.load(start_of(NOTATIONS["JSON"], network))
    np.testing.assert_array_equal(network.params["0.W"], W1)
    np.testing.assert_array_equal(network.params["1.b"], B2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "brackets that are closed"),
        ("nothing", "brackets that are closed"),
        ("[[1, 2], [3, 4]", "brackets that are closed"),
        ("[[1, 2], [3]]", "Array 1 is not one of numbers in rows of one length"),
        ("[[1, 'a'], [3, 4]]", "Array 1 is not one of numbers"),
        ("[__import__('os')]", "Array 1 is not one of numbers"),
        ("[[[1]]]", "Array 1 must be a row or a table of numbers up to 1,000,000"),
        ("[[1e999, 1], [1, 1]] [[1], [1]]", "Array 1 must be a row or a table of numbers up to 1,000,000"),
        ("[2000000, 1]", "numbers up to 1,000,000"),
        ("[NaN, 1]", "Array 1 must be a row or a table of numbers up to 1,000,000"),
        ("[1, 2]", "needs 2 tables of weights, or those and 2 rows of biases"),
        ("[[1, 2, 3]] [[1], [1]]", r"Layer 1 needs 2 x 2 weights \(inputs x units\), not 1 x 3"),
        ("[[1, 2], [3, 4]] [1, 2, 3] [[1], [1]] [0]", "Layer 1 needs 2 biases, not 3"),
        ("[" * 100_000 + "]" * 100_000, "Array 1 is not one of numbers"),
    ],
)
def test_anything_else_is_refused_in_words(text, said):
    with pytest.raises(GivenError, match=said):
        start_of(text, NETWORK)


def test_networks_that_are_too_large_or_normalized():
    with pytest.raises(GivenError, match=f"Up to {MOST} weights"):
        start_of("[1]", mlp([30, 30, 1]))
    with pytest.raises(GivenError, match="without normalization"):
        start_of("[1]", mlp([2, 2, 1], normalization="batch"))


def test_an_array_is_read_as_it_is():
    (array,) = arrays_of("[[1, 2], [3, 4]]")
    assert array.tolist() == [[1, 2], [3, 4]]
