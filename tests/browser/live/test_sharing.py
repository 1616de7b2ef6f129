"""The address of exactly what is on the screen: shared, reloaded, opened in another browser, framed."""

import re
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TIMEOUT, WATCH_POLICY, go_to, open_page, without_errors
from tests.browser.live.test_changes import play_and_change_rate
from tests.browser.player import Player, recorded


def query(address: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


def share(page: Page) -> str:
    """Click the button; the address that its dialog shows."""
    page.get_by_role("button", name="Share this view").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text(re.compile("Copied|Press Ctrl"))
    address = dialog.get_by_role("textbox", name="Address of this view").input_value()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    return address


@contextmanager
def another(browser, address):
    """A player in a browser that has never been here."""
    with browser.new_context(viewport={"width": 1400, "height": 1000}) as context:
        context.set_default_timeout(TIMEOUT)
        context.add_init_script(WATCH_POLICY)
        page = context.new_page()
        with without_errors(page):
            open_page(page, address)
            yield Player(page)


def assert_shows_the_same(mine: Player, other: Player) -> None:
    other.wait(f"epoch === {mine.epoch} && state !== 'playing'")
    assert other.numbers() == mine.numbers()
    assert other.root.get_attribute("data-recording") == mine.root.get_attribute("data-recording")
    assert other.picture() == mine.picture()
    assert other.lines("loss") == mine.lines("loss")


def test_what_was_played_and_forked_opens_in_another_browser(open_player, browser):
    player = open_player(dataset="moons", hidden_sizes="5", epochs=300)
    play_and_change_rate(player)
    player.pause()
    address = share(player.page)
    assert int(query(address)["epoch"]) == player.epoch
    assert query(address)["learning_rate_changes"].endswith(":0.1")
    with another(browser, address) as other:
        assert_shows_the_same(player, other)
        assert share(other.page) == address


def test_the_switches_and_the_held_unit_are_part_of_it(open_player, browser):
    player = open_player(dataset="spiral", epochs=200)
    player.scrub(25)
    for name in ("Hard classes", "Log scale", "Test points"):
        player.root.get_by_label(name).check()
    player.root.get_by_label("Gradient over epochs").select_option("delta_norms")
    canvas = player.root.get_by_role("img", name=re.compile("network", re.IGNORECASE))
    canvas.press("ArrowDown")
    for _ in range(4):
        canvas.press("ArrowDown")
    canvas.press("Enter")
    address = share(player.page)
    said = {"hard": "true", "log": "true", "test": "true", "gradient": "delta_norms", "epoch": "25", "unit": "1.3"}
    assert said.items() <= query(address).items()
    with another(browser, address) as other:
        assert_shows_the_same(player, other)
        assert other.root.get_by_label("Hard classes").is_checked()
        expect(other.root.locator(".bp-boundary h3")).to_have_text("Unit 3 of layer 1")


def test_a_reload_shows_the_same_picture(open_player):
    player = open_player(dataset="blobs", epochs=150)
    player.scrub(40)
    player.page.wait_for_url("**/?dataset=blobs&epochs=150&epoch=40")
    picture, numbers = player.picture(), player.numbers()
    player.page.reload()
    again = Player(player.page)
    again.stand()
    again.wait("epoch === 40 && state === 'paused'")
    assert (again.picture(), again.numbers()) == (picture, numbers)
    assert again.page.url.endswith("/?dataset=blobs&epochs=150&epoch=40")


def test_the_link_is_true_while_it_plays(open_player):
    player = open_player(dataset="moons", epochs=2000)
    player.play_past(10)
    before = player.epoch
    address = share(player.page)
    assert before <= int(query(address)["epoch"]) <= player.epoch
    assert recorded(address, 0).experiment.dataset == "moons"


def test_another_experiment_leaves_the_epoch_behind(open_player):
    player = open_player(dataset="moons", epochs=200)
    player.scrub(30)
    player.page.wait_for_url("**epoch=30")
    player.page.locator(".st-key-task").get_by_role("radio", name="XOR", exact=True).click()
    player.page.wait_for_url(re.compile(r"dataset=xor&epochs=200$"))
    player.wait("epoch === 0 && state === 'idle'")


def test_what_was_seen_is_there_again_after_a_look_at_another_page(open_player):
    player = open_player(dataset="moons", epochs=200)
    player.scrub(30)
    player.root.get_by_label("Hard classes").check()
    player.page.wait_for_url("**epoch=30&hard=true")
    player.rest()
    go_to(player.page, "Chain rule")
    player.page.wait_for_url("**/chain_rule")
    expect(player.root).to_have_count(0)
    go_to(player.page, "Playground")
    again = Player(player.page)
    again.stand()
    again.wait("epoch === 30")
    assert again.root.get_by_label("Hard classes").is_checked()


def test_the_code_is_a_picture_of_the_address(open_player):
    player = open_player(dataset="moons")
    share(player.page)
    player.page.get_by_role("button", name="Share this view").click()
    code = player.page.get_by_role("img", name="QR code of the address")
    code.wait_for()
    player.page.wait_for_function("() => document.querySelector('.bp-share img').naturalWidth > 100")
    assert "text=http%3A%2F%2F127.0.0.1" in code.get_attribute("src")
    player.page.keyboard.press("Escape")


def test_in_a_frame_only_the_picture_and_its_controls_are_shown(open_player):
    player = open_player(dataset="moons", embed="true")
    assert not player.page.get_by_role("navigation").is_visible()
    assert not player.page.get_by_role("heading", name="How does a neural network learn?").is_visible()
    player.play_past(5)
    player.pause()
    assert "embed" not in query(share(player.page))
    assert query(player.page.url)["embed"] == "true"


@pytest.mark.parametrize("epoch", ["nonsense", "999999", "-1"])
def test_a_wrong_epoch_is_said(open_player, epoch):
    player = open_player(dataset="moons", epoch=epoch)
    assert player.epoch == 0
    expect(player.page.get_by_test_id("stAlert")).to_contain_text("epoch must be a whole number from 0 to 20000")
