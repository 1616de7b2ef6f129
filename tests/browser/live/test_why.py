"""Why a run went as it did: told below the loss and marked on it, with one thing to try by a click."""

import pytest
from playwright.sync_api import expect

from tests.browser.player import Player, recorded
from tests.browser.test_axe import faults

DIVERGES = {"dataset": "bumps", "activation": "relu", "learning_rate": 3}
BANDS = """(chart) => (chart.layout.shapes ?? []).filter(({ type }) => type === 'rect')
    .map(({ x0, x1, fillcolor, label }) => [x0, x1, label.text, label.font.color, fillcolor])"""


def bands(player, chart):
    return player.chart(chart).evaluate(BANDS)


def reasons(player):
    return player.root.locator(".bp-reasons")


def to_the_end(player, state):
    player.speed.select_option("1000")
    player.click("Play")
    player.wait(f"state === '{state}'")


@pytest.mark.parametrize("width", [1400, 390])
def test_a_diverging_run_is_explained_and_a_click_tries_what_is_advised(page, open_player, width):
    page.set_viewport_size({"width": width, "height": 844})
    player = open_player(**DIVERGES)
    expect(reasons(player)).to_be_hidden()
    to_the_end(player, "diverged")
    expect(reasons(player).locator("li")).to_have_attribute("data-kind", "diverged")
    last = player.epoch
    ((first, end, label, *_),) = bands(player, "loss")
    assert (first, end, label) == (0, last, "diverged")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert list(faults(page)) == []

    player.click("Why did this happen?")
    expect(reasons(player).locator("summary")).to_be_focused()
    expect(reasons(player)).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(reasons(player).locator("small")).to_contain_text("The rule: The loss is no longer a finite number.")
    with player.watched() as seen:
        player.button("Try a learning rate of 0.3").click()
        page.wait_for_url("**learning_rate=0.3")
        player.wait("epoch > 0 && state === 'playing'")
    assert "playing" in seen["states"]
    expect(reasons(player)).to_be_hidden()
    assert bands(player, "loss") == []
    player.pause()
    assert recorded(page.url, 1).experiment.learning_rate == 0.3


def test_the_band_follows_the_theme_and_the_log_scale_and_is_there_when_looking_back(page, open_player):
    player = open_player(learning_rate=3, epochs=100)
    to_the_end(player, "done")
    expect(reasons(player)).to_contain_text("of the last 30 epochs")
    (light,) = bands(player, "loss")
    assert light[:3] == [70, 100, "oscillates"]
    assert bands(player, "gradients") == []
    player.root.get_by_label("Log scale").check()
    assert bands(player, "loss") == [light]
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => getComputedStyle(document.body).colorScheme !== 'light'")
    player.rest(60)
    (dark,) = bands(player, "loss")
    assert dark[:3] == light[:3]
    assert dark[3:] != light[3:]
    with page.expect_download() as found:
        player.button("Keep as SVG: Loss and score").click()
    assert "oscillates" in found.value.path().read_text()
    player.scrub(80)  # who looks at the evidence still sees what it is evidence of
    assert bands(player, "loss") == [dark]
    expect(reasons(player)).to_be_visible()
    player.click("Reset")
    player.wait("epoch === 0 && state === 'idle'")
    expect(reasons(player)).to_be_hidden()


def test_a_run_that_learns_is_left_alone(open_player):
    player = open_player(epochs=100)
    to_the_end(player, "done")
    player.rest(60)
    expect(reasons(player)).to_be_hidden()
    expect(player.button("Why did this happen?")).to_be_hidden()


def test_screen_readers_hear_why_and_what_to_try(open_player):
    player = open_player(**DIVERGES)
    to_the_end(player, "diverged")
    expect(player.root.locator(".bp-said")).to_contain_text("Why, diverged: The training loss was")
    expect(player.root.locator(".bp-said")).to_contain_text("Try a learning rate of 0.3.")


def test_a_lane_says_why_and_what_is_tried_stands_beside_it(page, server):
    page.goto(f"{server.url}vanishing?activations=tanh&initializers=zeros&depths=3&epochs=100")
    page.get_by_role("radio", name="While training", exact=True).click()
    player = Player(page)
    player.stand()
    to_the_end(player, "done")
    card = player.root.locator(".bp-lane").first
    expect(card.locator(".bp-why li")).to_have_attribute("data-kind", "vanishing")
    ((first, last, label, *_),) = bands(player, "curves")
    assert (first, last, label) == (50, 100, "vanishing")
    assert list(faults(page)) == []
    card.get_by_role("button", name="Try the initializer Xavier (Glorot), normal").click()
    page.wait_for_url("**initializers=xavier_normal*zeros**")
    expect(player.root.locator(".bp-lane")).to_have_count(2)
    player.wait("epoch > 0")
