"""What is said of networks that read: every rule with an example, from both sides, with its numbers."""

import numpy as np
import pytest

from playground.recording.sequences import verdicts as said


def facts(first=0.5, last=1.0, n_steps=3, **changes):
    """Nothing wrong and nothing learned, apart from what is changed."""
    sound = {"radius": 1.0, "factor": 0.9, "score": 0.6, "chance": 0.5, "epoch": 100, "is_gated": False}
    return said.ReadingFacts(np.array([first, *[0.7] * (n_steps - 2), last]), **sound | changes)


def kinds(*errors, **changes):
    return [verdict.kind for verdict in said.verdicts(facts(*errors, **changes))]


@pytest.mark.parametrize(
    ("errors", "changes", "expected"),
    [
        ((), {}, ["healthy"]),
        ((0.0101,), {}, ["healthy"]),
        ((0.0099,), {}, ["vanishing"]),
        ((0,), {}, ["vanishing"]),
        ((99,), {}, ["healthy"]),
        ((101,), {}, ["exploding"]),
        ((np.inf,), {}, ["exploding"]),
        ((np.nan, np.nan), {}, ["exploding"]),
        ((0, 0), {}, ["healthy"]),
        ((), {"score": 0.5499}, ["chance"]),
        ((), {"score": 0.5501}, ["healthy"]),
        ((), {"score": 0.5, "epoch": 29}, ["healthy"]),
        ((), {"score": 0.5, "epoch": 30}, ["chance"]),
        ((), {"score": 0.04, "chance": None}, ["chance"]),
        ((), {"score": -3, "chance": None}, ["chance"]),
        ((), {"score": 0.06, "chance": None}, ["healthy"]),
        ((1e-5,), {"score": 0.5}, ["vanishing", "chance"]),
        ((1e5,), {"score": 0.5}, ["exploding", "chance"]),
        ((), {"score": 0.75}, ["learns"]),
        ((), {"score": 0.7499}, ["healthy"]),
        ((), {"score": 0.5, "chance": None}, ["learns"]),
        ((1e-5,), {"score": 0.99}, ["learns", "note"]),
        ((1e5,), {"score": 0.99}, ["learns", "note"]),
        ((), {"score": 0.99, "epoch": 0}, ["healthy"]),
        ((1e-5,), {"score": 0.99, "epoch": 0}, ["vanishing"]),
        ((), {"score": 1.0, "chance": 1.0}, ["chance"]),  # where there is one class alone, nothing is learned
    ],
    ids=str,
)
def test_thresholds(errors, changes, expected):
    assert kinds(*errors, **changes) == expected


def test_every_rule_is_reached():
    cases = [
        ((1e-5,), {"score": 0.99}),
        ((1e-5,), {}),
        ((1e5,), {}),
        ((), {"score": 0.5}),
        ((), {}),
    ]
    reached = {kind for errors, changes in cases for kind in kinds(*errors, **changes)}
    assert reached == set(said.RULES) - {"diverged"}  # which is said where there is no step


@pytest.mark.parametrize(
    ("errors", "changes", "words"),
    [
        (
            (3.1e-7,),
            {"radius": 0.713, "factor": 0.42, "n_steps": 18},
            "What came first is hard to learn: the error at step 1 is 3.1e-7 of the last step's. By theory each "
            "step back multiplies it by about 0.42: the spectral radius of U, 0.71, with the slopes put in.",
        ),
        (
            (9e-38,),
            {"radius": 5.99, "factor": 1.06, "n_steps": 50},
            "What came first is hard to learn: the error at step 1 is 9e-38 of the last step's. Each step back "
            "multiplies it by about 0.18. Theory, which knows only U and the average slopes, says 1.1.",
        ),
        (
            (0.0042,),
            {"factor": 0.73, "is_gated": True},
            "What came first is hard to learn: the error at step 1 is 0.0042 of the last step's. "
            "The gates keep 73% a step.",
        ),
        ((0,), {"is_gated": True}, "What came first cannot be learned: no error at all reaches the first step."),
        (
            (2.5e12,),
            {"radius": 1.3, "factor": 1.3, "n_steps": 110},
            "The error explodes on its way back: the error at step 1 is 2.5e12 times the last step's. By theory "
            "each step back multiplies it by about 1.3: the spectral radius of U, 1.30, with the slopes put in.",
        ),
        ((np.nan,), {}, "The errors are too large to be written as numbers."),
        (
            (),
            {"score": 0.505},
            "Still at chance after 100 epochs: accuracy 50.5%, and always the same answer gives 50.0%.",
        ),
        (
            (),
            {"score": 0.012, "chance": None},
            "Nothing is learned after 100 epochs: R² is 0.012, and the mean gives 0.",
        ),
        (
            (),
            {"score": 0.912},
            "It learns: accuracy 91.2% on the test sequences, and always the same answer gives 50.0%.",
        ),
        (
            (),
            {"score": 0.977, "chance": None},
            "It learns: R² is 0.977 on the test sequences, and the mean gives 0.",
        ),
        ((), {}, "The error of the last step reaches the first: the error at step 1 is 0.5 of the last step's."),
        (
            (2.0,),
            {},
            "The error of the last step reaches the first: the error at step 1 is 2 times the last step's.",
        ),
    ],
    ids=str,
)
def test_words_have_the_numbers(errors, changes, words):
    verdict = said.verdicts(facts(*errors, **changes))[0]
    assert verdict.text.startswith(words)
    assert verdict.text.endswith(".")
    assert verdict.rule == said.rule_of(verdict.kind)


def test_a_note_says_what_the_rule_says():
    (alarm,) = said.verdicts(facts(1e-5))
    _, note = said.verdicts(facts(1e-5, score=0.99))
    assert note.text == alarm.text


def test_every_rule_states_its_threshold():
    stated = {"exploding": "100 times", "vanishing": "0.01 times", "chance": "epoch 30", "learns": "50%"}
    for kind, threshold in stated.items():
        assert threshold in said.rule_of(kind)
    assert "0.05" in said.rule_of("chance")
