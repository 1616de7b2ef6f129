"""`BackpropRegressor`: which value?"""

import numpy as np
from sklearn.base import RegressorMixin, _fit_context
from sklearn.utils.validation import validate_data

from playground.engine import LOSSES
from playground.estimator.base import FLOATS, Backprop

MSE = LOSSES["mse"]


def half_mse(scores, y):
    """C = mean (s - y)**2 / 2, scikit-learn's squared loss."""
    return MSE.value(scores, y) / 2


def half_mse_gradient(scores, y, out=None):
    """dC/ds = (s - y) / N."""
    return np.multiply(MSE.gradient(scores, y, out), 0.5, out=out)


HALF_MSE = MSE._replace(title="half the mean squared error", value=half_mse, gradient=half_mse_gradient)


class BackpropRegressor(RegressorMixin, Backprop):
    """A multilayer perceptron for values: half the mean squared error, as in scikit-learn."""

    _loss = HALF_MSE

    def _understand(self, y):
        self.n_outputs_ = 1

    def _targets(self, y):
        return np.asarray(y, dtype=float).reshape(-1, 1)

    @_fit_context(prefer_skip_nested_validation=True)
    def partial_fit(self, X, y):
        """One epoch on X (N, D), y (N,)."""
        is_first = not hasattr(self, "network_")
        X, y = validate_data(self, X, y, reset=is_first, dtype=FLOATS, y_numeric=True)
        if is_first:
            self._understand(y)
        return self._partial_fit(X, y)

    def predict(self, X):
        """The value predicted for each row, (N,)."""
        return self._scores(X)[:, 0].copy()
