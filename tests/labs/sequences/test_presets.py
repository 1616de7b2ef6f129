"""Every sentence of a preset, held by runs: seeds 0, 1 and 2, where it is about learning."""

from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from playground.choices.sequence import SequenceBench
from playground.choices.sequence.text import RHYME
from playground.choices.share import from_query, to_query
from playground.data.sequences import TASKS, Sequences
from playground.data.sequences.memory import ITEMS
from playground.labs.sequences.presets import PRESETS
from playground.recording.history import History
from playground.recording.sequences.networks import network_for
from playground.recording.sequences.reader import Reader
from playground.recording.sequences.writing import write_on

SEEDS = (0, 1, 2)


@cache
def recorded(experiment):
    """The `History` of an experiment to its end, made once for all tests."""
    history = History(experiment)
    history.extend(experiment.epochs)
    return history


def runs(name, seed=0, **changes):
    """The recordings of a preset's networks, from another seed for weights and data."""
    bench = replace(PRESETS[name].made, seed=seed, data_seed=seed, **changes)
    return [recorded(experiment) for experiment in bench.experiments]


def fall(history, epochs=slice(-20, None)):
    """How many times larger |dC/dh| of the last step is than that of the first: the median over some epochs."""
    first, last = history.series("delta_norms")[epochs, :2].T
    with np.errstate(divide="ignore"):  # in float32, nothing at all may be left at the first step
        return float(np.median(last / first))


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_opens_by_its_link_and_says_what_to_see(name):
    preset = PRESETS[name]
    assert from_query(to_query(preset.made), SequenceBench) == (preset.made, [])
    assert preset.watch.endswith((".", "?"))
    assert preset.title[0].isupper()


def test_presets_differ():
    assert len({preset.made for preset in PRESETS.values()}) == len(PRESETS)
    assert len({preset.title for preset in PRESETS.values()}) == len(PRESETS)
    assert {preset.made.task for preset in PRESETS.values()} <= set(TASKS)
    assert PRESETS["adding"].made == SequenceBench()


@pytest.mark.parametrize("seed", SEEDS)
def test_who_remembers(seed):
    """50 numbers; the plain cell ends at what always answering 1 gives, the LSTM is there within 50 epochs."""
    rnn, lstm = runs("adding", seed)
    assert rnn.experiment.n_steps == 50
    assert lstm.series("test_loss")[:51].min() < 0.02
    assert rnn.series("test_loss").min() > 0.1
    always_one = np.mean((rnn.prepared.test.y - 1) ** 2)
    assert np.median(rnn.series("test_loss")[-20:]) == pytest.approx(always_one, rel=0.15)
    assert always_one == pytest.approx(1 / 6, rel=0.25)  # of 200 sequences


@pytest.mark.parametrize("seed", SEEDS)
def test_the_error_fades_on_the_plain_cells_way_back_and_not_on_that_of_gates(seed):
    rnn, gru, lstm = runs("three", seed)
    assert fall(rnn) > 100
    assert fall(gru) < 10
    assert fall(lstm) < 10
    assert gru.series("test_loss").min() < 0.02
    assert rnn is runs("adding", seed)[0], "the same network beside one or two others"


@pytest.mark.parametrize("seed", SEEDS)
def test_fades_holds_explodes(seed):
    """Before any training: the radius to the power 49."""
    bench = replace(PRESETS["radius"].made, seed=seed, data_seed=seed)
    assert bench.spectral_radii == (0.7, 1.0, 1.3)
    assert bench.experiments[0].n_steps - 1 == 49
    for experiment in bench.experiments:
        history = History(experiment)
        grown, expected = 1 / fall(history, slice(0, 1)), experiment.spectral_radius**49
        assert expected / 10 < grown < expected * 10


@pytest.mark.parametrize("seed", SEEDS)
def test_it_explodes_and_clipping_tames_it(seed):
    free, clipped = runs("clipping", seed)
    assert free.experiment.spectral_radius == clipped.experiment.spectral_radius == 1.3
    assert (free.experiment.clip_norm, clipped.experiment.clip_norm) == (0, 1)
    assert free.diverged_at in (1, 2, 3)
    assert clipped.diverged_at is None
    losses = clipped.series("test_loss")
    assert len(losses) == 101
    assert np.isfinite(losses).all()
    assert losses[0] > 100e6
    assert losses.min() < 1
    assert losses.max() == losses[0]


def every_row_of_bits(seen):
    """All sequences of 12 bits but those that are in `seen`, a set of tuples, and whether their ones are odd."""
    rows = np.array([bits for bits in product((0, 1), repeat=12) if bits not in seen])
    return Sequences((2.0 * rows - 1)[:, :, None], rows.sum(axis=1) % 2, is_there=np.ones(rows.shape, bool))


def seen_in_training(history):
    found = set()
    for epoch in range(1, history.head + 1):
        drawn = history.prepared.epoch(epoch)
        whole = drawn.x[drawn.is_there.all(axis=1), :, 0]
        found |= {tuple((bits > 0).astype(int).tolist()) for bits in whole}
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_parity_of_12_bits_is_learned_on_the_way_from_shorter_ones(seed):
    """Over 99% of those rows of 12 bits are right that were never seen."""
    both = runs("parity", seed)
    assert [history.experiment.cell for history in both] == ["gru", "lstm"]
    new = every_row_of_bits(seen_in_training(both[0]))
    assert len(new.x) > 1000
    for history in both:
        network = network_for(history.experiment).load(history.step(history.head).flat)
        raw, wanted = Reader(network, history.experiment).answers(new)
        assert np.mean((raw > 0) == wanted) > 0.99


@pytest.mark.parametrize("seed", SEEDS)
def test_of_12_bits_at_once_nothing_is_learned(seed):
    for history in runs("parity", seed, lengths_vary=False):
        assert np.median(history.series("test_score")[-20:]) < 0.6


def test_letters_are_said_again():
    """Five letters, and a pause of 20 steps."""
    bench = PRESETS["copy"].made
    assert (ITEMS, bench.length) == (5, 20)
    for history in runs("copy"):
        assert history.prepared.nothing < 0.3
        assert np.median(history.series("test_score")[-20:]) > 0.9


def test_some_values_are_needed_to_follow_a_wave():
    """One value does not say where the wave goes: the first answers are the worst."""
    for history in runs("sine", epochs=40):
        assert history.series("test_score")[-1] > 0.9
        network = network_for(history.experiment).load(history.step(40).flat)
        test = history.prepared.test
        raw, _ = Reader(network, history.experiment).answers(test)
        errors = np.mean((raw.reshape(40, -1) - test.y.T) ** 2, axis=1)
        assert errors[0] > 5 * errors[10:].mean()
        assert errors[5] < errors[0] / 3


def test_a_text_is_written_on():
    """Greedily, as it stands: each network knows the text by heart."""
    prompt = 30
    for history in runs("text", epochs=60):
        assert np.median(history.series("test_score")[-5:]) > 0.9
        written = write_on(history.experiment, history.step(60).flat, RHYME[:prompt], 0, 60, 0)
        assert written == RHYME[prompt : prompt + 60]
