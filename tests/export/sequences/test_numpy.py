"""The NumPy script of a network that reads ends where its recording does, whatever was chosen."""

import ast
import io
from contextlib import redirect_stdout

import numpy as np
import pytest

from playground.choices.sequence import SequenceExperiment
from playground.data.sequences import TASKS
from playground.engine import OPTIMIZERS
from playground.engine.recurrent import CELLS, RECURRENT_INITIALIZERS
from playground.export import ExportError
from playground.export.sequences import refusal
from tests.export.runs import printed_alone
from tests.export.sequences.runs import assert_ends_like, imports_only, recorded, text_of

EXACT = 1e-9
SINGLE = 1e-4  # relative, in float32

WRITTEN = [name for name, cell in CELLS.items() if cell.written]

MASKED = {"task": "parity", "lengths_vary": True}
LEFT_OUT = {"dropout": 0.3, "recurrent_dropout": 0.2}
OPTIONS = {
    "missing steps": MASKED,
    "truncation": {"truncation": 3},
    "truncation at every step": {"truncation": 1, "task": "sine"},
    "dropout": {"dropout": 0.4},
    "recurrent dropout": {"recurrent_dropout": 0.4, "task": "copy"},
    "all at once": MASKED | LEFT_OUT | {"truncation": 3, "clip_norm": 0.01, "epochs": 5},
    "all at once, at every step": LEFT_OUT | {"task": "copy", "truncation": 3, "clip_norm": 0.01, "epochs": 5},
    "no clipping": {"clip_norm": 0.0},
    "the rate changes": {"learning_rate_changes": ((1, 0.1), (2, 0.001))},
    "a spectral radius": {"spectral_radius": 1.3, "optimizer": "sgd"},
    "one unit": {"units": 1},
    "one by one": {"batch_size": 1, "n_sequences": 10},
    "two kinds of characters": {"task": "text", "text": "abba" * 6},
    "a text with quotes": {"task": "text", "text": 'it\'s """so""" and \\\' so on, é and 😀 too '},
    "a forget bias": {"forget_bias": -2.0},
    "other seeds": {"seed": 7, "data_seed": 9},
}


def printed_here(text):
    """What a script prints that imports nothing but what it may."""
    assert imports_only(text)
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(text, "script", "exec"), {"__name__": "script"})
    return said.getvalue()


def assert_prints_its_losses(**fields):
    history = recorded(**fields)
    printed = printed_here(text_of(history, "numpy"))
    assert_ends_like(printed, history.step(history.head), EXACT)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("cell", WRITTEN)
def test_every_cell_on_every_task_in_a_process_of_its_own(cell, task, tmp_path):
    history = recorded(cell=cell, task=task)
    printed = printed_alone(text_of(history, "numpy"), tmp_path / "run.py", "-I", "-W", "error")
    assert_ends_like(printed, history.step(history.head), EXACT)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("cell", WRITTEN)
def test_in_float32(cell, task):
    history = recorded(cell=cell, task=task, dtype="float32")
    assert history.step(0).flat.dtype == np.float32
    assert_ends_like(printed_here(text_of(history, "numpy")), history.step(history.head), 0, SINGLE)


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
@pytest.mark.parametrize("cell", WRITTEN)
def test_every_option(cell, options):
    assert_prints_its_losses(cell=cell, **options)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        *(("cell", name) for name in CELLS),
        *(("task", name) for name in TASKS),
        *(("optimizer", name) for name in OPTIMIZERS),
        *(("recurrent_initializer", name) for name in RECURRENT_INITIALIZERS),
    ],
)
def test_every_entry_is_written_or_refused(field, name):
    said = refusal(SequenceExperiment(**{field: name}), "numpy")
    if said is None:
        assert_prints_its_losses(**{field: name})
    else:
        assert name == "made_up"
        assert said.endswith("has no lines that can stand in a script.")


def test_a_longer_run_ends_where_its_recording_does():
    assert_prints_its_losses(task="sine", epochs=40)


@pytest.mark.parametrize("epoch", [0, 2])
def test_an_epoch_on_the_way(epoch):
    history = recorded(epochs=5, **LEFT_OUT)
    assert_ends_like(printed_here(text_of(history, "numpy", epoch)), history.step(epoch), EXACT)


def test_long_gradients_are_clipped_as_the_recording_clips_them():
    """Their squares are no numbers in float32."""
    history = recorded(
        cell="linear_rnn", spectral_radius=3.0, length=40, dtype="float32", optimizer="sgd", learning_rate=1e-5
    )
    assert history.head == 3
    assert history.step(0).grad_norms.max() > np.sqrt(np.finfo(np.float32).max)
    assert_ends_like(printed_here(text_of(history, "numpy")), history.step(3), 0, SINGLE)


def test_nothing_stands_in_a_script_that_the_run_does_not_have():
    text = text_of(recorded(cell="rnn"), "numpy")
    nodes = list(ast.walk(ast.parse(text)))
    functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    assert functions == {
        *(
            "adding",
            "sequences_of",
            "batches",
            "wanted_of",
            "unpacked",
            "tanh",
            "tanh_slope",
            "mse",
            "mse_gradient",
        ),
        *("with_ones", "forward", "over_steps", "backward", "loss_of"),
    }
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    assert not names & {"h_mask", "x_mask", "there", "truncation", "counted", "dc", "direct", "rate"}


def test_the_script_says_which_network_it_is():
    history = recorded(cell="gru", task="copy", spectral_radius=0.9)
    text = text_of(history, "numpy")
    assert text.startswith('"""Copy: GRU, 5 units, trained with NumPy alone.\n')
    assert (
        "\nsequences?cells=gru&spectral_radii=0.9&task=copy&length=8&n_sequences=40&units=5&batch_size=16" in text
    )
    assert f"After epoch 3 the recording has training loss {history.step(3).train_loss!r}" in text


def test_the_same_run_gives_the_same_file():
    assert text_of(recorded(), "numpy") == text_of(recorded(), "numpy")


def test_an_entry_without_lines_is_refused_in_a_sentence(monkeypatch):
    history = recorded()
    monkeypatch.setitem(CELLS, "lstm", CELLS["lstm"]._replace(written=None))
    said = "The cell LSTM has no lines that can stand in a script."
    assert refusal(history.experiment, "numpy") == said
    with pytest.raises(ExportError, match=said):
        text_of(history, "numpy")


def test_a_task_whose_lines_do_not_stand_alone_is_refused(monkeypatch):
    draw = TASKS["adding"].draw
    monkeypatch.setitem(TASKS, "adding", TASKS["adding"]._replace(draw=lambda *told: draw(*told)))
    said = "The task Adding problem has no lines that can stand in a script."
    for kind in ("numpy", "torch"):
        assert refusal(SequenceExperiment(), kind) == said
        assert refusal(SequenceExperiment(task="sine"), kind) is None
