"""`fit`: training on anybody's own arrays."""

import numpy as np
import pytest

from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.engine.loop import fit

XOR_X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
XOR_Y = np.array([0.0, 1, 1, 0])

# Published with the tutorial it is taken from: the loss before the update of iterations 0, 1000, ..., 9000.
XOR_TRACE = [
    0.9060411745704565,
    0.528406430990051,
    0.4562863780225858,
    0.3721464705702542,
    0.2714371025032263,
    0.1847126755791574,
    0.1282622830474174,
    0.0937387385432936,
    0.0718495778805388,
    0.0572985591391556,
]


def sgd(rate=0.1):
    return OPTIMIZERS["sgd"](rate)


def drawn(sizes, seed=0, **kwargs):
    return mlp(sizes, rng=np.random.default_rng(seed), **kwargs)


def rows(n_rows, n_inputs=2, seed=0):
    rng = np.random.default_rng(seed)
    return rng.standard_normal((n_rows, n_inputs)), rng.standard_normal(n_rows)


def test_the_published_xor_trace():
    draws = np.random.RandomState(42)  # the stream of np.random.seed(42), without touching everyone's
    network = mlp([2, 10, 1], "relu")
    network.params["0.W"][...] = draws.randn(2, 10) * np.sqrt(2 / 2)
    network.params["1.W"][...] = draws.randn(10, 1) * np.sqrt(2 / 10)
    losses = fit(
        network,
        XOR_X,
        XOR_Y,
        loss="binary_crossentropy",
        optimizer=OPTIMIZERS["sgd"](learning_rate=0.01),
        epochs=10_000,
        batch_size=None,
        shuffle=False,
        rng=None,
    )
    np.testing.assert_allclose(losses[::1000], XOR_TRACE, rtol=0, atol=5e-13)
    scores, _ = network.forward(XOR_X)
    assert LOSSES["binary_crossentropy"].decide(scores).tolist() == [0, 1, 1, 0]


def test_a_line_is_found():
    """y = 5 x + 3 with noise of 0.1: one linear unit ends near 5 and 3."""
    rng = np.random.default_rng(0)
    x = rng.uniform(0, 1, (200, 1))
    y = 5 * x[:, 0] + 3 + 0.1 * rng.standard_normal(200)
    network = drawn([1, 1])
    losses = fit(network, x, y, loss="mse", optimizer=sgd(), epochs=50, batch_size=20, rng=rng)
    slope, offset = np.polyfit(x[:, 0], y, 1)
    assert network.params["0.W"].item() == pytest.approx(slope, abs=0.05)
    assert network.params["0.b"].item() == pytest.approx(offset, abs=0.05)
    assert losses[-1] == pytest.approx(0.01, rel=0.2)


@pytest.mark.parametrize("batch_size", [None, 2])
def test_a_flat_target_is_a_column(batch_size):
    x, y = rows(7)
    flat, column = drawn([2, 4, 1]), drawn([2, 4, 1])
    first = fit(flat, x, y, loss="mse", optimizer=sgd(), epochs=5, batch_size=batch_size, shuffle=False)
    second = fit(
        column, x, y[:, None], loss="mse", optimizer=sgd(), epochs=5, batch_size=batch_size, shuffle=False
    )
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(flat.flat, column.flat)


def test_full_batch_descent_is_the_formula():
    """One linear layer and squared errors, every epoch worked out with matrices."""
    x, y = rows(9, 3)
    network = drawn([3, 1])
    W, b = network.params["0.W"].copy(), 0.0
    expected = []
    losses = fit(network, x, y, loss="mse", optimizer=sgd(0.1), epochs=6)
    for _ in range(6):
        error = x @ W + b - y[:, None]
        expected.append(np.mean(error**2))
        W, b = W - 0.1 * 2 * x.T @ error / 9, b - 0.1 * 2 * error.mean()
    np.testing.assert_allclose(losses, expected, rtol=1e-12)
    np.testing.assert_allclose(network.params["0.W"], W, rtol=1e-12)
    np.testing.assert_allclose(network.params["0.b"], b, rtol=1e-12)


