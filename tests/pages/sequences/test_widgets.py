"""The page of sequences: every widget, and what does not go together."""

from dataclasses import fields

import pytest

from playground.choices.sequence import SequenceBench
from playground.choices.share import to_query
from playground.engine.recurrent import RECURRENT_INITIALIZERS
from playground.ui import site
from playground.ui.groups import opened as group_is_open
from tests.pages.pages import run, whole_site
from tests.pages.sequences.opened import OWN, bench, opened, words

CHANGES = [
    ("slider", "length", 20),
    ("pills", "cells", ["gru"]),
    ("select_slider", "units", 8),
    ("select_slider", "learning_rate", 0.1),
    ("number_input", "epochs", 150),
    ("slider", "n_sequences", 100),
    ("number_input", "data_seed", 7),
    ("selectbox", "recurrent_initializer", "orthogonal"),
    ("multiselect", "spectral_radii", [1.0]),
    ("slider", "forget_bias", 5.0),
    ("selectbox", "initializer", "he_normal"),
    ("slider", "dropout", 0.5),
    ("slider", "recurrent_dropout", 0.25),
    ("selectbox", "optimizer", "sgd"),
    ("select_slider", "batch_size", 8),
    ("multiselect", "clip_norms", [0.0]),
    ("select_slider", "truncation", 10),
    ("selectbox", "dtype", "float64"),
    ("number_input", "seed", 12),
]
ELSEWHERE = {"task", "lengths_vary", "noise", "text"}  # of one task, or tested with the tasks
NO_WIDGET = {"learning_rate_changes"}  # made by forking


@pytest.mark.parametrize(("kind", "name", "value"), CHANGES, ids=[name for _, name, _ in CHANGES])
def test_a_widget_changes_the_bench_and_the_link(kind, name, value):
    page = opened()
    getattr(page, kind)(key=f"sequence_{name}").set_value(value)
    run(page)
    expected = SequenceBench(**{name: tuple(value) if isinstance(value, list) else value})
    assert expected != SequenceBench()
    assert bench(page) == expected
    assert dict(page.query_params) == to_query(expected)


def test_every_field_has_a_widget():
    shown = {name for _, name, _ in CHANGES} | ELSEWHERE | NO_WIDGET
    assert {field.name for field in fields(SequenceBench)} == shown


@pytest.mark.parametrize(
    ("group", "kind", "name", "value"),
    [
        ("sequence_cells", "multiselect", "spectral_radii", [1.0]),
        ("sequence_cells", "slider", "dropout", 0.5),
        ("sequence_training", "multiselect", "clip_norms", [0.0]),
        ("sequence_training", "select_slider", "truncation", 10),
        ("sequence_task", "slider", "n_sequences", 100),
        ("sequence_task", "text_area", "text", OWN),
    ],
)
def test_what_was_set_is_kept_while_the_group_is_closed(group, kind, name, value):
    page = opened(task="text")
    getattr(page, kind)(key=f"sequence_{name}").set_value(value)
    recording = run(page).session_state["sequence_recording"]
    for is_open in (False, False, True):
        page.session_state[group_is_open(group)] = is_open
        run(page)
        assert page.session_state["sequence_recording"] is recording
    assert getattr(page, kind)(key=f"sequence_{name}").value == value
    page.session_state[group_is_open(group)] = False
    run(page).number_input(key="sequence_epochs").set_value(150)
    expected = {"task": "text", "epochs": 150, name: tuple(value) if isinstance(value, list) else value}
    assert bench(run(page)) == SequenceBench(**expected)


def test_the_line_of_a_closed_group_says_what_is_set():
    page = run(whole_site())
    page.switch_page(str(site.FOLDER / "sequences.py"))
    page.query_params.update(
        {"task": "parity", "lengths_vary": "true", "dropout": "0.2", "truncation": "10", "clip_norms": "0"}
    )
    run(page)
    lines = {
        "320 new ones an epoch, of all lengths, seed 0",
        f"recurrent start: {RECURRENT_INITIALIZERS['uniform'].title}, dropout 0.2 and 0",
        "Adam, batches of 32, clipping off, truncated after 10, seed 0",
    }
    assert lines <= set(words(page))


def test_what_is_of_one_task_alone():
    page = opened(task="parity")
    assert not {"sequence_noise"} & {slider.key for slider in page.slider}
    page.toggle(key="sequence_lengths_vary").set_value(True)
    assert bench(run(page)) == SequenceBench(task="parity", lengths_vary=True)
    page = opened(task="sine")
    assert "sequence_lengths_vary" not in {toggle.key for toggle in page.toggle}
    page.slider(key="sequence_noise").set_value(0.3)
    assert bench(run(page)) == SequenceBench(task="sine", noise=0.3)


@pytest.mark.parametrize(
    ("kind", "name", "value", "sentence"),
    [
        ("pills", "cells", [], "cells must be some of"),
        (
            "pills",
            "cells",
            ["rnn", "relu_rnn", "gru", "lstm"],
            "Up to 3 networks stand side by side, not 4: 4 cells.",
        ),
        ("multiselect", "spectral_radii", [], "spectral_radii must be 1 to 3 numbers from 0 to 3"),
        ("multiselect", "spectral_radii", [0.7, 1.3], "2 cells x 2 spectral radii"),
        ("multiselect", "clip_norms", [0.0, 1.0], "2 cells x 2 limits of the gradient"),
    ],
)
def test_what_does_not_go_together_is_said_and_nothing_is_lost(kind, name, value, sentence):
    page = opened(seed="3")
    recording = page.session_state["sequence_recording"]
    getattr(page, kind)(key=f"sequence_{name}").set_value(value)
    (warning,) = run(page).warning
    assert sentence in warning.value
    assert "What is recorded stays as it was." in warning.value
    assert page.session_state["sequence_recording"] is recording
    assert dict(page.query_params) == {"seed": "3"}
