"""Rosenblatt's rule by hand, the circle of XOR, Novikoff's bound, and two layers that say XOR."""

from itertools import islice

import numpy as np
import pytest

from playground.scalars.perceptron.points import CORNERS, GATES
from playground.scalars.perceptron.rule import corrections, learn, novikoff, xor_network

# AND, rows in the order 00, 01, 10, 11, from w = (0, 0), b = 0; the unit says 1 where w.x + b > 0.
# Epoch 1: 00, 01, 10 say 0, rightly. 11: z = 0, says 0, should say 1: w = (0, 0) + (1, 1), b = 0 + 1.
# Epoch 2: 00: z = 1, says 1, should say 0: w - (0, 0), b - 1.     01: z = 1: w - (0, 1), b - 1 -> (1, 0), -1.
#          10: z = 0, right.                                       11: z = 0: w + (1, 1), b + 1 -> (2, 1), 0.
# Epoch 3: 00: z = 0, right. 01: z = 1 -> (2, 0), -1. 10: z = 1 -> (1, 0), -2. 11: z = -1 -> (2, 1), -1.
# Epoch 4: 00: z = -1, 01: z = 0, right. 10: z = 1 -> (1, 1), -2. 11: z = 0 -> (2, 2), -1.
# Epoch 5: 00: z = -1, right. 01: z = 1 -> (2, 1), -2. 10: z = 0, 11: z = 1, right.
# Epoch 6: -2, -1, 0, 1: all right. It has learned AND in 10 corrections.
AND_BY_HAND = [  # epoch, row, score, w1, w2, b
    (1, 3, 0, 1, 1, 1),
    (2, 0, 1, 1, 1, 0),
    (2, 1, 1, 1, 0, -1),
    (2, 3, 0, 2, 1, 0),
    (3, 1, 1, 2, 0, -1),
    (3, 2, 1, 1, 0, -2),
    (3, 3, -1, 2, 1, -1),
    (4, 2, 1, 1, 1, -2),
    (4, 3, 0, 2, 2, -1),
    (5, 1, 1, 2, 1, -2),
]


def answers(x, weights, bias):
    return (np.asarray(x) @ weights + bias > 0).astype(int)


def test_and_worked_by_hand():
    made = list(corrections(CORNERS, GATES["AND"]))
    assert [(c.epoch, c.row, c.score, *c.weights, c.bias) for c in made] == AND_BY_HAND
    lesson = learn(CORNERS, GATES["AND"])
    assert len(lesson.corrections) == 10
    assert lesson.per_epoch == [1, 3, 3, 2, 1, 0]
    assert lesson.learned
    assert lesson.cycle is None


@pytest.mark.parametrize("gate", GATES)
def test_each_correction_follows_from_the_one_before(gate):
    weights, bias = np.zeros(2), 0.0
    for made in islice(corrections(CORNERS, GATES[gate], rate=0.5), 30):
        np.testing.assert_array_equal(made.weights_before, weights)
        assert made.bias_before == bias
        assert answers(made.inputs, weights, bias) != made.target == GATES[gate][made.row]
        weights, bias = weights + 0.5 * made.error * made.inputs, bias + 0.5 * made.error
        np.testing.assert_array_equal(made.weights, weights)
        assert made.bias == bias


@pytest.mark.parametrize("gate", ["AND", "OR", "NAND"])
def test_a_gate_that_a_line_separates_is_learned_within_the_bound(gate):
    lesson = learn(CORNERS, GATES[gate])
    last = lesson.corrections[-1]
    assert lesson.learned
    assert lesson.per_epoch[-1] == 0
    assert tuple(answers(CORNERS, last.weights, last.bias)) == GATES[gate]
    assert len(lesson.corrections) <= novikoff(CORNERS, GATES[gate]).corrections


