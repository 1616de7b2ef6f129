"""The PyTorch script is run where PyTorch is, and says what it cannot do everywhere; see tests/export."""

import ast

import pytest

from playground.choices.sequence import SequenceExperiment
from playground.data.sequences import TASKS
from playground.engine import OPTIMIZERS
from playground.engine.recurrent import CELLS
from playground.export import ExportError
from playground.export.sequences import refusal
from tests.export.runs import printed_alone
from tests.export.sequences.runs import assert_ends_like, imports_only, recorded, text_of
from tests.libraries import PYTHON, needs

CLOSE = 1e-6
SINGLE = 1e-4  # relative, in float32
IN_TORCH = [name for name, cell in CELLS.items() if cell.written and cell.written.torch]

RUNS = {
    **{f"{cell}, {task}": {"cell": cell, "task": task} for cell in IN_TORCH for task in ("adding", "sine")},
    **{task: {"task": task} for task in TASKS},
    **{f"{cell}, dropout": {"cell": cell, "dropout": 0.3, "task": "copy"} for cell in IN_TORCH},
    **{name: {"optimizer": name} for name in OPTIMIZERS if OPTIMIZERS[name].written.torch},
    "no clipping": {"clip_norm": 0.0},
    "clipped": {"clip_norm": 0.01, "cell": "gru"},
    "the rate changes": {"learning_rate_changes": ((1, 0.1),)},
}


@needs("torch")
@pytest.mark.parametrize("fields", RUNS.values(), ids=RUNS)
def test_it_ends_where_the_recording_does(fields, tmp_path):
    history = recorded(**fields)
    printed = printed_alone(text_of(history, "torch"), tmp_path / "run.py", python=PYTHON)
    assert_ends_like(printed, history.step(history.head), CLOSE)


@needs("torch")
@pytest.mark.parametrize("cell", IN_TORCH)
def test_in_float32(cell, tmp_path):
    history = recorded(cell=cell, dtype="float32", task="text")
    printed = printed_alone(text_of(history, "torch", 2), tmp_path / "run.py", python=PYTHON)
    assert_ends_like(printed, history.step(2), 0, SINGLE)


@pytest.mark.parametrize("fields", RUNS.values(), ids=RUNS)
def test_it_is_python_and_imports_only_its_library(fields):
    text = text_of(recorded(**fields, epochs=1), "torch")
    ast.parse(text)
    assert imports_only(text, "torch")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"cell": "linear_rnn"}, "PyTorch has no layer that does the same as the cell RNN, linear."),
        ({"recurrent_dropout": 0.2}, "recurrent dropout is on."),
        ({"truncation": 3}, "The error is truncated after 3 steps"),
        ({"task": "parity", "lengths_vary": True}, "PyTorch's recurrent layers take padding only behind them."),
        ({"optimizer": "momentum", "learning_rate_changes": ((1, 0.1),)}, "the momentum of PyTorch"),
    ],
)
def test_what_it_lacks_is_said_and_never_written(fields, said):
    experiment = SequenceExperiment(**fields)
    assert said in refusal(experiment, "torch")
    assert refusal(experiment, "numpy") is None
    with pytest.raises(ExportError, match=said):
        text_of(recorded(**fields), "torch")
