"""The page Chain rule, run by Streamlit without a browser."""

import pytest

from tests.pages.pages import page_alone, run


def opened():
    return run(page_alone("chain_rule"))


def press(page, label):
    next(button for button in page.button if button.label == label).click()
    return run(page)


def typed(page, text):
    page.text_area(key="chain_text").set_value(text)
    return run(page)


def words(page):
    return " ".join(element.value for element in page.markdown)


def formulas(page):
    return " ".join(element.value for element in page.latex)


def tables(page):
    return [table.value.to_numpy().tolist() for table in page.table]


def test_it_opens_at_the_beginning_and_gives_no_answer_away():
    page = opened()
    assert page.markdown[0].value == "### How does a derivative travel backward through a formula?"
    assert not page.warning
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
