"""The scripts for PyTorch and Keras: run where these are installed, and what they cannot do is said anywhere."""

import ast
import os

import pytest

from playground.export import ExportError, refusal
from tests.export.runs import assert_ends_like, imports_of, printed_alone, recorded, text_of
from tests.libraries import PYTHON, needs

CLOSE = 1e-6
LONG = {"epochs": 50, "n_samples": 100, "batch_size": 14}  # 70 training rows: no row is left alone

BOTH = {
    **{name: {"optimizer": name} for name in ("sgd", "momentum", "nesterov", "adagrad", "adam")},
    "rmsprop": {"optimizer": "rmsprop", "learning_rate": 0.003},  # Keras rounds to float32: no sensitive run
    "batch normalization": {"batch_norm": True, "learning_rate": 0.01},
    "layer normalization": {"layer_norm": True, "learning_rate": 0.003},
    "residual": {"residual": True, "hidden_sizes": (5, 5, 5)},
    "penalties and clipping": {"l1": 0.001, "l2": 0.01, "clip_norm": 0.1},
    "schedule": {"schedule": "cosine"},
    "three classes": {"dataset": "iris", "optimizer": "adam", "learning_rate": 0.01},
    "values": {"dataset": "sine", "biases": "unit_uniform"},
}
IN_TORCH = BOTH | {
    "rmsprop at a larger rate": {"optimizer": "rmsprop"},
    "dropout": {"dropout": 0.3},
    "settings change": {
        "setting_changes": (
            (5, "optimizer", "adam"),
            (8, "batch_size", None),
            (9, "l2", 0.01),
            (20, "clip_norm", 0.1),
        )
    },
}


@needs("torch")
@pytest.mark.parametrize("fields", IN_TORCH.values(), ids=IN_TORCH)
def test_torch_ends_where_the_recording_does(fields, tmp_path):
    assert_same("torch", fields, tmp_path)


@needs("keras")
@pytest.mark.parametrize("fields", BOTH.values(), ids=BOTH)
def test_keras_ends_where_the_recording_does(fields, tmp_path):
    assert_same("keras", fields, tmp_path, KERAS_BACKEND=os.environ.get("KERAS_BACKEND", "torch"))


def assert_same(kind, fields, folder, **environment):
    history = recorded(**LONG | fields)
    text = text_of(history, kind)
    printed = printed_alone(text, folder / "run.py", python=PYTHON, env=os.environ | environment)
    assert_ends_like(printed, history.step(50), CLOSE)


@pytest.mark.parametrize(("kind", "cases"), [("torch", IN_TORCH), ("keras", BOTH)])
def test_they_are_python_and_import_only_their_library(kind, cases):
    for fields in cases.values():
        text = text_of(recorded(**fields, epochs=1), kind)
        ast.parse(text)
        assert imports_of(text) == {"base64", "zlib", "numpy", kind}


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("torch", {"activation": "step"}, "PyTorch has nothing that does the same as the activation step"),
        ("torch", {"optimizer": "momentum", "schedule": "cosine"}, "the momentum of PyTorch"),
        ("torch", {"batch_norm": True, "batch_size": 1}, "has a single row"),
        (
            "torch",
            {"setting_changes": ((2, "momentum", 0.5),), "optimizer": "momentum"},
            "momentum changes at epoch 3",
        ),
        ("torch", {"weight_changes": ((2, 3, 0.5),)}, "set by hand at epoch 2"),
        ("torch", {"batch_norm": True, "weight_changes": ((0, 16, 2.0),)}, "A number of gamma1"),
        ("keras", {"dropout": 0.1}, "Keras draws by itself"),
        ("keras", {"setting_changes": ((2, "l2", 0.5),)}, "l2 changes at epoch 3"),
    ],
)
def test_what_they_lack_is_said_and_never_written(kind, fields, said):
    history = recorded(**fields)
    assert said in refusal(history.experiment, kind)
    with pytest.raises(ExportError, match=said):
        text_of(history, kind)
