"""What an address says beside what is recorded."""

import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.view import View
from playground.ui.visit.address import unknown, view_of, without_view


def test_the_view_of_an_address():
    view, problems = view_of({"dataset": "moons", "epoch": "40", "unit": "2.3", "curve": "nonsense"}, Experiment())
    assert view == View(epoch=40, unit=(2, 3))
    assert len(problems) == 1
    assert problems[0].startswith("curve must be one of train_loss, test_loss")


def test_unknown_words_are_named():
    assert unknown({"dataset": "moons", "epoch": "4", "view": "projector"}, {"dataset"}) == []
    assert unknown({"foo": "1", "dataset": ""}, {"dataset"}) == [
        "This page does not know what the link means by 'foo'. It is left alone."
    ]
    (many,) = unknown({f"k{i}": "" for i in range(9)}, set())
    assert many.endswith("'k0', 'k1', 'k2', 'k3', 'k4' and 4 more. It is left alone.")


def test_what_the_player_writes_is_its_own():
    assert without_view({"dataset": "moons", "epoch": "40", "log": "true", "panel": "training", "step": "3"}) == {
        "dataset": "moons",
        "panel": "training",
        "step": "3",
    }


@pytest.mark.parametrize(
    ("unit", "is_there"), [("0.2", True), ("2.4", True), ("3.1", True), ("2.5", False), ("4.1", False)]
)
def test_a_unit_that_is_not_there_is_said(unit, is_there):
    view, problems = view_of({"unit": unit}, Experiment(hidden_sizes=(8, 4)))
    assert bool(view.unit) == is_there
    said = f"The link holds unit {unit}, which this network's picture does not have: none is held."
    assert problems == ([] if is_there else [said])


def test_a_bench_holds_no_unit():
    assert view_of({"unit": "9.9"}, Bench()) == (View(unit=(9, 9)), [])
