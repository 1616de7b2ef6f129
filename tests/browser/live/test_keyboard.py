"""Space plays and pauses, the arrow keys step: on the page and in the player, not where somebody types."""

from tests.browser.player import choices, open_group


def test_arrow_keys_step_from_the_page_and_from_within_the_player(open_player):
    player = open_player()
    for press in (player.page.keyboard.press, player.button("Step").press):
        for key, epoch in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1)):
            press(key)
            player.wait(f"epoch === {epoch} && state === 'paused'")
        press("Home")
        player.wait("epoch === 0 && state === 'idle'")


def test_space_plays_and_pauses_whatever_was_clicked_before(open_player):
    player = open_player()

    def play_and_pause():
        epoch = player.epoch
        player.page.keyboard.press("Space")
        player.wait(f"state === 'playing' && epoch > {epoch}")
        player.page.keyboard.press("Space")
        player.wait("state === 'paused'")

    play_and_pause()
    player.click("Play")
    player.page.keyboard.press("Space")
    player.wait("state === 'paused'")
    play_and_pause()
    player.slider.click(position={"x": 40, "y": 12})
    player.wait("state === 'paused'")
    play_and_pause()


def test_space_on_a_button_presses_that_button_only(open_player):
    player = open_player()
    with player.watched() as seen:
        player.button("Step").press("Space")
        player.wait("epoch === 1")
        player.rest()
    assert (seen["epochs"], seen["states"]) == ([0, 1], ["idle", "paused"])


def test_keys_work_after_a_click_on_the_page(open_player):
    player = open_player()
    canvas = player.root.get_by_role("img", name="The network")
    for epoch, place in enumerate((player.chart("loss"), canvas, player.root.locator("dl")), start=1):
        place.click()
        player.page.keyboard.press("ArrowRight")
        player.wait(f"epoch === {epoch}")


def test_keys_that_are_meant_for_something_else(open_player):
    player = open_player()
    player.click("Step")
    player.wait("epoch === 1")
    with player.watched() as seen:
        for key in ("Control+ArrowRight", "Control+ArrowLeft", "Alt+ArrowRight"):
            player.page.keyboard.press(key)
        player.speed.press("ArrowRight")
        open_group(player.page, "data")
        for name in ("Data seed", "Hidden layers", "Activation"):
            field = choices(player.page).get_by_label(name, exact=True)
            for key in ("ArrowRight", "ArrowLeft", "Home", "Space"):
                field.press(key)
            field.press("Escape")
        open_group(player.page, "training")
        player.page.keyboard.press("Space")
        player.page.keyboard.press("ArrowRight")
        player.rest()
    assert (seen["epochs"], seen["states"]) == ([1], ["paused"])
