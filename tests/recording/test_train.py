"""`train`: an experiment into steps, the same to the last bit, taken up anywhere."""

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, log_loss, mean_squared_error, r2_score

from playground.choices.experiment import Experiment
from playground.data import DATASETS, prepare
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS
from playground.recording.networks import network_for
from playground.recording.observe import accuracy, r2
from playground.recording.train import train

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 4), epochs=6, batch_size=8)

EXPERIMENTS = {
    "default": replace(Experiment(), epochs=4),
    "several classes": replace(SMALL, dataset="blobs", loss="categorical_crossentropy"),
    "class numbers": replace(SMALL, dataset="iris", optimizer="momentum"),
    "values": replace(SMALL, dataset="sine", learning_rate=0.1),
    "relu and adam": replace(SMALL, activation="relu", initializer="he_normal", optimizer="adam"),
    "no hidden layer": replace(SMALL, hidden_sizes=(), dataset="linear"),
    "full batch": replace(SMALL, batch_size=None, optimizer="nesterov"),
    "single precision": replace(SMALL, dtype="float32", optimizer="rmsprop"),
    "output activation": replace(SMALL, output_activation="softplus", dataset="bumps"),
    "changing rates": replace(SMALL, learning_rate_changes=((2, 0.5), (4, 0.001))),
}
every_experiment = pytest.mark.parametrize("experiment", EXPERIMENTS.values(), ids=EXPERIMENTS)


def assert_same(step, other):
    """Equal to the last bit in everything."""
    assert list(step.params) == list(other.params)
    for name in set(step._fields) - {"layout"}:
        np.testing.assert_array_equal(getattr(step, name), getattr(other, name), err_msg=name)
    for name, mine in step.params.items():
        np.testing.assert_array_equal(mine, other.params[name], err_msg=name)


def forward(experiment, step, x):
    """Sums and activations of each layer, by the formula."""
    zs, activations, a = [], [x], x
    n_layers = len(step.params) // 2
    for i in range(n_layers):
        name = experiment.activation if i < n_layers - 1 else experiment.output_activation
        zs.append(a @ step.params[f"{i}.W"] + step.params[f"{i}.b"])
        a = ACTIVATIONS[name].f(zs[-1])
        activations.append(a)
    return zs, activations


@every_experiment
def test_training_is_the_same_to_the_last_bit(experiment):
    steps = list(train(experiment))
    assert [step.epoch for step in steps] == list(range(experiment.epochs + 1))
    for step, again in zip(steps, train(experiment), strict=True):
        assert_same(step, again)


@every_experiment
def test_step_0_is_the_untrained_network(experiment):
    step = next(train(experiment))
    rng = np.random.default_rng([experiment.seed, 0, 2])
    for name, values in step.params.items():
        expected = INITIALIZERS[experiment.initializer](rng, *values.shape) if name.endswith("W") else 0
        np.testing.assert_array_equal(values, np.asarray(expected, experiment.dtype_name))
    assert step.epoch == step.n_updates == 0
    assert not step.memory.any()
    assert not step.update_norms.any()


def test_matched_networks_start_alike():
    """Whatever does not shape the network leaves its starting weights as they are: comparisons are fair."""
    start = next(train(SMALL)).flat
    for changes in (
        {"activation": "relu"},
        {"optimizer": "adam", "learning_rate": 1},
        {"batch_size": None, "epochs": 1},
        {"noise": 0.3, "data_seed": 5},
    ):
        np.testing.assert_array_equal(next(train(replace(SMALL, **changes))).flat, start)
    assert not np.array_equal(next(train(replace(SMALL, seed=1))).flat, start)


@every_experiment
def test_params_are_the_flat_vector_by_name(experiment):
    step = list(train(experiment))[-1]
    for values in step.params.values():
        assert np.shares_memory(values, step.flat)
        assert values.dtype == experiment.dtype_name
    assert step.flat.size == sum(values.size for values in step.params.values())


@every_experiment
def test_a_step_already_seen_never_changes(experiment):
    steps, copies = [], []
    for step in train(experiment):
        steps.append(step)
        copies.append((step.flat.copy(), step.memory.copy(), step.grad_norms.copy(), step.delta_norms.copy()))
    for step, copied in zip(steps, copies, strict=True):
        for mine, its in zip((step.flat, step.memory, step.grad_norms, step.delta_norms), copied, strict=True):
            np.testing.assert_array_equal(mine, its)


