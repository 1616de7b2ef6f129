"""scikit-learn's own checks, and its tools at work on this engine."""

import pickle

import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_iris, make_moons
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import check_estimator

from playground.estimator import BackpropClassifier, BackpropRegressor


@pytest.mark.parametrize("estimator", [BackpropClassifier(max_iter=60), BackpropRegressor(max_iter=60)])
def test_scikit_learn_accepts_it_with_no_expected_failure(estimator):
    results = check_estimator(estimator, on_skip=None)
    assert len(results) > 40
    assert {result["status"] for result in results if result["check_name"] != "check_array_api_input"} == {
        "passed"
    }


def test_grid_pipeline_and_cross_validation_work():
    x, y = load_iris(return_X_y=True)
    pipeline = make_pipeline(StandardScaler(), BackpropClassifier((8,), max_iter=40, random_state=0))
    grid = {"backpropclassifier__learning_rate_init": [1e-6, 0.05]}
    search = GridSearchCV(pipeline, grid, cv=3).fit(x, y)
    assert search.best_params_ == {"backpropclassifier__learning_rate_init": 0.05}
    assert cross_val_score(search.best_estimator_, x, y, cv=3).mean() > 0.9


def test_the_regressor_learns():
    x, y = load_diabetes(return_X_y=True)
    x, y = StandardScaler().fit_transform(x), (y - y.mean()) / y.std()
    assert BackpropRegressor((16,), max_iter=100, random_state=0).fit(x, y).score(x, y) > 0.5


@pytest.mark.parametrize("y", [["no", "yes"] * 20, [7, 3] * 20, [True, False] * 20, ["a", "b", "c", "d"] * 10])
def test_labels_may_be_anything(y):
    x = np.eye(4)[np.arange(40) % 4]
    model = BackpropClassifier((8,), max_iter=150, learning_rate_init=0.05, random_state=0).fit(x, y)
    assert list(model.predict(x)) == list(y)
    assert np.allclose(model.predict_proba(x).sum(axis=1), 1)


def test_partial_fit_goes_on_epoch_by_epoch():
    x, y = make_moons(100, noise=0.1, random_state=0)
    model = BackpropClassifier((8,), random_state=0).partial_fit(x, y, classes=[0, 1])
    first = model.loss_
    for _ in range(30):
        model.partial_fit(x, y)
    assert model.n_iter_ == 31
    assert model.loss_ < first
    with pytest.raises(ValueError, match="did not name"):
        model.partial_fit(x, y + 5)


def test_one_class_and_one_row():
    model = BackpropClassifier(max_iter=5).fit([[1.0, 2.0]], ["only"])
    assert model.predict([[3.0, 4.0]]) == ["only"]
    assert model.predict_proba([[3.0, 4.0]]) == [[1.0]]
    assert np.isfinite(BackpropRegressor(max_iter=5).fit([[1.0, 2.0]], [3.0]).predict([[1.0, 2.0]]))


def test_constant_columns_and_huge_inputs_stay_finite():
    x = np.column_stack([np.ones(30), np.linspace(-1000, 1000, 30)])
    model = BackpropClassifier((4,), "logistic", max_iter=20, random_state=0).fit(x, x[:, 1] > 0)
    assert np.isfinite(model.predict_proba(x)).all()


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"batch_size": 2.5}, "batch_size"),
        ({"batch_size": 0}, "batch_size"),
        ({"activation": "rely"}, "activation"),
        ({"learning_rate_init": -1}, "learning_rate_init"),
        ({"hidden_layer_sizes": (3, -1)}, "hidden_layer_sizes"),
        ({"hidden_layer_sizes": (2.5,)}, "hidden_layer_sizes"),
        ({"learning_rate_init": 1e6, "activation": "relu", "solver": "sgd"}, "smaller learning_rate_init"),
    ],
)
def test_a_wrong_parameter_is_a_value_error_that_names_it(parameters, sentence):
    x, y = load_diabetes(return_X_y=True)
    with pytest.raises(ValueError, match=sentence):
        BackpropRegressor(**parameters).fit(x, y)


def test_nan_is_refused():
    with pytest.raises(ValueError, match="NaN"):
        BackpropClassifier().fit([[np.nan], [1.0]], [0, 1])


def test_a_pickled_model_predicts_the_same_and_learns_on():
    x, y = make_moons(60, random_state=0)
    model = BackpropClassifier((8,), random_state=0, normalization="batch").partial_fit(x, y)
    copy = pickle.loads(pickle.dumps(model))
    assert np.array_equal(copy.predict_proba(x), model.predict_proba(x))
    for one in (model, copy):
        one.partial_fit(x, y)
    assert np.array_equal(copy.predict_proba(x), model.predict_proba(x))
