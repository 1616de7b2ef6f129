"""What is measured of runs: against what a history says, and as it is written."""

import math

import numpy as np
import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.formula import Formula
from playground.choices.sequence import SequenceBench
from playground.engine import ACTIVATIONS
from playground.lessons.measuring.measured import find
from playground.lessons.measuring.measures import LEARNED, MEASURES, share, three, times, whole
from playground.recording.lanes.together import Together

EPOCHS = 6
MADE = {
    "live": Experiment(dataset="circles", n_samples=60, validation_size=0.2, epochs=EPOCHS),
    "vanishing": Bench(depths=(2,), width=4, n_samples=60, epochs=EPOCHS),
    "sequences": SequenceBench(length=6, units=4, n_sequences=32, epochs=EPOCHS),
    "chain_rule": Formula("x*y", (("x", 2.0), ("y", 3.0))),
}
OF = {"derivative": "x"}


@pytest.mark.parametrize(
    ("page", "name"), [(page, name) for name, measure in MEASURES.items() for page in measure.pages]
)
def test_every_measure_is_found_on_each_of_its_pages_and_written(page, name):
    found = find(MADE[page], name, OF.get(name, ""), EPOCHS)
    measure = MEASURES[name]
    if measure.shape == "number":
        assert isinstance(found, float)
        assert measure.written(found)
    elif measure.shape == "line":
        assert found.shape == (EPOCHS + 1,)
    else:
        assert found.points.shape[1] == 2


@pytest.fixture(scope="module")
def history():
    together = Together(MADE["live"].runs)
    together.extend(EPOCHS)
    return together.histories[0]


def of_live(name, epoch=EPOCHS):
    return find(MADE["live"], name, "", epoch)


def test_numbers_are_those_of_the_epoch(history):
    assert of_live("train_loss", 3) == history.step(3).train_loss
    assert of_live("gap", 3) == history.step(3).train_score - history.step(3).test_score
    assert of_live("train_loss_line", 3).tolist() == history.series("train_loss")[:4].tolist()
    assert of_live("best_test_epoch") == np.argmin(history.series("test_loss")[: EPOCHS + 1])
    assert of_live("highest_test_score") == max(history.series("test_score")[: EPOCHS + 1])
    assert of_live("fading") == history.step(EPOCHS).delta_norms[-1] / history.step(EPOCHS).delta_norms[0]


def test_weights_and_biases_are_counted():
    assert of_live("weights") == 2 * 8 + 8 + 8 * 4 + 4 + 4 + 1


def test_when_it_was_learned():
    easy = Experiment(dataset="gaussians", hidden_sizes=(), epochs=30)
    at = find(easy, "learned_at", "", 30)
    scores = find(easy, "train_score_line", "", 30)
    assert scores[int(at)] >= LEARNED
    assert all(scores[: int(at)] < LEARNED)
    assert find(Experiment(dataset="circles", hidden_sizes=(), epochs=3), "learned_at", "", 3) == math.inf


def test_a_run_that_overflows_is_measured_where_it_ended():
    wild = Experiment(dataset="plane", hidden_sizes=(16, 16, 16), activation="relu", learning_rate=100, epochs=9)
    assert find(wild, "is_finite", "", 9) == 0
    assert find(wild, "ends_at", "", 9) < 9
    assert math.isfinite(find(wild, "train_loss", "", 9))
    line = find(wild, "train_loss_line", "", 9)
    assert np.isnan(line).tolist() == [epoch > find(wild, "ends_at", "", 9) for epoch in range(10)]
    assert find(MADE["live"], "is_finite", "", EPOCHS) == 1


def test_units_that_are_alike_count_once():
    alike = Experiment(dataset="circles", hidden_sizes=(8,), initializer="zeros", epochs=2)
    assert find(alike, "different_units", "", 2) == 1
    assert find(Experiment(dataset="circles", hidden_sizes=(8,), epochs=2), "different_units", "", 2) == 8


def test_dead_units_are_those_of_the_worst_layer():
    dying = Bench(
        activations=("relu",), dataset="moons", depths=(4,), width=8, learning_rate=2, epochs=60, n_samples=100
    )
    assert find(dying, "dead", "", 60) == 1
    assert find(MADE["live"], "dead", "", EPOCHS) == 0  # tanh units do not die


def test_runs_are_numbered_from_one_in_the_order_of_their_titles():
    bench = MADE["vanishing"]
    assert bench.titles[0].startswith(ACTIVATIONS["relu"].title)
    losses = [find(bench, "train_loss", str(number), EPOCHS) for number in (1, 2)]
    assert losses[0] != losses[1]
    assert find(bench, "train_loss", "", EPOCHS) == losses[0]
    with pytest.raises(ValueError, match="There are runs 1 to 2, not 3"):
        find(bench, "train_loss", "3", EPOCHS)


def test_derivatives_are_those_of_named_variables():
    assert find(MADE["chain_rule"], "value", "", 0) == 6
    assert find(MADE["chain_rule"], "derivative", "x", 0) == 3
    assert find(MADE["chain_rule"], "derivative", "y", 0) == 2
    with pytest.raises(ValueError, match=r"The formula has .*x.*, not z"):
        find(MADE["chain_rule"], "derivative", "z", 0)


@pytest.mark.parametrize(
    ("write", "value", "written"),
    [
        (share, 0.5429, "54.3%"),
        (share, 1, "100.0%"),
        (share, 0.99999, "over 99.9%"),
        (share, math.nan, "none"),
        (three, 0.0021640, "0.00216"),
        (whole, 1234.0, "1,234"),
        (times, 1.343, "1.34 times"),
        (times, 999.4, "999 times"),
        (times, 791391.07, "791,000 times"),
        (times, 222617296.0, "223,000,000 times"),
        (times, 3e15, "3e15 times"),
        (times, math.inf, "not finite times"),
    ],
)
def test_numbers_are_written_for_people(write, value, written):
    assert write(value) == written
