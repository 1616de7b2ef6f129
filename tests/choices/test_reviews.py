"""A reading: its limits, its links."""

import pickle
import random
from dataclasses import fields
from math import prod

import pytest

from playground.choices.reviews import MOST_AT_ONCE, Reading
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query
from playground.engine.recurrent import CELLS
from playground.labs.reviews.presets import PRESETS, TUTORIAL
from tests.choices.test_share import drawn_value


def test_by_default_it_is_the_tutorials_network_and_training():
    made = Reading()
    assert (made.embedding, made.cell, made.units) == (128, "lstm", 64)
    assert (made.dropout, made.recurrent_dropout) == (0.2, 0.2)
    assert (made.optimizer, made.batch_size, made.epochs) == ("adam", 32, 5)
    assert made.data[-1] == 0.2
    assert (TUTORIAL.n_words, TUTORIAL.n_tokens, TUTORIAL.n_reviews) == (10_000, 200, 25_000)
    same = {field.name for field in fields(made)} - {"n_tokens", "n_reviews"}
    assert all(getattr(made, name) == getattr(TUTORIAL, name) for name in same)
    assert to_query(made) == {}


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_has_a_link_of_its_own(name):
    preset = PRESETS[name]
    assert from_query(to_query(preset.made), Reading) == (preset.made, [])
    assert preset.watch.endswith(".")
    assert len({other.made for other in PRESETS.values()}) == len(PRESETS)


def test_any_reading_comes_back_from_its_link():
    rng = random.Random(0)
    rules = {field.name: field.metadata["rule"] for field in fields(Reading)}
    n_made = 0
    for _ in range(300):
        values = {name: drawn_value(rule, rng) for name, rule in rules.items() if rng.random() < 0.5}
        states = [values.get(name, getattr(Reading, name)) for name in ("batch_size", "n_tokens", "units")]
        if prod(states) > MOST_AT_ONCE:
            continue
        made, n_made = Reading(**values), n_made + 1
        assert from_query(to_query(made), Reading) == (made, [])
        assert pickle.loads(pickle.dumps(made)) == made
    assert n_made > 200


@pytest.mark.parametrize("cell", CELLS)
def test_every_cell_can_be_chosen(cell):
    assert Reading(cell=cell).cell == cell


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"dataset": "imdb2"}, "dataset must be one of generated, imdb, not 'imdb2'."),
        ({"n_reviews": 25_001}, "n_reviews must be a whole number from 100 to 25000, not 25001."),
        ({"n_tokens": 3}, "n_tokens must be a whole number from 4 to 256, not 3."),
        ({"n_words": 1e9}, "n_words must be a whole number from 50 to 20000"),
        ({"cell": "transformer"}, f"cell must be one of {', '.join(CELLS)}, not"),
        ({"dropout": 1}, "dropout must be a number from 0 to 0.9, not 1."),
        ({"recurrent_dropout": float("nan")}, "recurrent_dropout must be a number from 0 to 0.9, not nan."),
        ({"epochs": 1.5}, "epochs must be a whole number from 1 to 50, not 1.5."),
        (
            {"batch_size": 1024, "n_tokens": 256},
            "1024 reviews of 256 tokens with 64 units are 16,777,216 states, and a batch may have 4,000,000",
        ),
    ],
)
def test_what_cannot_be_is_said(values, sentence):
    with pytest.raises(ExperimentError, match=sentence):
        Reading(**values)


def test_the_tutorials_batch_is_far_from_too_much():
    assert TUTORIAL.batch_size * TUTORIAL.n_tokens * TUTORIAL.units == 409_600 < MOST_AT_ONCE


@pytest.mark.parametrize(
    ("query", "n_problems"),
    [
        ({"dataset": "../../etc/passwd"}, 1),
        ({"n_tokens": "-1", "n_words": "<b>", "units": "1e99", "cell": "", "dropout": "nan"}, 5),
        ({"batch_size": "1024", "n_tokens": "256"}, 1),
        ({"epochs": "9" * 5000}, 1),
        ({"optimizer": "adam\x00"}, 1),
    ],
)
def test_a_hostile_link_is_said_in_sentences_and_what_fits_is_kept(query, n_problems):
    made, problems = from_query(query | {"seed": "4"}, Reading)
    assert made.seed == 4
    assert len(problems) == n_problems
    assert all("The default is used instead: " in problem for problem in problems)
