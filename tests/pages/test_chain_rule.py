"""The page Chain rule, run by Streamlit without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from playground.choices.formula import Formula
from playground.choices.share import to_query
from playground.ui.chain_rule.recipes import RECIPES
from tests.pages.pages import button, page_alone, run, whole_site

WORST = "y = x**2 + 1  # 100 % & more = C; a+b\nC*y**3"


def opened(**query):
    page = page_alone("chain_rule")
    page.query_params.update(query)
    return run(page)


def press(page, label):
    button(page, label).click()
    return run(page)


def typed(page, text):
    page.text_area(key="chain_formula").set_value(text)
    return run(page)


def words(page):
    return " ".join(element.value for element in page.markdown)


def formulas(page):
    return " ".join(element.value for element in page.latex)


def said(page):
    return " ".join(warning.value for warning in page.warning).replace("\\", "")


def address(page):
    return dict(page.query_params)


def tables(page):
    return [table.value.to_numpy().tolist() for table in page.table]


def test_it_opens_at_the_beginning_and_gives_no_answer_away():
    page = opened()
    assert page.markdown[0].value == "### How does a derivative travel backward through a formula?"
    assert not page.warning
    assert address(page) == {}
    assert page.slider(key="chain_step").value == 0
    assert "Nothing is computed yet" in words(page)
    assert next(button for button in page.button if button.label == "Back").disabled
    said = words(page) + " ".join(caption.value for caption in page.caption)
    assert tables(page) == []
    assert "300" not in said
    assert "125" not in said
    assert "#### Try" in words(page)


def test_stepping():
    page = opened()
    for text in ("x = 2", "u = x^{2} = 2^{2} = 4", "v = u + 1 = 4 + 1 = 5", "C = v^{3} = 5^{3} = 125"):
        assert text in formulas(press(page, "Step"))
    assert r"\frac{dC}{dC} = 1" in formulas(press(page, "Step"))
    assert r"3 \cdot v^{3 - 1} = 3 \cdot 5^{3 - 1} = 75" in formulas(press(page, "Step"))
    assert r"&= 75 \cdot 1" in formulas(press(page, "Step"))
    assert tables(page) == []
    page = press(page, "Step")
    assert r"\frac{dC}{dx} &= \frac{dC}{du} \cdot \frac{du}{dx}" in formulas(page)
    assert r"&= 75 \cdot 4 \\[6pt] &= 300" in formulas(page)
    assert "**Step 8 of 8, backward.** `x`" in words(page)
    assert next(button for button in page.button if button.label == "Step").disabled
    assert "Step 7 of 8" in words(press(page, "Back"))
    assert page.slider(key="chain_step").value == 7
    assert "Step 8 of 8" in words(press(page, "All"))
    assert "Nothing is computed yet" in words(press(page, "Start"))


def test_at_the_end_the_numbers_are_checked():
    page = press(opened(), "All")
    by_hand, checked = tables(page)
    assert page.table[0].value.columns.to_list() == ["number", "by hand", "here"]
    assert by_hand == [["value of C", "125", "125"], ["dC/dx", "300", "300"]]
    assert checked[0][:3] == ["dC/dx", "300", "300"]
    assert float(checked[0][3]) < 1e-6


def test_a_formula_of_ones_own_begins_at_the_beginning_too():
    page = typed(press(opened(), "All"), "x*x + x")
    assert page.slider(key="chain_step").value == 0
    page = press(page, "All")
    page.number_input(key="chain_value_x").set_value(2.0)
    assert run(page).slider(key="chain_step").value == 6  # another point is the same formula


def test_micrograd():
    page = press(press(opened(), "micrograd"), "All")
    in_readme, checked = tables(page)
    assert page.table[0].value.columns.to_list() == ["number", "in the README", "here"]
    assert [row[1] for row in in_readme] == [row[2] for row in in_readme] == ["24.7041", "138.8338", "645.5773"]
    assert [row[0] for row in checked] == ["dg/da", "dg/db"]
    assert all(float(row[3]) < 1e-6 for row in checked)
    assert r"\frac{\partial g}{\partial a}" in formulas(page)
    assert page.number_input(key="chain_value_a").value == -4


@pytest.mark.parametrize(("recipe", "variables"), [("One neuron", 5), ("Logistic loss", 4)])
def test_recipes_of_the_page_itself(recipe, variables):
    page = press(press(opened(), recipe), "All")
    (checked,) = tables(page)
    assert len(checked) == variables == len(page.number_input)
    assert all(float(row[3]) < 1e-6 for row in checked)
    for n_done in range(0, page.slider(key="chain_step").value, 5):
        page.slider(key="chain_step").set_value(n_done)
        assert bool(run(page).latex) == (n_done > 0)


def test_the_logistic_loss_sends_back_p_minus_y():
    page = press(press(opened(), "Logistic loss"), "All")
    (checked,) = tables(page)
    by_name = {row[0]: float(row[1].replace("−", "-")) for row in checked}
    assert by_name["dC/db"] == pytest.approx(1 / (1 + 2.718281828**-0.8), rel=1e-5)  # y = 0, so p - y is p


def test_numbers_follow_the_point():
    page = press(opened(), "All")
    page.number_input(key="chain_value_x").set_value(1.0)
    (checked,) = tables(run(page))  # the numbers by hand were for x = 2
    assert checked[0][:3] == ["dC/dx", "24", "24"]


def test_a_typed_formula():
    page = typed(opened(), "a*exp(b)\n")
    assert [widget.label for widget in page.number_input] == ["a", "b"]
    (checked,) = tables(press(page, "All"))
    assert [row[1] for row in checked] == ["2.71828", "2.71828"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type a formula"),
        ("__import__('os').system('ls')", "is not allowed here"),
        ("x ^ 2", "a power is written"),
        ("9**9**9**9*x", "too large"),
        ("3", "no variable"),
        ("x" * 1000, "characters"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_page_goes_on(text, said):
    page = typed(opened(), text)
    (warning,) = page.warning
    assert said in warning.value.replace("\\", "")
    assert "#### Try" in words(page)
    page = typed(page, "x**2")
    assert not page.warning
    assert [widget.label for widget in page.number_input] == ["x"]


def test_what_has_no_value_is_said_and_mended_by_another_point():
    page = typed(opened(), "log(x - 2)")
    (warning,) = page.warning
    assert "log(u) is not defined at u = 0" in warning.value.replace("\\", "")
    page.number_input(key="chain_value_x").set_value(3.0)
    assert not run(page).warning


def test_a_slope_that_does_not_exist_leaves_the_values():
    page = typed(opened(), "sqrt(x - 2)")
    assert "The slope of sqrt(u) is not defined" in page.warning[0].value.replace("\\", "")
    assert r"C = \sqrt{u} = \sqrt{0} = 0" in formulas(page)


def test_a_corner_is_shown_as_it_is():
    page = typed(opened(), "relu(x)")
    page.number_input(key="chain_value_x").set_value(0.0)
    assert tables(press(run(page), "All"))[0][0][1:3] == ["0", "0.5"]


def test_the_first_recipe_is_what_a_bare_link_opens():
    first = next(iter(RECIPES.values()))
    assert first.made == Formula()


def test_everything_chosen_is_in_the_address():
    page = typed(opened(), WORST)
    page.number_input(key="chain_value_x").set_value(-1.5)
    page.number_input(key="chain_value_C").set_value(1e-7)
    page.slider(key="chain_step").set_value(7)
    page = run(page)
    expected = {"formula": WORST, "at": "x:-1.5,C:1e-07", "step": "7"}
    assert address(page) == expected
    again = opened(**expected)
    assert not again.warning
    assert again.text_area(key="chain_formula").value == WORST
    assert words(again) == words(page)
    assert formulas(again) == formulas(page)
    assert [number.value for number in again.number_input] == [-1.5, 1e-7]
    assert address(again) == expected


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_fills_everything_and_begins_at_the_beginning(title):
    page = press(opened(formula="x + y", at="x:7", step="3"), title)
    assert address(page) == to_query(RECIPES[title].made)
    assert RECIPES[title].source in [caption.value for caption in page.caption]
    page = press(page, "All")
    assert address(page) == to_query(RECIPES[title].made) | {"step": str(RECIPES[title].made.n_steps)}
    assert address(press(page, title)) == to_query(RECIPES[title].made)


def test_a_formula_that_cannot_be_read_keeps_the_last_good_link():
    page = typed(opened(formula="a*b", at="a:3", step="4"), "a*b %")
    assert "This cannot be read as a formula" in said(page)
    assert "Below is the last formula that could be read." in said(page)
    assert page.text_area(key="chain_formula").value == "a*b %"
    assert address(page) == {"formula": "a*b", "at": "a:3,b:1", "step": "4"}
    page.number_input(key="chain_value_b").set_value(5.0)
    page = press(page, "Step")
    assert address(page) == {"formula": "a*b", "at": "a:3,b:5", "step": "5"}
    page = typed(page, "a*b")
    assert not page.warning
    assert address(page) == {"formula": "a*b", "at": "a:3,b:5", "step": "5"}, "it is the same formula"
    assert address(typed(page, "b*c")) == {"formula": "b*c", "at": "b:5,c:1"}, "what is new is 1"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"formula": "__import__('os')"}, "is not known here"),
        ({"formula": "<b>*x</b>"}, "The default is used instead: (x**2 + 1)**3."),
        ({"formula": "x" * 1000}, "at most 300 are read"),
        ({"at": "x:nan"}, "at must give up to 8 variables a number each"),
        ({"at": "z:1"}, "at must name variables of the formula, here x, not 'z'."),
        ({"step": "-1"}, "step must be a whole number from 0 to 999"),
        ({"step": "many"}, "step must be a whole number"),
        ({"homework": "<script>"}, "does not know what the link means by 'homework'"),
    ],
)
def test_a_hostile_address_is_answered_with_a_sentence(query, sentence):
    page = opened(**query)
    assert sentence in said(page)
    assert address(page) == {key: value for key, value in query.items() if key == "homework"}
    assert [number.value for number in page.number_input] == [2]
    assert "Nothing is computed yet" in words(page)


def test_a_step_beyond_the_end_is_the_last():
    page = opened(step="30")
    assert "The link asks for step 30, but the walk ends at 8: the last step is shown." in said(page)
    assert address(page) == {"step": "8"}
    assert "Step 8 of 8" in words(page)


def test_the_projector_and_the_keys_of_others_stay():
    site = whole_site()
    site.query_params.update({"view": "projector", "lesson": "one"})
    run(site).switch_page("pages/chain_rule.py")
    site.query_params.update({"formula": "x*y", "at": "x:3", "view": "projector", "lesson": "one"})
    site = press(run(site), "Step")
    mine = {"formula": "x*y", "at": "x:3,y:1", "step": "1"}
    assert address(site) == mine | {"view": "projector", "lesson": "one"}


def test_what_was_chosen_is_there_again_after_another_page():
    site = run(whole_site())
    site.switch_page("pages/chain_rule.py")
    typed(run(site), "C + y")
    site.number_input(key="chain_value_y").set_value(-4.0)
    press(run(site), "Step")
    for name in ("perceptron", "chain_rule"):
        site.switch_page(f"pages/{name}.py")
        site.query_params.clear()  # as the navigation does
        run(site)
    assert address(site) == {"formula": "C + y", "at": "C:1,y:-4", "step": "1"}
    assert site.text_area(key="chain_formula").value == "C + y"
    assert site.number_input(key="chain_value_y").value == -4
    assert "Step 1 of 6" in words(site)


def test_another_link_is_followed_and_ones_own_is_not():
    page = press(opened(formula="x*y", step="3"), "Step")
    page.query_params.clear()
    page.query_params.update({"formula": "x*z", "at": "z:4"})
    page = run(page)
    assert [(number.label, number.value) for number in page.number_input] == [("x", 1), ("z", 4)]
    assert page.slider(key="chain_step").value == 0
    page.query_params.update({"formula": "x*y", "step": "3"})  # one from before the step
    assert address(press(page, "Step")) == {"formula": "x*z", "at": "x:1,z:4", "step": "1"}


def test_where_there_is_no_value_the_step_is_kept():
    page = opened(formula="log(x)", at="x:1", step="3")
    page.number_input(key="chain_value_x").set_value(-1.0)
    page = run(page)
    assert "is not defined" in said(page)
    assert address(page) == {"formula": "log(x)", "at": "x:-1", "step": "3"}
    page.number_input(key="chain_value_x").set_value(3.0)
    assert run(page).slider(key="chain_step").value == 3


def tell():
    import streamlit as st

    from playground.ui.chain_rule.choices import chosen

    found = chosen()
    st.text("none" if found is None else (found[0].formula, found[0].at, *found[1:]))


def told(page=None):
    """What other pages hear of the page."""
    other = AppTest.from_function(tell)
    if page:
        other.session_state["chain_chosen"] = page.session_state["chain_chosen"]
    return run(other).text[0].value


def test_others_hear_how_far_one_has_walked():
    assert told() == "none"
    page = opened(step="3")
    assert told(page) == "('(x**2 + 1)**3', (('x', 2.0),), 3, 8)"
    assert told(press(page, "All")) == "('(x**2 + 1)**3', (('x', 2.0),), 8, 8)"
    assert told(opened(formula="log(x)", at="x:-1")) == "('log(x)', (('x', -1.0),), 1, 1)", "all there is to see"
