"""Every entry of OPTIMIZERS against its rule, written out once more for one number at a time."""

import math

import numpy as np
import pytest

from playground.engine import OPTIMIZERS

RATE = 0.1
GRADIENTS = [0.5, -2.0, 0.0, 3.0, 1e-3, -0.7]


def sgd(gradients):
    return [-RATE * g for g in gradients]


def momentum(gradients):
    moves, v = [], 0.0
    for g in gradients:
        v = 0.9 * v - RATE * g
        moves.append(v)
    return moves


def nesterov(gradients):
    moves, v = [], 0.0
    for g in gradients:
        v = 0.9 * v - RATE * g
        moves.append(0.9 * v - RATE * g)
    return moves


def adagrad(gradients):
    moves, s = [], 0.0
    for g in gradients:
        s += g * g
        moves.append(-RATE * g / (math.sqrt(s) + 1e-8))
    return moves


def rmsprop(gradients):
    moves, s = [], 0.0
    for g in gradients:
        s = 0.9 * s + 0.1 * g * g
        moves.append(-RATE * g / (math.sqrt(s) + 1e-8))
    return moves


def adam(gradients):
    moves, m, s = [], 0.0, 0.0
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        s = 0.999 * s + 0.001 * g * g
        rate = RATE * math.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        moves.append(-rate * m / (math.sqrt(s) + 1e-8))
    return moves


RULES = {
    "sgd": sgd,
    "momentum": momentum,
    "nesterov": nesterov,
    "adagrad": adagrad,
    "rmsprop": rmsprop,
    "adam": adam,
}

every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)


@every_optimizer
def test_updates_follow_the_rule(name):
    optimizer = OPTIMIZERS[name](RATE)
    point = np.zeros(1)
    moves = [optimizer.updates({"w": point}, {"w": np.array([g])})["w"][0] for g in GRADIENTS]
    np.testing.assert_allclose(moves, RULES[name](GRADIENTS), rtol=1e-12, atol=1e-18)


@every_optimizer
@pytest.mark.parametrize("shape", [(4,), (2, 3), (2, 1, 2), (0,), ()], ids=str)
def test_numbers_move_one_by_one_in_arrays_of_any_shape(name, shape):
    """What a number does depends on its own gradients alone, wherever it stands."""
    rng = np.random.default_rng(0)
    params = {"0.b": np.zeros(3), "any name": np.zeros(shape)}
    gradients = [{key: rng.standard_normal(p.shape) for key, p in params.items()} for _ in range(4)]
    optimizer = OPTIMIZERS[name](RATE)
    moves = [{key: u.copy() for key, u in optimizer.updates(params, grads).items()} for grads in gradients]
    for key, p in params.items():
        for index in np.ndindex(p.shape):
            expected = RULES[name]([grads[key][index] for grads in gradients])
            np.testing.assert_allclose([move[key][index] for move in moves], expected, rtol=1e-12)


@every_optimizer
def test_updates_change_nothing_they_were_given(name):
    params, grads = {"w": np.array([1.0, 2])}, {"w": np.array([0.5, -1])}
    updates = OPTIMIZERS[name](RATE).updates(params, grads)
    assert list(updates) == ["w"]
    assert params["w"].tolist() == [1, 2]
    assert grads["w"].tolist() == [0.5, -1]


@every_optimizer
def test_the_learning_rate_can_be_changed_between_updates(name):
    """A rate of 0 stops the rules without velocity at once; the others roll on by what they remember."""
    optimizer = OPTIMIZERS[name](RATE)
    gradient = {"w": np.array([1.0])}
    first = optimizer.updates(gradient, gradient)["w"].copy()
    optimizer.learning_rate = 0
    second = optimizer.updates(gradient, gradient)["w"]
    expected = {"momentum": 0.9 * -RATE, "nesterov": 0.9 * 0.9 * -RATE}.get(name, 0)
    assert first < 0
    assert second == pytest.approx(expected)


@every_optimizer
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_resume_goes_on_as_if_nothing_had_happened(name, dtype):
    rng = np.random.default_rng(0)
    params = {"a": np.zeros((2, 3), dtype), "b": np.zeros(4, dtype)}
    gradients = [{key: rng.standard_normal(p.shape).astype(dtype) for key, p in params.items()} for _ in range(8)]
    whole = OPTIMIZERS[name](RATE)
    for grads in gradients[:5]:
        whole.updates(params, grads)
    resumed = OPTIMIZERS[name](RATE)
    resumed.resume(params, {key: memory.copy() for key, memory in whole.memory.items()}, whole.n_updates)
    for grads in gradients[5:]:
        expected, found = whole.updates(params, grads), resumed.updates(params, grads)
        for key in params:
            assert found[key].dtype == dtype
            np.testing.assert_array_equal(found[key], expected[key])
    assert resumed.n_updates == whole.n_updates == 8


@every_optimizer
def test_memory_holds_the_slots_it_says(name):
    optimizer = OPTIMIZERS[name](RATE)
    optimizer.updates({"w": np.zeros((2, 3))}, {"w": np.ones((2, 3))})
    assert optimizer.memory["w"].shape == (optimizer.n_slots, 2, 3)
    assert optimizer.memory["w"].all()  # a gradient of 1 leaves a trace in every slot


@pytest.mark.parametrize("name", ["momentum", "nesterov"])
def test_momentum_of_0_is_sgd(name):
    optimizer = OPTIMIZERS[name](RATE, momentum=0)
    for g in GRADIENTS:
        gradient = {"w": np.array([g])}
        assert optimizer.updates(gradient, gradient)["w"] == pytest.approx(-RATE * g)


def test_first_step_of_adam_has_the_length_of_the_rate():
    """The bias taken off leaves m / sqrt(s) = g / |g| at the first step, whatever the size of g."""
    gradient = {"w": np.array([1e-4, -1e4])}
    np.testing.assert_allclose(OPTIMIZERS["adam"](RATE).updates(gradient, gradient)["w"], [-RATE, RATE], rtol=0.01)
