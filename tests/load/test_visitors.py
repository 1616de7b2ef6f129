"""Two visitors at a real server, who do everything once: the client still speaks the language of the app."""

import asyncio

import pytest

from tests.load.run import Lengths, Run
from tests.load.server import served

FASTER = 200  # epochs a second


@pytest.fixture(scope="module")
def server():
    with served() as server:
        yield server


def test_two_visitors_play_change_scrub_come_back_and_go(server):
    run = Run(server, Lengths())
    seen = {}

    async def student(visitor):
        player = visitor.player
        await visitor.open()
        await visitor.play()
        await player.until(lambda: player.shown > 100)
        await visitor.change_rate()  # while it plays: the browser forks
        changed = player.learning_rate
        await player.until(lambda: player.store.learning_rate == changed)
        await asyncio.wait(visitor.said)
        assert player.state == "playing"
        seen["link"], reached = visitor.page.query, player.shown
        await player.until(lambda: player.shown > reached)
        await visitor.pause()
        await visitor.look_back()
        seen["looked back to"] = player.shown, player.farthest
        await visitor.play()
        await visitor.reconnect()
        await visitor.pause()
        await visitor.choose("units_0", 7)
        await player.until(lambda: player.is_open)
        seen["new"] = visitor.page.query, player.shown, player.state
        await visitor.leave()

    async def researcher(visitor):
        await visitor.open()
        await visitor.choose("bench_view", "While training")
        await visitor.play()
        await visitor.player.until(lambda: visitor.player.shown > 20)
        await visitor.choose("bench_learning_rate", ["0.3"])
        await visitor.player.until(lambda: visitor.player.store.learning_rate == 0.3)
        await asyncio.wait(visitor.said)
        seen["bench"] = visitor.page.query, visitor.page.value("bench_view"), visitor.player.shown > 20
        await visitor.leave()

    async def happens():
        async with run.watched(), run.measuring("two", 2, 2) as figures:
            await run.all(
                [
                    student(run.visitor("?dataset=moons&epochs=5000", speed=FASTER)),
                    researcher(run.visitor("vanishing?depths=3")),
                ]
            )
        seen["figures"] = figures

    asyncio.run(happens())
    assert run.errors == []
    assert server.traces() == []
    figures = seen["figures"]
    assert figures["opening times"] == 2
    assert figures["action times"] == 5  # three changed rates, units, a view
    assert figures["pause times"] == 2
    assert figures["scrub times"] == figures["frames looked back for times"] == 1
    assert figures["fork times"] >= 2  # of the third the server knew before the player asked for it, or not
    assert figures["frames times"] > 5
    assert figures["memory"] > 50  # MB
    assert "depths=3" in seen["bench"][0]
    assert "learning_rate_changes=" in seen["bench"][0]
    assert seen["bench"][1:] == (["While training"], True)
    assert 0 < seen["looked back to"][0] < seen["looked back to"][1]
    assert "dataset=moons" in seen["link"]
    assert "learning_rate_changes=" in seen["link"]
    assert "hidden_sizes=7" in seen["new"][0]
    assert seen["new"][1:] == (0, "idle")


def test_what_goes_wrong_is_an_error_of_the_run(server):
    run = Run(server, Lengths())

    async def happens():
        visitor = run.visitor()
        await visitor.open()
        visitor.player.told("/recordings/nobody", 0.03, 1000, "nobody")
        await visitor.player.until(lambda: run.errors)
        await visitor.leave()
        await run.all([visitor.choose("height", 1)])

    asyncio.run(happens())
    assert any("POST /recordings/nobody: 404" in words for words in run.errors)
    assert any("the page has no widget height" in words for words in run.errors)
