"""The numbers of networks that read sequences, as CSV."""

import numpy as np
import pandas as pd

from playground.recording.tables import as_they_are, epochs_of, written

MATRICES = ("input", "recurrent", "output")
MATRIX_NUMBERS = ("grad_norms", "update_ratios")


def csv_of_course(titles, histories, until=None):
    """One line a network and epoch: losses, scores, and |dC/dh| of the first and the last step of a test batch."""
    return written(_course(title, history, until) for title, history in zip(titles, histories, strict=True))


def csv_of_matrices(titles, histories, until=None):
    """One line a network, epoch and matrix: |dC/dW| and |change of W| / |W|."""
    return written(_matrices(title, history, until) for title, history in zip(titles, histories, strict=True))


def csv_of_errors(titles, epoch, frame, reads, wanted):
    """One line a network and step at an epoch, from the networks' `CellFrame`, (S, T) each.

    What the first test sequence has there, what is wanted and what is answered, |dC/dh|, and what theory expects
    of it: see `CellFrame`.
    """
    n_steps = len(reads)
    return written(
        pd.DataFrame(
            {
                "network": title,
                "epoch": epoch,
                "step": np.arange(1, n_steps + 1),
                "reads": reads,
                "wanted": wanted,
                "answer": frame.answers[run],
                "error": frame.errors[run],
                "theory": frame.theory[run],
            }
        )
        for run, title in enumerate(titles)
    )


def _course(title, history, until):
    table = epochs_of(title, history, until)
    errors = as_they_are(history, ("delta_norms",), until)["delta_norms"][: len(table)]
    return table.iloc[: len(errors)].assign(first_step_error=errors[:, 0], last_step_error=errors[:, 1])


def _matrices(title, history, until):
    series = as_they_are(history, MATRIX_NUMBERS, until)
    n_epochs = len(series["grad_norms"])
    places = {
        "network": title,
        "epoch": np.repeat(np.arange(n_epochs), len(MATRICES)),
        "matrix": MATRICES * n_epochs,
    }
    return pd.DataFrame(places | {name: values.ravel() for name, values in series.items()})
