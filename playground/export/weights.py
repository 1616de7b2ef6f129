"""Weights as a file: arrays under the names of `Network.params`, and the experiment as what its link says."""

import io
import json
from urllib.parse import urlencode

import numpy as np

EXPERIMENT, EPOCH, WEIGHTS = "experiment", "epoch", "weights"


def npz(run):
    """A NumPy archive without pickle: `experiment` (text), `epoch`, and an array for each of the weights."""
    file = io.BytesIO()
    told = {EXPERIMENT: np.array(_link(run)), EPOCH: np.array(run.step.epoch)}
    np.savez_compressed(file, allow_pickle=False, **told, **run.step.params)
    return file.getvalue()


def as_json(run):
    """The same as JSON; numbers are written so that they are read back to the last bit."""
    weights = {name: array.tolist() for name, array in run.step.params.items()}
    return json.dumps({EXPERIMENT: _link(run), EPOCH: run.step.epoch, WEIGHTS: weights}, indent=1) + "\n"


def _link(run):
    return urlencode(run.query, safe=",:")
