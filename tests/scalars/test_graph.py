"""Every operation's slopes against central differences; two graphs whose numbers are known from elsewhere."""

import math

import numpy as np
import pytest

from playground.scalars.expression import parse
from playground.scalars.graph import (
    NUMBER,
    Graph,
    Node,
    backward,
    forward,
    local_slopes,
    numerical_derivatives,
)
from playground.scalars.operations import OPERATIONS, ExpressionError, apply

MICROGRAD = """
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + relu(b + a)
d += 3 * d + relu(b - a)
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f
"""


def gone_through(text, **point):
    """Value of the result, and the gradient of every node by its name, in the order in which they were found."""
    graph = parse(text)
    values = [node.value for node in graph]
    for step in forward(graph, point):
        values[step.place] = step.result
    return values[-1], {graph[step.place].name: step.result for step in backward(graph, values)}


@pytest.mark.parametrize("name", OPERATIONS)
def test_slopes_agree_with_central_differences(name):
    operation = OPERATIONS[name]
    n_inputs = len(operation.slopes_latex)
    rng = np.random.default_rng(0)
    h = 1e-6
    for inputs in rng.uniform(0.2, 2, (20, n_inputs)):
        slopes = operation.slopes(operation.f(*inputs), *inputs)
        assert len(slopes) == n_inputs
        for i, move in enumerate(h * np.eye(n_inputs)):
            moved = (operation.f(*(inputs + move)) - operation.f(*(inputs - move))) / (2 * h)
            assert slopes[i] == pytest.approx(moved, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("name", ["negative", "exp", "sin", "cos", "tanh", "sigmoid", "relu"])
def test_slopes_below_zero(name):
    operation = OPERATIONS[name]
    for a in (-0.3, -1.7):
        moved = (operation.f(a + 1e-6) - operation.f(a - 1e-6)) / 2e-6
        assert operation.slopes(operation.f(a), a) == pytest.approx([moved], rel=1e-6, abs=1e-9)


def test_every_operation_can_be_written():
    for operation in OPERATIONS.values():
        for template in (operation.text, operation.latex, *operation.slopes_latex):
            written = template.format("A", "B", out="Z")
            assert "{0}" not in written
            assert written.count("{") == written.count("}")


def test_the_chain_rule_recipe():
    """f(x) = (x^2 + 1)^3 at 2: u = 4, v = 5, C = 125; dC/dv = 3 * 25 = 75, dv/du = 1, du/dx = 4."""
    value, gradients = gone_through("(x**2 + 1)**3", x=2.0)
    assert value == 125
    assert gradients == {"C": 1, "v": 75, "u": 75, "x": 300}
    assert list(gradients) == ["C", "v", "u", "x"]  # backward: from the result to the variable


def test_micrograd():
    value, gradients = gone_through(MICROGRAD, a=-4.0, b=2.0)
    assert f"{value:.4f}" == "24.7041"
    assert f"{gradients['a']:.4f}" == "138.8338"
    assert f"{gradients['b']:.4f}" == "645.5773"


def test_a_variable_used_twice_adds_what_both_edges_bring():
    graph = parse("x*x + x")
    values = [step.result for step in forward(graph, {"x": 3.0})]
    *_, last = backward(graph, values)
    assert [(term.gradient, term.slope) for term in last.terms] == [(1, 3), (1, 3), (1, 1)]
    assert last.result == 7


def test_each_step_is_one_node_and_needs_only_what_came_before():
    graph = parse(MICROGRAD)
    point = {"a": -4.0, "b": 2.0}
    seen = set()
    for step in forward(graph, point):
        inputs = {i for i in graph[step.place].inputs if graph[i].operation != NUMBER}
        assert inputs <= seen
        seen.add(step.place)
    assert sorted(seen) == graph.moving
    values = [node.value for node in graph]
    for step in forward(graph, point):
        values[step.place] = step.result
    done = {}
    for step in backward(graph, values):
        assert all(done[term.end] == term.gradient for term in step.terms)
        done[step.place] = step.result
    assert sorted(done) == graph.moving


def test_slopes_stand_on_every_edge():
    graph = parse("w*x + 3")
    values = [node.value for node in graph]
    for step in forward(graph, {"w": 2.0, "x": 5.0}):
        values[step.place] = step.result
    slopes = local_slopes(graph, values)
    assert {(graph[start].name, graph[end].name): slopes[end, slot] for start, end, slot in graph.edges} == {
        ("w", "u"): 5,
        ("x", "u"): 2,
        ("u", "C"): 1,
    }


def test_numerical_derivatives():
    found = numerical_derivatives(parse("x**2 * y + log(z)"), {"x": 3.0, "y": -2.0, "z": 1e-9})
    assert found["x"] == pytest.approx(-12, rel=1e-8)
    assert found["y"] == pytest.approx(9, rel=1e-8)
    assert math.isnan(found["z"])  # a step to the left of z the logarithm has no value


@pytest.mark.parametrize(
    ("text", "point", "said"),
    [
        ("1 / x", {"x": 0.0}, "1 / x is not defined at x = 0"),
        ("log(x - 1)", {"x": 0.0}, "log(u) is not defined at u = -1"),
        ("x**0.5", {"x": -4.0}, "x ** 0.5 is not defined at x = -4"),
        ("exp(x)", {"x": 1000.0}, "exp(x) is too large at x = 1000"),
        ("x * x", {"x": 1e200}, "x * x is too large at x = 1e+200"),
        ("sqrt(x)", {"x": 0.0}, "The slope of sqrt(x) is not defined at x = 0"),
        ("x**y", {"x": -2.0, "y": 2.0}, "The slope of x ** y is not defined at x = -2 and y = 2"),
        ("(a*1e200) * (a*1e200) * 0 * 1e99", {"a": 1.0}, "u * v is too large"),
        ("exp(700*x) * 1e10 / 1e300", {"x": 1.0}, "is too large"),
    ],
)
def test_what_has_no_value_is_said_in_a_sentence(text, point, said):
    with pytest.raises(ExpressionError) as error:
        gone_through(text, **point)
    assert said in str(error.value)
    assert str(error.value).endswith(".")


def test_a_gradient_too_large_is_said():
    graph = Graph([Node("x", "variable"), Node("big", NUMBER, (), 1e300), Node("u", "multiply", (0, 1))])
    graph = Graph([*graph, Node("v", "multiply", (2, 1))])
    with pytest.raises(ExpressionError, match="The gradient of x is too large"):
        list(backward(graph, [1e-300, 1e300, 1.0, 1e300]))


def test_numbers_alone():
    assert apply("power", [2.0, 10.0]) == 1024
    with pytest.raises(ExpressionError, match=r"log\(-1\) is not defined: there is no such real number"):
        apply("log", [-1.0])