@every_experiment
def test_losses_and_scores_are_sklearns(experiment):
    prepared = prepare(experiment)
    exact = {"rel": 1e-4} if experiment.dtype == "float32" else {"rel": 1e-9}
    for step in train(experiment):
        for part, loss, score in (
            (prepared.train, step.train_loss, step.train_score),
            (prepared.test, step.test_loss, step.test_score),
        ):
            scores = forward(experiment, step, part.x)[1][-1]
            if experiment.task == "regression":
                assert loss == pytest.approx(mean_squared_error(part.y, scores[:, 0]), **exact)
                assert score == pytest.approx(r2_score(part.y, scores[:, 0]), **exact)
            else:
                probabilities = LOSSES[experiment.loss_name].predict(scores)
                decided = scores.argmax(axis=1) if scores.shape[1] > 1 else scores[:, 0] > 0
                assert loss == pytest.approx(log_loss(part.y, probabilities), **exact)
                assert score == accuracy_score(part.y, decided)


@every_experiment
def test_norms_are_those_of_the_chain_rule(experiment):
    """Once more by the formula; a delta is dC/dz of a row taken as a batch of its own."""
    prepared = prepare(experiment)
    x, y = prepared.train.x, prepared.train.y
    loss, before = LOSSES[experiment.loss_name], None
    rel = 1e-3 if experiment.dtype == "float32" else 1e-9
    for step in train(experiment):
        zs, activations = forward(experiment, step, x)
        targets = LOSSES[experiment.loss_name].targets_of(y, experiment.n_outputs)
        deltas = np.concatenate(
            [loss.gradient(activations[-1][i : i + 1], targets[i : i + 1]) for i in range(len(x))]
        )
        for i in reversed(range(len(zs))):
            last = i == len(zs) - 1
            deltas = deltas * ACTIVATIONS[experiment.output_activation if last else experiment.activation].slope(
                zs[i]
            )
            assert step.delta_norms[i] == pytest.approx(np.sqrt(np.mean((deltas**2).sum(axis=1))), rel=rel)
            gradient = activations[i].T @ deltas / len(x)
            assert step.grad_norms[i] == pytest.approx(np.linalg.norm(gradient), rel=rel)
            moved = 0 if before is None else step.params[f"{i}.W"] - before.params[f"{i}.W"]
            assert step.update_norms[i] == pytest.approx(np.linalg.norm(moved), rel=rel)
            deltas = deltas @ step.params[f"{i}.W"].T
        before = step


@every_experiment
def test_a_run_taken_up_from_any_step_goes_on_the_same(experiment):
    steps = list(train(experiment))
    for start in steps:
        again = list(train(experiment, start))
        assert len(again) == experiment.epochs - start.epoch
        for step, other in zip(steps[start.epoch + 1 :], again, strict=True):
            assert_same(step, other)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_can_be_taken_up(optimizer, dtype):
    experiment = replace(SMALL, optimizer=optimizer, dtype=dtype, learning_rate=0.1)
    steps = list(train(experiment))
    for start in (steps[0], steps[3]):
        for step, other in zip(steps[start.epoch + 1 :], train(experiment, start), strict=True):
            assert_same(step, other)


def test_full_batch_training_is_gradient_descent():
    """Five epochs of the default network by hand: tanh, one output, cross-entropy."""
    experiment = replace(Experiment(), batch_size=None, epochs=5, learning_rate=0.5)
    prepared = prepare(experiment)
    x, y = prepared.train.x, prepared.train.y[:, None]
    steps = list(train(experiment))
    W = [steps[0].params[f"{i}.W"].copy() for i in range(3)]
    b = [steps[0].params[f"{i}.b"].copy() for i in range(3)]
    for step in steps[1:]:
        a1 = np.tanh(x @ W[0] + b[0])
        a2 = np.tanh(a1 @ W[1] + b[1])
        d3 = (1 / (1 + np.exp(-(a2 @ W[2] + b[2]))) - y) / len(x)
        d2 = d3 @ W[2].T * (1 - a2**2)
        d1 = d2 @ W[1].T * (1 - a1**2)
        for i, (a, d) in enumerate(((x, d1), (a1, d2), (a2, d3))):
            W[i] -= 0.5 * a.T @ d
            b[i] -= 0.5 * d.sum(axis=0)
            np.testing.assert_allclose(step.params[f"{i}.W"], W[i], rtol=1e-9)
            np.testing.assert_allclose(step.params[f"{i}.b"], b[i], rtol=1e-9)


@pytest.mark.parametrize(
    ("batch_size", "updates"), [(1, 28), (8, 4), (10, 3), (27, 2), (28, 1), (2000, 1), (None, 1)]
)
def test_every_batch_of_an_epoch_is_an_update(batch_size, updates):
    """28 training rows; the last batch may be short and counts."""
    for step in train(replace(SMALL, batch_size=batch_size)):
        assert step.n_updates == updates * step.epoch