def test_xor_goes_round_in_a_circle():
    lesson = learn(CORNERS, GATES["XOR"])
    first, second = lesson.cycle
    assert not lesson.learned
    assert novikoff(CORNERS, GATES["XOR"]) is None
    # The proof: the same weights after the same row; so what came between comes again, ten times over.
    start, again = (lesson.corrections[number - 1] for number in lesson.cycle)
    assert (start.row, *start.weights, start.bias) == (again.row, *again.weights, again.bias)
    made = list(islice(corrections(CORNERS, GATES["XOR"]), first + 10 * (second - first)))
    circle = [(c.row, *c.weights, c.bias) for c in made[first:second]]
    assert [(c.row, *c.weights, c.bias) for c in made[first:]] == circle * 10


def test_decimals_come_back_to_the_same_weights():
    """0.1 + 0.2 - 0.3 is not 0 in floating point: without rounding this circle would not close."""
    lesson = learn(CORNERS * 0.3 + 0.1, GATES["XOR"])
    assert lesson.cycle is not None


def test_a_lesson_can_be_cut_short():
    lesson = learn(CORNERS, GATES["AND"], most=4)
    assert (len(lesson.corrections), lesson.learned, lesson.cycle) == (4, False, None)


@pytest.mark.parametrize("seed", range(20))
def test_the_bound_holds_for_random_separable_points(seed):
    rng = np.random.default_rng(seed)
    x, direction = rng.uniform(-2, 2, (25, 2)), rng.standard_normal(3)
    distance = x @ direction[:2] + direction[2]
    x, y = x[np.abs(distance) > 0.1], (distance > 0.1)[np.abs(distance) > 0.1].astype(int)
    bound, lesson = novikoff(x, y), learn(x, y, most=10_000)
    v = np.column_stack([x, np.ones(len(x))]) * (2 * y - 1)[:, None]
    assert lesson.learned
    assert len(lesson.corrections) <= bound.corrections == (bound.radius / bound.margin) ** 2
    # The margin is at least what the direction that made the classes has, and no random direction has more.
    assert bound.margin >= (v @ direction).min() / np.linalg.norm(direction) - 1e-12
    others = rng.standard_normal((2000, 3))
    assert (others @ v.T).min(axis=1).max() <= bound.margin * np.linalg.norm(others, axis=1).max()
    assert bound.radius == pytest.approx(np.linalg.norm(v, axis=1).max())


def test_a_margin_known_by_hand():
    """(-1, 0) against (1, 0): u = (1, 0, 0) meets both at distance 1, and R**2 = 2."""
    bound = novikoff(np.array([[-1.0, 0.0], [1.0, 0.0]]), [0, 1])
    assert bound.margin == pytest.approx(1)
    assert bound.corrections == pytest.approx(2)


def test_two_layers_say_xor():
    network = xor_network()
    out, workspace = network.forward(CORNERS)
    assert tuple(workspace.activations[0][:, 0]) == GATES["OR"]
    assert tuple(workspace.activations[0][:, 1]) == GATES["NAND"]
    assert tuple(out[:, 0]) == GATES["XOR"]


def test_points_with_both_classes_are_never_learned():
    x, y = np.array([[1.0, 1.0], [2.0, 2.0], [1.0, 1.0]]), np.array([0, 1, 1])
    assert novikoff(x, y) is None
    assert not learn(x, y).learned


def test_a_narrow_margin_is_still_one():
    """Two points 1e-7 apart, far from the origin: tiny, yet a line runs between them."""
    assert 0 < novikoff(np.array([[1000.0, 1000.0], [1000.0, 1000.0000001]]), [0, 1]).margin < 1e-7


@pytest.mark.parametrize("seed", range(10))
def test_points_that_no_line_separates_have_no_bound(seed):
    rng = np.random.default_rng(seed)
    x = rng.uniform(-1000, 1000, (4, 2)).round(1)
    x = np.vstack([x, (x[0] + x[1]) / 2])  # in the middle between two of the other class
    assert novikoff(x, [0, 0, 0, 1, 1]) is None
