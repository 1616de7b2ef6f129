"""Every entry of the registries has its words, and the words that are numbers are right."""

import re

import pytest

from playground import engine
from playground.ui.activations import words

ALL = [*words.ACTIVATIONS.items(), ("softmax", words.SOFTMAX), *words.LOSSES.items()]


def test_every_activation_and_every_loss_has_its_words():
    assert words.ACTIVATIONS.keys() == engine.ACTIVATIONS.keys()
    assert words.LOSSES.keys() == engine.LOSSES.keys()


@pytest.mark.parametrize("lesson", [lesson for _, lesson in ALL], ids=[name for name, _ in ALL])
def test_a_lesson_leaves_nothing_out(lesson):
    assert all(lesson)
    for formula in lesson[:3]:
        assert formula.count("{") == formula.count("}")
        assert formula.count(r"\begin") == formula.count(r"\end")
    for text in (lesson.good, lesson.bad):
        assert text.endswith(".")
        assert "!" not in text


@pytest.mark.parametrize("name", words.ACTIVATIONS)
def test_a_range_has_the_limits_of_the_registry(name):
    ends = re.findall(r"-?\\infty|-?\d+(?:\.\d+)?", words.ACTIVATIONS[name].range)
    low, high = (float(end.replace(r"\infty", "inf")) for end in ends)
    assert (low, high) == pytest.approx(engine.ACTIVATIONS[name].limits, abs=1e-3)


def test_no_claim_leaves_the_weights_out():
    """What was wrong once: slopes are not all that a gradient is multiplied by, and the error not the gradient."""
    told = " ".join(part for _, lesson in ALL for part in lesson)
    for wrong in ("passes whole", "stays so", "the error itself", "cuts off"):
        assert wrong not in told