def test_batches_are_shuffled_by_the_seed():
    """The same start, the same data: whatever differs then is the order of the rows."""
    base = replace(SMALL, initializer="zeros", hidden_sizes=(), batch_size=1)
    weights = [list(train(replace(base, seed=seed)))[-1].flat for seed in (0, 0, 1)]
    np.testing.assert_array_equal(weights[0], weights[1])
    assert not np.array_equal(weights[0], weights[2])


def test_batches_are_shuffled_anew_every_epoch():
    """From the same weights, the third epoch's order leads elsewhere than the first's."""
    experiment = replace(SMALL, batch_size=1)
    start, first, *_ = train(experiment)
    third = next(train(experiment, start._replace(epoch=2)))
    assert not np.array_equal(first.flat, third.flat)
    np.testing.assert_allclose(first.flat, third.flat, atol=0.1)


def test_a_learning_rate_change_is_in_force_from_the_next_epoch_on():
    changed = list(train(replace(SMALL, learning_rate=0.1, learning_rate_changes=((3, 0.7),))))
    slow = list(train(replace(SMALL, learning_rate=0.1)))
    for epoch in range(4):
        assert_same(changed[epoch], slow[epoch])
    fast = train(replace(SMALL, learning_rate=0.7), slow[3])
    for epoch, step in zip(range(4, 7), fast, strict=True):
        assert_same(changed[epoch], step)
    assert not np.array_equal(changed[4].flat, slow[4].flat)


@pytest.mark.parametrize("dataset", ["bumps", "diabetes"])
def test_divergence_ends_the_run_with_a_step_that_says_so(dataset):
    steps = list(train(Experiment(dataset=dataset, learning_rate=100, activation="relu")))
    assert 1 < len(steps) < 1000
    assert all(step.is_finite for step in steps[:-1])
    assert not steps[-1].is_finite
    assert list(train(Experiment(dataset=dataset, learning_rate=100, activation="relu"), steps[-1])) == []


def test_a_longer_run_starts_with_the_shorter_one():
    short, long = train(replace(SMALL, epochs=3)), train(replace(SMALL, epochs=500))
    for step, other in zip(short, islice(long, 4), strict=True):
        assert_same(step, other)


def test_training_changes_nothing_of_the_data():
    prepared = prepare(SMALL)
    kept = [array.copy() for part in (prepared.train, prepared.test) for array in part]
    given = list(train(SMALL, prepared=prepared))
    for array, copied in zip(
        [array for part in (prepared.train, prepared.test) for array in part], kept, strict=True
    ):
        np.testing.assert_array_equal(array, copied)
    for step, other in zip(given, train(SMALL), strict=True):
        assert_same(step, other)


def test_the_default_network_learns_the_circles():
    *_, step = train(replace(Experiment(), epochs=200))
    assert step.train_score > 0.98
    assert step.test_score > 0.95
    assert step.test_loss < 0.15


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_can_be_learned(dataset):
    experiment = replace(SMALL, dataset=dataset, optimizer="adam", learning_rate=0.1, epochs=30)
    first, *_, last = train(experiment)
    assert last.train_loss < 0.8 * first.train_loss


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("initializer", INITIALIZERS)
def test_every_activation_and_initializer_trains(activation, initializer):
    *_, step = train(replace(SMALL, activation=activation, initializer=initializer, epochs=2))
    assert step.is_finite
    assert step.update_norms[-1] > 0 or initializer == "zeros"


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("dataset", ["circles", "blobs"])
def test_every_loss_trains(loss, dataset):
    first, *_, last = train(replace(SMALL, dataset=dataset, loss=loss, optimizer="adam"))
    assert last.train_loss < first.train_loss


@pytest.mark.parametrize("n_rows", [1, 7])
def test_scores_are_sklearns(n_rows):
    rng = np.random.default_rng(n_rows)
    y, decided = rng.integers(0, 3, n_rows), rng.integers(0, 3, n_rows)
    assert accuracy(y, decided) == accuracy_score(y, decided)
    if n_rows > 1:
        values, predicted = rng.standard_normal((2, n_rows))
        assert r2(values, predicted) == pytest.approx(r2_score(values, predicted), rel=1e-12)
        assert r2(values, values) == 1
        assert r2(values, np.full(n_rows, values.mean())) == pytest.approx(0, abs=1e-12)
    assert r2(np.ones(n_rows), np.zeros(n_rows)) == 0


def test_a_network_without_an_rng_holds_zeros_in_the_experiments_shape():
    network = network_for(replace(SMALL, dataset="blobs", dtype="float32"), prepare(SMALL))
    assert network.sizes == [2, 5, 4, 3]
    assert network.flat.dtype == np.float32
    assert not network.flat.any()
