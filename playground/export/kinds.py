"""`KINDS`: everything that a run can be taken home as."""

from collections.abc import Callable
from typing import NamedTuple

from playground.export import notebook, onnx_model, rows, weights
from playground.export.errors import ExportError
from playground.export.packing import MOST_NUMBERS
from playground.export.run import run_of, whole_run
from playground.export.scripts import for_keras, for_numpy, for_sklearn, for_torch
from playground.languages import _, mark
from playground.numbers import counted
from playground.recording.tables import csv_of_epochs, csv_of_layers


class Kind(NamedTuple):
    """One kind of file, of its `group` in a menu; that and its `title` are marked.

    `written(history, epoch)` gives its text or bytes; `check(run)` raises ExportError for what stands in the way.
    `has_rows` tells whether the rows stand in the file.
    """

    title: str
    group: str
    ending: str
    media: str
    written: Callable
    check: Callable = lambda run: None
    has_rows: bool = False

    def make(self, history, epoch):
        """The file's bytes, of a recording at an epoch that it holds. Raises ExportError."""
        made = self.written(history, epoch)
        return made if isinstance(made, bytes) else made.encode()


def _of_run(written):
    return lambda history, epoch: written(run_of(history, epoch))


def _script(title, module):
    return Kind(title, SCRIPTS, ".py", "text/x-python", _of_run(module.script), module.check, has_rows=True)


def _series(title, written):
    def table(history, epoch):
        return written([history.experiment.source.title], [history], epoch)

    return Kind(title, TABLES, ".csv", "text/csv", table)


SCRIPTS, WEIGHTS, TABLES = mark("Scripts"), mark("Weights"), mark("Tables")
BINARY = "application/octet-stream"

KINDS = {
    "numpy": _script(mark("NumPy alone"), for_numpy),
    "notebook": Kind(
        mark("Notebook"),
        SCRIPTS,
        ".ipynb",
        "application/x-ipynb+json",
        _of_run(notebook.notebook),
        for_numpy.check,
        has_rows=True,
    ),
    "sklearn": _script("scikit-learn", for_sklearn),
    "torch": _script("PyTorch", for_torch),
    "keras": _script("Keras", for_keras),
    "npz": Kind("NumPy (.npz)", WEIGHTS, ".npz", BINARY, _of_run(weights.npz)),
    "json": Kind("JSON", WEIGHTS, ".json", "application/json", _of_run(weights.as_json)),
    "onnx": Kind("ONNX", WEIGHTS, ".onnx", BINARY, _of_run(onnx_model.model), onnx_model.check),
    "epochs": _series(mark("Losses and scores"), csv_of_epochs),
    "layers": _series(mark("Gradients of every layer"), csv_of_layers),
    "rows": Kind(mark("Rows with predictions"), TABLES, ".csv", "text/csv", _of_run(rows.csv_of_rows)),
}


def refusal(experiment, name):
    """Why a run cannot be taken home as a key of `KINDS`: the choice that stands in the way, or None."""
    kind = KINDS[name]
    n_numbers = experiment.n_rows * experiment.source.n_features
    if kind.has_rows and n_numbers > MOST_NUMBERS:
        said = _("The rows stand in the file: up to {most} numbers, not the {n} of these data.")
        return said.format(most=counted(MOST_NUMBERS), n=counted(n_numbers))
    try:
        kind.check(whole_run(experiment))
    except ExportError as error:
        return str(error)
    return None
