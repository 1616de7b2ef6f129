"""scikit-learn's MLP as an outside oracle: the same gradients, the same training, number by number."""

import warnings

import numpy as np
import pytest
from sklearn.datasets import load_iris, make_classification, make_regression
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

from playground.engine.gradcheck import relative_error
from playground.engine.penalties import Penalty
from playground.estimator import BackpropClassifier, BackpropRegressor


def data(name):
    if name == "values":
        x, y = make_regression(120, 5, noise=1, random_state=0)
        return StandardScaler().fit_transform(x), y / y.std()
    x, y = load_iris(return_X_y=True) if name == "three classes" else make_classification(120, random_state=0)
    return StandardScaler().fit_transform(x), y


PAIRS = {
    "two classes": (MLPClassifier, BackpropClassifier),
    "three classes": (MLPClassifier, BackpropClassifier),
    "values": (MLPRegressor, BackpropRegressor),
}


def fit(model, x, y):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(x, y)


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("alpha", [0.0, 0.5])
@pytest.mark.parametrize("activation", ["identity", "logistic", "tanh", "relu"])
def test_one_full_batch_gradient(name, alpha, activation):
    x, y = data(name)
    theirs, ours = PAIRS[name]
    options = {
        "hidden_layer_sizes": (7, 5),
        "activation": activation,
        "alpha": alpha,
        "max_iter": 1,
        "random_state": 0,
    }
    oracle = fit(theirs(**options, batch_size=len(x)), x, y)
    model = ours(**options).partial_fit(x, y)
    network = model.network_
    for block, W, b in zip(network.blocks, oracle.coefs_, oracle.intercepts_, strict=True):
        block.connections[...] = np.vstack([W, b])

    targets = np.eye(3)[y] if name == "three classes" else y.reshape(-1, 1)
    layers = [x, *[np.empty((len(x), n)) for n in network.sizes[1:]]]
    deltas = [np.empty_like(a) for a in layers[1:]]
    coef_grads, intercept_grads = ([np.empty_like(p) for p in ps] for ps in (oracle.coefs_, oracle.intercepts_))
    _, coef_grads, intercept_grads = oracle._backprop(
        x, targets, None, layers, deltas, coef_grads, intercept_grads
    )

    scores, workspace = network.forward(x)
    model._loss.gradient(scores, model._targets(y), out=workspace.grad_scores)
    network.backward(workspace.grad_scores, workspace)
    penalty = Penalty(l2=alpha, per_row=True).over(network.penalized)
    penalty.add_gradient(network.trainable, workspace.gradient, len(x))
    for index, (dW, db) in enumerate(zip(coef_grads, intercept_grads, strict=True)):
        assert relative_error(workspace.grads[f"{index}.W"], dW) < 1e-10
        assert relative_error(workspace.grads[f"{index}.b"], db) < 1e-10


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize(
    "options",
    [
        {"solver": "sgd", "momentum": 0},
        {"solver": "sgd", "nesterovs_momentum": False},
        {"solver": "sgd", "nesterovs_momentum": True, "alpha": 0.1},
        {"solver": "adam", "batch_size": 32, "activation": "tanh"},
        {"solver": "adam", "shuffle": False, "hidden_layer_sizes": (8, 8)},
    ],
    ids=["SGD", "momentum", "Nesterov", "Adam", "Adam unshuffled"],
)
def test_fifty_epochs_follow_the_same_loss_curve(name, options):
    x, y = data(name)
    options = {
        "learning_rate_init": 0.01,
        "max_iter": 50,
        "random_state": 3,
        "tol": 0,
        "n_iter_no_change": 50,
    } | options
    oracle, model = (fit(kind(**options), x, y) for kind in PAIRS[name])
    assert len(model.loss_curve_) == 50
    assert np.allclose(model.loss_curve_, oracle.loss_curve_, rtol=1e-8, atol=0)


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize(
    "options",
    [
        {
            "solver": "sgd",
            "learning_rate": "adaptive",
            "learning_rate_init": 0.1,
            "tol": 0.05,
            "n_iter_no_change": 2,
        },
        {"early_stopping": True, "learning_rate_init": 0.01},
        {"tol": 0.01, "n_iter_no_change": 3},
    ],
    ids=["adaptive rate", "early stopping", "tolerance"],
)
def test_training_ends_where_theirs_ends(name, options):
    x, y = data(name)
    oracle, model = (fit(kind(max_iter=150, random_state=3, **options), x, y) for kind in PAIRS[name])
    assert model.n_iter_ == oracle.n_iter_
    assert np.allclose(model.loss_curve_, oracle.loss_curve_, rtol=1e-8, atol=0)
    assert np.allclose(model.predict(x), oracle.predict(x))
