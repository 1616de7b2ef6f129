"""What is said of a sweep: the experiment that it starts from, a cell, the best cell and how sure that is."""

import numpy as np
import streamlit as st

from playground.engine import ACTIVATIONS, OPTIMIZERS
from playground.labs.sweep.cells import rivals
from playground.languages import _, mark, ngettext, pgettext
from playground.numbers import counted, plain, short
from playground.ui.form import SWEEP
from playground.ui.frames import number_column, with_decimals

CLICK = mark("Click a field of the map, the end of a line or a row to choose another cell.")
SCORES = {"accuracy": mark("accuracy"), "R²": mark("R²")}
COLUMNS = {
    "score": mark("score"),
    "mean score": mark("mean score"),
    "deviation": mark("deviation"),
    "lowest": mark("lowest"),
    "highest": mark("highest"),
    "loss": mark("loss"),
    "training loss": mark("training loss"),
    "epochs": mark("epochs"),
    "seconds": mark("seconds"),
}


def title(sweep, name):
    """What a field is called; a recipe's names are scikit-learn's and stay as they are."""
    return name if sweep.recipe != "none" else _(SWEEP.labels[name][0])


def in_sentence(sweep, name):
    """The same within a sentence."""
    return in_sentence_called(title(sweep, name))


def in_sentence_called(called):
    """What is called so at the head of a line, within a sentence."""
    return called if called[:2].isupper() or called[1:2].isdigit() else called[:1].lower() + called[1:]


def based_on(sweep):
    """Everything that is not searched, as far as a line goes."""
    sizes = "-".join(map(str, sweep.hidden_sizes))
    told = {
        "dataset": _(sweep.source.title),
        "hidden_sizes": _("{sizes} hidden units").format(sizes=sizes) if sizes else _("no hidden units"),
        "activation": _(ACTIVATIONS[sweep.activation].title),
        "optimizer": _(OPTIMIZERS[sweep.optimizer].title),
        "learning_rate": _("learning rate {rate}").format(rate=short(sweep.learning_rate)),
        "batch_size": _("batches of {size}").format(size=counted(sweep.batch_size))
        if sweep.batch_size
        else _("all rows at once"),
    }
    searched = {name for name, _values in sweep.searched}
    return ", ".join(text for name, text in told.items() if name not in searched)


def amount(plan, sweep):
    """How much there is to do."""
    n_cells, n_trainings = len(plan.settings), len(plan.trainings)
    cells = ngettext("{n} cell", "{n} cells", n_cells).format(n=counted(n_cells))
    trainings = ngettext("{n} training", "{n} trainings", n_trainings).format(n=counted(n_trainings))
    if n_trainings == n_cells:
        return _("**{cells}**, one training each").format(cells=cells)
    if sweep.recipe != "none":
        return f"**{cells}, {trainings}**"
    factors = [cells]
    if sweep.folds > 1:
        factors.append(ngettext("{n} fold", "{n} folds", sweep.folds).format(n=sweep.folds))
    if sweep.n_seeds > 1:
        factors.append(ngettext("{n} seed", "{n} seeds", sweep.n_seeds).format(n=sweep.n_seeds))
    return f"**{' x '.join(factors)} = {trainings}**"


def settings_said(sweep, plan, cell, without=()):
    """A cell's settings in words."""
    settings = {name: plan.axes[name][value] for name, value in cell.settings.items() if name not in without}
    return ", ".join(f"{in_sentence(sweep, name)} {value}" for name, value in settings.items())


def score_of(sweep):
    """Which score judges, a key of SCORES."""
    return "accuracy" if sweep.task == "classification" or sweep.recipe != "none" else "R²"


def score_name(sweep):
    return _(SCORES[score_of(sweep)])


def of_score(sweep, texts):
    """The one of several marked texts that is about the sweep's score."""
    return _(texts[score_of(sweep)])


def verdict(plan, sweep, cells, tests):
    """The best of ranked cells in sentences, with what its numbers are worth; `tests` are its results in test."""
    best = cells[0]
    if np.isnan(best.mean):
        return _("Every training diverged: try smaller learning rates.")
    settings = _("**Best: {settings}.**").format(settings=settings_said(sweep, plan, best))
    sentences = [settings, _scored(sweep, best), _told_apart(best, cells)]
    if tests:
        sentences.append(_tested(sweep, np.array([test.score for test in tests])))
    n_diverged = sum(bool(np.isnan(cell.mean)) for cell in cells)
    if n_diverged:
        text = ngettext(
            "{n} of {all} cells diverged at least once and come last.",
            "{n} of {all} cells diverged at least once and come last.",
            n_diverged,
        )
        sentences.append(text.format(n=counted(n_diverged), all=counted(len(cells))))
    return " ".join(sentences)


