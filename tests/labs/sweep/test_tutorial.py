"""Tutorial D's grid: the sweep's own loop gives what GridSearchCV gives, for both estimators."""

import warnings

import numpy as np
import pytest
from sklearn.datasets import load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import GridSearchCV

from playground.choices.sweep import Sweep
from playground.labs.recipes.comparisons import FOLDS, GRID
from playground.labs.sweep import tutorial
from playground.labs.sweep.cells import finished_cells
from playground.labs.sweep.search import plan_of
from playground.labs.sweep.tutorial import ESTIMATORS, beside, fit, pipeline

SHORT = 40  # epochs
SMALLER = {"hidden_layer_sizes": [(10,), (20,)], "activation": ["tanh"], "solver": ["sgd", "adam"]}
SMALLER |= {"alpha": [1e-2], "learning_rate": ["constant", "adaptive"]}


@pytest.fixture
def smaller(monkeypatch):
    """Fewer candidates and epochs, searched in the same way."""
    monkeypatch.setattr(tutorial, "GRID", SMALLER)
    monkeypatch.setattr(tutorial, "MOST_EPOCHS", SHORT)
    plan = plan_of(Sweep(recipe="D4"))
    return plan, finished_cells(plan, {place: fit(one) for place, one in enumerate(plan.trainings)})


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("name", ESTIMATORS)
def test_it_is_what_grid_search_gives_score_by_score(smaller, name):
    _, cells = smaller
    step = name.lower()
    grid = {f"{step}__{field}": values for field, values in SMALLER.items()}
    search = GridSearchCV(pipeline(name, {}), grid, cv=FOLDS, refit=False).fit(*load_iris(return_X_y=True))
    found = search.cv_results_
    mine = [cell for cell in cells if cell.settings["estimator"] == name]
    assert len(mine) == len(found["params"]) == 8
    by_settings = {
        tuple(one[f"{step}__{field}"] for field in SMALLER): place for place, one in enumerate(found["params"])
    }
    for cell in mine:
        place = by_settings[tuple(cell.settings[field] for field in SMALLER)]
        assert list(cell.scores) == [found[f"split{fold}_test_score"][place] for fold in range(FOLDS)]
        assert cell.mean == found["mean_test_score"][place]
        assert np.std(cell.scores) == pytest.approx(found["std_test_score"][place])


def test_both_estimators_are_held_against_each_other(smaller):
    _, cells = smaller
    found = beside(cells)
    assert list(found.best) == list(ESTIMATORS)
    assert found.candidates == 8
    constant = [cell for cell in cells if cell.settings["learning_rate"] == "constant"]
    for one in constant[: len(constant) // 2]:
        other = next(c for c in constant if c.settings == one.settings | {"estimator": "MLPClassifier"})
        np.testing.assert_allclose(one.scores, other.scores)
        np.testing.assert_allclose(one.average("loss"), other.average("loss"), rtol=1e-6)
    assert found.alike >= 4
    assert beside([]).candidates == 0


def test_the_whole_plan_is_the_tutorials_with_both_estimators():
    plan = plan_of(Sweep(recipe="D4"))
    assert len(plan.settings) == 2 * 3 * 2 * 2 * 3 * 2
    assert len(plan.trainings) == FOLDS * len(plan.settings)
    assert plan.per_cell == FOLDS
    assert plan.tests(0) == ()
    assert {name: list(values) for name, values in plan.axes.items()} == GRID | {"estimator": list(ESTIMATORS)}
    for settings, experiment in zip(plan.settings, plan.experiments, strict=True):
        assert experiment.hidden_sizes == settings["hidden_layer_sizes"]
        assert experiment.activation == settings["activation"]
        assert experiment.schedule == settings["learning_rate"]
        assert experiment.l2 == settings["alpha"] / 100


def test_a_fit_that_has_not_converged_is_no_noise(smaller):
    plan, _ = smaller
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        assert fit(plan.trainings[-1]).epochs == SHORT
