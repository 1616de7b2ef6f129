"""Links to exactly what is on the screen: to a view and back; links that are wrong."""

import random
from dataclasses import fields

import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import FIELDS, Experiment
from playground.choices.forks import SETTINGS, forked
from playground.choices.formula import Formula
from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceBench
from playground.choices.share import from_query, to_query
from playground.choices.view import VIEW_NAMES, Unit, View
from playground.engine.recurrent import CELLS
from playground.recording.sequences.probe import map_names
from tests.choices.test_share import PIECES, drawn_experiment, drawn_value


def drawn_view(rng):
    rules = {field.name: field.metadata["rule"] for field in fields(View)}
    names = rng.sample(list(rules), rng.randint(0, len(rules)))
    values = {name: drawn_value(rules[name], rng) for name in names if name != "unit"}
    if "unit" in names:
        values["unit"] = (rng.randint(0, 9), rng.randint(1, 256))
    return View(**values)


def drawn_fork(rng):
    """An experiment that may have been forked a few times, weights set by hand among it."""
    experiment = drawn_experiment(rng)
    for _ in range(rng.randint(0, 3)):
        epoch = rng.randint(1, 20_000)
        if rng.random() < 0.3:
            experiment = experiment.with_weight(epoch, rng.randint(0, 60), rng.uniform(-5, 5))
        elif rng.random() < 0.5:
            experiment = experiment.with_rate_from(epoch, rng.uniform(1e-6, 100))
        else:
            name = rng.choice(list(SETTINGS))
            experiment = forked(experiment, epoch, **{name: drawn_value(SETTINGS[name], rng)})
    return experiment


@pytest.mark.parametrize("seed", range(20))
def test_a_link_to_a_view_and_back_is_the_same(seed):
    """10,000 views in all: experiment, forks, epoch, held unit and switches."""
    rng = random.Random(seed)
    for _ in range(500):
        experiment, view = drawn_fork(rng), drawn_view(rng)
        link = to_query(experiment) | to_query(view)
        assert from_query(link) == (experiment, [])
        assert from_query(link, View) == (view, [])
        assert to_query(from_query(link)[0]) | to_query(from_query(link, View)[0]) == link


def test_a_view_shares_no_key_with_what_is_recorded():
    recorded = set(FIELDS) | {field.name for made in (Bench, SequenceBench, Formula) for field in fields(made)}
    assert not recorded & set(VIEW_NAMES)
    assert not set(VIEW_NAMES) & {"view", "embed", "embed_options", "table"}


def test_the_first_view_needs_no_link():
    assert to_query(View()) == {}
    assert to_query(View(epoch=40, unit=(2, 3), hard=True)) == {"epoch": "40", "unit": "2.3", "hard": "true"}


@pytest.mark.parametrize("seed", range(20))
def test_no_link_whatever_raises(seed):
    """10,000 hostile links; what is wrong is said and replaced."""
    rng = random.Random(seed)
    for _ in range(500):
        noise = "".join(chr(rng.randrange(0x110000)) for _ in range(3))
        names = rng.sample(VIEW_NAMES, rng.randint(1, 6))
        query = {name: "".join(rng.choices([*PIECES, "2.3", noise], k=rng.randint(0, 3))) for name in names}
        view, problems = from_query({**query, noise: noise}, View)
        assert len(problems) <= len(query)
        assert from_query(to_query(view), View) == (view, [])


def test_every_map_of_a_cell_may_be_linked_to():
    for cell in CELLS.values():
        for name in map_names(cell):
            view, problems = from_query({"map": name.removesuffix(" gate")}, View)
            assert (f"{view.map} gate" if name.endswith(" gate") else view.map, problems) == (name, [])
    _, (problem,) = from_query({"map": "candidate"}, View)
    assert "map must be one of state, memory, " in problem


@pytest.mark.parametrize("wrong", ["2", "2.", ".3", "2.0", "2.3.4", "-1.2", "a.b", "1000.1", "２.3"])
def test_a_wrong_unit_is_said(wrong):
    with pytest.raises(ExperimentError, match="unit must be a layer and a unit of it, such as"):
        Unit().parse("unit", wrong)


def test_an_epoch_beyond_the_end_is_the_last():
    view, (problem,) = View(epoch=5000, log=True).within(1000)
    assert view == View(epoch=1000, log=True)
    assert problem == "The link asks for epoch 5,000, but the run ends at 1,000: that epoch is shown."
    assert View(epoch=1000).within(1000) == (View(epoch=1000), [])


def test_a_step_beyond_the_end_is_the_last():
    view, (problem,) = View(step=30).walking(8)
    assert view == View(step=8)
    assert problem == "The link asks for step 30, but the walk ends at 8: the last step is shown."
    assert View(step=8).walking(8) == (View(step=8), [])


def test_old_links_open():
    """As they were written before there were views: every key keeps its meaning."""
    link = {
        "dataset": "spiral",
        "hidden_sizes": "8,8,8",
        "learning_rate": "0.3",
        "learning_rate_changes": "40:0.1",
    }
    link |= {"weight_changes": "40:17:0.5", "view": "projector"}
    experiment, problems = from_query(link)
    assert problems == []
    assert experiment == Experiment(
        dataset="spiral",
        hidden_sizes=(8, 8, 8),
        learning_rate=0.3,
        learning_rate_changes=((40, 0.1),),
        weight_changes=((40, 17, 0.5),),
    )
    assert from_query(link, View) == (View(), [])
