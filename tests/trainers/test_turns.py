"""Whose turn it is: small questions first, nobody forgotten, and a trainer that dies is replaced."""

from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import ThreadPoolExecutor as Pool
from threading import Event

import pytest

from playground.trainers.turns import MOST_TRIES, UNDER_WAY, Turns


class Slow:
    """A trainer that answers when it is told to, in the order in which it was asked."""

    def __init__(self):
        self.asked = []

    def submit(self, work, *about):
        working = Future()
        self.asked.append((about, working))
        return working

    def answer(self, place=0, error=None):
        about, working = self.asked.pop(place)
        if error:
            working.set_exception(error)
        else:
            working.set_result(about)


def test_no_more_is_handed_over_than_the_trainer_can_begin():
    trainer = Slow()
    turns = Turns(lambda: trainer)
    answers = [turns.ask(print, number) for number in range(5)]
    assert len(trainer.asked) == UNDER_WAY
    for _ in range(5):
        trainer.answer()
    assert [answer.result(0) for answer in answers] == [(number,) for number in range(5)]


def test_small_questions_come_before_long_ones():
    trainer = Slow()
    turns = Turns(lambda: trainer)
    for number in range(UNDER_WAY):
        turns.ask(print, number)
    turns.ask(print, "long", patience=1000)
    turns.ask(print, "small")
    turns.ask(print, "small too")
    order = []
    while trainer.asked:
        order += trainer.asked[0][0]
        trainer.answer()
    assert order[UNDER_WAY:] == ["small", "small too", "long"]


def test_a_question_that_was_given_up_is_not_asked():
    trainer = Slow()
    turns = Turns(lambda: trainer)
    answers = [turns.ask(print, number) for number in range(4)]
    assert answers[2].cancel()
    trainer.answer()
    assert [about for about, _ in trainer.asked] == [(1,), (3,)]


def test_what_goes_wrong_is_the_askers_alone():
    with Pool(1) as pool:
        turns = Turns(lambda: pool)
        wrong, right = turns.ask(int, "x"), turns.ask(int, "7")
        with pytest.raises(ValueError, match="invalid literal"):
            wrong.result(10)
        assert right.result(10) == 7


def test_a_trainer_that_died_is_replaced_and_asked_again():
    trainers = [Slow(), Slow()]
    waiting = iter(trainers)
    turns = Turns(lambda: next(waiting))
    answers = [turns.ask(print, number) for number in range(3)]
    first, second = trainers
    first.answer(error=BrokenExecutor())
    first.answer(error=BrokenExecutor())
    while second.asked:
        second.answer()
    assert sorted(answer.result(0) for answer in answers) == [(0,), (1,), (2,)]
    assert not first.asked


def test_a_question_that_kills_every_trainer_is_given_up():
    made = []

    def new_trainer():
        made.append(Slow())
        return made[-1]

    turns = Turns(new_trainer)
    deadly = turns.ask(print, "deadly")
    for _ in range(MOST_TRIES):
        made[-1].answer(error=BrokenExecutor())
    with pytest.raises(BrokenExecutor):
        deadly.result(0)
    assert len(made) == MOST_TRIES + 1
    harmless = turns.ask(print, "harmless")
    made[-1].answer()
    assert harmless.result(0) == ("harmless",)


def test_at_the_end_what_has_not_begun_is_given_up():
    with Pool(1) as pool:
        turns = Turns(lambda: pool)
        begun = Event()
        answers = [turns.ask(begun.wait, 60), *(turns.ask(int, "7") for _ in range(5))]
        begun.set()
        turns.end()
    assert answers[0].result(0)
    assert all(answer.done() for answer in answers)
