"""Steps that are not there leave no trace: not in states and answers, and not in gradients."""

import numpy as np
import pytest

from playground.engine.recurrent import CELLS, recurrent_network, set_mask, state_of

N_STEPS, N_PADDED = 4, 7
PADDINGS = {
    "before": [0, 0, 0, 1, 1, 1, 1],
    "behind": [1, 1, 1, 1, 0, 0, 0],
    "on both sides": [0, 1, 1, 1, 1, 0, 0],
    "inside": [1, 0, 1, 0, 0, 1, 1],
}

every_cell = pytest.mark.parametrize("cell", CELLS)
every_padding = pytest.mark.parametrize("there", PADDINGS.values(), ids=PADDINGS)


def network(cell, n_steps, many_to_many=False, **options):
    made = recurrent_network(cell, 2, 3, 1, n_steps, many_to_many=many_to_many, **options)
    made.flat[...] = 0.6 * np.random.default_rng(0).standard_normal(made.flat.shape)
    return made


def padded(x, there):
    """x (N, T, D) with anything at all in the steps that are not there."""
    wide = np.full((len(x), N_PADDED, x.shape[2]), 99.0)
    wide[:, np.array(there, bool)] = x
    return wide


@every_cell
@every_padding
@pytest.mark.parametrize("draws", [False, True], ids=["all units", "dropout"])
def test_a_padded_sequence_is_the_sequence_alone(cell, there, draws):
    there = np.array(there, bool)
    options = {"dropout": 0.4, "recurrent_dropout": 0.4} if draws else {}
    alone, wide = network(cell, N_STEPS, **options), network(cell, N_PADDED, **options)
    x = np.random.default_rng(1).standard_normal((3, N_STEPS, 2))
    found, expected = wide.workspace(3), alone.workspace(3)
    set_mask(found, np.tile(there, (3, 1)))
    for model, inputs, workspace in ((wide, padded(x, there), found), (alone, x, expected)):
        model.forward(inputs, np.random.default_rng(2) if draws else None, workspace)
        model.backward(np.array([[1.0], [-2.0], [0.5]]), workspace)
    np.testing.assert_allclose(found.scores, expected.scores, rtol=1e-12)
    np.testing.assert_allclose(state_of(found).h[1:][there], state_of(expected).h[1:], rtol=1e-12)
    last = np.flatnonzero(there)[-1] + 1
    np.testing.assert_allclose(state_of(found).grad_h[last], state_of(expected).grad_h[-1], rtol=1e-12)
    np.testing.assert_allclose(state_of(found).grad_h[0], state_of(expected).grad_h[0], rtol=1e-12, atol=1e-15)
    for name, numbers in expected.grads.items():
        np.testing.assert_allclose(found.grads[name], numbers, rtol=1e-11, atol=1e-14, err_msg=name)


@every_cell
@every_padding
def test_a_padded_sequence_that_answers_at_every_step(cell, there):
    there = np.array(there, bool)
    alone, wide = network(cell, N_STEPS, many_to_many=True), network(cell, N_PADDED, many_to_many=True)
    rng = np.random.default_rng(1)
    x, grad = rng.standard_normal((3, N_STEPS, 2)), rng.standard_normal((N_STEPS, 3, 1))
    found, expected = wide.workspace(3), alone.workspace(3)
    set_mask(found, np.tile(there, (3, 1)))
    wide.forward(padded(x, there), None, found)
    alone.forward(x, None, expected)
    scores = found.scores.reshape(N_PADDED, 3)[there]
    np.testing.assert_allclose(scores, expected.scores.reshape(N_STEPS, 3), rtol=1e-12)
    wide_grad = np.zeros((N_PADDED, 3, 1))
    wide_grad[there] = grad
    wide.backward(wide_grad.reshape(-1, 1), found)
    alone.backward(grad.reshape(-1, 1), expected)
    for name, numbers in expected.grads.items():
        np.testing.assert_allclose(found.grads[name], numbers, rtol=1e-11, atol=1e-14, err_msg=name)


@every_cell
def test_each_sequence_has_a_mask_of_its_own(cell):
    """Row by row a batch of several lengths gives what its sequences give alone."""
    model = network(cell, N_PADDED)
    x = np.random.default_rng(1).standard_normal((len(PADDINGS), N_PADDED, 2))
    is_there = np.array([*PADDINGS.values()], bool)
    together = model.workspace(len(x))
    set_mask(together, is_there)
    model.forward(x, None, together)
    for place, there in enumerate(is_there):
        alone = network(cell, N_STEPS).forward(x[place : place + 1, there])[0]
        np.testing.assert_allclose(together.scores[place : place + 1], alone, rtol=1e-12)


@every_cell
def test_where_nothing_is_there_the_state_stays(cell):
    model = network(cell, 3)
    workspace = model.workspace(2)
    cache = state_of(workspace)
    cache.h[0] = 0.5
    set_mask(workspace, np.zeros((2, 3), bool))
    model.forward(np.ones((2, 3, 2)), None, workspace)
    np.testing.assert_array_equal(cache.h, 0.5)
    model.backward(np.ones((2, 1)), workspace)
    assert not any(grad.any() for name, grad in workspace.grads.items() if name[0] == "0")
    for t in range(3):
        np.testing.assert_array_equal(cache.grad_h[t], cache.grad_h[-1])  # the error passes by


@every_cell
def test_a_mask_is_taken_off_again(cell):
    model = network(cell, 3)
    x, workspace = np.random.default_rng(1).standard_normal((2, 3, 2)), model.workspace(2)
    expected = model.forward(x)[0].copy()
    set_mask(workspace, [[1, 0, 1], [0, 0, 1]])
    assert not np.allclose(model.forward(x, None, workspace)[0], expected)
    set_mask(workspace, None)
    np.testing.assert_array_equal(model.forward(x, None, workspace)[0], expected)


@every_cell
def test_a_mask_of_ones_changes_nothing(cell):
    model = network(cell, 3)
    x, whole, masked = np.random.default_rng(1).standard_normal((2, 3, 2)), model.workspace(2), model.workspace(2)
    set_mask(masked, np.ones((2, 3)))
    for workspace in (whole, masked):
        model.forward(x, None, workspace)
        model.backward(np.ones((2, 1)), workspace)
    np.testing.assert_array_equal(masked.scores, whole.scores)
    np.testing.assert_array_equal(masked.gradient, whole.gradient)
