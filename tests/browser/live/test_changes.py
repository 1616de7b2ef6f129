"""What a change of what is chosen does to a player that is playing."""

import re

from playwright.sync_api import Page, expect

from tests.browser.player import Player, assert_tells_what_was_recorded, choices, recorded


def choose_dataset(page: Page, title: str) -> None:
    choices(page).get_by_role("radio", name=title, exact=True).click()


def move_learning_rate(page: Page, key: str) -> None:
    """One notch of the slider: from 0.03 the right arrow leads to 0.1."""
    choices(page).get_by_role("slider", name="Learning rate").press(key)


def play_and_change_rate(player: Player) -> int:
    """Play, change the rate on the way, play on, and pause; return the epoch of the change."""
    player.play_past(12)
    before = player.root.get_attribute("data-recording")
    move_learning_rate(player.page, "ArrowRight")
    player.page.wait_for_url(re.compile(r"learning_rate_changes="))
    expect(player.root).not_to_have_attribute("data-recording", before)
    changes = recorded(player.page.url, 0).experiment.learning_rate_changes
    assert [rate for _, rate in changes] == [0.1]
    player.wait(f"epoch > {changes[0][0] + 20}")
    return changes[0][0]


def test_another_learning_rate_keeps_playing_with_the_same_weights(open_player):
    player = open_player()
    player.tag_charts()
    player.play_past(6)
    epoch = player.pause()
    before = player.numbers()
    with player.watched() as seen:
        fork = play_and_change_rate(player)
    assert seen["states"] == ["paused", "playing"]
    assert min(seen["epochs"]) == epoch
    assert all(player.tagged_charts())
    last = player.pause()
    assert_tells_what_was_recorded(player)
    assert player.lines("loss")[0][-1] == recorded(player.page.url, last).series("train_loss")[last]
    assert abs(player.loss() - recorded("", last).series("train_loss")[last]) > 1e-4, "the new rate had no effect"
    player.scrub(fork)
    assert_tells_what_was_recorded(player)
    player.scrub(epoch)
    assert player.numbers() == before


def test_play_is_told_before_a_frame_is_needed(open_player):
    player = open_player()
    player.page.wait_for_load_state("networkidle")  # what it has by now, it plays without a question
    with player.page.expect_request(lambda request: (request.post_data_json or {}).get("playing")) as told:
        player.click("Play")
    assert told.value.post_data_json["shown"] == 0


