"""Trainers as processes: as many as cores, one that is killed is replaced, and none outlives its server."""

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from playground.choices.experiment import Experiment
from playground.recording.train import train
from playground.trainers import answers
from playground.trainers.messages import unpack
from playground.trainers.process import MOST, VARIABLE, how_many, new_process
from playground.trainers.shelf import Wanted
from playground.trainers.turns import Turns

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 4), epochs=200)
SERVER = """
import os, time
from playground.trainers import answers
from playground.trainers.process import new_process
print(new_process().submit(os.getpid).result(), flush=True)
time.sleep(600)
"""


def test_a_core_each_unless_the_environment_says(monkeypatch):
    monkeypatch.delenv(VARIABLE)
    assert 1 <= how_many() <= MOST
    for said, count in (("0", 0), ("3", 3), (" 2 ", 2)):
        monkeypatch.setenv(VARIABLE, said)
        assert how_many() == count


@pytest.mark.parametrize("said", ["-1", "many", "1.5", "9"])
def test_another_number_of_trainers_is_refused_in_words(monkeypatch, said):
    monkeypatch.setenv(VARIABLE, said)
    with pytest.raises(ValueError, match=f"{VARIABLE} is the number of training processes, 0 to 8, not '{said}'"):
        how_many()


def test_where_no_file_can_be_written_a_thread_trains_and_the_log_says_so(monkeypatch, caplog):
    def refuse():
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", refuse)
    monkeypatch.setenv(VARIABLE, "0")
    assert how_many() == 0
    assert not caplog.records, "nobody asked for processes"
    monkeypatch.setenv(VARIABLE, "2")
    assert how_many() == 0
    assert "one thread trains for all" in caplog.text


def test_a_trainer_killed_in_the_middle_has_the_same_numbers_again():
    executors = []

    def new_trainer():
        executors.append(new_process())
        return executors[-1]

    turns = Turns(new_trainer)

    def step(epoch):
        found = {}
        while not found:
            message = turns.ask(answers.answer, Wanted(SMALL, "playground"), "step", {"epoch": epoch}, 1).result(
                60
            )
            found, arrays = unpack(message)
        return arrays["flat"]

    steps = list(train(replace(SMALL, epochs=80)))
    try:
        assert (step(40) == steps[40].flat).all()
        process = turns.ask(os.getpid).result(60)
        slow = [
            turns.ask(answers.answer, Wanted(SMALL, "playground"), "step", {"epoch": 200}, 0.05) for _ in range(5)
        ]
        os.kill(process, signal.SIGKILL)
        assert (step(80) == steps[80].flat).all()
        assert all(isinstance(unpack(answer.result(60))[0], dict) for answer in slow)
        assert turns.ask(os.getpid).result(60) != process
        assert len(executors) == 2
    finally:
        for executor in executors:
            executor.shutdown()


def test_no_trainer_outlives_its_server():
    root = Path(__file__).parents[2]
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, cwd=root, text=True)
    trainer = int(server.stdout.readline())
    watched = os.pidfd_open(trainer)
    try:
        server.kill()
        server.wait(60)
        is_gone = bool(_ready(watched, 60))
        assert is_gone
    finally:
        os.close(watched)
        server.stdout.close()


def _ready(descriptor, seconds):
    import select

    return select.select([descriptor], [], [], seconds)[0]
