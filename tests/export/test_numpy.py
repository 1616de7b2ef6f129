"""The NumPy script prints the recording's losses, whatever was chosen, and needs nothing but NumPy."""

import ast

import numpy as np
import pytest

from playground.data import BROUGHT, DATASETS
from playground.data.tables import name_of, read, source_of, suggestions
from playground.engine import ACTIVATIONS, BIASES, INITIALIZERS, LOSSES, OPTIMIZERS, SCHEDULES
from playground.export import KINDS, refusal
from playground.seeds import GENERATORS
from tests.export.runs import assert_ends_like, printed_alone, printed_here, recorded, text_of

EXACT = 1e-9
SINGLE = 1e-5  # float32

OPTIONS = {
    "l1": {"l1": 0.01},
    "l2": {"l2": 0.1},
    "both penalties": {"l1": 0.01, "l2": 0.1},
    "clip": {"clip_norm": 0.05},
    "dropout": {"dropout": 0.4},
    "dropout of one layer": {"dropouts": (0.5, 0)},
    "batch normalization": {"batch_norm": True},
    "layer normalization": {"layer_norm": True, "epochs": 20},
    "normalization behind": {"batch_norm": True, "normalization_place": "after", "normalized_layers": (2,)},
    "residual": {"residual": True, "hidden_sizes": (5, 5, 5)},
    "all in a block": {"residual": True, "hidden_sizes": (5, 5, 5), "batch_norm": True, "dropout": 0.2},
    "mixed activations": {"activations": ("relu", "swish"), "output_activation": "tanh", "loss": "mse"},
    "no hidden layer": {"hidden_sizes": ()},
    "full batch": {"batch_size": None},
    "one by one": {"batch_size": 1},
    "no test rows": {"test_size": 0.0},
    "features": {"features": ("x1", "x1^2", "sin x2")},
    "weights by hand": {"weight_changes": ((0, 3, 0.5), (4, 1, -0.5), (4, 9999, 1.0))},
    "normalization by hand": {"batch_norm": True, "weight_changes": ((2, 12, 0.5), (3, 60, 1.0))},
    "rate changes": {"learning_rate_changes": ((3, 0.5), (5, 0.1))},
    "rate changes under a schedule": {"learning_rate_changes": ((3, 0.5),), "schedule": "cosine"},
    "setting changes": {
        "setting_changes": (
            (1, "optimizer", "adam"),
            (2, "batch_size", None),
            (3, "clip_norm", 0.1),
            (3, "l2", 0.1),
            (4, "optimizer", "momentum"),
            (5, "momentum", 0.5),
        )
    },
    "a change that does not matter": {"setting_changes": ((2, "momentum", 0.5),)},
    "epsilon": {"optimizer": "rmsprop", "epsilon": 1e-3},
}


def assert_prints_its_losses(within=EXACT, **fields):
    history = recorded(**fields)
    printed = printed_here(text_of(history, "numpy"))
    assert_ends_like(printed, history.step(history.head), within)


@pytest.mark.parametrize("name", [name for name, source in DATASETS.items() if not source.image_shape])
def test_every_data_set(name):
    assert_prints_its_losses(dataset=name, epochs=2)


@pytest.mark.parametrize("scaling", ["standard", "minmax", "none"])
def test_pictures(scaling):
    assert_prints_its_losses(SINGLE, dataset="digits", scaling=scaling, epochs=1, learning_rate=0.003)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation(activation):
    assert_prints_its_losses(activation=activation)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("dataset", ["moons", "iris"])
def test_every_loss(loss, dataset):
    assert_prints_its_losses(loss=loss, dataset=dataset)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        *(("optimizer", name) for name in OPTIMIZERS),
        *(("initializer", name) for name in INITIALIZERS),
        *(("biases", name) for name in BIASES),
        *(("generator", name) for name in GENERATORS),
        *(("schedule", name) for name in SCHEDULES),
    ],
)
def test_every_other_entry_is_written_or_refused(field, name):
    history = recorded(**{field: name, "tol": 0.1, "patience": 1, "epochs": 12})
    said = refusal(history.experiment, "numpy")
    if said is None:
        printed = printed_here(text_of(history, "numpy"))
        assert_ends_like(printed, history.step(history.head), EXACT)
    else:
        assert name == "made_up"
        assert said.endswith("has no lines that can stand in a script.")


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_every_option(options):
    assert_prints_its_losses(**options)


