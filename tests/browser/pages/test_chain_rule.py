"""The page Chain rule in a browser: one click for the recipe, then step by step."""

import re
from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.browser.conftest import go_to, without_errors
from tests.browser.live.test_sharing import query, share

WORST = "y = x**2 + 1  # 100 % & more = C; a+b?\nC*y**3"
LINK = {"formula": WORST, "at": "x:2,C:-1", "step": "7"}
BACKWARD = "Step 7 of 12, backward."  # the link's step


def opened(page, server, **query):
    """The page of a link, once its walk is there."""
    page.goto(f"{server.url}chain_rule?{urlencode(query)}")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("slider", name="Steps done")).to_be_visible()
    return main


def draw(main, text):
    """Type a formula as a person does, by keyboard alone."""
    field = main.get_by_role("textbox", name="Formula")
    field.fill(text)
    field.press("Control+Enter")


def test_the_recipe_shows_its_numbers_and_is_stepped_through(page, server):
    page.goto(server.url + "chain_rule")
    main = page.get_by_test_id("stMain")
    every = main.get_by_role("button", name="All", exact=True)
    expect(main).to_contain_text("Nothing is computed yet")
    main.get_by_role("button", name="micrograd").click()
    expect(main.get_by_text("From the README of micrograd")).to_be_visible()
    every.click()
    expect(main.get_by_role("cell", name="645.5773").first).to_be_visible()
    main.get_by_role("button", name="(x² + 1)³").click()
    expect(main).to_contain_text("Nothing is computed yet")
    every.click()
    tables = main.get_by_test_id("stTable")
    expect(tables.first.get_by_role("row").filter(has_text="value of C")).to_contain_text(re.compile("125.*125"))
    expect(tables.first.get_by_role("row").filter(has_text="dC/dx")).to_contain_text(re.compile("300.*300"))

    # for a moment after a step, the figure before stands beside the new one
    drawn = page.locator(".st-key-chain_graph .js-plotly-plot").last
    expect(drawn).to_contain_text("grad 300")
    main.get_by_role("button", name="Start", exact=True).click()
    expect(main).to_contain_text("Nothing is computed yet")
    expect(drawn).not_to_contain_text("125")
    step = main.get_by_role("button", name="Step", exact=True)
    for n_done, shown in enumerate(("2", "4", "5", "125", "grad 1", "grad 75", "grad 75", "grad 300"), 1):
        step.click()
        expect(main).to_contain_text(f"Step {n_done} of 8")
        expect(drawn).to_contain_text(shown)
    expect(step).to_be_disabled()
    expect(main.locator(".katex-mathml").first).to_contain_text("300")
    main.get_by_role("button", name="Back", exact=True).click()
    expect(drawn).not_to_contain_text("grad 300")
    expect(drawn.locator(".textpoint")).not_to_have_count(0)


def test_a_link_opens_what_it_says_after_a_reload_and_in_another_browser_too(page, server, browser):
    main = opened(page, server, **LINK)
    for _ in range(2):
        expect(main).to_contain_text(BACKWARD)
        expect(main.get_by_role("textbox", name="Formula")).to_have_value(WORST)
        expect(main.get_by_role("spinbutton", name="C")).to_have_value("-1")
        assert query(page.url) == LINK
        page.reload()
    expect(main).to_contain_text(BACKWARD)
    address = share(page)
    assert query(address) == LINK
    with browser.new_context() as other:
        elsewhere = other.new_page()
        with without_errors(elsewhere):
            elsewhere.goto(address)
            expect(elsewhere.get_by_test_id("stMain")).to_contain_text(BACKWARD)
            expect(elsewhere.get_by_role("textbox", name="Formula")).to_have_value(WORST)
            assert query(elsewhere.url) == LINK


def test_what_is_typed_and_walked_is_in_the_address(page, server):
    main = opened(page, server)
    draw(main, WORST)
    expect(page).to_have_url(re.compile("formula="))
    expect(main.get_by_role("spinbutton", name="C")).to_have_value("1")
    assert query(page.url) == {"formula": WORST, "at": "x:2,C:1"}
    main.get_by_role("button", name="Step", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("step=1$"))
    number = main.get_by_role("spinbutton", name="C")
    number.fill("-1")
    number.press("Enter")
    expect(page).to_have_url(re.compile("C(:|%3A)-1"))
    draw(main, f"{WORST} %")
    expect(main).to_contain_text("Below is the last formula that could be read.")
    assert query(page.url) == LINK | {"step": "1"}
    draw(main, "x*x + x")
    expect(main).to_contain_text("Nothing is computed yet")
    expect(page).to_have_url(re.compile("x%2Ax"))
    assert query(page.url) == {"formula": "x*x + x"}


def test_back_and_the_navigation_lead_to_what_was_chosen(page, server):
    main = opened(page, server, formula="x*y", at="x:3,y:1", step="2")
    main.get_by_role("button", name="Step", exact=True).click()
    expect(main).to_contain_text("Step 3 of 6")
    expect(page).to_have_url(re.compile("step=3"))
    page.go_back()
    expect(main).to_contain_text("Step 2 of 6")
    expect(main.get_by_role("slider", name="Steps done")).to_have_value("2")
    page.go_forward()
    expect(main).to_contain_text("Step 3 of 6")
    go_to(page, "Perceptron")
    expect(page).to_have_url(re.compile("/perceptron$"))
    go_to(page, "Chain rule")
    expect(main).to_contain_text("Step 3 of 6")
    expect(page).to_have_url(re.compile("step=3"))
    assert query(page.url) == {"formula": "x*y", "at": "x:3,y:1", "step": "3"}


def test_the_recipe_opens_whatever_was_chosen_before(page, server):
    main = opened(page, server, formula="x*y", at="x:3", step="2")
    expect(main).to_contain_text("Step 2 of 6")
    go_to(page, "Recipes")
    main.get_by_role("radio", name="Tutorial E").click()
    main.get_by_role("button", name="Open in Chain rule").click()
    expect(main).to_contain_text("Nothing is computed yet")
    expect(main.get_by_role("textbox", name="Formula")).to_have_value("(x**2 + 1)**3")
    expect(page).to_have_url(re.compile("/chain_rule$"))
