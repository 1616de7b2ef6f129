"""The page "What the hidden layer does": the slider moves the pictures and the sentence."""

import re

from playwright.sync_api import expect


def test_the_classes_come_apart_as_the_slider_moves(page, server):
    page.goto(server.url + "hidden_layer")
    expect(page.locator(".js-plotly-plot .scatterlayer")).to_have_count(2)
    sentence = page.get_by_text("A straight cut through the inputs")
    expect(sentence).to_contain_text(re.compile(r"what layer 1 makes of them at epoch 0 gets \d\d\.\d% right"))
    expect(page.get_by_text("Layer 1 at epoch 0")).to_be_visible()

    page.get_by_role("slider", name="Epoch").press("End")
    expect(sentence).to_contain_text("what layer 1 makes of them at epoch 120 gets 100.0% right")
    expect(page.get_by_text("Layer 1 at epoch 120")).to_be_visible()
    expect(page.locator(".js-plotly-plot .scatterlayer")).to_have_count(2)
