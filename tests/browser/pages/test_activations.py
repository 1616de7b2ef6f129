"""The page of activations and losses in Chromium: a recipe is one click away, and its charts are drawn."""

import re

from playwright.sync_api import expect


def test_a_recipe_opens_its_section_with_its_number(page, server):
    page.goto(server.url + "activations")
    page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for()
    expect(page.get_by_role("heading", name=re.compile("whether a network can learn at all"))).to_be_visible()
    charts = page.locator(".js-plotly-plot:visible")
    expect(charts).to_have_count(2)
    expect(charts.first.locator(".scatterlayer .trace")).to_have_count(3)

    page.get_by_role("button", name="Cross-entropy by hand").click()
    expect(page.get_by_role("tab", name="Losses")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("table").first).to_contain_text("0.4463")
    expect(page.get_by_role("table").first.get_by_text("0.4463")).to_have_count(2)

    page.get_by_role("tab", name="Saturation").click()
    expect(page.locator(".js-plotly-plot:visible")).to_have_count(4)
    page.get_by_role("button", name="Good start").click()
    expect(page.get_by_text("At the start f'(z) = 0.1491")).to_be_visible()

    page.get_by_role("tab", name="Activations").click()
    expect(page.get_by_role("combobox", name="In focus")).to_be_visible()
