"""`BackpropClassifier`: which class?"""

import numpy as np
from sklearn.base import ClassifierMixin, _fit_context
from sklearn.utils.multiclass import check_classification_targets, unique_labels
from sklearn.utils.validation import validate_data

from playground.engine import LOSSES
from playground.estimator.base import FLOATS, Backprop


class BackpropClassifier(ClassifierMixin, Backprop):
    """A multilayer perceptron for classes: cross-entropy, sigmoid for two classes and softmax for more."""

    def _understand(self, y):
        check_classification_targets(y)
        self.classes_ = np.unique(y)
        self.n_outputs_ = 1 if len(self.classes_) <= 2 else len(self.classes_)

    @property
    def _loss(self):
        return LOSSES["binary_crossentropy" if self.n_outputs_ == 1 else "sparse_categorical_crossentropy"]

    def _targets(self, y):
        return self._loss.targets_of(np.searchsorted(self.classes_, y), self.n_outputs_)

    @_fit_context(prefer_skip_nested_validation=True)
    def partial_fit(self, X, y, classes=None):
        """One epoch on X (N, D), y (N,); the first call needs all `classes` unless y holds them."""
        is_first = not hasattr(self, "network_")
        X, y = validate_data(self, X, y, reset=is_first, dtype=FLOATS)
        if is_first:
            self._understand(unique_labels(y) if classes is None else np.asarray(classes))
        elif classes is not None and not np.array_equal(np.unique(classes), self.classes_):
            raise ValueError(f"classes must be those of the first call, {self.classes_}, got {classes}.")
        unknown = np.setdiff1d(y, self.classes_)
        if len(unknown):
            raise ValueError(f"y holds classes that the first call did not name: {unknown}.")
        return self._partial_fit(X, y)

    def predict_proba(self, X):
        """Probability of each of `classes_`, (N, n_classes)."""
        scores = self._scores(X)
        if len(self.classes_) == 1:
            return np.ones((len(scores), 1))
        found = self._loss.predict(scores)
        return np.hstack([1 - found, found]) if found.shape[1] == 1 else found

    def predict_log_proba(self, X):
        """Logarithm of `predict_proba`."""
        with np.errstate(divide="ignore"):
            return np.log(self.predict_proba(X))

    def predict(self, X):
        """The likeliest of `classes_` for each row, (N,)."""
        best = self.predict_proba(X).argmax(axis=1)
        return self.classes_[best]
