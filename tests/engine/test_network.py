"""Whole networks: gradients by enumeration, one worked by hand, views, shapes, precision."""

from itertools import pairwise

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, mlp, relative_error
from playground.engine.gradcheck import numerical_gradient

CORNERED = ("relu", "leaky_relu", "step")  # no slope at 0
HIDDEN = [(), (5,), (5, 4, 3)]


def drawn(sizes, *args, seed=0, **kwargs):
    """An mlp whose weights and biases are all random."""
    network = mlp(sizes, *args, **kwargs)
    network.flat[...] = 0.6 * np.random.default_rng(seed).standard_normal(network.flat.shape)
    return network


def check_gradients(network, loss, x, y):
    scores, workspace = network.forward(x)
    analytic = network.backward(loss.gradient(scores, y), workspace)
    numerical = network.split(
        numerical_gradient(lambda: loss.value(network.forward(x)[0], y), network.flat, h=1e-5)
    )
    assert list(analytic.grads) == list(network.params)
    for name, expected in numerical.items():
        # in steep parts of a chain one array can be far smaller than another: each is judged on its own
        assert relative_error(analytic.grads[name], expected) < 1e-6, name


def rows_away_from_corners(network, n_rows=4):
    """Inputs for which no weighted sum is so near 0 that moving a weight by h would cross it."""
    rng = np.random.default_rng(1)
    rows = rng.standard_normal((200, network.sizes[0]))
    _, workspace = network.forward(rows)
    nearest = np.min([np.abs(z).min(axis=1) for z in workspace.zs], axis=0)
    return rows[nearest > 1e-2][:n_rows]


@pytest.mark.parametrize("hidden", HIDDEN, ids=str)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients(activation, loss, hidden):
    n_outputs = 3
    network = drawn([2, *hidden, n_outputs], activation)
    x = rows_away_from_corners(network)
    assert len(x) == 4
    check_gradients(network, LOSSES[loss], x, LOSSES[loss].targets_of(np.array([0, 1, 2, 1]), n_outputs))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("output_activation", ACTIVATIONS)
def test_gradients_through_an_output_activation(output_activation, loss):
    network = drawn([2, 4, 3], "tanh", output_activation=output_activation)
    x = rows_away_from_corners(network)
    check_gradients(network, LOSSES[loss], x, LOSSES[loss].targets_of(np.array([0, 1, 2, 1]), 3))


@pytest.mark.parametrize("loss", ["mse", "binary_crossentropy"])
def test_gradients_of_a_single_output(loss):
    network = drawn([3, 4, 1], "sigmoid")
    check_gradients(network, LOSSES[loss], np.random.default_rng(0).standard_normal((6, 3)), np.arange(6.0) % 2)


