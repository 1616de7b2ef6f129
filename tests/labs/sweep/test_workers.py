"""Where a sweep is trained makes no difference, nor does a worker that is killed; closed, nothing runs on."""

import os
import re
import signal
import time

import pytest

from playground.labs.sweep import workers as module
from playground.labs.sweep.cells import csv_of, finished_cells
from playground.labs.sweep.search import plan_of
from playground.labs.sweep.trainings import judge
from playground.labs.sweep.workers import (
    MOST_LOSSES,
    NICENESS,
    VARIABLE,
    Cluster,
    Processes,
    WorkersError,
    finished,
    new_workers,
)
from tests.labs.sweep.cluster import cluster
from tests.labs.sweep.processes import workers
from tests.labs.sweep.sweeps import LONG, SMALL, THIRTY_SIX, Here, searched, timeless

PLAN = plan_of(THIRTY_SIX)
SECONDS = 60  # a slow machine is no failure


@pytest.fixture(scope="module")
def expected():
    """What 36 cells x 3 folds give where nothing is handed over and nobody is killed."""
    found = searched(PLAN, Here)
    assert len(found.results) == 108
    return found


def same(found, expected):
    cells = [finished_cells(PLAN, timed(one.results)) for one in (found, expected)]
    return timeless(found.results) == timeless(expected.results) and csv_of(cells[0]) == csv_of(cells[1])


def timed(results):
    return {place: result._replace(seconds=0) for place, result in results.items()}


def at(count, act):
    """Call `act()` once, when so many results are there."""
    left = [act]

    def on_result(found):
        if found >= count and left:
            left.pop()()

    return on_result


def test_processes_give_the_same_table_to_the_last_bit(expected):
    assert same(searched(PLAN, Processes), expected)
    assert workers() == []


def test_a_process_killed_in_the_middle_changes_nothing(expected):
    killed = []

    def kill():
        killed.append(workers()[0])
        os.kill(killed[0], signal.SIGKILL)

    assert same(searched(PLAN, Processes, at(30, kill)), expected)
    assert len(killed) == 1
    assert workers() == []


def test_a_cluster_of_two_gives_the_same_table_and_so_it_does_when_one_of_them_is_killed(expected, monkeypatch):
    with cluster(2) as running:
        monkeypatch.setenv(VARIABLE, running.address)
        team = new_workers()
        assert isinstance(team, Cluster)
        team.close()
        assert same(searched(PLAN, new_workers), expected)
        assert same(searched(PLAN, new_workers, at(30, running.workers[0].kill)), expected)
        assert running.workers[0].wait() == -signal.SIGKILL
        assert running.workers[1].poll() is None


def test_what_is_under_way_on_a_cluster_stops_when_it_is_closed(monkeypatch, tmp_path):
    with cluster(1) as running:
        monkeypatch.setenv(VARIABLE, running.address)
        going = finished(until_told, [str(tmp_path / "told")])
        while not (tmp_path / "told").exists():
            next(going)
        assert (tmp_path / "told").read_text() == "begun"
        going.close()
        wait_until(lambda: (tmp_path / "told").read_text() == "over")


def until_told(path, is_wanted):
    """Runs on a worker until it is not wanted any more, and says so."""
    write(path, "begun")
    while is_wanted():
        time.sleep(0.05)
    write(path, "over")


def write(path, words):
    with open(f"{path}.new", "w") as file:
        file.write(words)
    os.replace(f"{path}.new", path)


def wait_until(holds):
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_closing_it_ends_the_processes_whatever_they_are_at():
    going = finished(judge, plan_of(LONG).trainings)
    assert next(going) is None
    while not workers():
        next(going)
    going.close()
    assert workers() == []
    assert list(going) == []


def test_processes_let_everybody_else_go_before_and_have_one_thread():
    (told,) = [one for one in finished(about_process, [None]) if one]
    assert told == (0, (NICENESS, dict.fromkeys(module.THREADS, "1")))


def about_process(_training):
    return os.nice(0), {name: os.environ.get(name) for name in module.THREADS}


def test_what_is_found_is_not_trained_again():
    plan = plan_of(SMALL)
    places = [one[0] for one in finished(judge, plan.trainings, {0, 5, 7}, Here) if one]
    assert places == [1, 2, 3, 4, 6, 8, 9, 10, 11]


def test_trainings_that_kill_their_process_every_time_end_in_a_sentence():
    with pytest.raises(WorkersError, match=f"{MOST_LOSSES} times in a row the processes that train were lost"):
        list(finished(die, [1]))
    assert workers() == []


def die(_training):
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_a_training_raises_is_raised_and_no_process_stays():
    with pytest.raises(ZeroDivisionError):
        list(finished(divide, [1, 0]))
    assert workers() == []


def divide(by):
    return 1 / by


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("tcp://127.0.0.1:1", "The Dask scheduler at tcp://127.0.0.1:1 does not answer: "),
        ("nonsense", f"{VARIABLE} must be like tcp://127.0.0.1:8786, not 'nonsense'."),
        ("http://", "not 'http://'."),
        ("tcp://host", "not 'tcp://host'."),
    ],
)
def test_a_scheduler_that_is_not_there_is_said(address, sentence, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    monkeypatch.setenv(VARIABLE, address)
    with pytest.raises(WorkersError, match=re.escape(sentence)):
        next(finished(judge, plan_of(SMALL).trainings))
