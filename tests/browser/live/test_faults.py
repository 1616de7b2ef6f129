"""What may go wrong while it plays: a closed tab, a cut wire, killed trainers, a killed server; a full disk."""

import os
import signal
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import open_page, served, without_errors
from tests.browser.player import Player, assert_tells_what_was_recorded
from tests.browser.wire import Wire

CUT = 10_000  # milliseconds
FULL_DISK = ("bash", "-c", 'exec > >(cat) 2>&1; ulimit -f 0; exec "$@"', "bash")  # but for what is said
TICKS = os.sysconf("SC_CLK_TCK")


@pytest.fixture
def wired(browser, tmp_path):
    """(page that plays over a wire, wire, server, a way to start another server)."""
    with ExitStack() as stack:

        def start(name):
            return stack.enter_context(served(tmp_path / f"{name}.log"))

        server = start("first")
        wire = Wire(urlsplit(server.url).port)
        stack.callback(wire.close)
        page = stack.enter_context(browser.new_page(viewport={"width": 1400, "height": 1000}))
        page.set_default_timeout(60_000)
        open_page(page, wire.url + "?dataset=moons&hidden_sizes=5&epochs=5000")
        player = Player(page)
        player.play_past(20)
        yield player, wire, server, start


def trainers(server):
    """Process numbers of everything that the server has started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text()
            except OSError:  # ended meanwhile
                continue
            parents[int(entry.name)] = int(status.rsplit(")", 1)[1].split()[1])
    found = {server.pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {server.pid}


def cpu_seconds(processes):
    times = (Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13] for process in processes)
    return sum(int(user) + int(system) for user, system in times) / TICKS


def assert_goes_on(player, epoch):
    player.wait(f"state === 'playing' && epoch > {epoch + 20}")


def test_a_cut_wire_a_killed_trainer_and_a_killed_server_lose_nothing(wired):
    player, wire, server, start = wired
    with without_errors(player.page), player.watched() as seen:
        wire.cut()
        player.page.wait_for_timeout(CUT)
        epoch = player.epoch
        wire.mend()
        assert_goes_on(player, epoch)

        for process in trainers(server):
            if "forkserver" in Path(f"/proc/{process}/cmdline").read_text():
                os.kill(process, signal.SIGKILL)
        assert_goes_on(player, player.epoch)

        os.kill(server.pid, signal.SIGKILL)
        wire.cut()
        other = start("second")
        epoch = player.epoch
        wire.mend(urlsplit(other.url).port)
        assert_goes_on(player, epoch)
        player.pause()
    assert seen["epochs"] == sorted(seen["epochs"])
    assert seen["states"] == ["playing", "paused"]
    assert_tells_what_was_recorded(player)
    for log in (server.log, other.log):
        assert "Traceback" not in log.read_text()


def test_a_closed_tab_stops_the_training(wired):
    player, _, server, _ = wired
    player.speed.select_option("1000")
    began = cpu_seconds(trainers(server))
    player.wait(f"epoch > {player.epoch + 200}")
    while_playing = cpu_seconds(trainers(server)) - began
    player.page.close()
    time.sleep(2)  # that long it may take
    closed = cpu_seconds(trainers(server))
    time.sleep(1)
    assert cpu_seconds(trainers(server)) - closed < 0.1 * while_playing


def test_it_plays_where_nothing_can_be_written(page, tmp_path):
    with served(tmp_path / "server.log", within=FULL_DISK) as server:
        open_page(page, server.url + "?dataset=moons&hidden_sizes=5&epochs=5000")
        player = Player(page)
        player.play_past(20)
        player.pause()
        assert_tells_what_was_recorded(player)
        said = server.log.read_text()
        assert said.count("one thread trains for all") == 1
        assert "Traceback" not in said