def test_a_2_2_1_network_worked_by_hand():
    """Backpropagation with a pencil: two inputs, two sigmoid units, one sigmoid output, one row.

    The row is x = (1, 2), its target y = 1. The weights, column j holding what arrives at unit j:

        W0 = [[ 0.1, -0.2],     b0 = (0.3, 0.0)
              [-0.2,  0.1]]
        W1 = [[ 0.5], [-0.5]]   b1 = 0.1

    Forward. The hidden sums are
        z1 = 0.1 * 1 - 0.2 * 2 + 0.3 = 0          z2 = -0.2 * 1 + 0.1 * 2 + 0 = 0
    so both units give a = sigmoid(0) = 0.5, and the output's sum is
        z = 0.5 * 0.5 - 0.5 * 0.5 + 0.1 = 0.1     p = sigmoid(0.1) = 1 / (1 + e^-0.1) = 0.52497918747894

    The loss is the binary cross-entropy -ln p = ln(1 + e^-0.1) = 0.644396660073571

    Backward. Cross-entropy and sigmoid together leave prediction minus target:
        delta = p - y = -0.47502081252106
    The output's weights: dC/dW1 = a * delta = 0.5 * delta for each, dC/db1 = delta.
    What goes back to each hidden unit is delta times the weight that led there, times the slope
    a (1 - a) = 0.25:
        delta_1 =  0.5 * 0.25 * delta =  delta / 8      delta_2 = -0.5 * 0.25 * delta = -delta / 8
    The hidden weights: dC/dW0[i, j] = x_i * delta_j:
        dC/dW0 = delta / 8 * [[1, -1], [2, -2]]         dC/db0 = delta / 8 * (1, -1)

    Update with a learning rate of 0.8: every weight loses 0.8 times its gradient, for example
        W0[1, 0] = -0.2 - 0.8 * 2 * delta / 8 = -0.2 - 0.2 * delta = -0.104995837495788
    """
    network = mlp([2, 2, 1], "sigmoid")
    network.params["0.W"][...] = [[0.1, -0.2], [-0.2, 0.1]]
    network.params["0.b"][...] = [0.3, 0]
    network.params["1.W"][...] = [[0.5], [-0.5]]
    network.params["1.b"][...] = 0.1
    x, y = np.array([[1.0, 2.0]]), np.array([[1.0]])
    loss = LOSSES["binary_crossentropy"]

    scores, workspace = network.forward(x)
    np.testing.assert_allclose(workspace.zs[0], [[0, 0]], atol=1e-15)
    np.testing.assert_allclose(workspace.activations[0], [[0.5, 0.5]], rtol=1e-15)
    np.testing.assert_allclose(scores, [[0.1]], rtol=1e-14)
    np.testing.assert_allclose(loss.predict(scores), [[0.52497918747894]], rtol=1e-14)
    assert loss.value(scores, y) == pytest.approx(0.644396660073571, rel=1e-14)

    gradients = network.backward(loss.gradient(scores, y), workspace)
    delta = -0.47502081252106
    np.testing.assert_allclose(gradients.deltas[1], [[delta]], rtol=1e-13)
    np.testing.assert_allclose(gradients.deltas[0], [[delta / 8, -delta / 8]], rtol=1e-13)
    expected = {
        "0.W": [[delta / 8, -delta / 8], [delta / 4, -delta / 4]],
        "0.b": [delta / 8, -delta / 8],
        "1.W": [[delta / 2], [delta / 2]],
        "1.b": [delta],
    }
    assert set(gradients.grads) == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(gradients.grads[name], values, rtol=1e-13)

    network.flat -= 0.8 * gradients.gradient
    np.testing.assert_allclose(network.params["0.W"][1], [-0.104995837495788, 0.004995837495788], rtol=1e-12)
    np.testing.assert_allclose(network.params["1.W"], [[0.690008325008424], [-0.309991674991576]], rtol=1e-13)
    np.testing.assert_allclose(network.params["1.b"], [0.480016650016848], rtol=1e-13)
    assert loss.value(network.forward(x)[0], y) < 0.41  # and the loss has fallen


@pytest.mark.parametrize("sizes", [[3, 2], [2, 4, 1], [2, 8, 8, 3]], ids=str)
def test_params_are_views_of_one_vector_in_layer_order(sizes):
    network = mlp(sizes, "relu", initializer="standard_normal", rng=np.random.default_rng(0))
    pieces = [network.params[f"{i}.{part}"].ravel() for i in range(len(sizes) - 1) for part in "Wb"]
    np.testing.assert_array_equal(np.concatenate(pieces), network.flat)
    assert list(network.params) == [f"{i}.{part}" for i in range(len(sizes) - 1) for part in "Wb"]
    for i, (n_in, n_out) in enumerate(pairwise(sizes)):
        assert network.params[f"{i}.W"].shape == (n_in, n_out)
        assert network.params[f"{i}.b"].shape == (n_out,)


def test_numbers_written_into_params_are_used():
    network = mlp([2, 1])
    x = np.array([[1.0, 10.0]])
    assert network.forward(x)[0].item() == 0
    network.params["0.W"][...] = [[2], [3]]
    network.params["0.b"][...] = 5
    assert network.forward(x)[0].item() == 37


def test_load_takes_the_numbers_and_not_the_array():
    network = drawn([2, 3, 1])
    other = np.arange(13.0)
    assert network.load(other) is network
    other[:] = 0
    np.testing.assert_array_equal(network.flat, np.arange(13))
    np.testing.assert_array_equal(network.params["1.b"], network.flat[-1:])


def test_weights_are_the_matrices_of_a_vector():
    network = drawn([2, 3, 1])
    W0, W1 = network.weights(network.flat)
    np.testing.assert_array_equal(W0, network.params["0.W"])
    np.testing.assert_array_equal(W1, network.params["1.W"])


