"""`KINDS`: what one network that reads sequences can be taken home as."""

from playground.export import weights
from playground.export.errors import ExportError
from playground.export.kinds import BINARY, SCRIPTS, WEIGHTS, Kind
from playground.export.sequences import for_numpy, for_torch
from playground.export.sequences.run import run_of, whole_run
from playground.languages import mark


def _of_run(written):
    return lambda history, epoch: written(run_of(history, epoch))


def _script(title, module):
    return Kind(title, SCRIPTS, ".py", "text/x-python", _of_run(module.script), module.check)


KINDS = {
    "numpy": _script(mark("NumPy alone"), for_numpy),
    "torch": _script("PyTorch", for_torch),
    "npz": Kind("NumPy (.npz)", WEIGHTS, ".npz", BINARY, _of_run(weights.npz)),
    "json": Kind("JSON", WEIGHTS, ".json", "application/json", _of_run(weights.as_json)),
}


def refusal(experiment, name):
    """Why a network cannot be taken home as a key of `KINDS`: the choice that stands in the way, or None."""
    try:
        KINDS[name].check(whole_run(experiment))
    except ExportError as error:
        return str(error)
    return None
