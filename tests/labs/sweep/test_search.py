"""The search: time left, going on, the test part for the best cell alone; and every preset's words hold."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.sweep import RECIPES
from playground.labs.sweep.cells import csv_of, finished_cells, ranked, rivals, table
from playground.labs.sweep.line import Line
from playground.labs.sweep.maps import averages
from playground.labs.sweep.presets import PRESETS
from playground.labs.sweep.search import PLANS, Found, plan_of, search
from playground.labs.sweep.trainings import Result, judge, training_of
from tests.labs.sweep.sweeps import SMALL, Here, searched, timeless


def cells_of(sweep):
    plan = plan_of(sweep)
    found = searched(plan, Here)
    return plan, found, ranked(finished_cells(plan, found.results))


def test_every_recipe_has_a_plan():
    assert tuple(PLANS) == RECIPES


def test_it_says_how_long_it_takes_and_goes_on_where_it_was_closed():
    sweep = replace(SMALL, n_seeds=2)
    plan, found = plan_of(sweep), Found({}, {})
    going, left = search(plan, found, Here), []
    while len(found.results) < 7:
        left.append(next(going))
    going.close()
    assert all(seconds > 0 for seconds in left if seconds is not None)
    assert len(finished_cells(plan, found.results)) == 3
    assert found.tests == {}
    kept = dict(found.results)
    list(search(plan, found, Here))
    assert all(found.results[place] is result for place, result in kept.items())
    assert timeless(found.results) == timeless(searched(plan, Here).results)


def test_the_test_part_judges_the_best_cell_alone_from_each_seed():
    sweep = replace(SMALL, n_seeds=2, folds=2)
    _, found, (best, *_) = cells_of(sweep)
    assert list(found.tests) == [best.number]
    expected = [judge(training_of(one, 0)) for one in sweep.seeded(sweep.cells[best.number])]
    assert [one.score for one in found.tests[best.number]] == [one.score for one in expected]
    _, found, (best, *_) = cells_of(replace(SMALL, test_size=0))
    assert found.tests == {best.number: ()}


def test_a_cell_is_as_good_as_the_mean_of_its_folds_and_seeds():
    sweep = replace(SMALL, n_seeds=2, folds=3)
    plan, found, cells = cells_of(sweep)
    for cell in cells:
        scores = [found.results[place].score for place in range(6 * cell.number, 6 * cell.number + 6)]
        assert cell.mean == pytest.approx(np.mean(scores))
        assert cell.deviation == pytest.approx(np.std(scores, ddof=1))
        assert cell.experiment == sweep.cells[cell.number]
    means = [cell.mean for cell in cells]
    assert means == sorted(means, reverse=True)
    frame = table(cells, lambda name, value: plan.axes[name][value])
    assert list(frame["learning_rate"]) == [
        plan.axes["learning_rate"][cell.settings["learning_rate"]] for cell in cells
    ]


def with_scores(cells, *scores):
    return [
        cell._replace(number=number, results=tuple(Result(score, 0.1, 0.1, 5, 1.0) for score in some))
        for number, (cell, some) in enumerate(zip(cells, scores, strict=False))
    ]


@pytest.fixture(scope="module")
def cells():
    return cells_of(SMALL)[2]


def test_cells_that_diverged_come_last(cells):
    found = with_scores(cells, (0.5, 0.5), (np.nan, 0.9), (0.9, 0.7))
    assert [cell.number for cell in ranked(found)] == [2, 0, 1]


def test_rivals_are_those_within_a_standard_deviation(cells):
    found = with_scores(cells, (0.9, 0.7), (0.7, 0.65), (0.6, 0.7), (np.nan, 1))
    assert [cell.number for cell in rivals(found[0], found)] == [1]
    single = with_scores(cells, (0.9,), (0.9,), (0.89,))
    assert [cell.number for cell in rivals(single[0], single)] == [1]
    assert np.isnan(single[0].deviation)
    assert with_scores(cells, (52 / 53, 52 / 53, 52 / 53))[0].deviation == 0


def test_the_csv_has_every_score_and_settings_as_links_write_them():
    sweep = replace(SMALL, searched=(("hidden_sizes", ((), (3, 2))), ("batch_size", (None, 10))), n_seeds=2)
    lines = csv_of(cells_of(sweep)[2]).splitlines()
    assert lines[0].startswith(
        "cell,hidden_sizes,batch_size,mean score,deviation,lowest,highest,loss,training loss"
    )
    assert lines[0].endswith("score 1,score 2")
    assert {line.split(",")[1] for line in lines[1:]} == {"none", '"3'}
    assert sum(",full," in line for line in lines) == 2


def test_a_map_averages_what_is_not_held():
    sweep = replace(
        SMALL, searched=(("learning_rate", (0.1, 1)), ("optimizer", ("sgd", "adam")), ("seed", (0, 1)))
    )
    plan, _, cells = cells_of(sweep)
    scores = {tuple(cell.settings.values()): cell.mean for cell in cells}
    found = averages(plan, cells, "optimizer", "learning_rate")
    assert found.means[1, 0] == pytest.approx((scores[0.1, "adam", 0] + scores[0.1, "adam", 1]) / 2)
    assert (found.counts == 2).all()
    held = averages(plan, cells, "optimizer", "learning_rate", {"seed": 1})
    assert held.means[0, 1] == scores[1, "sgd", 1]
    assert cells[0].number in found.best
    row = averages(plan, cells[:3], None, "seed")
    assert row.means.shape == (1, 2)
    assert row.counts.sum() == 3


def test_a_map_leaves_out_what_diverged_and_what_is_missing(cells):
    plan = plan_of(SMALL)
    some = [cells[0]._replace(results=(Result(np.nan, np.nan, 1, 2, 1.0),))]
    found = averages(plan, some, "optimizer", "learning_rate")
    assert np.isnan(found.means).all()
    assert found.diverged.sum() == found.counts.sum() == 1
    assert sorted(set(found.best.ravel())) == [-1, some[0].number]


def test_first_come_first_served_and_who_leaves_makes_room():
    line = Line()
    with line.place() as first:
        with line.place() as second:
            with line.place() as third:
                assert (first(), second(), third()) == (0, 1, 2)
            with line.place() as fourth:
                assert fourth() == 2
        with line.place() as fifth:
            assert fifth() == 1
    with line.place() as sixth:
        assert sixth() == 0


def test_learning_rates_and_optimizers_are_as_the_preset_says():
    _, _, cells = cells_of(PRESETS["rates"].made)
    assert sum(cell.mean == 1 for cell in cells) == 7
    at_3 = {cell.settings["optimizer"]: cell.mean for cell in cells if cell.settings["learning_rate"] == 0.3}
    assert at_3["sgd"] == 1
    assert at_3["adam"] < 0.55


def test_units_and_activations_are_as_the_preset_says():
    _, _, cells = cells_of(PRESETS["size"].made)
    assert len({cell.mean for cell in cells if cell.settings["activation"] == "linear"}) == 1
    good = [cell.settings for cell in cells if cell.mean > 0.975]
    assert good == [{"hidden_sizes": (8, 8), "activation": "relu"}]


def test_remedies_are_as_the_preset_says():
    _, _, cells = cells_of(PRESETS["overfitting"].made)
    best, second = cells[:2]
    assert best.mean - second.mean < best.deviation / 10
    losses = {(cell.settings["l2"], cell.settings["dropout"]): cell.average("loss") for cell in cells}
    assert losses[0, 0.2] < losses[0, 0]
    assert losses[0.001, 0.2] < losses[0.001, 0]
