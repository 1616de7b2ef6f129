"""Predicted values beside true ones: how far off, and where most."""

from typing import NamedTuple

import numpy as np
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score, root_mean_squared_error

from playground.labs.judging.checks import checked_values


class ValuesJudgment(NamedTuple):
    """Predictions judged; a residual is true minus predicted.

    `r2` compares with predicting the mean of y always: 1 is perfect, 0 no better, negative worse. Where all y are
    equal it is 1 if all are predicted exactly, else 0, as in scikit-learn; of a single row it is NaN.
    """

    mse: float
    rmse: float
    mae: float
    r2: float
    residuals: np.ndarray  # (N,)
    worst: np.ndarray  # (N,) row numbers, the largest |residual| first, equals in their order


def judge_values(y, predicted):
    """The `ValuesJudgment` of predicted values (N,) or (N, 1) for true ones y (N,).

    Raises ValueError for values that are not finite.
    """
    y, predicted = checked_values(y, predicted)
    with np.errstate(over="ignore", invalid="ignore"):  # far too large, just before it is not finite
        residuals = y - predicted
        return ValuesJudgment(
            mse=float(mean_squared_error(y, predicted)),
            rmse=float(root_mean_squared_error(y, predicted)),
            mae=float(mean_absolute_error(y, predicted)),
            r2=float(r2_score(y, predicted)) if len(y) > 1 else np.nan,
            residuals=residuals,
            worst=np.argsort(-np.abs(residuals), kind="stable"),
        )
