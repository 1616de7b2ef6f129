"""The search: every training of a plan, and at last the test part for the best cell."""

import time
from typing import NamedTuple

from playground.choices.sweep import said
from playground.labs.sweep import tutorial
from playground.labs.sweep.cells import Plan, finished_cells, ranked
from playground.labs.sweep.trainings import judge, training_of
from playground.labs.sweep.workers import finished, new_workers


class Found(NamedTuple):
    """What a search has found so far: `{place: Result}` of the plan's trainings, `{cell: Results}` in test."""

    results: dict
    tests: dict


def plan_of(sweep):
    """The `Plan` of a `Sweep`."""
    return PLANS[sweep.recipe](sweep)


def search(plan, found, workers=new_workers):
    """Train what is not `found` yet, and yield now and then how many seconds are left, None if that is not known.

    `found` is filled as it goes on. Close the generator, and all of it stops; call it again, and it goes on with
    what is missing. Raises WorkersError where nobody is there to train.
    """
    started, before = time.perf_counter(), len(found.results)
    for one in finished(plan.train, plan.trainings, found.results, workers):
        if one:
            place, result = one
            found.results[place] = result
        done, missing = len(found.results) - before, len(plan.trainings) - len(found.results)
        yield (time.perf_counter() - started) / done * missing if done else None
    best = ranked(finished_cells(plan, found.results))[0]
    tests, results = plan.tests(best.number), {}
    if best.number in found.tests:
        return
    for one in finished(plan.train, tests, (), workers):
        results |= dict([one]) if one else {}
        yield None
    found.tests[best.number] = tuple(results[place] for place in range(len(tests)))


def _of_sweep(sweep):
    """The engine's own trainings of every cell, fold by fold from each seed."""
    trainings = [
        training_of(experiment, sweep.folds, fold)
        for cell in sweep.cells
        for experiment in sweep.seeded(cell)
        for fold in range(sweep.folds)
    ]

    def tests(number):
        cell = sweep.cells[number]
        return tuple(training_of(one, 0) for one in sweep.seeded(cell)) if cell.holds_back else ()

    axes = {name: {value: said(name, value) for value in values} for name, values in sweep.searched}
    return Plan(axes, sweep.settings, sweep.cells, tuple(trainings), judge, tests)


PLANS = {"none": _of_sweep, "D4": tutorial.plan}
