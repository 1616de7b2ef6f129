"""The numbers behind the pictures, as CSV for a spreadsheet or a notebook."""

import numpy as np
import pandas as pd

LAYER_NUMBERS = ("grad_norms", "delta_norms", "update_ratios")
RUN_NUMBERS = ("train_loss", "test_loss", "train_score", "test_score")
START_NUMBERS = ("rms", "spread", "z_rms", "z_spread", "dead", "saturated", "grad_norms", "delta_norms")


def csv_of_epochs(titles, histories, until=None):
    """One line a run and epoch, the last epoch being `until`: losses and scores."""
    return written(epochs_of(title, history, until) for title, history in zip(titles, histories, strict=True))


def csv_of_layers(titles, histories, until=None):
    """One line a run, epoch and layer: |dC/dW|, the rows' root mean square of |dC/dz|, |change of W| / |W|."""
    return written(_layers(title, history, until) for title, history in zip(titles, histories, strict=True))


def csv_of_starts(titles, starts):
    """One line a network and layer before any training, from the `Start` of each."""
    return written(
        pd.DataFrame(
            {"network": title, "layer": layer_names(len(start.rms))}
            | {name: getattr(start, name) for name in START_NUMBERS}
        )
        for title, start in zip(titles, starts, strict=True)
    )


def layer_names(count):
    """1, 2, ..., output."""
    return [*range(1, count), "output"]


def epochs_of(title, history, until):
    """Losses and scores of one run."""
    series = as_they_are(history, RUN_NUMBERS, until)
    return pd.DataFrame({"network": title, "epoch": np.arange(len(series[RUN_NUMBERS[0]]))} | series)


def _layers(title, history, until):
    series = as_they_are(history, LAYER_NUMBERS, until)
    n_epochs, n_layers = series[LAYER_NUMBERS[0]].shape
    places = {
        "network": title,
        "epoch": np.repeat(np.arange(n_epochs), n_layers),
        "layer": layer_names(n_layers) * n_epochs,
    }
    return pd.DataFrame(places | {name: values.ravel() for name, values in series.items()})


def as_they_are(history, names, until):
    """Some series, cut to the epochs that all of them have: the recording may be growing meanwhile."""
    series = {name: history.series(name) for name in names}
    length = min(map(len, series.values())) if until is None else until + 1
    return {name: values[:length] for name, values in series.items()}


def written(tables):
    return pd.concat(tables, ignore_index=True).to_csv(index=False, na_rep="nan", lineterminator="\n")
