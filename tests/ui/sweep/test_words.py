"""What is said of the best cell is no more than its numbers say."""

import numpy as np
import pytest

from playground.choices.sweep import SEARCHED_RULES, Sweep
from playground.labs.sweep.cells import finished_cells, ranked
from playground.labs.sweep.search import plan_of
from playground.labs.sweep.trainings import Result
from playground.languages import speaking
from playground.ui.sweep import words
from playground.ui.sweep.suggestions import at_first, is_closed, suggested, value_said

RATES = (("learning_rate", (0.1, 0.3, 1.0)),)
SWEEP = Sweep(searched=RATES, folds=2)


def verdict(scores, sweep=SWEEP, tests=()):
    plan = plan_of(sweep)
    flat = [score for some in scores for score in some]
    results = {place: Result(score, 0.1, 0.1, 5, 1.0) for place, score in enumerate(flat)}
    tested = [Result(score, 0.1, 0.1, 5, 1.0) for score in tests]
    return words.verdict(plan, sweep, ranked(finished_cells(plan, results)), tested)


def test_a_clear_winner():
    said = verdict([(0.9, 0.92), (0.5, 0.5), (0.6, 0.6)], tests=(0.88,))
    assert said.startswith("**Best: learning rate 0.1.** Its accuracy on the rows that were left out is 0.91, ")
    assert "the mean of 2 trainings from 0.9 to 0.92, standard deviation 0.014." in said
    assert "No other cell is within one standard deviation of it." in said
    assert said.endswith("its accuracy is **0.88**, trained on the whole training part.")


def test_a_winner_by_chance():
    said = verdict([(0.9, 0.7), (0.7, 0.8), (0.2, 0.2)])
    assert "1 other cell is within one standard deviation of it: this sweep cannot say that it is better" in said
    assert "test part" not in said


def test_cells_that_diverged_are_counted():
    assert "1 of 3 cells diverged at least once and come last." in verdict([(0.9, 0.9), (np.nan, 1), (0.2, 0.2)])
    assert verdict([(np.nan, 1)] * 3) == "Every training diverged: try smaller learning rates."


def test_a_single_training_with_ties():
    said = verdict([(1.0,), (1.0,), (0.9,)], Sweep(searched=RATES), tests=(0.9, 1.0))
    assert "on the validation rows is 1, from a single training: more seeds or folds would tell" in said
    assert "1 other cell is just as good in score; the loss decided." in said
    assert said.endswith("its accuracy is **0.95** (mean of 2 seeds, 0.9 to 1).")


def test_values_that_are_predicted_have_r2():
    assert "Its R² on" in verdict([(0.9, 0.8)] * 3, Sweep(dataset="diabetes", searched=RATES, folds=2))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, "is known after the first"), (0.2, "about 1 s"), (59, "about 59 s"), (150, "about 2 min")],
)
def test_the_time_that_is_left(seconds, said):
    assert said in words.time_left(seconds)


@pytest.mark.parametrize("name", SEARCHED_RULES)
def test_what_is_offered_for_a_field_can_be_searched(name):
    rule = SEARCHED_RULES[name]
    own = rule.format(getattr(Sweep, name))
    assert all(rule.format(rule.parse(name, text)) == text for text in suggested(name))
    assert at_first(name, own)[0] == own
    assert len(set(suggested(name))) == len(suggested(name))
    assert not is_closed(name) or own in suggested(name)
    assert words.in_sentence(SWEEP, name)


def test_names_in_a_sentence():
    named = ("l2", "hidden_sizes", "seed")
    assert [words.in_sentence(SWEEP, name) for name in named] == ["L2", "hidden layers", "seed"]
    assert words.in_sentence(Sweep(recipe="D4"), "hidden_layer_sizes") == "hidden_layer_sizes"


@pytest.mark.parametrize(
    ("name", "text", "in_english", "in_french"),
    [
        ("learning_rate", "0.05", "0.05", "0,05"),
        ("learning_rate", "fast", "fast", "fast"),
        ("hidden_sizes", "8,4", "8,4", "8, 4"),
        ("hidden_sizes", "none", "none", "aucun"),
        ("batch_size", "full", "full", "complet"),
    ],
)
def test_a_value_is_said_as_people_write_it_and_nonsense_as_it_was_typed(name, text, in_english, in_french):
    assert value_said(name)(text) == in_english
    with speaking("fr"):
        assert value_said(name)(text) == in_french
