"""A visit's look at a recording: questions, where the person is, forks."""

import asyncio
import threading
from concurrent.futures import Future
from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.choices.runs import Runs
from playground.recording.steps import SERIES
from playground.recording.train import train
from playground.trainers.views import PlaygroundView
from playground.ui.player.question import NO_QUESTION, Question
from playground.ui.player.recording import Recording
from tests.trainers.messages import unpack

SMALL = Experiment(n_samples=40, hidden_sizes=(5, 4), epochs=60)


FRAMES = {"have": 0, "start": 3, "stride": 1, "count": 1, "shown": 3}


def ask(recording, /, **asked):
    """The answer to a question as the browser sends it."""
    return unpack(recording.asked(Question.of({"recording": recording.id, **asked})).result())


@pytest.mark.parametrize("known", [None, "another"])
def test_a_question_about_nothing_or_another_recording_is_answered_with_the_opening(known):
    recording = Recording(SMALL)
    header, arrays = ask(recording, **FRAMES | {"recording": known})
    assert header["recording"] == recording.id
    assert header["scene"]["layers"]
    assert arrays["epochs"].tolist() == [0]
    assert recording.shown == 0


def test_a_question_about_frames_moves_the_visit(no_hurry):
    recording = Recording(SMALL)
    header, arrays = ask(recording, **FRAMES | {"have": 3, "playing": True})
    assert "scene" not in header
    assert arrays["epochs"].tolist() == [3]
    assert recording.shown == 3
    assert recording.is_playing
    assert recording.history.head == 2
    again, _ = ask(recording, recording=None)
    assert again["shown"] == 3


def test_visits_to_the_same_recording_move_none_but_themselves(no_hurry):
    mine, other = Recording(SMALL), Recording(replace(SMALL, epochs=90))
    ask(mine, **FRAMES | {"have": 40, "start": 40, "shown": 40})
    assert mine.id == other.id
    assert (other.shown, other.is_playing, other.history.head) == (0, False, 0)
    ask(mine, fork={"epoch": 20, "learning_rate": 0.5})
    header, _ = ask(other, recording=None)
    assert header["shown"] == 0
    assert header["learning_rate"] == 0.03
    assert header["last_epoch"] == 90


def test_visits_to_the_same_recording_are_shown_the_same(no_hurry, monkeypatch):
    """Frames that were made for one are there for the other."""
    asked = FRAMES | {"count": 20}
    first, _ = (ask(Recording(SMALL), **asked) for _ in range(2))
    made = []
    monkeypatch.setattr(PlaygroundView, "frame", lambda self, steps: made.append(steps))
    second = ask(Recording(SMALL), **asked)
    assert not made
    assert first[0] == second[0]
    for name, array in first[1].items():
        np.testing.assert_array_equal(array, second[1][name])


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"recording": "x"},
        {"recording": "x", "have": 0, "start": "soon", "stride": 1, "count": 1, "shown": 0},
        {"recording": "x", "have": 0, "start": [], "stride": 1, "count": 1, "shown": 0},
        {"recording": "x", "fork": {"epoch": 3}},
        {"recording": "x", "fork": {"epoch": 3, "learning_rate": "quick"}},
        {"recording": "x", "fork": [3, 0.1]},
        {"recording": "x", "fork": {"epoch": 3, "learning_rate": 1e9}},
        {"recording": "x", "have": 1e400, "start": 0, "stride": 1, "count": 1, "shown": 0},
        ["recording"],
        "recording",
    ],
)
def test_what_is_no_question(asked):
    with pytest.raises(NO_QUESTION):
        Question.of(asked)


def test_nobody_gets_more_than_a_hundred_frames():
    asked = {"recording": "x", "have": 0, "start": 0, "stride": 0, "count": 10**9, "shown": 0}
    assert Question.of(asked).frames["count"] == 100


def test_moving_the_end_while_a_fork_is_made_keeps_the_recording():
    recording = Recording(SMALL)
    recording.history.extend(60)
    forking = threading.Thread(target=recording.fork_rate, args=(20, 0.5))
    forking.start()
    recording.prolong(90)
    forking.join()
    assert recording.history.experiment.epochs == recording.made.epochs == 90
    assert recording.learning_rate == 0.5


def test_a_fork_says_where_it_comes_from(no_hurry):
    recording = Recording(SMALL)
    before = recording.id
    recording.history.extend(30)
    header, arrays = ask(recording, fork={"epoch": 20, "learning_rate": 0.5})
    assert header["forked_from"] == {"id": before, "epoch": 20}
    assert header["recording"] == recording.id != before
    assert header["scene"]["is_forked"]
    assert header["shown"] == 20
    assert header["learning_rate"] == recording.learning_rate == 0.5
    assert len(arrays["train_loss"]) == 21
    forked = SMALL.with_rate_from(20, 0.5)
    recording.history.extend(60)
    for step in train(forked):
        np.testing.assert_array_equal(recording.history.step(step.epoch).flat, step.flat)


