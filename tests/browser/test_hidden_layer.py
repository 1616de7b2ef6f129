"""The page "What the hidden layer does": the slider moves the pictures and the sentence."""

import re

from playwright.sync_api import expect


def test_the_classes_come_apart_as_the_slider_moves(page, server):
    page.goto(server.url + "hidden_layer")
    expect(page.locator(".js-plotly-plot .scatterlayer")).to_have_count(2)
    sentence = page.get_by_text("A straight cut tells")
    expect(sentence).to_contain_text("100.0% by what layer 1 makes of them at epoch 120")

    slider = page.get_by_role("slider", name="Epoch")
    slider.press("Home")
    expect(sentence).to_contain_text(re.compile(r" \d\d\.\d% by what layer 1 makes of them at epoch 0\."))
    expect(page.get_by_text("Layer 1 at epoch 0")).to_be_visible()

    slider.press("End")
    expect(sentence).to_contain_text("100.0% by what layer 1 makes of them at epoch 120")
    expect(page.locator(".js-plotly-plot .scatterlayer")).to_have_count(2)
