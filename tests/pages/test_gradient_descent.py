"""The page Gradient descent, run by Streamlit without a browser."""

import numpy as np
import pytest

from playground.engine import OPTIMIZERS
from playground.numbers import plain
from playground.scalars.curves import CURVES, SURFACES
from playground.scalars.descent import race
from playground.ui.gradient_descent.words import RULES
from tests.pages.pages import page_alone, run


def opened(tab=None):
    page = page_alone("gradient_descent")
    if tab:
        page.session_state["descent_tab"] = tab
    return run(page)


def words(page):
    return "\n".join(markdown.value for markdown in page.markdown)


def formulas(page):
    return [latex.value.strip("$\n") for latex in page.latex]


def numbers(page):
    return {metric.label: metric.value for metric in page.metric}


def table(page):
    return page.table[0].value


def test_it_opens_with_its_question_and_ends_with_what_to_try():
    page = opened()
    assert page.markdown[0].value == "### Where does following the slope downhill lead?"
    assert page.markdown[-2].value == "#### Try"
    assert "**It arrives**" in words(page)
    assert len(page.get("plotly_chart")) == 2


def test_the_tutorials_descent_stands_beside_what_is_worked_out_by_hand():
    rows = table(opened())
    assert [by_hand.split(" = ")[1] for by_hand in rows["by hand"]] == list(rows["here"])
    assert rows["by hand"].iloc[0] == f"10 · 0.8¹⁰⁰ = {plain(10 * 0.8**100)}"


RECIPES = {"0.1": "arrives", "0.01": "crawls", "0.9": "zigzags", "1.0": "jumps forever", "1.1": "explodes"}


@pytest.mark.parametrize(("rate", "word"), RECIPES.items())
def test_every_recipe_is_one_click(rate, word):
    page = opened()
    page.selectbox(key="descent_function").set_value("bumpy")
    page.selectbox(key="descent_optimizer").set_value("adam")
    page.slider(key="descent_steps").set_value(7)
    run(page).button(key=f"descent_recipe_{rate}").click()
    run(page)
    assert page.selectbox(key="descent_function").value == "square"
    assert page.selectbox(key="descent_optimizer").value == "sgd"
    assert page.slider(key="descent_start_square").value == 10
    assert page.slider(key="descent_steps").value == 100
    assert page.select_slider(key="descent_rate").value == float(rate)
    assert f"**It {word}**" in words(page)
    assert numbers(page) == {"x at step 0": "10", "f(x)": "105", "slope f'(x)": "20"}
    page.slider(key="descent_step").set_value(100)
    x = 10 * (1 - 2 * float(rate)) ** 100
    assert numbers(run(page))["x at step 100"] == plain(x)
    assert "This is where the path ends." in words(page)


def test_a_step_is_told_in_numbers_and_words():
    page = opened()
    assert formulas(page) == [r"x_{t+1} = x_t - \eta\, f'(x_t)", r"x_{1} = 10 - 0.1 \cdot 20 = 8"]
    assert "Uphill is to the right, so x moves to the left, by 2." in words(page)
    page.button(key="descent_recipe_1.0").click()
    run(page).slider(key="descent_step").set_value(1)
    assert formulas(run(page))[1] == r"x_{2} = (-10) - 1 \cdot (-20) = 10"
    assert "Uphill is to the left, so x moves to the right, by 20." in words(page)


