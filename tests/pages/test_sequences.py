"""The page of sequences under AppTest."""

import random
import re
from dataclasses import fields

import pytest

from playground.choices.sequence import SequenceBench
from playground.choices.sequence.text import RHYME
from playground.choices.share import to_query
from playground.data.sequences import TASKS
from playground.engine.recurrent import CELLS, RECURRENT_INITIALIZERS
from playground.labs.sequences.presets import PRESETS
from playground.ui import site
from playground.ui.form import SEQUENCE_GROUPS
from playground.ui.groups import opened as group_is_open
from tests.choices.sequence.drawing import drawn
from tests.pages.pages import button, players, run, whole_site, with_open

OWN = "roses are red, violets are blue, and so are you, or so they say "


def opened(**query):
    page = with_open(whole_site(), SEQUENCE_GROUPS)
    page.run()
    page.switch_page(str(site.FOLDER / "sequences.py"))
    page.query_params.update(query)
    run(page)
    assert players(page) == 1
    return page


def bench(page):
    return page.session_state["sequence_recording"].made


def as_read(element):
    """The words of an element whose Markdown means nothing."""
    assert not re.search(r"(?<!\\)[*_`\[]", element.value)
    return re.sub(r"\\(.)", r"\1", element.value)


def said(page):
    return [*page.warning, *page.info, *page.error]


def words(page):
    return [element.value for element in (*page.markdown, *page.caption)]


def test_it_opens_with_who_remembers():
    page = opened()
    assert bench(page) == SequenceBench()
    assert dict(page.query_params) == {}
    assert page.pills(key="sequence_preset").value == "adding"
    assert PRESETS["adding"].watch in words(page)
    assert page.slider(key="sequence_length").label == "Steps"
    assert not said(page)
    assert not page.code


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_opens_from_its_link_and_from_its_pill(name):
    expected = PRESETS[name].bench
    link = to_query(expected)
    page = opened(**link)
    assert bench(page) == expected
    assert dict(page.query_params) == link
    assert page.pills(key="sequence_preset").value == name
    assert PRESETS[name].watch in words(page)
    assert not said(page)
    page = opened()
    page.pills(key="sequence_preset").set_value(name)
    assert bench(run(page)) == expected
    assert dict(page.query_params) == link
    for field in fields(SequenceBench):  # the widgets have followed
        if f"sequence_{field.name}" in page.session_state and not field.name.endswith("_changes"):
            held = page.session_state[f"sequence_{field.name}"]
            assert (tuple(held) if isinstance(held, list) else held) == getattr(expected, field.name)


@pytest.mark.parametrize("seed", range(6))
def test_any_link_opens_its_bench_and_stays(seed):
    expected = drawn(SequenceBench, random.Random(seed))
    link = to_query(expected)
    page = opened(**link)
    for _ in range(2):
        assert bench(page) == expected
        assert dict(page.query_params) == link
        assert not said(page)
        run(page)


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        ({"task": "mars"}, ["task must be one of adding, copy, parity,"]),
        ({"length": "1"}, ["length must be a whole number from 2 to 100, not '1'."]),
        ({"cells": "elman"}, [f"cells must be some of {', '.join(CELLS)}, not 'elman'."]),
        ({"cells": "rnn,relu_rnn,gru,lstm"}, ["Up to 3 networks stand side by side, not 4: 4 cells."]),
        ({"spectral_radii": "0.7,1"}, ["not 4: 2 cells x 2 spectral_radii."]),
        ({"clip_norms": "none"}, ["clip_norms must be 1 to 3 numbers from 0 to 1000, such as 0.5,0, not 'none'."]),
        ({"task": "text", "text": "short"}, ["text must have 20 to 2,000 characters"]),
        ({"text": "\0" * 30 + "a" * 30}, ["nothing but printable characters"]),
        ({"units": "x", "seed": "-1"}, ["units must be a whole number from 1 to 64", "seed must be"]),
    ],
    ids=str,
)
def test_wrong_links_are_said_and_the_page_works(query, sentences):
    page = opened(**query)
    found = [as_read(warning) for warning in page.warning]
    assert len(found) == len(sentences)
    for text, sentence in zip(found, sentences, strict=True):
        assert sentence in text
        assert " The default is used instead: " in text
    assert bench(page) in (SequenceBench(), SequenceBench(task="text"))
    page.number_input(key="sequence_seed").set_value(3)
    assert bench(run(page)).seed == 3
    assert page.query_params["seed"] == "3"


def test_tasks_can_be_changed_one_after_the_other():
    page = opened()
    for task in [*TASKS, "adding"]:
        page.selectbox(key="sequence_task").set_value(task)
        run(page)
        assert bench(page) == SequenceBench(task=task)
        assert page.slider(key="sequence_length").label == TASKS[task].length
        assert TASKS[task].remembers.format(length=50) in page.slider(key="sequence_length").help
        assert len(page.text_area) == TASKS[task].is_text
        if task != "adding":
            assert page.pills(key="sequence_preset").value is None
            assert TASKS[task].about in words(page)
        assert not said(page)


@pytest.mark.parametrize("task", TASKS)
def test_every_task_opens_from_a_link_and_is_in_the_menu(task):
    page = opened(task=task)
    assert bench(page) == SequenceBench(task=task)
    menu = page.selectbox(key="sequence_task")
    assert menu.value == task
    assert TASKS[task].title in menu.options


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
        ("multiselect", "spectral_radii", [0.7, 1.3], "2 cells x 2 spectral_radii"),
        ("multiselect", "clip_norms", [0.0, 1.0], "2 cells x 2 clip_norms"),
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


