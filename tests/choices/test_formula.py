"""A formula at a point: what is allowed, when two are the same, and the way to a link and back."""

import random
from urllib.parse import parse_qsl, urlencode

import pytest

from playground.choices.formula import LARGEST, Formula
from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query

FORMULAS = (
    "(x**2 + 1)**3",
    "y = x**2 + 1\ny**3",
    "C*tanh(w1*x1 + w_2*x2 + b) - y / e",
    "c = a + b\nc += 1 + c + (-a)\nc**2  # 100% & more; = ?",
    "u = 1e-3*x +.5\n\nu  # naïve ≠ \N{MINUS SIGN}",
    "sqrt(a)*log(b) + exp(c)/sin(d) - cos(f)**relu(g) + sigmoid(h)*i",
)
PIECES = (*"xyC12+-*/%#&=:,() \n", "**", "exp(")
NINE = ",".join(f"x{place}:1" for place in range(9))


def drawn(rng):
    """One of the formulas at a point, its bounds and tiny numbers among it; some variables are left out."""
    text = rng.choice(FORMULAS)
    names = [name for name in Formula(text, ()).graph.variables if rng.random() < 0.8]
    rng.shuffle(names)
    numbers = (LARGEST, -LARGEST, 0.0, 1.0, 2.0, 1e-300, rng.uniform(-5, 5), rng.uniform(-1e9, 1e9))
    return Formula(text, tuple((name, rng.choice(numbers)) for name in names))


@pytest.mark.parametrize("seed", range(10))
def test_a_link_gives_the_same_again(seed):
    """1,000 formulas, as text of an address and not only as a mapping."""
    rng = random.Random(seed)
    for _ in range(100):
        formula = drawn(rng)
        link = urlencode(to_query(formula))
        assert from_query(dict(parse_qsl(link, keep_blank_values=True)), Formula) == (formula, [])
        assert from_query(to_query(formula, is_whole=True), Formula) == (formula, [])


def test_only_what_differs_is_written():
    assert to_query(Formula()) == {}
    assert to_query(Formula(at=(("x", -1.5),))) == {"at": "x:-1.5"}
    assert to_query(Formula("x*y", (("y", 3),))) == {"formula": "x*y", "at": "x:1,y:3"}
    assert to_query(Formula("x*x")) == {"formula": "x*x"}, "x is 2, as it is by default"
    assert to_query(Formula(), is_whole=True) == {"formula": "(x**2 + 1)**3", "at": "x:2"}


def test_what_is_not_named_is_one():
    assert Formula("a*x", (("x", 3),)).point == {"a": 1, "x": 3}
    assert Formula("a*b").point == {"a": 1, "b": 1}
    assert Formula("a*x").point == {"a": 1, "x": 2}, "of the default"
    assert Formula("a*x", ()).point == {"a": 1, "x": 1}


def test_the_same_at_the_same_point_is_the_same():
    one = Formula("w*x + b", (("b", 1), ("x", 2), ("w", -1)))
    assert one == Formula(" w*x + b \n\n", (("w", "-1"), ("x", 2.0)))
    assert hash(one) == hash(Formula("\r\nw*x + b", (("w", -1), ("x", 2))))
    assert one.at == (("w", -1), ("x", 2), ("b", 1))
    assert one != Formula("w*x + b", (("w", -1), ("x", 2), ("b", 0)))
    assert Formula("u = x\r\nu**2") == Formula("u = x\nu**2")


def test_its_walk_goes_over_all_but_the_numbers_twice():
    assert Formula().n_steps == 8
    assert Formula("x*y").n_steps == 6


@pytest.mark.parametrize("text", [" x:2 , y:-1", "y:-1,x:2", "x : 2,y:-1.0"])
def test_points_as_people_write_them(text):
    assert from_query({"formula": "x*y", "at": text}, Formula) == (Formula("x*y", (("x", 2), ("y", -1))), [])


@pytest.mark.parametrize(
    "text",
    ["x", "x:", "x:2:3", "x=2", "x:nan", "x:1e10", "x:-inf", "x:2,x:3", ",", NINE, "<b>" * 5000],
)
def test_a_point_that_cannot_be_used_is_said_in_a_short_sentence(text):
    formula, (problem,) = from_query({"at": text}, Formula)
    assert formula == Formula()
    assert "at must give up to 8 variables a number each, such as x:2,y:-1, not " in problem
    assert problem.endswith("The default is used instead: x:2.")
    assert len(problem) < 300


def test_a_name_that_is_no_variable_is_said():
    formula, (problem,) = from_query({"formula": "w*x", "at": "w:3,z:1,X:2"}, Formula)
    assert formula == Formula("w*x")
    assert problem == (
        "at must name variables of the formula, here w, x, not 'z', 'X'. The default is used instead: x:2."
    )
    _, (problem,) = from_query({"at": f"{'z' * 9999}:1"}, Formula)
    assert len(problem) < 300


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type a formula"),
        ("3", "There is no variable in this"),
        ("x %", "cannot be read"),
        ("x % 2", "The sign %"),
        ("9**9**9**9*x", "too large"),
        ("x" * 1000, "at most 300 are read"),
    ],
)
def test_a_formula_that_cannot_be_read_is_said_and_replaced(text, said):
    formula, (problem,) = from_query({"formula": text}, Formula)
    assert formula == Formula()
    assert said in problem
    assert problem.endswith("The default is used instead: (x**2 + 1)**3.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("formula", None),
        ("formula", b"x"),
        ("formula", "import os"),
        ("at", None),
        ("at", "x:2"),
        ("at", 3),
        ("at", (("x",),)),
        ("at", (("x", True),)),
        ("at", (("z", 1),)),
        ("at", ((["x"], 1),)),
    ],
)
def test_what_is_not_allowed(field, value):
    with pytest.raises(ExperimentError) as caught:
        Formula(**{field: value})
    assert caught.value.field == field


@pytest.mark.parametrize("seed", range(10))
def test_no_link_whatever_raises(seed):
    """1,000 hostile links; what is wrong is said and replaced."""
    rng = random.Random(seed)
    for _ in range(100):
        pieces = [*PIECES, "".join(chr(rng.randrange(0x110000)) for _ in range(3))]
        query = {name: "".join(rng.choices(pieces, k=rng.randint(0, 9))) for name in ("formula", "at")}
        formula, problems = from_query(query, Formula)
        assert len(problems) <= 2
        assert from_query(to_query(formula), Formula) == (formula, [])
