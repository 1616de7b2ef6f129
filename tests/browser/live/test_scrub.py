"""The Epoch slider: every epoch can be shown again, and says the same again."""

from tests.browser.player import assert_tells_what_was_recorded


def test_an_epoch_shown_again_is_the_same(open_player):
    player = open_player()
    start = player.numbers()
    player.play_past(20)
    epoch = player.pause()
    numbers, picture, histograms = player.numbers(), player.picture(), player.lines("histograms")
    player.scrub(0)
    assert player.state == "idle"
    assert player.numbers() == start
    player.scrub(epoch)
    assert player.state == "paused"
    assert (player.numbers(), player.picture(), player.lines("histograms")) == (numbers, picture, histograms)


def test_epochs_that_were_skipped_while_playing_can_be_shown(open_player):
    player = open_player()
    player.speed.select_option("1000")
    player.click("Play")
    player.wait("state === 'done'")
    for epoch in (137, 136, 3, 138):
        player.scrub(epoch)
        assert_tells_what_was_recorded(player)


def test_scrubbing_while_playing_stops_there(open_player):
    player = open_player()
    start = player.numbers()
    player.play_past(20)
    player.scrub(0)
    player.rest()
    assert (player.state, player.epoch, player.numbers()) == ("idle", 0, start)
    player.play_past(15)
    player.scrub(13)
    player.rest()
    assert (player.state, player.epoch) == ("paused", 13)
    assert_tells_what_was_recorded(player)


def test_beyond_what_is_recorded_it_trains_up_to_there(open_player):
    player = open_player()
    with player.watched() as seen:
        player.slider.fill("401")
        player.wait("epoch === 401 && state === 'paused'")
        player.rest()
    assert seen["states"] == ["idle", "playing", "paused"]
    assert seen["epochs"] == sorted(seen["epochs"])
    assert seen["epochs"][-1] == 401
    assert_tells_what_was_recorded(player)
    numbers, picture = player.numbers(), player.picture()
    player.scrub(0)
    player.scrub(401)
    assert (player.numbers(), player.picture()) == (numbers, picture)


def test_the_last_of_many_wishes_counts(open_player):
    player = open_player()
    for epochs in (800, 300, 5, 123), (7, 700, 250):
        for epoch in epochs:
            player.slider.fill(str(epoch))
        player.wait(f"epoch === {epochs[-1]} && state === 'paused'")
        player.rest()
        assert (player.state, player.epoch) == ("paused", epochs[-1])
        assert player.slider.input_value() == str(epochs[-1])
        assert_tells_what_was_recorded(player)


def test_the_slider_listens_to_keys(open_player):
    player = open_player()
    player.scrub(20)
    for key, epoch in (("ArrowRight", 21), ("ArrowLeft", 20), ("ArrowLeft", 19), ("Home", 0)):
        player.slider.press(key)
        player.wait(f"epoch === {epoch} && state !== 'playing'")
