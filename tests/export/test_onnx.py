"""The ONNX model answers as the network does, and takes rows as the data have them wherever it can."""

import numpy as np
import onnxruntime
import pytest

from playground.engine import ACTIVATIONS, LOSSES
from playground.export import KINDS, refusal
from playground.recording.networks import network_for
from tests.export.runs import recorded


def answers(history, x):
    session = onnxruntime.InferenceSession(
        KINDS["onnx"].make(history, history.head), providers=["CPUExecutionProvider"]
    )
    told = session.get_modelmeta().custom_metadata_map
    return session.run(None, {"x": x.astype(history.experiment.dtype_name)})[0], told


def predictions(history):
    """What the network says of all training rows, values in their own units."""
    experiment, prepared = history.experiment, history.prepared
    network = network_for(experiment, prepared).load(history.step(history.head).flat)
    scores = network.forward(prepared.train.x.astype(network.dtype))[0]
    said = LOSSES[experiment.loss_name].predict(scores)
    return said if prepared.n_classes else prepared.unscaled(said[:, 0]).reshape(-1, 1)


@pytest.mark.parametrize(
    "fields",
    [
        *({"activation": name} for name in ACTIVATIONS if name != "made_up"),
        *({"dataset": name} for name in ("iris", "sine", "diabetes", "reviews")),
        {"batch_norm": True, "residual": True, "hidden_sizes": (5, 5), "dropout": 0.2},
        {"layer_norm": True, "normalization_place": "after"},
        {"dtype": "float32", "batch_norm": True},
        {"biases": "none", "loss": "mse", "output_activation": "tanh", "scaling": "minmax"},
        {"dataset": "iris", "loss": "mse", "scaling": "none"},
    ],
    ids=str,
)
def test_raw_rows_are_answered_as_the_network_answers(fields):
    history = recorded(**fields)
    found, told = answers(history, history.prepared.dataset.x[history.prepared.rows.train])
    assert told["input"] == "rows as the data have them"
    np.testing.assert_allclose(found, predictions(history), rtol=1e-6, atol=1e-6)


def test_rows_of_chosen_features_go_in_prepared():
    history = recorded(features=("x1", "x1x2"))
    found, told = answers(history, history.prepared.train.x)
    assert told["inputs"] == "x1, x1x2"
    assert told["input"] == "rows prepared as in the playground"
    np.testing.assert_allclose(found, predictions(history), rtol=0, atol=1e-6)


def test_without_the_package_it_says_so(monkeypatch):
    monkeypatch.setattr("playground.export.onnx_model.find_spec", lambda name: None)
    assert refusal(recorded().experiment, "onnx") == "The package onnx is not installed here."
