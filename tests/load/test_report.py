"""From what the visitors have seen to the tables."""

import os
import subprocess
import sys
import time

import pytest

from tests.load import processes, report
from tests.load.log import Log
from tests.load.run import Row, figures_of
from tests.load.scenarios import SCENARIOS, Target


def test_delays_become_percentiles_in_milliseconds():
    log = Log()
    log.delays["frames"] = [at / 1000 for at in range(101)]
    found = figures_of(log)
    assert found["frames p50"] == pytest.approx(50)
    assert found["frames p95"] == pytest.approx(95)
    assert found["frames p99"] == pytest.approx(99)
    assert found["frames times"] == 101


def test_a_pace_counts_only_while_it_plays(monkeypatch):
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    log = Log()
    slow, fast, idle = log.new_pace(), log.new_pace(), log.new_pace()
    slow.start()
    fast.start()
    now = 104.0
    slow.frames, fast.frames = 40, 80
    slow.stop()
    now = 109.0
    assert (slow.seconds, fast.seconds, idle.seconds) == (4, 9, 0)
    found = figures_of(log)
    assert found["frames/s"] == pytest.approx((40 / 4 + 80 / 9) / 2)
    assert found["smallest frames/s"] == pytest.approx(80 / 9)


def test_what_was_before_is_forgotten_but_for_the_arrivals(monkeypatch):
    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    log = Log()
    playing, paused = log.new_pace(), log.new_pace()
    playing.start()
    paused.start()
    now = 5.0
    playing.frames = 100
    paused.stop()
    log.took("opening", 4)
    log.took("frames", 4)
    log.begin()
    now = 7.0
    assert dict(log.delays) == {"opening": [1]}
    assert (playing.frames, playing.seconds, paused.seconds) == (0, 2, 0)


def test_a_row_says_what_was_measured_and_what_was_not():
    figures = {"frames/s": 19.94, "smallest frames/s": 6.25, "waits": 3, "CPU": 105.4, "client CPU": 4.2}
    figures |= {"frames p50": 53.2, "frames p95": 1067.4, "frames p99": 2000, "frames times": 30}
    header, _, line = report.measured([Row("ten", 10, 5, figures)], {"ten": 2}).splitlines()
    cells = dict(zip(header.split(" | "), line.split(" | "), strict=True))
    assert cells["there / playing"] == "10 / 5"
    assert cells["frames/s"] == "19.9 (6.2)"
    assert cells["wait for frames"] == "53 / 1,067 / 2,000 (30)"
    assert cells["pause"] == cells["memory"] == "-"
    assert cells["CPU"] == "105 %"
    assert line.endswith("| 2 |")


@pytest.mark.parametrize(
    ("target", "figure", "said"),
    [
        (Target("frames/s", 19, at_least=True), 18.9, ["at least 19", "18.9", "not held"]),
        (Target("frames/s", 19, at_least=True), 19.0, ["at least 19", "19.0", "held"]),
        (Target("pause p95", 300), 300, ["at most 300 ms", "300.0 ms", "held"]),
        (Target("memory added", 60), 221, ["at most 60 MB", "221.0 MB", "not held"]),
        (Target("action p95", 300), None, ["at most 300 ms", "not measured", "-"]),
    ],
)
def test_a_target_stands_beside_what_was_measured(target, figure, said):
    line = report.wanted([("class", target, figure)]).splitlines()[-1]
    assert line == "| " + " | ".join(["class", target.figure, *said]) + " |"


def test_every_target_names_a_figure_of_a_row():
    delays = report.DELAYS.values()
    known = {"frames/s", "smallest frames/s", "CPU", "memory peak", "memory added", "memory growth"}
    known |= {f"{name} p{share}" for name in delays for share in (50, 95, 99)}
    named = {target.figure for scenario in SCENARIOS.values() for target in scenario.targets}
    assert named <= known


def test_a_server_is_measured_with_all_that_it_has_started():
    before = processes.cpu_seconds(os.getpid())
    command = "sum(range(10**7)); held = bytearray(b'x' * 50_000_000); print('ready', flush=True); input()"
    alone = processes.memory(os.getpid())
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", command], stdin=pipe, stdout=pipe, text=True) as child:
        assert child.stdout.readline() == "ready\n"
        assert child.pid in processes.tree(os.getpid())
        assert processes.memory(os.getpid()) > alone + 45_000_000
        during = processes.cpu_seconds(os.getpid())
        child.communicate("\n")
    assert before < during
    assert child.pid not in processes.tree(os.getpid())
    assert processes.cpu_seconds(os.getpid()) >= during
