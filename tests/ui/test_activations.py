"""Every entry of the registries has its words, and the words that are numbers are right."""

import re

import pytest

from playground import engine
from playground.ui import activations as lessons

ALL = [*lessons.ACTIVATIONS.items(), ("softmax", lessons.SOFTMAX), *lessons.LOSSES.items()]


def test_every_activation_and_every_loss_has_its_words():
    assert lessons.ACTIVATIONS.keys() == engine.ACTIVATIONS.keys()
    assert lessons.LOSSES.keys() == engine.LOSSES.keys()


@pytest.mark.parametrize("lesson", [lesson for _, lesson in ALL], ids=[name for name, _ in ALL])
def test_a_lesson_leaves_nothing_out(lesson):
    assert all(lesson)
    for formula in lesson[:3]:
        assert formula.count("{") == formula.count("}")
        assert formula.count(r"\begin") == formula.count(r"\end")
    for words in (lesson.good, lesson.bad):
        assert words.endswith(".")
        assert "!" not in words


@pytest.mark.parametrize("name", lessons.ACTIVATIONS)
def test_a_range_has_the_limits_of_the_registry(name):
    ends = re.findall(r"-?\\infty|-?\d+(?:\.\d+)?", lessons.ACTIVATIONS[name].range)
    low, high = (float(end.replace(r"\infty", "inf")) for end in ends)
    assert (low, high) == pytest.approx(engine.ACTIVATIONS[name].limits, abs=1e-3)


def test_recipes_name_widgets_that_there_are():
    for recipe in lessons.RECIPES.values():
        assert recipe.choices.keys() <= lessons.STARTING.keys()