@pytest.mark.parametrize("schedule", ["constant", "adaptive"])
def test_early_stopping_stops_by_itself(schedule):
    history = recorded(
        early_stopping=True,
        validation_size=0.3,
        patience=1,
        tol=0.02,
        epochs=300,
        schedule=schedule,
        learning_rate=0.3,
    )
    assert 1 < history.head < 300
    text = text_of(history, "numpy")
    assert "epochs = 300" in text
    printed = printed_here(text)
    assert_ends_like(printed, history.step(history.head), EXACT)
    assert f"epochs {history.head}\n" in printed


def test_an_epoch_on_the_way():
    history = recorded(schedule="cosine", epochs=10)
    for epoch in (0, 4):
        assert_ends_like(printed_here(text_of(history, "numpy", epoch)), history.step(epoch), EXACT)


def test_float32():
    assert_prints_its_losses(SINGLE, dtype="float32", optimizer="adam", batch_norm=True)


def test_a_run_that_is_sensitive_to_rounding_is_followed_for_long():
    assert_prints_its_losses(layer_norm=True, epochs=60, n_samples=300, hidden_sizes=(8, 4))


def test_a_table_of_ones_own():
    rows = [f"{i},{i * i % 7},{'ab'[i % 2]},{'yes' if i % 3 else 'no'}" for i in range(40)]
    table = read("\n".join(['size,"""weight",kind,answer', *rows]).encode(), 'it\'s """mine""" \\.csv', "yes")
    chosen = next(iter(suggestions(table)))
    source, _ = source_of(table, chosen)
    name = name_of(table, chosen)
    BROUGHT[name] = source
    assert_prints_its_losses(dataset=name)


@pytest.mark.parametrize("fields", [{}, {"dataset": "iris", "optimizer": "adam", "dropout": 0.2}])
def test_it_runs_in_a_process_of_its_own(fields, tmp_path):
    history = recorded(**fields)
    printed = printed_alone(text_of(history, "numpy"), tmp_path / "run.py", "-I", "-W", "error")
    assert_ends_like(printed, history.step(history.head), EXACT)


def test_a_plain_run_is_a_short_script():
    text = text_of(recorded(), "numpy")
    tree = ast.parse(text)
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not names & {"dropout_mask", "normalize"}
    assert not any(word in text for word in ("clip", "l1", "memory", "divisions", "mask", "t += 1"))
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith(('"eJ', "#"))]
    assert len(lines) < 120


def test_the_same_run_gives_the_same_file():
    assert text_of(recorded(), "numpy") == text_of(recorded(), "numpy")


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("playground.export.kinds.MOST_NUMBERS", 100)
    experiment = recorded().experiment
    assert "up to 100 numbers, not the 120 of these data" in refusal(experiment, "numpy")
    assert refusal(experiment, "npz") is None


def test_rows_come_back_to_the_last_bit():
    from playground.export.packing import UNPACKED, expression

    rng = np.random.default_rng(0)
    space = {"np": np}
    exec("import base64, zlib\n" + UNPACKED, space)
    for array in (
        rng.standard_normal((3, 2)),
        rng.standard_normal((90, 3)),
        rng.integers(0, 17, (200, 8)) / 16,
        rng.integers(0, 9, (200, 8)) * rng.standard_normal(8),
        rng.standard_normal((90, 3)).astype(np.float32),
        rng.integers(0, 3, 90),
        rng.integers(0, 300, 90),
    ):
        back = eval(expression(array), space)
        assert back.dtype == array.dtype
        np.testing.assert_array_equal(back, array)


def test_every_script_says_which_run_it_is():
    history = recorded(dataset="moons", learning_rate=0.1)
    for kind in ("numpy", "sklearn", "torch", "keras"):
        text = text_of(history, kind)
        assert "?dataset=moons&n_samples=60&hidden_sizes=5,4&learning_rate=0.1&epochs=6" in text
        assert repr(history.step(6).train_loss) in text
    assert {kind.group for kind in KINDS.values()} == {"Scripts", "Weights", "Tables"}
