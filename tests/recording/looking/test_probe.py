"""The pictures of a step: right, and taken without touching the training."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import DATASETS, prepare
from playground.engine import ACTIVATIONS
from playground.recording.history import History
from playground.recording.looking.probe import RESOLUTION, UNIT_RESOLUTION, UNITS_SHOWN, Probe, grid_points
from playground.recording.looking.spread import BINS, ROWS_SHOWN
from playground.recording.networks import network_for
from playground.recording.train import train

SMALL = Experiment(n_samples=60, hidden_sizes=(5, 4), epochs=20, learning_rate=0.3)
SQUARE = (RESOLUTION, RESOLUTION)


def trained(experiment):
    """A probe of the experiment, its data, and its last step."""
    prepared = prepare(experiment)
    *_, step = train(experiment, prepared=prepared)
    return Probe(experiment, prepared), prepared, step


def last_frame(experiment):
    probe, _, step = trained(experiment)
    return probe.frame(step)


def own_grid(prepared):
    """The plane's points, lowest row first, from left to right: what a picture's pixels stand for."""
    (left, right), (bottom, top) = prepared.plane.limits
    xs, ys = np.linspace(left, right, RESOLUTION), np.linspace(bottom, top, RESOLUTION)
    return np.array([[x, y] for y in ys for x in xs])


def standardized(points, prepared):
    raw = prepared.train.points
    return (points - raw.mean(axis=0)) / raw.std(axis=0)


def scores_of(step, x, n_layers=3):
    """Activations of every layer and the raw scores of a tanh network, in float64."""
    activations = []
    for i in range(n_layers):
        x = x @ step.params[f"{i}.W"] + step.params[f"{i}.b"]
        x = np.tanh(x) if i < n_layers - 1 else x
        activations.append(x)
    return activations


def assert_bytes(found, shares):
    """A byte is its share of 255, rounded; pictures are made in float32, which may tip a rounding."""
    expected = np.clip(shares, 0, 1) * 255
    off = np.abs(found.astype(float) - expected)
    assert off.max() < 0.5 + 1e-2


def test_probing_changes_nothing_of_the_training():
    prepared = prepare(SMALL)
    probe = Probe(SMALL, prepared)
    for seen, unseen in zip(train(SMALL, prepared=prepared), train(SMALL), strict=True):
        before = seen.flat.copy()
        probe.frame(seen)
        np.testing.assert_array_equal(seen.flat, before)
        np.testing.assert_array_equal(seen.flat, unseen.flat)
        assert seen[1:5] == unseen[1:5]


@pytest.mark.parametrize("dataset", ["circles", "blobs", "sine"])
def test_a_frame_depends_on_its_step_alone_and_stays(dataset):
    experiment = replace(SMALL, dataset=dataset, epochs=5)
    prepared = prepare(experiment)
    probe, steps = Probe(experiment, prepared), list(train(experiment))
    frames = [probe.frame(step) for step in steps]
    for frame, step in zip(frames, steps, strict=True):
        for kept, fresh in zip(frame, Probe(experiment, prepared).frame(step), strict=True):
            np.testing.assert_array_equal(kept, fresh)
    assert not np.array_equal(frames[0].units, frames[-1].units)


def test_the_boundary_is_the_predicted_probability():
    probe, prepared, step = trained(SMALL)
    scores = scores_of(step, standardized(own_grid(prepared), prepared))[-1]
    boundary = probe.frame(step).boundary
    assert boundary.shape == (1, *SQUARE)
    assert np.ptp(boundary) > 50
    assert_bytes(boundary, 1 / (1 + np.exp(-scores)).reshape(1, *SQUARE))


def test_the_boundary_through_chosen_inputs():
    experiment = replace(SMALL, features=("x2", "x1x2"), scaling="none")
    probe, prepared, step = trained(experiment)
    x1, x2 = own_grid(prepared).T
    scores = scores_of(step, np.column_stack([x2, x1 * x2]))[-1]
    assert_bytes(probe.frame(step).boundary, 1 / (1 + np.exp(-scores)).reshape(1, *SQUARE))


def test_the_boundary_of_several_classes_is_the_likeliest_and_its_probability():
    probe, prepared, step = trained(replace(SMALL, dataset="blobs", n_classes=4))
    scores = scores_of(step, standardized(own_grid(prepared), prepared))[-1]
    probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    best, sureness = probe.frame(step).boundary
    np.testing.assert_array_equal(best.ravel(), probabilities.argmax(axis=1))
    assert set(best.ravel()) == {0, 1, 2, 3}
    assert_bytes(sureness.ravel(), probabilities.max(axis=1))


def test_the_boundary_of_values_spans_the_training_targets():
    probe, prepared, step = trained(replace(SMALL, dataset="plane", learning_rate=0.03))
    reach = np.abs(prepared.train.y).max()
    assert probe.output_range == pytest.approx((-reach, reach))
    values = scores_of(step, standardized(own_grid(prepared), prepared))[-1]
    assert_bytes(probe.frame(step).boundary, ((values + reach) / (2 * reach)).reshape(1, *SQUARE))


def test_a_curve_is_the_prediction_over_the_input():
    probe, prepared, step = trained(replace(SMALL, dataset="sine", learning_rate=0.03))
    (left, right), _ = prepared.plane.limits
    x = np.linspace(left, right, RESOLUTION)[:, None]
    raw = prepared.train.points[:, :1]
    values = scores_of(step, (x - raw.mean()) / raw.std())[-1][:, 0]
    frame = probe.frame(step)
    np.testing.assert_allclose(frame.curve, values, atol=1e-5)
    assert frame.boundary.size == 0


@pytest.mark.parametrize("name", DATASETS)
def test_every_dataset_has_its_pictures(name):
    experiment = Experiment(dataset=name, epochs=1)
    probe, prepared, step = trained(experiment)
    frame = probe.frame(step)
    n_inputs, n_outputs = len(prepared.input_names), experiment.n_outputs
    shown = [min(n, UNITS_SHOWN) for n in (n_inputs, 8, 4, n_outputs)]
    if prepared.plane.is_curve:
        assert frame.curve.shape == (RESOLUTION,)
        assert frame.boundary.shape == (0, *SQUARE)
    else:
        assert frame.curve.shape == (0,)
        assert frame.boundary.shape == (1 if n_outputs == 1 else 2, *SQUARE)
    assert frame.units.shape == (sum(shown[1:]), UNIT_RESOLUTION, UNIT_RESOLUTION)
    assert frame.units.dtype == frame.boundary.dtype == np.uint8
    assert frame.histograms.shape == (3, BINS)
    assert frame.ranges.shape == (3, 2)
    assert probe.input_maps().shape == (shown[0], UNIT_RESOLUTION, UNIT_RESOLUTION)
    n_weights = sum((n_in + 1) * n_out for n_in, n_out in pairwise(shown))
    assert frame.weights.shape == (n_weights,)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_histograms_are_shares_within_their_ranges(activation):
    frame = last_frame(replace(SMALL, activation=activation, epochs=3))
    np.testing.assert_allclose(frame.histograms.sum(axis=1), 1, rtol=1e-6)
    assert (frame.histograms >= 0).all()
    assert (frame.ranges[:, 0] < frame.ranges[:, 1]).all()
    low, high = ACTIVATIONS[activation].limits
    for range_low, range_high in frame.ranges[:-1]:
        assert not np.isfinite(low) or range_low == np.float32(low)
        assert not np.isfinite(high) or range_high == np.float32(high)
    assert frame.ranges[-1].tolist() == [0, 1]  # the output layer is shown as probabilities


@pytest.mark.parametrize("activation", ["tanh", "linear"])
def test_histograms_count_the_activations_of_the_training_rows(activation):
    probe, prepared, step = trained(replace(SMALL, activation=activation, epochs=3))
    frame = probe.frame(step)
    network = network_for(replace(SMALL, activation=activation), prepared).load(step.flat)
    _, workspace = network.forward(prepared.train.x)
    for layer in (0, 1):
        values = workspace.activations[layer].ravel()
        counts, _ = np.histogram(values, BINS, frame.ranges[layer])
        assert counts.sum() == values.size  # nothing lies outside
        np.testing.assert_allclose(frame.histograms[layer], counts / values.size, atol=1e-6)


def test_histograms_look_at_a_part_of_many_rows():
    probe, prepared, _ = trained(Experiment(n_samples=2000, epochs=1))
    assert len(prepared.train.x) > ROWS_SHOWN
    np.testing.assert_array_equal(probe.spread.rows, prepared.train.x[:ROWS_SHOWN].astype(np.float32))


def by_hand(activation, W=0.0, b=0.0, **changes):
    """The frame of a network whose first layer has all weights W and all biases b."""
    experiment = replace(SMALL, activation=activation, epochs=1, **changes)
    prepared = prepare(experiment)
    step = next(train(experiment, prepared=prepared))
    step.params["0.W"][...] = W
    step.params["0.b"][...] = b
    return Probe(experiment, prepared).frame(step)


def test_units_that_no_row_reaches_are_dead():
    assert by_hand("relu", b=-100).dead[0] == 1
    assert by_hand("relu", b=100).dead[0] == 0
    assert by_hand("relu", b=[-100, -100, 100, 100, 100]).dead[0] == np.float32(0.4)
    assert by_hand("relu", W=1, b=0).dead[0] == 0  # half of the rows still pass


@pytest.mark.parametrize("activation", ["elu", "softplus", "swish"])
def test_rounded_corners_die_too(activation):
    assert by_hand(activation, b=-100).dead[0] == 1
    assert by_hand(activation, b=100).dead[0] == 0


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_units_far_out_are_saturated(activation):
    assert by_hand(activation, W=1000).saturated[0] == 1
    assert by_hand(activation, b=100).saturated[0] == 1
    assert by_hand(activation, b=-100).saturated[0] == 1
    assert by_hand(activation, b=[100, 0, 0, 0, -100]).saturated[0] == np.float32(0.4)
    assert by_hand(activation, W=0).saturated[0] == 0


@pytest.mark.parametrize(("W", "saturated"), [(1.2, 0), (1.6, 0), (5, 1)])
def test_a_unit_is_saturated_when_most_rows_are(W, saturated):
    """tanh is flat, its slope under a twentieth, where |z| > 2.18."""
    x = prepare(SMALL).train.x
    share = np.mean(np.abs(W * x.sum(axis=1)) > 2.18)
    assert 0 < share < 1
    assert saturated == (share > 0.5)
    assert by_hand("tanh", W=W).saturated[0] == saturated


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_dead_and_saturated_only_where_the_words_make_sense(activation):
    """Dead is for functions flat on one side, saturated for those flat on both; linear is neither."""
    frame = by_hand(activation)
    one_sided, two_sided = sum(ACTIVATIONS[activation].saturates) == 1, all(ACTIVATIONS[activation].saturates)
    assert np.isfinite(frame.dead).tolist() == [one_sided, one_sided, False]
    assert np.isfinite(frame.saturated).tolist() == [two_sided, two_sided, False]


def test_unit_maps_show_each_unit_over_the_plane():
    probe, prepared, step = trained(SMALL)
    units = probe.frame(step).units
    picked = np.linspace(0, RESOLUTION - 1, UNIT_RESOLUTION).round().astype(int)
    first, second, scores = scores_of(step, standardized(own_grid(prepared), prepared))
    values = np.column_stack([(first + 1) / 2, (second + 1) / 2, 1 / (1 + np.exp(-scores))])
    pictures = values.T.reshape(-1, *SQUARE)[:, picked][:, :, picked]
    assert_bytes(units, pictures)


def test_unit_maps_without_bounds_are_relative_to_their_largest():
    """128 is 0, 255 or 0 the largest number of its own picture."""
    probe, _, step = trained(replace(SMALL, activation="linear"))
    units = probe.frame(step).units[:-1].astype(float)
    reach = np.abs(units - 127.5).max(axis=(1, 2))
    np.testing.assert_allclose(reach, 127.5)


def test_a_curves_unit_maps_are_the_same_in_every_row():
    units = last_frame(replace(SMALL, dataset="sine", learning_rate=0.03)).units
    np.testing.assert_array_equal(units, np.repeat(units[:, :1], UNIT_RESOLUTION, axis=1))
    assert np.ptp(units[0, 0]) > 0


def test_input_maps_show_the_inputs():
    probe, _, _ = trained(SMALL)
    x1, x2 = probe.input_maps().astype(int)
    assert (np.diff(x1, axis=1) > 0).all()
    assert (np.diff(x1, axis=0) == 0).all()
    assert (np.diff(x2, axis=0) > 0).all()  # row 0 is the lower edge


def test_weights_are_blocks_of_the_units_shown():
    probe, _, step = trained(replace(SMALL, hidden_sizes=(12, 3), epochs=1))
    weights = probe.frame(step).weights
    expected = []
    for i, (n_in, n_out) in enumerate(((2, 10), (10, 3), (3, 1))):
        expected += [*step.params[f"{i}.W"][:n_in, :n_out].ravel(), *step.params[f"{i}.b"][:n_out]]
    np.testing.assert_array_equal(weights, np.float32(expected))


def test_grid_points_go_row_by_row_from_the_lower_left():
    _, prepared, _ = trained(SMALL)
    (left, right), (bottom, top) = prepared.plane.limits
    points = grid_points(prepared.plane, 3)
    assert points[[0, 1, 2, 3, 8]].tolist() == [
        [left, bottom],
        [0, bottom],
        [right, bottom],
        [left, 0],
        [right, top],
    ]


@pytest.mark.parametrize("size", [1e10, 1e38, 1e60, 1e300])
@pytest.mark.parametrize("dataset", ["plane", "line", "circles", "iris"])
def test_weights_of_any_size_can_be_drawn(dataset, size):
    """A run on its way out may be finite in float64 when it has long outgrown the float32 of the pictures."""
    for activation in ACTIVATIONS:
        experiment = replace(SMALL, dataset=dataset, activation=activation)
        prepared = prepare(experiment)
        step = next(train(experiment, prepared=prepared))
        step.flat[...] = size * np.random.default_rng(0).standard_normal(step.flat.shape)
        frame = Probe(experiment, prepared).frame(step)
        np.testing.assert_allclose(frame.histograms.sum(axis=1), 1, rtol=1e-6)
        assert np.isfinite(frame.ranges).all()


def test_the_last_pictures_before_a_divergence():
    experiment = Experiment(dataset="plane", hidden_sizes=(), learning_rate=3, batch_size=None)
    history = History(experiment)
    history.extend(1000)
    assert history.diverged_at is not None
    last = history.step(history.head)
    assert np.abs(last.flat).max() > np.finfo(np.float32).max
    assert Probe(experiment, history.prepared).frame(last).boundary.shape == (1, *SQUARE)