def test_a_text_of_ones_own_is_read():
    page = opened(task="text")
    assert page.text_area(key="sequence_text").value == RHYME
    page.text_area(key="sequence_text").set_value(OWN.replace(", ", ",\n"))
    assert bench(run(page)) == SequenceBench(task="text", text=OWN)
    assert page.query_params["text"] == OWN
    assert page.text_input(key="sequence_prompt").value == OWN[:12]
    assert not said(page)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "this one has 0 characters"),
        ("short", "text must have 20 to 2,000 characters and at least 2 different ones"),
        ("a" * 500, "500 characters, 1 different"),
        ("ab" * 1001, "2,002 characters"),
        ("ab" * 20, "Pieces of 50 characters and the one after them do not fit into a text of 40"),
        ("roses are red\u202e, violets are blue, and so are you", "nothing but printable characters"),
    ],
)
def test_a_text_that_cannot_be_read_is_said_and_the_old_one_kept(text, sentence):
    page = opened(task="text")
    recording = page.session_state["sequence_recording"]
    page.text_area(key="sequence_text").set_value(text)
    (warning,) = run(page).warning
    assert sentence in warning.value
    assert page.session_state["sequence_recording"] is recording
    assert dict(page.query_params) == {"task": "text"}
    page.text_area(key="sequence_text").set_value(OWN)
    assert bench(run(page)).text == OWN
    assert not said(page)


def test_markdown_in_a_text_means_nothing():
    text = "**bold** _and_ `code` and [a link](http://x.y) and <b>tags</b> and $x^2$ again"
    page = opened(task="text", text=text)
    button(page, "Write").click()
    run(page)
    assert [block.value.startswith(text[:12]) for block in page.code] == [True, True]


def test_networks_write_on_from_a_prompt():
    page = opened(task="text", length="20", units="4", n_sequences="20")
    assert "Press Write: each network goes on from the prompt, as it is at the epoch on the screen." in words(page)
    assert not page.code
    page.text_input(key="sequence_prompt").set_value("the hill ")
    button(run(page), "Write").click()
    run(page)
    first = [block.value for block in page.code]
    assert [len(text) for text in first] == [9 + 160, 9 + 160]
    assert all(text.startswith("the hill ") and set(text) <= set(RHYME) for text in first)
    assert first[0] != first[1]
    assert "At epoch 0:" in words(page)
    assert "**RNN, tanh**" in words(page)
    assert [block.value for block in run(page).code] == first, "the same until it is asked for again"
    button(page, "Write").click()
    assert [block.value for block in run(page).code] != first
    page.slider(key="sequence_temperature").set_value(0.0)
    cold = [block.value for block in run(page).code]
    button(page, "Write").click()
    assert [block.value for block in run(page).code] == cold, "the likeliest is the likeliest"


def test_it_is_written_at_the_epoch_that_was_seen():
    page = opened(task="text", length="20", units="4", n_sequences="20")
    button(page, "Write").click()
    run(page)
    before = [block.value for block in page.code]
    recording = page.session_state["sequence_recording"]
    recording.history.extend(5)
    recording.shown = 5
    run(page)
    assert "At epoch 5:" in words(page)
    assert [block.value for block in page.code] != before


def test_characters_that_the_text_has_not_are_named():
    page = opened(task="text")
    page.text_input(key="sequence_prompt").set_value("The *hill*")
    run(page)
    assert "The text has no “*”, “T”: left out." in map(as_read, page.caption)
    button(page, "Write").click()
    run(page)
    assert len(page.code) == 2
    assert not said(page)


@pytest.mark.parametrize("prompt", ["", "XYZ", "🙂"])
def test_a_prompt_with_nothing_to_read_is_said(prompt):
    page = opened(task="text")
    page.text_input(key="sequence_prompt").set_value(prompt)
    button(run(page), "Write").click()
    run(page)
    assert [info.value for info in page.info] == ["A prompt needs at least one character of the text."]
    assert not page.code


def test_only_a_text_is_written_on():
    page = opened(task="sine")
    assert not page.text_input
    assert "Write" not in [each.label for each in page.button]


def test_states_too_large_before_any_training_are_no_fault():
    page = opened(
        cells="relu_rnn", spectral_radii="3", length="100", recurrent_initializer="identity", task="text"
    )
    assert not said(page)
    button(page, "Write").click()
    run(page)
    assert len(page.code) == 1


def test_it_is_there_after_a_look_at_another_page():
    page = run(whole_site())
    page.switch_page(str(site.FOLDER / "sequences.py"))
    page.query_params.update({"task": "copy", "length": "10", "seed": "4"})
    recording = run(page).session_state["sequence_recording"]
    for name in ("chain_rule", "sequences"):
        page.switch_page(str(site.FOLDER / f"{name}.py"))
        page.query_params.clear()
        run(page)
    assert page.session_state["sequence_recording"] is recording
    assert dict(page.query_params) == {"task": "copy", "length": "10", "seed": "4"}


def test_numbers_can_be_taken_home():
    page = opened(n_sequences="20", units="4")
    assert len(page.get("download_button")) >= 2