@pytest.mark.parametrize("hidden", HIDDEN, ids=str)
def test_forward_is_the_formula_layer_by_layer(hidden):
    network = drawn([2, *hidden, 3], "tanh")
    x = np.random.default_rng(5).standard_normal((6, 2))
    scores, workspace = network.forward(x)
    a = x
    for i in range(len(hidden) + 1):
        z = a @ network.params[f"{i}.W"] + network.params[f"{i}.b"]
        a = np.tanh(z) if i < len(hidden) else z
        np.testing.assert_allclose(workspace.zs[i], z, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(workspace.activations[i], a, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(scores, a, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("activation", ["tanh", "linear"])
def test_a_workspace_used_again_gives_what_a_new_one_gives(activation):
    network = drawn([2, 5, 4, 1], activation)
    loss, workspace = LOSSES["mse"], network.workspace(6)
    for seed in (1, 2, 3):
        rng = np.random.default_rng(seed)
        x, y = rng.standard_normal((6, 2)), rng.standard_normal((6, 1))
        fresh_scores, fresh = network.forward(x)
        scores, same = network.forward(x, None, workspace)
        assert same is workspace
        np.testing.assert_array_equal(scores, fresh_scores)
        network.forward(-x)  # another pass, in a workspace of its own, disturbs nothing
        found = network.backward(loss.gradient(scores, y, out=workspace.grad_scores), workspace)
        expected = network.backward(loss.gradient(fresh_scores, y), fresh)
        np.testing.assert_array_equal(found.gradient, expected.gradient)
        for delta, other in zip(found.deltas, expected.deltas, strict=True):
            np.testing.assert_array_equal(delta, other)


def test_no_gradient_is_worked_out_for_the_inputs():
    """Nobody asks for it, and the first layer's is often the largest of all."""
    first, *others = drawn([2, 3, 1]).workspace(4).caches
    (_, dense), *_ = first.steps
    assert dense.grad_in is None
    assert all(cache.steps[0][1].grad_in is not None for cache in others)


def test_forward_and_backward_change_no_weight_and_no_input():
    network = drawn([2, 3, 1])
    x = np.ones((4, 2))
    kept = network.flat.copy()
    scores, workspace = network.forward(x)
    network.backward(np.ones_like(scores), workspace)
    np.testing.assert_array_equal(network.flat, kept)
    np.testing.assert_array_equal(x, 1)


def test_linear_layers_in_a_row_are_one_linear_layer():
    network = drawn([2, 5, 4, 1], "linear")
    (W0, W1, W2), b = network.weights(network.flat), [network.params[f"{i}.b"] for i in range(3)]
    x = np.random.default_rng(0).standard_normal((6, 2))
    one = x @ (W0 @ W1 @ W2) + (b[0] @ W1 @ W2 + b[1] @ W2 + b[2])
    np.testing.assert_allclose(network.forward(x)[0], one, rtol=1e-12)


@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_both_precisions_start_alike(initializer):
    def start(dtype):
        return mlp([3, 6, 2], initializer=initializer, rng=np.random.default_rng(1), dtype=dtype)

    assert start(np.float32).flat.dtype == np.float32
    np.testing.assert_array_equal(start(np.float32).flat, start(np.float64).flat.astype(np.float32))


def test_weights_are_drawn_layer_by_layer_and_biases_start_at_0():
    network = mlp([3, 4, 2], initializer="he_normal", rng=np.random.default_rng(7))
    rng = np.random.default_rng(7)
    np.testing.assert_array_equal(network.params["0.W"], np.sqrt(2 / 3) * rng.standard_normal((3, 4)))
    np.testing.assert_array_equal(network.params["1.W"], np.sqrt(2 / 4) * rng.standard_normal((4, 2)))
    assert not network.params["0.b"].any()
    assert not network.params["1.b"].any()
    assert not mlp([3, 4, 2]).flat.any()


def test_every_array_of_a_float32_network_is_float32():
    network = drawn([2, 3, 1], dtype=np.float32)
    scores, workspace = network.forward(np.ones((4, 2)))
    gradients = network.backward(np.ones((4, 1)), workspace)
    arrays = [scores, gradients.gradient, *workspace.zs, *workspace.activations, *gradients.deltas]
    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}


@pytest.mark.parametrize(
    ("initializer", "activation", "factor"),
    [
        ("uniform", "linear", 3**-0.5),  # variance 1 / (3 n): each layer keeps a third of it
        ("xavier_uniform", "linear", 1),
        ("xavier_normal", "linear", 1),
        ("orthogonal", "linear", 1),
        ("he_normal", "relu", 1),
        ("he_uniform", "relu", 1),
        ("xavier_normal", "relu", 2**-0.5),  # ReLU cuts off half of the mean square
    ],
)
def test_signals_shrink_or_keep_from_layer_to_layer(initializer, activation, factor):
    """The root mean square of the activations over ten layers of equal width (Glorot 2010, He 2015)."""
    n, depth = 400, 10
    network = mlp([n] * (depth + 2), activation, initializer=initializer, rng=np.random.default_rng(0))
    x = np.random.default_rng(1).standard_normal((100, n))
    _, workspace = network.forward(x)
    sizes = [np.sqrt(np.mean(a**2)) for a in workspace.activations[:-1]]
    per_layer = (sizes[-1] / sizes[0]) ** (1 / (depth - 1))
    assert per_layer == pytest.approx(factor, rel=0.05)
