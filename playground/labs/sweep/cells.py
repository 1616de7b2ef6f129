"""What a sweep is to train, cell by cell, and what is known of a cell once all its trainings are finished."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from playground.choices.experiment import Experiment
from playground.labs.sweep.trainings import Result


class Plan(NamedTuple):
    """C cells of T trainings each. `axes` are the fields searched with their values in order, each in words.

    `settings` (C,) are a cell's `{field: value}`, `experiments` (C,) what it is as a run. `train` gives the
    `Result` of each of `trainings` (C * T,), cell by cell. `tests(number)` are those that judge a cell by the test
    part, which has no say in the choice; () where there is none.
    """

    axes: dict[str, dict]
    settings: tuple[dict, ...]
    experiments: tuple[Experiment, ...]
    trainings: tuple
    train: Callable
    tests: Callable

    @property
    def per_cell(self):
        return len(self.trainings) // len(self.settings)


class Cell(NamedTuple):
    """A cell by its number in the plan, and the `Result`s of its trainings (T,)."""

    number: int
    settings: dict
    experiment: Experiment
    results: tuple[Result, ...]

    @property
    def scores(self):
        return np.array([result.score for result in self.results])

    @property
    def mean(self):
        """The mean score; NaN where any training diverged."""
        return float(self.scores.mean())

    @property
    def deviation(self):
        """The standard deviation of the scores over folds and seeds; NaN of a single one."""
        if len(self.results) == 1:
            return float("nan")
        return float(self.scores.std(ddof=1)) if np.ptp(self.scores) else 0.0  # without what rounding leaves

    def average(self, name):
        """The mean of a field of the `Result`s."""
        return float(np.mean([getattr(result, name) for result in self.results]))


def finished_cells(plan, results):
    """The `Cell`s whose trainings are all among `{place: Result}`, in the order of the plan."""
    cells = []
    for number, (settings, experiment) in enumerate(zip(plan.settings, plan.experiments, strict=True)):
        places = range(number * plan.per_cell, (number + 1) * plan.per_cell)
        if all(place in results for place in places):
            cells.append(Cell(number, settings, experiment, tuple(results[place] for place in places)))
    return cells


def ranked(cells):
    """The best first: by mean score, then by mean loss; those that diverged come last."""
    return sorted(cells, key=lambda cell: (np.isnan(cell.mean), -cell.mean, cell.average("loss"), cell.number))


def rivals(best, cells):
    """The other cells whose mean is no more than a standard deviation of the best one's scores below it."""
    least = best.mean - (best.deviation if len(best.results) > 1 else 0.0)
    return [cell for cell in cells if cell is not best and cell.mean >= least]


def table(cells, written):
    """A line a cell; `written(name, value)` says a setting in words."""
    return pd.DataFrame(
        [
            {"cell": cell.number + 1}
            | {name: written(name, value) for name, value in cell.settings.items()}
            | _scores(cell)
            | {
                "loss": cell.average("loss"),
                "training loss": cell.average("train_loss"),
                "epochs": cell.average("epochs"),
                "seconds": sum(result.seconds for result in cell.results),
            }
            for cell in cells
        ]
    )


def _scores(cell):
    if len(cell.results) == 1:
        return {"score": cell.mean}
    lowest, highest = float(cell.scores.min()), float(cell.scores.max())
    return {"mean score": cell.mean, "deviation": cell.deviation, "lowest": lowest, "highest": highest}


def csv_of(cells):
    """The table as CSV, settings as links write them, every score in a column of its own."""
    frame = table(cells, lambda _, value: _plain(value))
    scores = pd.DataFrame([cell.scores for cell in cells])
    scores.columns = [f"score {number + 1}" for number in scores.columns]
    return pd.concat([frame, scores], axis=1).to_csv(index=False)


def _plain(value):
    if isinstance(value, tuple):
        return ",".join(map(str, value)) or "none"
    return "full" if value is None else str(value)