def test_the_short_last_batch_is_used():
    """Each row feeds a weight of its own, so only row 4, alone in the last batch, can move weight 4.

    The first batch's errors are -10 and -20: the weights gain 0.1 * 2 * 10 / 2 = 1 and 2, the bias both. The
    second's are 3 - 30 = -27 and 3 - 40 = -37: 2.7 and 3.7, and the bias is at 9.4. The last one's error is
    9.4 - 50 = -40.6, a batch of one: 0.1 * 2 * 40.6 = 8.12.
    """
    network = mlp([5, 1])
    y = np.array([10.0, 20, 30, 40, 50])
    fit(network, np.eye(5), y, loss="mse", optimizer=sgd(0.1), epochs=1, batch_size=2, shuffle=False)
    np.testing.assert_allclose(network.params["0.W"][:, 0], [1, 2, 2.7, 3.7, 8.12])
    np.testing.assert_allclose(network.params["0.b"], [17.52])


@pytest.mark.parametrize("batch_size", [1, 2, 3, 5, 8, None])
def test_the_loss_of_an_epoch_is_the_mean_over_its_rows(batch_size):
    """With a rate of 0 nothing moves, so any batches must give the loss of all rows, each counted once."""
    x, y = rows(5)
    network = drawn([2, 4, 1])
    whole = np.mean((network.forward(x)[0][:, 0] - y) ** 2)
    losses = fit(network, x, y, loss="mse", optimizer=sgd(0), epochs=2, batch_size=batch_size, shuffle=False)
    np.testing.assert_allclose(losses, whole, rtol=1e-12)


@pytest.mark.parametrize("batch_size", [6, 7, 1000])
def test_a_batch_as_large_as_the_data_is_the_full_batch(batch_size):
    x, y = rows(6)
    full, large = drawn([2, 4, 1]), drawn([2, 4, 1])
    first = fit(full, x, y, loss="mse", optimizer=sgd(), epochs=4)
    second = fit(
        large, x, y, loss="mse", optimizer=sgd(), epochs=4, batch_size=batch_size
    )  # no rng: nothing to order
    np.testing.assert_array_equal(first, second)


def test_shuffling_is_the_rngs():
    x, y = rows(20)

    def losses(shuffle, rng):
        network = drawn([2, 4, 1])
        return fit(network, x, y, loss="mse", optimizer=sgd(), epochs=4, batch_size=3, shuffle=shuffle, rng=rng)

    seeded = losses(True, np.random.default_rng(1))
    np.testing.assert_array_equal(seeded, losses(True, np.random.default_rng(1)))
    assert not np.array_equal(seeded, losses(True, np.random.default_rng(2)))
    in_order = losses(False, None)
    assert not np.array_equal(seeded, in_order)
    np.testing.assert_array_equal(in_order, losses(False, np.random.default_rng(1)))


def test_shuffling_keeps_rows_and_targets_together():
    """y is a function of x that one layer can follow exactly, as long as no row gets another's target."""
    x, _ = rows(30)
    y = x @ [2.0, -3.0] + 1
    network = drawn([2, 1])
    losses = fit(
        network, x, y, loss="mse", optimizer=sgd(), epochs=200, batch_size=7, rng=np.random.default_rng(0)
    )
    assert losses[-1] < 1e-20
    np.testing.assert_allclose(network.params["0.W"][:, 0], [2, -3])


def test_the_callers_arrays_are_left_alone():
    x, y = rows(9)
    kept_x, kept_y = x.copy(), y.copy()
    fit(
        drawn([2, 3, 1]),
        x,
        y,
        loss="mse",
        optimizer=sgd(),
        epochs=3,
        batch_size=2,
        rng=np.random.default_rng(0),
    )
    np.testing.assert_array_equal(x, kept_x)
    np.testing.assert_array_equal(y, kept_y)