TESTED = {
    "accuracy": mark("On the test part, which had no say in the choice, its accuracy is **{score}**{range}."),
    "R²": mark("On the test part, which had no say in the choice, its R² is **{score}**{range}."),
}
TESTED_WHOLE = {
    "accuracy": mark(
        "On the test part, which had no say in the choice, its accuracy is **{score}**{range}, trained on the "
        "whole training part."
    ),
    "R²": mark(
        "On the test part, which had no say in the choice, its R² is **{score}**{range}, trained on the whole "
        "training part."
    ),
}


def _tested(sweep, scores):
    text = of_score(sweep, TESTED_WHOLE if sweep.folds > 1 else TESTED)
    return text.format(score=plain(float(scores.mean())), range=_range(scores))


SCORED = {  # (score, whether the rows that judge were left out)
    ("accuracy", True): mark("Its accuracy on the rows that were left out is {score}, {of}."),
    ("accuracy", False): mark("Its accuracy on the validation rows is {score}, {of}."),
    ("R²", True): mark("Its R² on the rows that were left out is {score}, {of}."),
    ("R²", False): mark("Its R² on the validation rows is {score}, {of}."),
}


def _scored(sweep, best):
    text = _(SCORED[score_of(sweep), sweep.recipe != "none" or sweep.folds > 1])
    if len(best.results) == 1:
        of = _("from a single training: more seeds or folds would tell how much of that is chance")
    else:
        of = _("the mean of {n} trainings from {low} to {high}, standard deviation {deviation}").format(
            n=counted(len(best.results)),
            low=plain(float(best.scores.min())),
            high=plain(float(best.scores.max())),
            deviation=short(best.deviation),
        )
    return text.format(score=plain(best.mean), of=of)


def _told_apart(best, cells):
    """Whether the best is any better than the next."""
    close = len(rivals(best, cells))
    if len(best.results) == 1:
        text = ngettext(
            "{n} other cell is just as good in score; the loss decided.",
            "{n} other cells are just as good in score; the loss decided.",
            close,
        )
        return text.format(n=counted(close)) if close else ""
    if close:
        text = ngettext(
            "{n} other cell is within one standard deviation of it: this sweep cannot say that it is better than "
            "those.",
            "{n} other cells are within one standard deviation of it: this sweep cannot say that it is better "
            "than those.",
            close,
        )
        return text.format(n=counted(close))
    return _("No other cell is within one standard deviation of it.") if len(cells) > 1 else ""


def _range(scores):
    if len(scores) == 1:
        return ""
    text = _(" (mean of {n} seeds, {low} to {high})")
    return text.format(n=len(scores), low=plain(float(scores.min())), high=plain(float(scores.max())))


def time_left(seconds):
    """How long it still takes, about."""
    if seconds is None:
        return _("the time left is known after the first training")
    if seconds < 60:
        return _("about {n} s left").format(n=max(round(seconds), 1))
    return _("about {n} min left").format(n=round(seconds / 60))


def written(plan):
    """How a table says a setting: `written(name, value)`."""
    return lambda name, value: plan.axes[name][value]


def as_run(sweep):
    """What a cell is on the playground."""
    if sweep.recipe != "none":
        return _(
            "On the playground it has the same settings, but other starting weights and another split than "
            "scikit-learn's, and it goes through all epochs."
        )
    run = _(
        "A run trains on the whole training part, from the first seed."
        if sweep.folds > 1
        else "A run is that of the first seed, with the same validation part."
    )
    return f"{_(CLICK)} {run}"


def column(name):
    """What a column of the table is called beside the settings."""
    return pgettext("of a search", "cell") if name == "cell" else _(COLUMNS[name])


def columns(sweep, plan, frame):
    """How a table's columns are called and written."""
    named = {name: st.column_config.Column(title(sweep, name)) for name in plan.axes}
    return named | {
        name: number_column(column(name), f"%.{digits}f") for name, digits in _decimals(plan, frame).items()
    }


def ways(plan, frame):
    """How a table's numbers are written where the language has another decimal mark than English."""
    return {name: with_decimals(digits) for name, digits in _decimals(plan, frame).items()}


def _decimals(plan, frame):
    """How many decimals each column of numbers has that is none of the settings."""
    numbers = [name for name in frame.columns if name not in plan.axes and frame[name].dtype.kind in "fi"]
    return {name: {"cell": 0, "epochs": 0, "seconds": 1}.get(name, 4) for name in numbers}
