"""What is looked at of a network that reads: maps in shades, errors, answers."""

from dataclasses import replace

import numpy as np
import pytest

from playground.data.sequences import TASKS, prepare_sequences
from playground.engine import LOSSES
from playground.engine.recurrent import CELLS, spectral_radius
from playground.recording.sequences.probe import READ, CellFrame, CellProbe, in_shades, map_names, recurrent_layer
from playground.recording.sequences.train import train_in_bites
from tests.data.sequences.choices import every_task
from tests.recording.sequences.experiments import SMALL, looked_into

ASKED = every_task(length=6, units=4, dtype="float64")
NAMES = {
    "rnn": ["state"],
    "relu_rnn": ["state"],
    "gru": ["state", "reset gate", "update gate"],
    "lstm": ["state", "memory", "input gate", "forget gate", "output gate"],
}


def probed(experiment, n_maps=None, flat=None):
    """The `CellFrame` of the untrained network, or of one with the numbers `flat`, and the probe."""
    prepared = prepare_sequences(experiment)
    step = next(train_in_bites(experiment, prepared=prepared))
    probe = CellProbe(experiment, prepared)
    step = step if flat is None else step._replace(flat=flat)
    return probe.frame(step, n_maps or len(probe.map_names)), probe


@pytest.mark.parametrize("cell", CELLS)
def test_every_map_has_a_name(cell):
    assert map_names(CELLS[cell])[0] == "state"
    if cell in NAMES:
        assert map_names(CELLS[cell]) == NAMES[cell]
    frame, probe = probed(replace(SMALL, cell=cell))
    assert frame.maps.shape == (len(probe.map_names), SMALL.units, SMALL.n_steps)
    assert frame.maps.dtype == np.uint8
    assert (frame.scales > 0).all()
    for name in CellFrame._fields[2:]:
        assert getattr(frame, name).dtype == np.float32


@pytest.mark.parametrize("cell", CELLS)
def test_shades_stand_for_the_numbers(cell):
    """0 to 255 for -s to s of a state, for 0 to 1 of a gate."""
    experiment = replace(SMALL, cell=cell)
    _, reader, network = looked_into(experiment)
    network.flat *= 3  # states of some size
    frame, probe = probed(experiment, flat=network.flat.copy())
    _, cache = reader.errors_of_last(probe.sequences)
    layer = recurrent_layer(network)
    expected = [cache.h[1:, :, 0].T]
    if CELLS[cell].has_memory:
        expected.append(cache.c[1:, :, 0].T)
    n_states = len(expected)
    expected += [layer.gate(name, cache.z[:, :, 0]).T for name in CELLS[cell].shown]
    for place, values in enumerate(expected):
        scale = float(frame.scales[place])
        shade = frame.maps[place] / 255
        if place < n_states:
            assert scale == pytest.approx(max(1, np.abs(values).max()))
            shade = (2 * shade - 1) * scale
        else:
            assert scale == 1
        np.testing.assert_allclose(shade, values, atol=scale / 255 + 1e-7)


def test_a_cell_with_fewer_maps_leaves_the_others_empty():
    frame, _ = probed(replace(SMALL, cell="rnn"), n_maps=5)
    assert frame.scales.tolist() == [1, 0, 0, 0, 0]
    assert not frame.maps[1:].any()
    assert frame.maps[0].any()


def test_shades_of_what_is_no_number():
    assert in_shades(np.array([-1, 0, 0.5, 1, 7, np.nan, np.inf])).tolist() == [0, 0, 128, 255, 255, 0, 255]


@pytest.mark.parametrize("cell", CELLS)
def test_errors_radius_and_theory(cell):
    experiment = replace(SMALL, cell=cell)
    frame, probe = probed(experiment)
    _, reader, network = looked_into(experiment)
    network.load(probe.network.flat)
    errors, _ = reader.errors_of_last(probe.sequences)
    np.testing.assert_allclose(frame.errors, errors, rtol=1e-6)
    layer = recurrent_layer(network)
    H = experiment.units
    assert CELLS[cell].gates.count("candidate") == 1
    first = CELLS[cell].gates.index("candidate") * H
    assert frame.radius == pytest.approx(spectral_radius(layer.U[:, first : first + H]), rel=1e-6)
    assert frame.theory[-1] == frame.errors[-1]
    share = frame.theory[0] / frame.theory[-1]
    assert frame.factor ** (experiment.n_steps - 1) == pytest.approx(share, rel=1e-4)