@pytest.mark.parametrize(("asked", "epoch"), [(-5, 0), (0, 0), (30, 30), (60, 60), (9999, 60)])
def test_a_fork_starts_within_the_experiment(asked, epoch):
    recording = Recording(SMALL)
    recording.history.extend(30)
    recording.fork_rate(asked, 0.5)
    assert recording.forked_from["epoch"] == epoch
    assert recording.history.head == min(epoch, 30)


def test_a_page_reads_what_training_yields():
    """Through the trainer to the last bit, and no further than this visit has come."""
    experiment = replace(SMALL, validation_size=0.2, early_stopping=True, patience=50, epochs=30)
    history, steps = Recording(experiment).history, list(train(experiment))
    Recording(experiment).history.extend(30)
    assert history.head == 0
    assert history.extend(12) == 12
    for step in steps[:13]:
        found = history.step(step.epoch)
        assert found.plateau == step.plateau
        assert found.n_updates == step.n_updates
        for name in ("flat", "memory", *SERIES):
            np.testing.assert_array_equal(getattr(found, name), getattr(step, name), err_msg=name)
        for name, values in step.params.items():
            np.testing.assert_array_equal(found.params[name], values)
    np.testing.assert_array_equal(history.series("grad_norms", 5), [step.grad_norms for step in steps[5:13]])
    with pytest.raises(ValueError, match="The recording holds epochs 0 to 12, not 13"):
        history.step(13)
    assert history.extend(1000) == 30


def test_nobody_hears_of_a_divergence_to_which_others_have_come():
    experiment = Experiment(dataset="bumps", activation="relu", learning_rate=100)
    *finite, broken = train(experiment)
    assert broken.epoch > 1
    first, second = Recording(experiment).history, Recording(experiment).history
    assert first.extend(1000) == len(finite) - 1
    assert first.diverged_at == broken.epoch
    assert second.diverged_at is None


def test_who_claims_to_be_further_than_a_run_goes_is_set_right(no_hurry):
    recording = Recording(Experiment(dataset="bumps", activation="relu", learning_rate=100))
    *finite, broken = train(recording.made)
    ask(recording, **FRAMES | {"have": 200})
    assert recording.history.head == 199
    assert len(recording.history.series("train_loss")) == len(finite)
    assert recording.history.diverged_at == broken.epoch
    ask(recording, **FRAMES | {"have": 200})
    with pytest.raises(ValueError, match=f"The recording holds epochs 0 to {len(finite) - 1}, not 199"):
        recording.history.step(199)


def test_tables_end_where_the_visit_is(no_hurry):
    recording = Recording(Runs(("a", "b"), (SMALL, replace(SMALL, seed=1))), "lanes")
    recording.history.extend(7)
    Recording(recording.made, "lanes").history.extend(20)
    assert len(recording.table("csv_of_epochs").splitlines()) == 1 + 2 * 8
    assert len(recording.table("csv_of_layers").splitlines()) == 1 + 2 * 8 * 3


def test_a_question_that_waits_is_given_up_for_the_next(monkeypatch):
    """The first is under way, the second waits, the third comes in place of the second."""
    asked, answers = [], [Future() for _ in range(3)]
    recording = Recording(SMALL)
    monkeypatch.setattr(
        Recording, "asked", lambda self, question: asked.append(question) or answers[len(asked) - 1]
    )

    async def visit():
        answers[0].set_running_or_notify_cancel()
        questions = []
        for number in range(3):
            questions.append(asyncio.create_task(recording.respond(number)))
            await asyncio.sleep(0)
        answers[0].set_result(b"first")
        answers[1].set_result(b"third")
        return await asyncio.gather(*questions)

    assert asyncio.run(visit()) == [b"first", None, b"third"]
    assert asked == [0, 2]


def test_a_question_that_has_not_begun_is_taken_back(monkeypatch):
    answers = [Future(), Future()]
    waiting = iter(answers)
    recording = Recording(SMALL)
    monkeypatch.setattr(Recording, "asked", lambda self, question: next(waiting))

    async def visit():
        first = asyncio.create_task(recording.respond("frames"))
        await asyncio.sleep(0)
        second = asyncio.create_task(recording.respond("pause"))
        answers[1].set_result(b"second")
        return await first, await second

    assert asyncio.run(visit()) == (None, b"second")
    assert answers[0].cancelled()
