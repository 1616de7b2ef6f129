"""The page of sequences: presets, links, right and wrong, and its tasks."""

import random
from dataclasses import fields

import pytest

from playground.choices.sequence import SequenceBench
from playground.choices.share import to_query
from playground.data.sequences import TASKS
from playground.engine.recurrent import CELLS
from playground.labs.sequences.presets import PRESETS
from playground.ui import site
from tests.choices.sequence.drawing import drawn
from tests.pages.pages import button, run, whole_site
from tests.pages.sequences.opened import as_read, bench, opened, said, words


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
    expected = PRESETS[name].made
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
        ({"spectral_radii": "0.7,1"}, ["not 4: 2 cells x 2 spectral radii."]),
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
