"""Many seeds of one experiment: the same in one process and in two, and gone when nobody asks any more."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.labs.recipes import RECIPES
from playground.labs.recipes.spread import beside, rank_of, spread, spread_of
from playground.labs.recipes.unobserved import last_step

TINY = Experiment(dataset="moons", n_samples=60, hidden_sizes=(3,), epochs=3, validation_size=0.2)


def result_of(run):
    steps = list(run)
    assert [step.share for step in steps] == sorted(step.share for step in steps)
    assert steps[-1].share == 1
    assert all(step.result is None for step in steps[:-1])
    return steps[-1].result


def processes():
    """Numbers of the processes that this one has started, but for the one that tidies up after all."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status, command = (folder / "stat").read_text(), (folder / "cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue
        parent = int(status.rpartition(")")[2].split()[1])
        if parent == os.getpid() and b"resource_tracker" not in command:
            found.add(folder.name)
    return found


def test_each_seed_is_trained_and_they_are_in_order():
    found = result_of(spread(TINY, seeds=4))
    steps = [last_step(replace(TINY, seed=seed)) for seed in range(4)]
    assert found.seeds.tolist() == [0, 1, 2, 3]
    for values, name in zip(
        found[1:], ("test_loss", "test_score", "validation_loss", "train_loss", "flat"), strict=True
    ):
        np.testing.assert_array_equal(values, [getattr(step, name) for step in steps])


def test_two_processes_find_the_same_and_leave_none_behind():
    before = processes()
    alone, together = result_of(spread(TINY, 6)), result_of(spread(TINY, 6, jobs=2))
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_array_equal(one, other)
    assert processes() == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_closing_it_ends_the_work(jobs):
    before = processes()
    run = spread(replace(TINY, epochs=2000), 500, jobs)
    assert 0 < next(run).share < 0.1
    assert jobs == 1 or processes() > before
    run.close()
    assert list(run) == []
    assert processes() == before


def test_closing_a_grid_search_ends_its_processes():
    before = processes()
    run = RECIPES["D4"].measure(jobs=2)
    assert next(run).share < 0.1
    assert processes() > before
    run.close()
    assert processes() == before


def test_an_error_leaves_no_process_behind():
    before = processes()
    run = spread("not an experiment", 4, jobs=2)
    with pytest.raises(TypeError):
        list(run)
    assert processes() == before


def test_without_test_rows_the_training_rows_are_judged():
    found = result_of(spread(replace(TINY, test_size=0), 2))
    np.testing.assert_array_equal(found.losses, found.train_losses)
    assert np.isfinite(found.scores).all()


def test_rank_by_hand():
    values = np.array([1.0, 2, 2, 3])
    assert rank_of(2, values) == (0.25, 50)
    assert rank_of(0, values) == (0, 0)
    assert rank_of(9, values) == (1, 100)


def test_a_number_is_ranked_in_its_own_digits():
    row = beside("accuracy", 0.9667, np.array([28, 29, 29, 30]) / 30)
    assert row[:4] == ("accuracy", 0.9667, "published", "0.9333 to 1, median 0.9667")
    assert row.note == "25% of 4 seeds end below it: percentile 50."
    assert beside("loss", 0.1, np.array([0.2, 0.3])).note == "No seed ends below it: percentile 0."
    assert row.agrees is None


def test_a_spread_in_words():
    assert spread_of(np.array([3.0, 1, 2]), 2) == "1 to 3, median 2"
