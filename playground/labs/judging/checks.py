"""What can be judged: rows with a true answer and a finite one of the network's. All else is said in words."""

import numpy as np

from playground.languages import _, mark

DIVERGED = mark(
    "The network's answers are not all finite numbers: its training diverged. "
    "Judge an earlier epoch, or train again with a lower learning rate."
)
NO_ROWS = mark("There are no rows to judge.")
NO_CLASS = mark("True classes have to be whole numbers from 0 to {last}.")
ROUNDED = 1e-6  # how far float32 may leave a probability outside of 0 to 1


def checked_classes(y, probabilities):
    """Class numbers y (N,) as integers and probabilities (N, K) as float64; K is at least 2.

    Raises ValueError, in a sentence for the page, for what cannot be judged.
    """
    y, probabilities = np.asarray(y), np.asarray(probabilities, dtype=np.float64)
    if probabilities.ndim != 2 or probabilities.shape[1] < 2:
        raise ValueError(_("Probabilities need a column for each class, and two classes at least."))
    _check_lengths(y, probabilities)
    return _checked_numbers(y, probabilities.shape[1]), _checked_shares(probabilities)


def checked_binary(y, probabilities):
    """Class numbers y (N,), 0 or 1, as integers, probabilities of class 1 (N,) as float64. Raises ValueError."""
    y, probabilities = np.asarray(y), np.asarray(probabilities, dtype=np.float64)
    _check_lengths(y, probabilities)
    if probabilities.ndim != 1:
        raise ValueError(_("Thresholds need one probability a row, that of class 1."))
    return _checked_numbers(y, 2), _checked_shares(probabilities)


def checked_values(y, predicted):
    """True and predicted values, both (N,) float64; predicted may be (N, 1). Raises ValueError."""
    y, predicted = np.asarray(y, dtype=np.float64), np.asarray(predicted, dtype=np.float64)
    predicted = predicted[:, 0] if predicted.ndim == 2 and predicted.shape[1] == 1 else predicted
    _check_lengths(y, predicted)
    if predicted.ndim != 1:
        raise ValueError(_("There has to be one predicted value a row."))
    if not np.isfinite(y).all():
        raise ValueError(_("True values have to be finite numbers."))
    if not np.isfinite(predicted).all():
        raise ValueError(_(DIVERGED))
    return y, predicted


def _check_lengths(y, answers):
    if y.ndim != 1 or len(y) != len(answers):
        raise ValueError(_("There has to be one true answer for each answer of the network."))
    if not len(y):
        raise ValueError(_(NO_ROWS))


def _checked_numbers(y, n_classes):
    if not np.isin(y, np.arange(n_classes)).all():
        raise ValueError(_(NO_CLASS).format(last=n_classes - 1))
    return y.astype(np.intp)


def _checked_shares(probabilities):
    if not np.isfinite(probabilities).all():
        raise ValueError(_(DIVERGED))
    if probabilities.min() < -ROUNDED or probabilities.max() > 1 + ROUNDED:
        raise ValueError(_("Probabilities have to lie between 0 and 1."))
    return probabilities.clip(0, 1)
