"""Runs side by side in Chromium: kept, compared on one clock, shared."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import go_to, open_page
from tests.browser.live.test_sharing import another, share
from tests.browser.player import Player


def test_runs_are_kept_and_compared_on_one_clock(open_player, browser):
    player = open_player(dataset="moons", n_samples=60, epochs=60)
    player.play_past(40)
    player.pause()
    player.page.locator(".st-key-task").get_by_role("radio", name="XOR", exact=True).click()
    player.page.wait_for_url(re.compile("dataset=xor"))
    player.wait("epoch === 0 && state === 'idle'")
    player.play_past(40)
    player.pause()
    go_to(player.page, "Runs")
    field = player.page.get_by_role("combobox", name="Runs to look at")
    field.click()
    player.page.get_by_role("option", name=re.compile("Moons")).click()
    player.page.keyboard.press("Escape")  # the menu stays open for more
    runs = Player(player.page)
    runs.stand()
    expect(runs.root.locator(".bp-title")).to_have_text(["Run 2", "Run 1"])
    runs.wait("epoch > 20 && state !== 'playing'")
    picture = runs.chart("planes").locator(".imagelayer image").first
    expect(runs.chart("planes").locator(".imagelayer image")).to_have_count(2)
    at_end = picture.get_attribute("href")
    runs.scrub(0)
    assert picture.get_attribute("href") != at_end
    runs.scrub(30)
    address = share(player.page)
    with another(browser, address) as other:
        other.wait("epoch === 30 && state !== 'playing'")
        expect(other.root.locator(".bp-title")).to_have_text(["Run 2", "Run 1"])
        assert other.lines("curves") == runs.lines("curves")


def test_runs_of_a_link_play_whatever_their_data(page, server):
    runs = {"run1": "dataset=line&n_samples=40&epochs=30", "run2": "dataset=digits&hidden_sizes=8&epochs=20"}
    runs["run3"] = "dataset=blobs&n_samples=60&epochs=40&setting_changes=9:l2:0.1&title=%3Cb%3Eclouds%3C%2Fb%3E"
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, server.link(**runs).replace("/?", "/runs?"))
    player = Player(page)
    expect(player.root.locator(".bp-title").last).to_have_text("<b>clouds</b>")
    player.speed.select_option("200")
    player.click("Play")
    player.wait("state === 'done'")
    assert player.epoch == 40
    player.click("Reset")
    player.wait("epoch === 0 && state === 'idle'")
    player.rest()
    assert player.state == "idle"
    assert len(player.lines("planes")[0]) == 60  # the line of the first; pictures have no plane
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_networks_that_read_sequences_are_runs_of_their_own_and_play_side_by_side(page, server, browser):
    bench = {"cells": "rnn,lstm", "length": "8", "units": "4", "n_sequences": "40", "epochs": "60"}
    open_page(page, server.link(**bench).replace("/?", "/sequences?"))
    player = Player(page)
    player.stand()
    player.play_past(40)
    player.pause()
    go_to(page, "Runs")
    field = page.get_by_role("combobox", name="Runs to look at")
    field.click()
    page.get_by_role("option", name=re.compile("RNN, tanh")).click()
    page.keyboard.press("Escape")
    runs = Player(page)
    runs.stand()
    expect(runs.root.locator(".bp-title")).to_have_text(["Run 2", "Run 1"])
    runs.wait("epoch > 20 && state !== 'playing'")
    runs.scrub(30)
    with another(browser, share(page)) as other:
        other.wait("epoch === 30 && state !== 'playing'")
        expect(other.root.locator(".bp-title")).to_have_text(["Run 2", "Run 1"])
        assert other.lines("curves") == runs.lines("curves")