def test_a_float32_network_stays_float32():
    x, y = rows(9)
    network, exact = drawn([2, 3, 1], dtype=np.float32), drawn([2, 3, 1])
    optimizer = OPTIMIZERS["adam"](0.01)
    losses = fit(network, x, y, loss="mse", optimizer=optimizer, epochs=5)
    assert network.flat.dtype == np.float32
    assert {array.dtype for array in network.params.values()} == {np.dtype(np.float32)}
    assert optimizer.memory["flat"].dtype == np.float32
    np.testing.assert_allclose(
        losses, fit(exact, x, y, loss="mse", optimizer=OPTIMIZERS["adam"](0.01), epochs=5), rtol=1e-5
    )


def test_class_numbers_and_one_hot_targets_train_alike():
    x, _ = rows(12)
    classes = np.arange(12) % 3
    numbers, one_hot = drawn([2, 5, 3]), drawn([2, 5, 3])
    choices = {"optimizer": sgd(0.5), "epochs": 10, "batch_size": 4, "shuffle": False}
    first = fit(numbers, x, classes, loss="sparse_categorical_crossentropy", **choices)
    second = fit(one_hot, x, np.eye(3)[classes], loss="categorical_crossentropy", **choices)
    np.testing.assert_allclose(first, second, rtol=1e-12)
    assert first[-1] < first[0]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"y": np.ones(5)}, "x has 6 rows and y has 5: they must have the same number, at least 1."),
        ({"x": np.ones((0, 2)), "y": np.ones(0)}, "x has 0 rows and y has 0"),
        ({"batch_size": 0}, "batch_size must be at least 1, or None for all rows, not 0."),
        ({"batch_size": -3}, "batch_size must be at least 1, or None for all rows, not -3."),
        ({"batch_size": 2}, r"Shuffling needs an rng \(numpy.random.Generator\); or say shuffle=False."),
    ],
)
def test_arguments_that_do_not_fit_are_refused_in_words(changes, sentence):
    arguments = {
        "x": np.ones((6, 2)),
        "y": np.ones(6),
        "loss": "mse",
        "optimizer": sgd(),
        "epochs": 1,
        **changes,
    }
    with pytest.raises(ValueError, match=sentence):
        fit(drawn([2, 1]), **arguments)


@pytest.mark.parametrize(
    ("loss", "x_shape", "y"),
    [
        ("mse", (6, 3), np.ones((6, 3))),
        ("mse", (6, 1), np.ones((6, 3))),
        ("mse", (2,), np.ones((2, 3))),
        ("mse", (6, 2), np.ones((6, 2))),
        ("mse", (6, 2), np.ones(6)),
        ("categorical_crossentropy", (6, 2), np.ones((6, 1))),
        ("categorical_crossentropy", (6, 2), np.ones(6)),
        ("sparse_categorical_crossentropy", (6, 2), np.ones((6, 3))),
        ("sparse_categorical_crossentropy", (6, 2), np.array([0, 1, 2, 3, 0, 1])),
        ("sparse_categorical_crossentropy", (6, 2), np.array([0, 1, 2, -1, 0, 1])),
        ("sparse_categorical_crossentropy", (6, 2), np.array([0, 1, 2, 0.5, 0, 1])),
    ],
    ids=lambda value: str(np.shape(value)) if isinstance(value, np.ndarray) else str(value),
)
def test_arrays_that_do_not_fit_the_network_are_refused(loss, x_shape, y):
    with pytest.raises(ValueError):  # noqa: PT011 -- NumPy's own words are as good
        fit(drawn([2, 4, 3]), np.ones(x_shape), y, loss=loss, optimizer=sgd(), epochs=1)


def test_an_unknown_loss_is_a_key_error():
    with pytest.raises(KeyError, match="hinge"):
        fit(drawn([2, 1]), *rows(4), loss="hinge", optimizer=sgd(), epochs=1)
