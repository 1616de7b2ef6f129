"""The page Chain rule in a browser: one click for the recipe, then step by step."""

import re

from playwright.sync_api import expect


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
