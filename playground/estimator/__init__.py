"""The same engine behind scikit-learn's interface: its grids, pipelines and displays work on it."""

from playground.estimator.classifier import BackpropClassifier
from playground.estimator.regressor import BackpropRegressor

__all__ = ["BackpropClassifier", "BackpropRegressor"]
