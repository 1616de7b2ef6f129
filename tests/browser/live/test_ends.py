"""How a run ends: all epochs recorded, or a loss that is no longer a number."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.player import assert_tells_what_was_recorded, choices

DIVERGES = {
    "dataset": "plane",
    "hidden_sizes": "",
    "activation": "linear",
    "loss": "mse",
    "batch_size": "full",
    "learning_rate": 3,
}

# What is told of why a run ended so comes below the charts: that may make the grid taller.
PLACES = """(root) => ['.bp-numbers', '[data-chart=boundary]', '[data-chart=loss]'].map((name) => {
    const { top, height } = root.querySelector(name).getBoundingClientRect();
    return [top - root.getBoundingClientRect().top, height];
})"""


def set_epochs(player, epochs):
    field = choices(player.page).get_by_label("Epochs", exact=True)
    field.fill(str(epochs))
    field.press("Enter")
    expect(player.slider).to_have_attribute("max", str(epochs))


def test_it_plays_to_the_last_epoch_and_then_again_from_the_first(open_player):
    player = open_player(epochs=30)
    start = player.numbers()
    player.click("Play")
    player.wait("epoch === 30 && state === 'done'")
    expect(player.message).to_contain_text("All 30 epochs")
    assert_tells_what_was_recorded(player)
    end = player.numbers()
    player.click("Step")
    player.rest()
    assert (player.state, player.epoch) == ("done", 30)
    with player.watched() as seen:
        player.click("Play")
        player.wait("state === 'playing'")
        player.wait("epoch === 30 && state === 'done'")
    assert seen["epochs"][:2] == [30, 0]
    assert seen["epochs"][1:] == sorted(seen["epochs"][1:])
    assert seen["states"] == ["done", "playing", "done"]
    assert player.numbers() == end
    player.scrub(0)
    assert player.numbers() == start


def test_with_more_epochs_it_goes_on_with_the_same_weights(open_player):
    player = open_player(epochs=30)
    player.click("Play")
    player.wait("state === 'done'")
    numbers, picture = player.numbers(), player.picture()
    set_epochs(player, 60)
    player.wait("epoch === 30 && state === 'paused'")
    expect(player.message).to_be_hidden()
    assert (player.numbers(), player.picture()) == (numbers, picture)
    with player.watched() as seen:
        player.click("Play")
        player.wait("epoch === 60 && state === 'done'")
    assert min(seen["epochs"]) == 30
    assert_tells_what_was_recorded(player)
    player.scrub(30)
    assert (player.numbers(), player.picture()) == (numbers, picture)


def test_with_fewer_epochs_than_shown_it_shows_the_last(open_player):
    player = open_player(epochs=1000)
    player.play_past(50)
    player.pause()
    set_epochs(player, 20)
    player.wait("epoch === 20 && state === 'done'")
    assert_tells_what_was_recorded(player)
    player.click("Reset")
    player.click("Play")
    player.wait("epoch === 20 && state === 'done'")


def test_divergence_is_said_and_can_be_looked_back_at(open_player):
    player = open_player(**DIVERGES)
    start = player.numbers()
    player.speed.select_option("1000")
    player.click("Play")
    player.wait("state === 'diverged'")
    last = player.epoch
    expect(player.message).to_contain_text(f"at epoch {last + 1}")
    expect(player.message).to_contain_text(re.compile(r"Try a smaller learning rate, such as 0\.3"))
    assert "not finite" not in player.numbers().values()
    assert_tells_what_was_recorded(player)
    player.scrub(last - 3)
    assert player.state == "paused"
    expect(player.message).to_be_hidden()
    assert "not finite" not in player.numbers().values()
    assert_tells_what_was_recorded(player)
    player.slider.fill(player.slider.get_attribute("max"))
    player.wait(f"epoch === {last} && state === 'diverged'")
    player.click("Reset")
    player.wait("epoch === 0 && state === 'idle'")
    assert player.numbers() == start


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize(("query", "state"), [({"epochs": 30}, "done"), (DIVERGES, "diverged")])
def test_nothing_moves_when_a_run_ends(page, open_player, width, query, state):
    page.set_viewport_size({"width": width, "height": 844})
    player = open_player(**query)
    player.click("Step")
    player.wait("epoch === 1 && state === 'paused'")
    before = player.root.evaluate(PLACES)
    player.speed.select_option("1000")
    player.click("Play")
    player.wait(f"state === '{state}'")
    expect(player.message).to_be_visible()
    assert player.root.evaluate(PLACES) == before
    player.message.focus()  # what does not fit is read there
    assert player.message.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1")
    assert player.root.evaluate(PLACES) == before


def test_stepping_into_divergence(open_player):
    player = open_player(dataset="bumps", learning_rate=100, activation="relu")
    with player.watched() as seen:
        player.wait("epoch === 0")
        epoch = 0
        while player.state != "diverged":
            player.click("Step")
            epoch += 1
            player.wait(f"epoch === {epoch} || state === 'diverged'")
        epoch = player.epoch
        player.click("Step", "Step")
        player.rest()
    assert seen["epochs"] == list(range(epoch + 1))
    assert (player.state, player.epoch) == ("diverged", epoch)
    expect(player.message).to_contain_text(f"at epoch {epoch + 1}")
    assert "not finite" not in player.numbers().values()