def test_play_right_after_another_rate_is_not_lost(open_player):
    player = open_player()
    page, held = player.page, []
    page.wait_for_load_state("networkidle")
    page.route("**/recordings/*", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request(lambda request: (request.post_data_json or {}).get("fork")):
        move_learning_rate(page, "ArrowRight")
    player.click("Play")
    player.wait("state === 'playing'")
    held[0].continue_()  # the first answer was late
    page.wait_for_url("**/?learning_rate=0.1")
    player.wait("state === 'playing' && epoch > 30")
    page.unroute("**/recordings/*")


def choose_and_play_at_once(player: Player) -> None:
    """Choose Blobs and press Play before the page can have heard of it, then wait for their recording."""
    page, before = player.page, player.root.get_attribute("data-recording")
    page.wait_for_load_state("networkidle")
    both = choices(page).get_by_role("radio", name="Blobs", exact=True), player.button("Play")
    page.evaluate("(both) => both.forEach((one) => one.click())", [one.element_handle() for one in both])
    page.get_by_role("heading").first.dispatch_event("pointerdown")  # a swipe, which chooses nothing
    expect(player.root).not_to_have_attribute("data-recording", before)


def test_play_right_after_other_data_is_meant_for_them(open_player):
    player = open_player()
    choose_and_play_at_once(player)
    player.wait("state === 'playing' && epoch > 30")


def test_play_is_meant_for_other_data_though_the_run_before_has_ended_meanwhile(open_player):
    player = open_player(epochs=1, speed=1000)
    choose_and_play_at_once(player)
    player.wait("state === 'done' && epoch === 1")


def test_back_to_other_data_does_not_play_them(open_player):
    player = open_player()
    with player.beginning_anew():
        choose_dataset(player.page, "Blobs")
    player.play_past(5)
    with player.beginning_anew():
        player.page.go_back()
    player.rest()
    assert (player.state, player.epoch) == ("idle", 0)


def test_a_step_takes_back_play_that_waits_for_its_run(open_player):
    player = open_player()
    page, held, is_held = player.page, [], True
    page.wait_for_load_state("networkidle")
    page.route("**/recordings/*", lambda route: held.append(route) if is_held else route.continue_())
    choose_dataset(page, "Blobs")
    while not held:  # no answer comes yet
        page.wait_for_timeout(50)
    with player.beginning_anew():
        player.click("Play", "Step")
        is_held = False
        held[-1].continue_()
    player.rest()
    assert player.state != "playing"
    page.unroute("**/recordings/*")


def test_play_right_after_a_number_was_typed_is_meant_for_it(open_player):
    player = open_player()
    before = player.root.get_attribute("data-recording")
    player.page.wait_for_load_state("networkidle")
    choices(player.page).get_by_role("spinbutton", name="Hidden layers", exact=True).fill("3")
    player.click("Play")  # the field is left by that, and what was typed is sent
    expect(player.root).not_to_have_attribute("data-recording", before)
    player.wait("state === 'playing' && epoch > 30")


def test_play_after_other_data_were_chosen_and_taken_back_is_not_lost(open_player):
    player = open_player()
    page, held, is_held = player.page, [], True
    page.wait_for_load_state("networkidle")
    page.route("**/recordings/*", lambda route: held.append(route) if is_held else route.continue_())
    for n_asked, title in enumerate(("Blobs", "Circles"), start=1):
        choose_dataset(page, title)
        while len(held) < n_asked:  # no answer comes yet
            page.wait_for_timeout(50)
    player.click("Play")
    is_held = False
    held[-1].continue_()
    player.wait("state === 'playing' && epoch > 30")
    page.unroute("**/recordings/*")


def test_reset_after_another_learning_rate_begins_with_it(open_player):
    player = open_player()
    start = player.numbers()
    play_and_change_rate(player)
    with player.beginning_anew():
        player.click("Reset")
    player.page.wait_for_url("**/?learning_rate=0.1")
    assert player.numbers() == start
    player.play_past(10)
    player.pause()
    assert_tells_what_was_recorded(player)


def test_another_learning_rate_at_the_start_is_no_change_on_the_way(open_player):
    player = open_player()
    with player.beginning_anew():
        move_learning_rate(player.page, "ArrowLeft")
    player.page.wait_for_url("**/?learning_rate=0.01")
    player.click("Step")
    player.wait("epoch === 1 && state === 'paused'")
    assert_tells_what_was_recorded(player)


def test_a_lower_learning_rate_after_divergence_goes_on(open_player):
    player = open_player(dataset="bumps", learning_rate=3, activation="relu", hidden_sizes="8,8")
    player.click("Play")
    player.wait("state === 'diverged'")
    player.scrub(1)
    before, frames = player.numbers(), player.frames
    move_learning_rate(player.page, "ArrowLeft")
    player.page.wait_for_url(re.compile("learning_rate_changes=1"))
    player.wait(f"epoch === 1 && state === 'paused' && frames > {frames}")
    assert player.numbers() == before
    player.click("Step")
    player.wait("epoch === 2")
    assert_tells_what_was_recorded(player)


def test_other_data_start_anew_in_the_same_charts(open_player):
    player = open_player()
    player.tag_charts()
    player.play_past(20)
    with player.beginning_anew():
        choose_dataset(player.page, "Blobs")
    assert player.page.url.endswith("?dataset=blobs")
    expect(player.root.locator(".bp-boundary")).to_contain_text("class 2")
    player.rest()
    assert (player.state, player.epoch) == ("idle", 0)
    assert all(player.tagged_charts())
    assert_tells_what_was_recorded(player)
    colors = player.chart("boundary").evaluate("(e) => new Set(e.data[0].marker.color).size")
    assert colors == 3
    player.play_past(10)
    player.pause()
    assert_tells_what_was_recorded(player)


def test_every_kind_of_data_can_be_played(open_player):
    player = open_player()
    for title, heading in (
        ("Sine", "Prediction"),
        ("Plane", "Predicted value"),
        ("Iris", "Decision boundary"),
    ):
        with player.beginning_anew():
            choose_dataset(player.page, title)
        expect(player.root.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        player.click("Step")
        player.wait("epoch === 1 && state === 'paused'")
        assert_tells_what_was_recorded(player)