@pytest.mark.parametrize("name", ASKED)
def test_answers_about_the_first_sequence(name):
    """A value, or the probability of what is right; not a number where none counts."""
    experiment = ASKED[name]
    frame, probe = probed(experiment)
    prepared = prepare_sequences(experiment)
    _, reader, _ = looked_into(experiment)
    reader.network.load(probe.network.flat)
    raw, _ = reader.answers(prepared.test.part(slice(0, 1)))
    given = LOSSES[experiment.loss_name].predict(raw)
    counts = np.zeros(experiment.n_steps, bool)
    counts[-1] = True
    y = prepared.test.y[:1]
    if prepared.test.counts is not None:
        counts = prepared.test.counts[0]
        y = prepared.test.y[0, counts]
    assert np.isnan(frame.answers).tolist() == (~counts).tolist()
    for answer, probabilities, wanted in zip(frame.answers[counts], given, y, strict=True):
        if not prepared.n_classes:
            expected = probabilities[0]
        elif len(probabilities) == 1:
            expected = probabilities[0] if wanted == 1 else 1 - probabilities[0]
        else:
            expected = probabilities[wanted]
        assert answer == pytest.approx(expected, rel=1e-4)


def test_letters_that_count_here_and_not_there_are_told_apart():
    """The first sequence's answers are found among those of the others, where each counts at steps of its own."""
    experiment = ASKED["copy"]
    prepared = prepare_sequences(experiment)
    counts = np.random.default_rng(0).random(prepared.test.counts.shape) < 0.5
    counts[:, -1] = counts[0, 2] = True
    counts[0, 3] = False
    mixed = prepared._replace(test=prepared.test._replace(counts=counts))
    step = next(train_in_bites(experiment, prepared=prepared))
    found, alone = (
        CellProbe(experiment, data).frame(step, 5).answers
        for data in (mixed, mixed._replace(test=mixed.test.part(slice(0, 1))))
    )
    np.testing.assert_allclose(found, alone, rtol=1e-5)
    assert np.isnan(found).tolist() == (~counts[0]).tolist()


@pytest.mark.parametrize("n_test", [1, 3, READ])
def test_there_may_be_fewer_sequences_than_are_read(n_test):
    prepared = prepare_sequences(SMALL)
    few = prepared._replace(test=prepared.test.part(slice(0, n_test)))
    step = next(train_in_bites(SMALL, prepared=prepared))
    frame = CellProbe(SMALL, few).frame(step, 5)
    assert len(CellProbe(SMALL, few).sequences.x) == n_test
    assert np.isfinite(frame.errors).all()


def test_no_step_no_frame():
    assert CellProbe(SMALL, prepare_sequences(SMALL)).frame(None, 5) is None


def test_looking_does_not_disturb_training():
    prepared = prepare_sequences(SMALL)
    probe, looked_at = CellProbe(SMALL, prepared), []
    for step in train_in_bites(SMALL, prepared=prepared):
        if step is not None:
            probe.frame(step, 5)
            looked_at.append(step.flat)
    alone = [step.flat for step in train_in_bites(SMALL) if step is not None]
    np.testing.assert_array_equal(looked_at, alone)


@pytest.mark.parametrize("task", TASKS)
def test_numbers_that_overflow_are_shown_as_far_as_they_go(task):
    experiment = replace(
        SMALL, task=task, cell="relu_rnn", spectral_radius=3, length=100, dtype="float32",
        recurrent_initializer="identity",
    )  # fmt: skip
    frame, _ = probed(experiment)
    assert frame.radius == pytest.approx(3)
    assert frame.maps.dtype == np.uint8
