"""An unrolled network's choices: what is allowed, and the way to a link and back."""

import pytest

from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query
from playground.choices.through_time import UNITS, Unrolled
from playground.engine.recurrent import CELLS


@pytest.mark.parametrize(
    "chosen",
    [
        Unrolled(),
        Unrolled(inputs=(1, -2.5, 0.125, 0, 10, -10), activation="relu", n_units=3, spectral_radius=1.3, seed=7),
        Unrolled(recurrent_weight=-1.5, target=-10, stop=11),
        Unrolled(n_units=2, from_unit=2, to_unit=1, stop=3),
    ],
)
def test_a_link_gives_the_same_again(chosen):
    assert from_query(to_query(chosen), Unrolled) == (chosen, [])


def test_only_what_differs_is_written():
    assert to_query(Unrolled()) == {}
    assert to_query(Unrolled(inputs=(1, 0, 0), recurrent_weight=0.8)) == {
        "inputs": "1,0,0",
        "recurrent_weight": "0.8",
    }


@pytest.mark.parametrize("text", ["1,0.5,-1", "1, 0.5, -1", " 1 0.5 -1 ", "1; 0.5; \N{MINUS SIGN}1", "1,,0.5,-1,"])
def test_inputs_as_people_write_them(text):
    assert from_query({"inputs": text}, Unrolled) == (Unrolled(inputs=(1, 0.5, -1)), [])


@pytest.mark.parametrize(
    "text",
    ["", "none", "1,2", "1,2,3,4,5,6,7", "1,2,x", "1,2,nan", "1,2,inf", "1,2,11", "1,2,1e400", "<b>" * 5000],
)
def test_inputs_that_cannot_be_used_are_said_in_a_short_sentence(text):
    chosen, (problem,) = from_query({"inputs": text}, Unrolled)
    assert chosen == Unrolled()
    assert "inputs must be 3 to 6 numbers from -10 to 10, one a step, such as 1, 0.5, -1, not " in problem
    assert len(problem) < 300


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("inputs", "123"),
        ("inputs", None),
        ("activation", "gelu"),
        ("n_units", 4),
        ("n_units", 1.5),
        ("recurrent_weight", 4.1),
        ("input_weight", float("nan")),
        ("spectral_radius", -0.1),
        ("target", 1e9),
        ("seed", -1),
        ("stop", 12),  # of four inputs, 11 is the last
        ("from_unit", 2),
    ],
)
def test_what_is_not_allowed(name, value):
    with pytest.raises(ExperimentError) as caught:
        Unrolled(**{name: value})
    assert caught.value.field == name


def test_the_last_stop_follows_the_inputs():
    assert [Unrolled(inputs=(1,) * n).last_stop for n in (3, 4, 5, 6)] == [9, 11, 13, 15]


def test_every_unit_is_a_cell_of_the_engine():
    assert all(unit.cell in CELLS for unit in UNITS.values())
