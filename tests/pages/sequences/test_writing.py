"""The page of sequences with a text: what is read, and what networks write."""

import pytest

from playground.choices.sequence import SequenceBench
from playground.choices.sequence.text import RHYME
from tests.pages.pages import button, run
from tests.pages.sequences.opened import OWN, as_read, bench, opened, said, words


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


def test_a_network_that_diverged_does_not_keep_the_others_from_writing():
    """Beside it, the clipped one goes on; alone, it cannot write at an epoch that a link asks for."""
    explodes = {
        "cells": "relu_rnn",
        "recurrent_initializer": "identity",
        "spectral_radii": "3",
        "optimizer": "sgd",
    }
    query = explodes | {"task": "text", "length": "40", "units": "8", "learning_rate": "100", "epoch": "9"}
    page = opened(**query, clip_norms="0,1e-6")
    button(page, "Write").click()
    assert "At epoch 9:" in words(run(page))
    diverged, clipped = (block.value for block in page.code)
    assert diverged == "Its loss is no longer a number: it cannot write."
    assert len(clipped) == 12 + 160
    page = opened(**query, clip_norms="0")
    button(page, "Write").click()
    run(page)
    (at,) = (told for told in words(page) if told.startswith("At epoch"))
    assert int(at.removeprefix("At epoch ").removesuffix(":")) < 9
    assert len(page.code) == 1


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
