"""A network writes on: held against reading everything again from the beginning for every character."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from playground.choices.sequence import SequenceExperiment
from playground.data.sequences import characters_of
from playground.engine.recurrent import CELLS
from playground.recording.history import History
from playground.recording.sequences.networks import network_for
from playground.recording.sequences.writing import write_on

READING = SequenceExperiment(
    task="text", length=10, units=12, n_sequences=200, epochs=12, learning_rate=0.03, dtype="float64"
)
TWO_KINDS = replace(READING, text="abba" * 10 + "aab" * 5)


@cache
def numbers_of(experiment):
    """The weights (F,) after its epochs."""
    history = History(experiment)
    return history.step(history.extend(experiment.epochs)).flat


def scores_after(experiment, flat, text):
    """A score for every character (K,), by a network that reads the text from its first character."""
    known = characters_of(experiment.text)
    x = np.zeros((1, len(text), len(known)))
    for step, character in enumerate(text):
        x[0, step, known.index(character)] = 1
    raw, _ = network_for(experiment, n_steps=len(text)).load(flat).forward(x)
    last = raw[-1].astype(float)
    return np.array([0, last[0]]) if len(known) == 2 else last


@pytest.mark.parametrize("experiment", [READING, TWO_KINDS], ids=["rhyme", "two kinds"])
@pytest.mark.parametrize("cell", CELLS)
def test_at_temperature_0_the_likeliest_is_taken_at_every_step(cell, experiment):
    experiment = replace(experiment, cell=cell)
    flat, prompt = numbers_of(experiment), experiment.text[:7]
    expected = prompt
    for _ in range(12):
        scores = scores_after(experiment, flat, expected)
        expected += characters_of(experiment.text)[int(scores.argmax())]
    assert write_on(experiment, flat, prompt, 0, 12, seed=5) == expected[7:]
    assert len(set(expected[7:])) > 1


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("temperature", [0.3, 1.0, 2.0])
def test_drawn_is_what_the_probabilities_say(cell, temperature):
    """The same generator draws by softmax(scores / temperature) of the text so far, all of it read again."""
    experiment = replace(READING, cell=cell)
    flat, text, rng = numbers_of(experiment), "the rain", np.random.default_rng(3)
    for _ in range(10):
        scores = scores_after(experiment, flat, text) / temperature
        shares = np.exp(scores - scores.max())
        text += characters_of(experiment.text)[int(rng.choice(len(shares), p=shares / shares.sum()))]
    assert write_on(experiment, flat, "the rain", temperature, 10, seed=3) == text[8:]


@pytest.mark.parametrize("experiment", [READING, TWO_KINDS], ids=["rhyme", "two kinds"])
def test_one_seed_one_text(experiment):
    flat, prompt = numbers_of(experiment), experiment.text[:5]
    texts = [write_on(experiment, flat, prompt, 1, 60, seed) for seed in (0, 0, 1)]
    assert texts[0] == texts[1] != texts[2]
    assert all(len(text) == 60 for text in texts)
    assert set("".join(texts)) <= set(experiment.text)


def test_the_beginning_of_a_longer_text_is_the_shorter_one():
    flat = numbers_of(READING)
    assert write_on(READING, flat, "the", 1, 80, 0).startswith(write_on(READING, flat, "the", 1, 30, 0))
    assert write_on(READING, flat, "the", 1, 0, 0) == ""


def test_the_prompt_matters_to_its_first_character():
    flat = numbers_of(READING)
    texts = {write_on(READING, flat, first + "he", 1, 40, 0) for first in "ts,"}
    assert len(texts) > 1


def test_characters_that_the_text_has_not_are_left_out():
    flat = numbers_of(READING)
    assert write_on(READING, flat, "T5h!e🙂 sea", 1, 20, 0) == write_on(READING, flat, "he sea", 1, 20, 0)


@pytest.mark.parametrize("prompt", ["", "XYZ", "🙂", "\0"])
def test_a_prompt_with_nothing_to_read_is_refused(prompt):
    with pytest.raises(ValueError, match="The prompt must have at least one character of the text"):
        write_on(READING, numbers_of(READING), prompt, 1, 5, 0)


@pytest.mark.parametrize("temperature", [1e-5, 1e-300, 5e-324])
def test_next_to_no_temperature_is_none(temperature):
    flat = numbers_of(READING)
    assert write_on(READING, flat, "the", temperature, 20, 0) == write_on(READING, flat, "the", 0, 20, 0)


def test_scores_that_are_no_numbers_still_write_something():
    flat = np.full_like(numbers_of(READING), np.nan)
    assert len(write_on(READING, flat, "the", 1, 5, 0)) == 5


@pytest.mark.parametrize(
    "changes", [{"truncation": 3}, {"dropout": 0.5, "recurrent_dropout": 0.5}, {"dtype": "auto"}]
)
def test_how_it_was_trained_does_not_matter_to_writing(changes):
    flat = numbers_of(READING)
    experiment = replace(READING, **changes)
    assert write_on(experiment, flat.astype(experiment.dtype_name), "the", 0, 15, 0) == write_on(
        READING, flat, "the", 0, 15, 0
    )
