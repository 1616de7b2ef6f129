"""Tutorial D's two comparisons: a grid searched by cross-validation, and three remedies against overfitting."""

from dataclasses import replace

import numpy as np
from sklearn.datasets import load_iris
from sklearn.model_selection import GridSearchCV, ParameterGrid
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.choices.experiment import Experiment
from playground.estimator import BackpropClassifier
from playground.labs.progress import Progress
from playground.labs.recipes.recipe import BY_CODE, SEEDS, Recipe, Row, Rows, in_turn, new
from playground.labs.recipes.spread import end_processes, spread
from playground.labs.recipes.tutorials.tutorial_a import BINARY
from playground.languages import _, mark
from playground.numbers import counted, fixed, in_a_row

FOLDS, MOST_EPOCHS = 3, 1000
GRID = {
    "hidden_layer_sizes": [(10,), (20,), (30,)],
    "activation": ["tanh", "relu"],
    "solver": ["sgd", "adam"],
    "alpha": [1e-4, 1e-3, 1e-2],
    "learning_rate": ["constant", "adaptive"],
}
PARTED = ("hidden_layer_sizes", "activation", "solver")  # searched one after another, so that progress is seen
CLOSE = 0.01
ONE_OF_GRID = Experiment(
    dataset="iris", hidden_sizes=(20,), activation="relu", optimizer="adam", learning_rate=0.001, batch_size=100
)
PLAIN = replace(BINARY, hidden_sizes=(64, 32))
LONGER, LONGER_SEEDS = 100, 20
REMEDIES = {
    mark("nothing"): PLAIN,
    mark("L2 of 0.001"): replace(PLAIN, l2=0.001),
    mark("dropout of 0.5 after the first layer"): replace(PLAIN, dropouts=(0.5, 0.0)),
    mark("batch normalization after the first layer"): replace(
        PLAIN, batch_norm=True, normalization_place="after", normalized_layers=(1,)
    ),
}


def grid_search(_seeds=SEEDS, jobs=1):
    """Every candidate of the grid, cross-validated on iris; the same splits and seed for all."""
    found, scores = [], []
    parts = list(ParameterGrid({name: GRID[name] for name in PARTED}))
    try:
        for number, part in enumerate(parts, start=1):
            searched = _search({**GRID, **{name: [value] for name, value in part.items()}}, jobs)
            found += searched["params"]
            scores += searched["mean_test_score"].tolist()
            yield Progress(number / (len(parts) + 1), None)
    finally:
        if jobs != 1:
            end_processes()
    yield Progress(1.0, Rows(lambda: _searched(found, np.array(scores))))


def _search(grid, jobs):
    network = BackpropClassifier(max_iter=MOST_EPOCHS, random_state=0)
    step = type(network).__name__.lower()
    pipeline = make_pipeline(StandardScaler(), network)  # each fold is scaled by its own training rows
    named = {f"{step}__{name}": values for name, values in grid.items()}
    search = GridSearchCV(pipeline, named, cv=FOLDS, n_jobs=jobs, refit=False)
    return search.fit(*load_iris(return_X_y=True)).cv_results_


def _searched(candidates, scores):
    yield Row(_("candidates"), 72, BY_CODE, len(candidates), "3 x 2 x 2 x 3 x 2.")
    yield Row(_("trainings"), 216, BY_CODE, FOLDS * len(candidates), _("{n} folds each.").format(n=FOLDS))
    best = {name.rpartition("__")[2]: value for name, value in candidates[int(scores.argmax())].items()}
    yield new(_("best mean accuracy"), float(scores.max()), ", ".join(f"{n} {v}" for n, v in best.items()) + ".")
    yield new(_("worst mean accuracy"), float(scores.min()))
    near = int((scores >= scores.max() - CLOSE).sum())
    yield new(_("candidates within 0.01 of the best"), near, _("One flower of a fold of 50 is 0.02."))
    for solver in GRID["solver"]:
        mine = [score for one, score in zip(candidates, scores, strict=True) if solver in one.values()]
        yield new(_("mean over all candidates with {solver}").format(solver=solver), float(np.mean(mine)))


def remedies(seeds=SEEDS, jobs=1):
    """Losses and accuracy with each remedy after the tutorial's ten epochs, and after many more."""
    lengths = {PLAIN.epochs: seeds, LONGER: min(seeds, LONGER_SEEDS)}
    cases = [(name, epochs) for epochs in lengths for name in REMEDIES]
    results = yield from in_turn(spread(REMEDIES[name].with_epochs(n), lengths[n], jobs) for name, n in cases)
    medians = [np.median((found.train_losses, found.losses, found.scores), axis=1) for found in results]

    def rows():
        for (name, n), found in zip(cases, medians, strict=True):
            what = _("{remedy}, {n} epochs: loss in training, in test, test accuracy")
            told = _("Medians of {n} seeds.").format(n=counted(lengths[n]))
            yield new(
                what.format(remedy=_(name), n=counted(n)), in_a_row(fixed(median, 3) for median in found), told
            )

    yield Progress(1.0, Rows(rows))


RECIPES = (
    Recipe(
        "D4",
        mark("Grid search"),
        mark(
            "Every combination of a few settings, each cross-validated. Several candidates are as good as the "
            "best or nearly, so the winner of a grid is partly luck."
        ),
        mark(
            "Hidden layers of 10, 20 or 30 units, tanh or ReLU, SGD or Adam, L2 of 0.0001 to 0.01, a constant or "
            "an adaptive rate, at most 1,000 epochs, 3 folds. No data set is named here: this is iris, "
            "standardized."
        ),
        "sweep",
        grid_search,
        mark(
            "In scikit-learn the adaptive rate matters to SGD alone, so a quarter of the candidates repeat others "
            "there; here it matters to Adam too."
        ),
        is_spread=True,
    ),
    Recipe(
        "D5",
        mark("Against overfitting"),
        mark(
            "The same network plain and with each of three remedies. After ten epochs there is little to remedy, "
            "and dropout even costs; after 100 the plain network has the largest loss in test, and dropout the "
            "smallest."
        ),
        mark(
            "64 ReLU, dropout of 0.5 or batch normalization after the activation of this first layer, 32 ReLU, "
            "sigmoid; Adam, 10 epochs, batches of 32; or L2 with alpha 0.001. No data set is named here: these "
            "are the 20 features of A1, and its split; L2 is half of 0.001 times the sum of squares."
        ),
        "live",
        remedies,
        mark(
            "Ten epochs are too few to overfit, so nothing can be seen to help. The 100 epochs are this recipe's "
            "own."
        ),
        experiment=PLAIN,
        is_spread=True,
    ),
)
