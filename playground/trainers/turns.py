"""Whose turn it is: one trainer's questions wait here, so that a small one need not wait behind long ones."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush
from itertools import count

from playground.trainers.answers import LackingError

UNDER_WAY = 2  # at the trainer: one that it works on, and one that it need not wait for
MOST_TRIES = 3  # a question whose trainer died is asked again, unless it looks as if that was what killed it


@dataclass
class Question:
    """Work for a trainer, how often it was tried, and where the answer goes."""

    work: Callable
    about: tuple
    answer: Future
    tries: int = 0


class Turns:
    """Questions on their way to one trainer, an executor that works on one thing at a time.

    `new_trainer()` makes it, and makes it again when it has died; what it had not answered is then asked again.
    `provide(lacking)` gives the work that brings what a trainer is `LackingError`, and what it is about; or None.
    """

    def __init__(self, new_trainer, provide=lambda lacking: None):
        self._new_trainer, self._trainer, self._provide = new_trainer, new_trainer(), provide
        self._waiting, self._under_way, self._order = [], 0, count()
        self._lock = threading.RLock()

    @property
    def is_busy(self):
        return self._under_way > 0

    def ask(self, work, *about, patience=0.0):
        """A `Future` of `work(*about)`, whose turn comes before those that can wait longer than `patience` s."""
        question = Question(work, about, Future())
        self._line_up(question, time.monotonic() + patience)
        return question.answer

    def end(self):
        """End the trainer; what it has not begun is given up."""
        with self._lock:
            for *_, question in self._waiting:
                question.answer.cancel()
            self._waiting.clear()
        self._trainer.shutdown(cancel_futures=True)

    def _line_up(self, question, due):
        with self._lock:
            heappush(self._waiting, (due, next(self._order), question))
            self._next()

    def _next(self):
        while self._waiting and self._under_way < UNDER_WAY:
            *_, question = heappop(self._waiting)
            if question.tries or question.answer.set_running_or_notify_cancel():
                self._hand_over(question)

    def _hand_over(self, question):
        self._under_way += 1
        question.tries += 1
        trainer = self._trainer
        try:
            working = trainer.submit(question.work, *question.about)
        except Exception as error:  # it died while nobody was asking, or cannot start at the moment
            working = Future()
            working.set_exception(BrokenExecutor(str(error)))
        working.add_done_callback(partial(self._answered, question, trainer))

    def _answered(self, question, trainer, working):
        error = CancelledError() if working.cancelled() else working.exception()
        with self._lock:
            self._under_way -= 1
            if isinstance(error, BrokenExecutor):
                if self._trainer is trainer:
                    self._trainer = self._new_trainer()
                if question.tries < MOST_TRIES:
                    self._line_up(question, due=0.0)
                    return
            elif (
                isinstance(error, LackingError) and question.tries < MOST_TRIES and (found := self._provide(error))
            ):
                work, *about = found
                self._line_up(Question(work, tuple(about), Future()), due=0.0)
                self._line_up(question, due=0.0)
                return
            self._next()
        if error:
            question.answer.set_exception(error)
        else:
            question.answer.set_result(working.result())