@pytest.mark.parametrize("function", CURVES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_curve_with_every_optimizer(function, optimizer):
    page = opened()
    page.selectbox(key="descent_function").set_value(function)
    page.selectbox(key="descent_optimizer").set_value(optimizer)
    run(page)
    assert page.select_slider(key="descent_rate").value == CURVES[function].rate
    assert "**It " in words(page)
    assert ("descent_momentum" in {slider.key for slider in page.slider}) == (OPTIMIZERS[optimizer].has_momentum)
    page.select_slider(key="descent_rate").set_value(1.5)
    page.toggle(key="descent_log").set_value(False)
    run(page)


def test_fewer_steps_take_the_step_shown_along():
    page = opened()
    page.slider(key="descent_step").set_value(90)
    run(page).slider(key="descent_steps").set_value(20)
    assert run(page).slider(key="descent_step").value == 20
    page.slider(key="descent_steps").set_value(1)
    assert run(page).slider(key="descent_step").value == 1


def test_an_explosion_beyond_all_numbers_is_said():
    page = opened()
    page.selectbox(key="descent_function").set_value("double_well")
    run(page).select_slider(key="descent_rate").set_value(1.5)
    assert "the numbers grow beyond what a computer can hold" in words(run(page))
    assert "**It explodes**" in words(page)


def test_a_level_start_stays():
    page = opened()
    page.slider(key="descent_start_square").set_value(0.0)
    assert "**It stays**" in words(run(page))
    assert "The slope is 0" in words(page)


@pytest.mark.parametrize("name", SURFACES)
def test_every_surface_is_raced_on(name):
    page = opened("Surfaces")
    page.selectbox(key="descent_surface").set_value(name)
    run(page)
    surface = SURFACES[name]
    assert (page.number_input(key="descent_x").value, page.number_input(key="descent_y").value) == surface.start
    assert page.select_slider(key="descent_race_rate").value == surface.rate
    rows = table(page)
    assert len(rows) == len(OPTIMIZERS)
    paths = race(surface, surface.start, surface.rate, 0.9, 1000)
    assert list(rows["final value"]) == [plain(path.values[-1], 3) for path in paths.values()]


def test_what_a_race_can_come_to():
    page = opened("Surfaces")
    outcomes = list(table(page)["within 0.001 of the minimum"])
    assert outcomes[0].endswith(" steps")
    assert outcomes[4] == "not within 1000 steps"  # RMSProp goes round the minimum at the length of its rate
    page.select_slider(key="descent_race_rate").set_value(0.2)
    outcomes = list(table(run(page))["within 0.001 of the minimum"])
    assert outcomes[0].startswith("left the picture at step ")
    assert outcomes[0].endswith(", then overflowed")


def test_another_start_is_another_race():
    page = opened("Surfaces")
    before = list(table(page)["final value"])
    page.number_input(key="descent_x").set_value(3.0)
    page.number_input(key="descent_y").set_value(-1.0)
    assert list(table(run(page))["final value"]) != before


def test_the_other_tab_is_not_forgotten():
    page = opened()
    page.slider(key="descent_steps").set_value(30)
    run(page)
    page.session_state["descent_tab"] = "Surfaces"
    assert len(run(page).get("plotly_chart")) == 1  # the closed tab costs nothing
    page.session_state["descent_tab"] = "One variable"
    assert run(page).slider(key="descent_steps").value == 30


def test_every_optimizer_has_its_rule_on_the_page():
    page = opened()
    for name in OPTIMIZERS:
        page.selectbox(key="descent_optimizer").set_value(name)
        assert len(formulas(run(page))) == 2


def test_a_typed_function_is_descended_on_and_a_wrong_one_is_said():
    page = page_alone("gradient_descent").run()
    page.selectbox(key="descent_function").set_value("typed").run()
    assert not page.exception
    page.text_input(key="descent_formula").set_value("(x - 1)**2").run()
    assert any("The lowest point drawn is at x = 1." in text.value for text in page.markdown)
    page.text_input(key="descent_formula").set_value("open('x')").run()
    assert not page.exception
    assert len(page.error) == 1


def test_an_optimizer_without_a_rule_of_its_own_shows_its_numbers(monkeypatch):
    class Made(OPTIMIZERS["momentum"]):
        title = "made up"

    monkeypatch.setitem(OPTIMIZERS, "made_up", Made)
    page = opened()
    page.selectbox(key="descent_optimizer").set_value("made_up")
    assert formulas(run(page)) == ["x_{1} = 10 + (-2) = 8"]
    assert page.slider(key="descent_momentum").value == 0.9
    page = opened("Surfaces")
    assert list(table(page)["optimizer"])[-1] == "Made up"


def test_adams_rule_corrects_the_bias_as_the_optimizer_does():
    """The formula on the page, worked out: m and s begin at 0, and c_t takes off their bias."""
    m = s = 0.0
    x, points = 10.0, race(CURVES["square"], (10.0,), 0.1, 0.9, 5)["adam"].points[:, 0]
    for t in range(5):
        m, s = 0.9 * m + 0.1 * 2 * x, 0.999 * s + 0.001 * (2 * x) ** 2
        x -= 0.1 * np.sqrt(1 - 0.999 ** (t + 1)) / (1 - 0.9 ** (t + 1)) * m / (np.sqrt(s) + 1e-8)
        assert x == pytest.approx(points[t + 1], rel=1e-12)
    for part in ("0.9^{t+1}", "0.999^{t+1}", r"0.001\, f'(x_t)^2", r"(\sqrt{s} + \varepsilon)"):
        assert part in RULES["adam"]
    page = opened()
    page.selectbox(key="descent_optimizer").set_value("adam")
    assert any("corrects this bias" in caption.value for caption in run(page).caption)


def test_a_typed_curve_that_falls_for_ever_has_no_lowest_point_of_all():
    page = opened()
    page.selectbox(key="descent_function").set_value("typed")
    run(page).text_input(key="descent_formula").set_value("x")
    assert "The lowest point drawn is at x = −5." in words(run(page))
