"""Play, Pause, Step, Back and Reset."""

from tests.browser.player import assert_tells_what_was_recorded


def test_play_moves_the_epoch_and_every_chart(open_player):
    player = open_player()
    assert (player.state, player.epoch) == ("idle", 0)
    frames, numbers, picture = player.frames, player.numbers(), player.picture()
    charts = {name: player.lines(name) for name in ("loss", "histograms", "gradients")}
    player.play_past(10)
    player.wait(f"state === 'playing' && frames > {frames + 9}")
    lengths, epoch, frames = [len(line) for line in player.lines("loss")], player.epoch, player.frames
    player.wait(f"epoch > {epoch + 10} && frames > {frames + 3}")  # the charts take turns
    assert all(later > before for later, before in zip(map(len, player.lines("loss")), lengths, strict=True))
    assert player.picture() != picture
    assert all(player.lines(name) != before for name, before in charts.items())
    assert all(value != numbers[name] for name, value in player.numbers().items())


def test_pause_stops_and_play_goes_on_from_there(open_player):
    player = open_player()
    player.play_past(10)
    epoch = player.pause()
    numbers = player.numbers()
    player.rest()
    assert (player.state, player.epoch, player.numbers()) == ("paused", epoch, numbers)
    player.speed.select_option("2")  # slow enough for every epoch to be shown
    with player.watched() as seen:
        player.play_past(epoch + 1)
    assert seen["epochs"][:3] == [epoch, epoch + 1, epoch + 2]
    assert seen["states"] == ["paused", "playing"]


def test_step_and_back_move_by_one(open_player):
    player = open_player()
    player.click("Back")
    player.rest()
    assert (player.state, player.epoch) == ("idle", 0)
    for name, epoch in (("Step", 1), ("Step", 2), ("Back", 1)):
        player.click(name)
        player.wait(f"epoch === {epoch} && state === 'paused'")
        assert_tells_what_was_recorded(player)
    player.click("Back")
    player.wait("epoch === 0 && state === 'idle'")
    player.play_past(10)
    epoch = player.pause()
    before = player.numbers()
    for name, target in (("Step", epoch + 1), ("Step", epoch + 2), ("Back", epoch + 1), ("Back", epoch)):
        player.click(name)
        player.wait(f"epoch === {target} && state === 'paused'")
    assert player.numbers() == before


def test_quick_steps_are_all_counted(open_player):
    player = open_player()
    player.button("Step").click(click_count=7)
    player.wait("epoch === 7 && state === 'paused'")
    player.button("Back").click(click_count=5)
    player.wait("epoch === 2 && state === 'paused'")
    player.button("Back").click(click_count=4)
    player.wait("epoch === 0 && state === 'idle'")
    end = int(player.root.get_attribute("data-buffered"))
    player.scrub(end)
    player.click_at_once(*["Step"] * 60)  # quicker than any server answers
    player.wait(f"epoch === {end + 60} && state === 'paused'")
    player.rest()
    assert player.epoch == end + 60
    assert_tells_what_was_recorded(player)


def test_step_and_back_while_playing_stop_there(open_player):
    player = open_player()
    player.play_past(10)
    epoch = player.click_at_once("Step")
    player.wait(f"epoch === {epoch + 1} && state === 'paused'")
    player.click("Play")
    player.wait(f"epoch > {epoch + 5}")
    epoch = player.click_at_once("Back")
    player.wait(f"epoch === {epoch - 1} && state === 'paused'")
    player.rest()
    assert player.epoch == epoch - 1


def test_reset_returns_to_the_same_start(open_player):
    player = open_player()
    numbers, picture, lines = player.numbers(), player.picture(), player.lines("loss")
    player.play_past(10)
    player.click("Reset")  # while playing
    player.wait("epoch === 0 && state === 'idle'")
    player.rest()
    assert (player.numbers(), player.picture(), player.lines("loss")) == (numbers, picture, lines)
    player.play_past(10)
    player.pause()
    player.click("Reset")
    player.wait("epoch === 0 && state === 'idle'")
    assert (player.numbers(), player.picture(), player.lines("loss")) == (numbers, picture, lines)
