"""The first tab: every correction in its numbers, how each gate ends, all gates at once."""

import pytest

from playground.scalars.perceptron.points import CORNERS, GATES
from playground.scalars.perceptron.rule import learn
from tests.pages.perceptron.opened import cells, opened, run, words


def test_the_page_opens_with_its_question_and_ends_with_what_to_try():
    page = opened()
    assert page.markdown[0].value == "### What can a single unit learn, and what can it never learn?"
    assert page.markdown[-1].value.startswith("- Step through AND")
    assert page.segmented_control(key="perceptron_points").value == "AND"
    assert page.slider(key="perceptron_step").value == 1
    assert len(page.get("plotly_chart")) == 6


def test_each_correction_of_and_shows_its_numbers():
    page = opened()
    for number, made in enumerate(learn(CORNERS, GATES["AND"]).corrections, start=1):
        page.slider(key="perceptron_step").set_value(number)
        run(page)
        assert f"**Correction {number}**, epoch {made.epoch}, row {made.row + 1}" in words(page)
        shown = [(float(a.replace("−", "-")), float(b.replace("−", "-"))) for _, a, _, b in cells(page.table[0])]
        before, after = (*made.weights_before, made.bias_before), (*made.weights, made.bias)
        assert shown == list(zip(before, after, strict=True))
        assert r"\mathbf w + (t - y)\,\mathbf x" in page.latex[0].value


def test_back_step_and_all_move_over_the_corrections():
    page = opened()
    for button, step in (
        ("step", 2),
        ("reset", 0),
        ("back", 0),
        ("step", 1),
        ("step", 2),
        ("all", 10),
        ("step", 10),
        ("back", 9),
    ):
        page.button(key=f"perceptron_go_{button}").click()
        assert run(page).slider(key="perceptron_step").value == step
    page.slider(key="perceptron_step").set_value(0)
    assert "**Before the first correction** all weights are 0" in words(run(page))


@pytest.mark.parametrize(
    ("gate", "bound", "made"), [("AND", "= 51$", 10), ("OR", "= 27$", 4), ("NAND", "= 51$", 11)]
)
def test_a_gate_that_ends_says_so_beside_its_bound(gate, bound, made):
    (success,) = opened(points=gate).success
    assert bound in success.value
    assert success.value.endswith(f"It took **{made}**.")


def test_xor_never_ends_and_the_page_says_why():
    page = opened()
    page.button(key="perceptron_go_all").click()
    run(page).segmented_control(key="perceptron_points").set_value("XOR")
    (warning,) = run(page).warning
    assert warning.value.startswith("**It never ends.** Correction 7 leaves w = (−1, 1), b = 1 at row 2")
    assert "exactly as correction 3 did" in warning.value
    assert page.slider(key="perceptron_step").value == 7  # AND had 10, XOR has no more than 7
    assert "#### One hidden layer solves it" in words(page)


def test_three_gates_are_learned_and_the_fourth_is_not():
    page = opened()
    page.button(key="perceptron_c1").click()
    rows = cells(run(page).table[1])
    assert [row[:2] for row in rows] == [
        ("AND", "yes"),
        ("OR", "yes"),
        ("NAND", "yes"),
        ("XOR", "no"),
    ]
    assert [rule.split()[0] for _, _, rule in rows] == ["learned", "learned", "learned", "not"]
    assert rows[0][2] == "learned in 10: w = (2, 1), b = −2"
