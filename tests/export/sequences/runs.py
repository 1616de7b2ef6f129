"""Short recordings of networks that read sequences, and the losses that a script prints of them."""

import re

from playground.choices.sequence import SequenceExperiment
from playground.export.sequences import KINDS
from playground.recording.history import History
from tests.export.runs import imports_of

ALLOWED = {"base64", "zlib", "collections", "types", "numpy"}
SHORT = {"units": 5, "length": 8, "n_sequences": 40, "batch_size": 16, "epochs": 3, "dtype": "float64"}


def recorded(**fields):
    """A recording to its end; short and small unless the fields say otherwise."""
    experiment = SequenceExperiment(**SHORT | fields)
    history = History(experiment)
    history.extend(experiment.epochs)
    return history


def text_of(history, kind, epoch=None):
    return KINDS[kind].make(history, history.head if epoch is None else epoch).decode()


def assert_ends_like(printed, step, within, relative=0.0):
    """Both losses that were printed are those of a step, and the script names these beside them."""
    found = re.findall(r"^(\w+) loss (\S+) recorded (\S+)$", printed, re.MULTILINE)
    wanted = {"training": step.train_loss, "test": step.test_loss}
    assert [part for part, *_ in found] == list(wanted)
    for part, loss, said in found:
        assert float(said) == wanted[part]
        assert abs(float(loss) - wanted[part]) <= within + relative * abs(wanted[part])


def imports_only(text, *more):
    return imports_of(text) == ALLOWED | {*more}
