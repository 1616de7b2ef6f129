"""A walk through a graph, whole and where it ends early."""

import math

from playground.scalars.expression import parse
from playground.scalars.walk import walk


def test_a_whole_walk():
    found = walk(parse("(x**2 + 1)**3"), {"x": 2.0})
    assert found.problem == ""
    assert [step.result for step in found.steps] == [2, 4, 5, 125, 1, 75, 75, 300]
    assert [step.is_forward for step in found.steps] == [True] * 4 + [False] * 4
    assert found.values[-1] == 125
    assert sorted(found.slopes.values()) == [1, 4, 75]


def test_where_there_is_no_value_it_ends():
    found = walk(parse("log(x - 2)"), {"x": 2.0})
    assert "log(u) is not defined" in found.problem
    assert [step.result for step in found.steps] == [2, 0]
    assert math.isnan(found.values[-1])
    assert found.slopes == {}


def test_where_there_is_no_slope_the_values_are_there():
    found = walk(parse("sqrt(x - 2)"), {"x": 2.0})
    assert "The slope of sqrt(u) is not defined" in found.problem
    assert [step.result for step in found.steps] == [2, 0, 0]
