"""Tutorial D's grid search by scikit-learn's tools: this project's estimator, and the tutorial's own beside it."""

import time
import warnings
from dataclasses import replace
from typing import NamedTuple

from sklearn.datasets import load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import ParameterGrid, StratifiedKFold, cross_validate
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.estimator import BackpropClassifier
from playground.labs.recipes.comparisons import FOLDS, GRID, MOST_EPOCHS, ONE_OF_GRID
from playground.labs.sweep.cells import Cell, Plan
from playground.labs.sweep.trainings import Result, always

ESTIMATORS = {kind.__name__: kind for kind in (BackpropClassifier, MLPClassifier)}
OPTIMIZERS = {"sgd": "nesterov", "adam": "adam"}  # scikit-learn's SGD has Nesterov's momentum


class Fit(NamedTuple):
    """An estimator's name, what is set, and which fold is left out."""

    estimator: str
    settings: dict
    fold: int


def pipeline(estimator, settings):
    """The estimator as the grid search fits it: each fold is scaled by its own training rows."""
    network = ESTIMATORS[estimator](max_iter=MOST_EPOCHS, random_state=0, **settings)
    return make_pipeline(StandardScaler(), network)


def fit(one, _is_wanted=always):
    """The `Result` of a `Fit`: what GridSearchCV does for one of its candidates and folds. It takes a second."""
    started, (x, y) = time.perf_counter(), load_iris(return_X_y=True)
    split = list(StratifiedKFold(FOLDS).split(x, y))[one.fold]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # 1,000 epochs are what the tutorial allows
        found = cross_validate(
            pipeline(one.estimator, one.settings),
            x,
            y,
            cv=[split],
            scoring=("accuracy", "neg_log_loss"),
            return_estimator=True,
        )
    network = found["estimator"][0][-1]
    score, loss = float(found["test_accuracy"][0]), -float(found["test_neg_log_loss"][0])
    return Result(score, loss, float(network.loss_), network.n_iter_, time.perf_counter() - started)


def plan(_sweep):
    """The `Plan` of both estimators' grids; there is no test part in the tutorial."""
    candidates = [{name: one[name] for name in GRID} for one in ParameterGrid(GRID)]
    settings = [candidate | {"estimator": name} for name in ESTIMATORS for candidate in candidates]
    fits = [Fit(name, candidate, fold) for name in ESTIMATORS for candidate in candidates for fold in range(FOLDS)]
    axes = {name: {value: _said(value) for value in values} for name, values in GRID.items()}
    axes |= {"estimator": {name: name for name in ESTIMATORS}}
    experiments = tuple(_as_run(candidate) for _ in ESTIMATORS for candidate in candidates)
    return Plan(axes, tuple(settings), experiments, tuple(fits), fit, lambda _number: ())


class Beside(NamedTuple):
    """The best cell of each estimator, and of how many candidates both have the same score in every fold."""

    best: dict[str, Cell]
    alike: int
    candidates: int


def beside(cells):
    """Both estimators' ranked cells held against each other, as far as both have them."""
    by_estimator = {name: [cell for cell in cells if cell.settings["estimator"] == name] for name in ESTIMATORS}
    scores = [
        {frozenset((cell.settings | {"estimator": ""}).items()): tuple(cell.scores) for cell in mine}
        for mine in by_estimator.values()
    ]
    both = scores[0].keys() & scores[1].keys()
    alike = sum(scores[0][candidate] == scores[1][candidate] for candidate in both)
    return Beside({name: mine[0] for name, mine in by_estimator.items() if mine}, alike, len(both))


def _as_run(candidate):
    """Much the same as an experiment; its starting weights and its end are the engine's own."""
    return replace(
        ONE_OF_GRID,
        hidden_sizes=candidate["hidden_layer_sizes"],
        activation=candidate["activation"],
        optimizer=OPTIMIZERS[candidate["solver"]],
        schedule=candidate["learning_rate"],
        l2=candidate["alpha"] / ONE_OF_GRID.batch_size,  # scikit-learn divides alpha by the rows of a batch
    )


def _said(value):
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
