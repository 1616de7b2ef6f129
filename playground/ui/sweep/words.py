"""What is said of a sweep: the experiment that it starts from, a cell, the best cell and how sure that is."""

import numpy as np
import streamlit as st

from playground.choices.sweep import said
from playground.engine import ACTIVATIONS, OPTIMIZERS
from playground.labs.sweep.cells import rivals
from playground.numbers import plain, short
from playground.ui.form import SWEEP

CLICK = "Click a field of the map, the end of a line or a row to choose another cell."


def title(sweep, name):
    """What a field is called; a recipe's names are scikit-learn's and stay as they are."""
    return name if sweep.recipe != "none" else SWEEP.labels[name][0]


def in_sentence(sweep, name):
    """The same within a sentence."""
    called = title(sweep, name)
    return called if called[:2].isupper() or called[1:2].isdigit() else called[:1].lower() + called[1:]


def based_on(sweep):
    """Everything that is not searched, as far as a line goes."""
    sizes = "-".join(map(str, sweep.hidden_sizes)) or "no"
    told = {
        "dataset": sweep.source.title,
        "hidden_sizes": f"{sizes} hidden units",
        "activation": ACTIVATIONS[sweep.activation].title,
        "optimizer": OPTIMIZERS[sweep.optimizer].title,
        "learning_rate": f"learning rate {short(sweep.learning_rate)}",
        "batch_size": f"batches of {sweep.batch_size}" if sweep.batch_size else "all rows at once",
    }
    searched = {name for name, _ in sweep.searched}
    return ", ".join(text for name, text in told.items() if name not in searched)


def amount(plan, sweep):
    """How much there is to do."""
    n_cells, n_trainings = len(plan.settings), len(plan.trainings)
    if n_trainings == n_cells:
        return f"**{n_cells:,} cells**, one training each"
    if sweep.recipe != "none":
        return f"**{n_cells} cells, {n_trainings} trainings**"
    factors = [f"{n_cells:,} cells" if n_cells > 1 else "1 cell"]
    factors += [f"{sweep.folds} folds"] if sweep.folds > 1 else []
    factors += [f"{sweep.n_seeds} seeds"] if sweep.n_seeds > 1 else []
    return f"**{' x '.join(factors)} = {n_trainings:,} training{'s' * (n_trainings > 1)}**"


def settings_said(sweep, plan, cell, without=()):
    """A cell's settings in words."""
    settings = {name: plan.axes[name][value] for name, value in cell.settings.items() if name not in without}
    return ", ".join(f"{in_sentence(sweep, name)} {value}" for name, value in settings.items())


def score_name(sweep):
    return "accuracy" if sweep.task == "classification" or sweep.recipe != "none" else "R²"


def judges(sweep):
    """Who picks the winner."""
    if sweep.recipe != "none" or sweep.folds > 1:
        return "the rows that were left out"
    return "the validation rows"


def verdict(plan, sweep, cells, tests):
    """The best of ranked cells in sentences, with what its numbers are worth; `tests` are its results in test."""
    best = cells[0]
    if np.isnan(best.mean):
        return "Every training diverged: try smaller learning rates."
    sentences = [f"**Best: {settings_said(sweep, plan, best)}.**", _scored(sweep, best), _told_apart(best, cells)]
    if tests:
        scores = np.array([test.score for test in tests])
        sentences.append(
            f"On the test part, which had no say in the choice, its {score_name(sweep)} is "
            f"**{plain(float(scores.mean()))}**{_range(scores, 'seeds')}, trained on the whole training part."
            if sweep.folds > 1
            else f"On the test part, which had no say in the choice, its {score_name(sweep)} is "
            f"**{plain(float(scores.mean()))}**{_range(scores, 'seeds')}."
        )
    n_diverged = sum(bool(np.isnan(cell.mean)) for cell in cells)
    if n_diverged:
        sentences.append(f"{n_diverged} of {len(cells)} cells diverged at least once and come last.")
    return " ".join(sentences)


def _scored(sweep, best):
    told = f"Its {score_name(sweep)} on {judges(sweep)} is {plain(best.mean)}"
    if len(best.results) == 1:
        return f"{told}, from a single training: more seeds or folds would tell how much of that is chance."
    return (
        f"{told}, the mean of {len(best.results)} trainings from {plain(float(best.scores.min()))} to "
        f"{plain(float(best.scores.max()))}, standard deviation {short(best.deviation)}."
    )


def _told_apart(best, cells):
    """Whether the best is any better than the next."""
    close = rivals(best, cells)
    many = f"{len(close)} other cells are" if len(close) > 1 else "1 other cell is"
    if len(best.results) == 1:
        return f"{many} just as good in score; the loss decided." if close else ""
    if close:
        return f"{many} within one standard deviation of it: this sweep cannot say that it is better than those."
    return "No other cell is within one standard deviation of it." if len(cells) > 1 else ""


def _range(scores, what):
    if len(scores) == 1:
        return ""
    return f" (mean of {len(scores)} {what}, {plain(float(scores.min()))} to {plain(float(scores.max()))})"


def time_left(seconds):
    """How long it still takes, about."""
    if seconds is None:
        return "the time left is known after the first training"
    if seconds < 60:
        return f"about {max(round(seconds), 1)} s left"
    return f"about {round(seconds / 60)} min left"


def written(plan):
    """How a table says a setting: `written(name, value)`."""
    return lambda name, value: plan.axes[name][value]


def value_said(name):
    """How a widget says a value of a field that it has as text."""
    rule = SWEEP.kind.__dataclass_fields__[name].metadata["rule"]
    return lambda text: said(name, rule.parse(name, text))


def as_run(sweep):
    """What a cell is on the playground."""
    if sweep.recipe != "none":
        return (
            "On the playground it has the same settings, but other starting weights and another split than "
            "scikit-learn's, and it goes through all epochs."
        )
    if sweep.folds > 1:
        return f"{CLICK} A run trains on the whole training part, from the first seed."
    return f"{CLICK} A run is that of the first seed, with the same validation part."


def columns(sweep, plan, frame):
    """How a table's columns are called and written."""
    named = {name: st.column_config.Column(title(sweep, name)) for name in plan.axes}
    digits = {"cell": 0, "epochs": 0, "seconds": 1}
    numbers = [name for name in frame.columns if name not in named and frame[name].dtype.kind in "fi"]
    return named | {name: st.column_config.NumberColumn(format=f"%.{digits.get(name, 4)}f") for name in numbers}
