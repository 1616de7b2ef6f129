"""Clicks that come too fast, twice or in the wrong order: afterwards everything works as before."""

import random
import re

from tests.browser.live.test_changes import choose_dataset, move_learning_rate
from tests.browser.player import Player, assert_tells_what_was_recorded


def assert_alive(player: Player) -> None:
    """Reset comes to rest at 0, and Play moves on from there."""
    if player.state == "playing":
        player.click("Pause")
    player.click("Reset")
    player.wait("epoch === 0 && state === 'idle'")
    player.rest(10)
    player.wait("epoch === 0 && state === 'idle'")
    player.play_past(10)
    player.pause()
    assert_tells_what_was_recorded(player)


def test_buttons_in_quick_order(open_player):
    player = open_player()
    for names, state in (
        (["Play", "Play"], "playing"),
        (["Pause", "Step", "Play", "Pause", "Play"], "playing"),
        (["Play", "Pause", "Step", "Reset"], "idle"),
        (["Reset", "Step", "Back", "Play", "Reset"], "idle"),
    ):
        player.click_at_once(*names)
        player.rest()
        player.wait(f"state === '{state}' && (epoch > 0) === {str(state == 'playing').lower()}")
    assert_alive(player)


def test_play_twice_is_not_twice_as_fast(open_player):
    player = open_player()
    with player.watched() as seen:
        player.button("Play").dblclick()  # the second click falls on Pause
        player.rest(10)
        player.click_at_once("Play", "Play", "Play")
        player.wait("epoch > 20")
    assert seen["epochs"] == sorted(seen["epochs"])
    assert player.click_at_once("Pause") > 20
    epoch = player.epoch
    player.rest()
    assert (player.state, player.epoch) == ("paused", epoch), "a second clock runs on"


def test_anything_in_any_order(open_player):
    player = open_player()
    draw = random.Random(1)
    for _ in range(40):
        act = draw.choice(["click", "click", "key", "scrub", "speed"])
        if act == "click":
            player.click_at_once(draw.choice(["Play", "Pause", "Step", "Back", "Reset"]))
        elif act == "key":
            player.page.keyboard.press(draw.choice(["Space", "ArrowRight", "ArrowLeft"]))
        elif act == "scrub":
            player.slider.fill(str(draw.randrange(0, 300)))
        else:
            player.speed.select_option(draw.choice(["2", "40", "1000"]))
        player.rest(draw.randrange(0, 6))
    player.speed.select_option("40")
    assert_alive(player)


def test_learning_rates_in_quick_order(open_player):
    player = open_player()
    player.play_past(10)
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight"):  # 0.03 to 1
        move_learning_rate(player.page, key)
        player.rest(4)
    player.page.wait_for_url(lambda url: url.endswith("%3A1"))
    player.wait("state === 'playing'")
    player.rest()
    player.pause()
    assert_tells_what_was_recorded(player)


def test_play_right_after_reset_counts_when_the_learning_rate_was_changed(open_player):
    player = open_player()
    player.play_past(10)
    move_learning_rate(player.page, "ArrowRight")
    player.page.wait_for_url(re.compile("learning_rate_changes="))
    player.click_at_once("Reset", "Play")
    player.page.wait_for_url("**/?learning_rate=0.1")
    player.rest()
    player.wait("state === 'playing' && epoch > 20")
    player.pause()
    assert_tells_what_was_recorded(player)


def test_play_counts_as_soon_as_the_button_is_there(page, server):
    player = Player(page)
    page.goto(server.url)
    page.wait_for_function(
        """() => {
            const play = document.querySelector('[data-testid=player] [data-do=play]:enabled');
            play?.click();
            return play !== null;
        }"""
    )
    player.wait("state === 'playing' && epoch > 4")
    assert_alive(player)


def test_other_data_while_another_learning_rate_is_on_its_way(open_player):
    player = open_player()
    for wait, title, key, query in (
        (0, "Moons", "ArrowRight", "dataset=moons&learning_rate=0.1"),
        (2, "XOR", "ArrowLeft", "dataset=xor"),
        (5, "Moons", "ArrowRight", "dataset=moons&learning_rate=0.1"),
        (10, "XOR", "ArrowLeft", "dataset=xor"),
    ):
        player.play_past(10)
        with player.beginning_anew():
            move_learning_rate(player.page, key)
            player.rest(wait)
            choose_dataset(player.page, title)
        player.rest()
        assert player.page.url.endswith(f"/?{query}")
        assert_tells_what_was_recorded(player)
    assert_alive(player)


def test_no_choice_is_lost_while_playing(open_player):
    player = open_player(epochs=20000)
    player.speed.select_option("1000")  # the more often the player asks, the more often a click falls on it
    for turn in range(12):
        player.play_past(10)
        player.rest(turn % 6)
        with player.beginning_anew():
            choose_dataset(player.page, ("Moons", "Circles")[turn % 2])
        assert ("dataset=moons" in player.page.url) == (turn % 2 == 0)
        assert_tells_what_was_recorded(player)


def test_a_server_that_forgot_the_recording_is_asked_until_it_knows_one_again(page, open_player):
    player = open_player()
    forgotten = []

    def forget(route):
        forgotten.append(route.request.url)
        route.fulfill(status=404) if len(forgotten) < 3 else route.continue_()

    page.route("**/recordings/*", forget)
    player.play_past(60)
    page.unroute("**/recordings/*")
    assert len(forgotten) > 2
    assert_alive(player)
