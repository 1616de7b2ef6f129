"""Which trainer keeps a recording: the one that has it, else the quietest."""

import threading
import time
from collections import Counter
from concurrent.futures import wait
from functools import cache

from playground.trainers import answers
from playground.trainers.process import how_many, new_process, new_thread
from playground.trainers.turns import Turns

MOST_NAMES = 2000  # recordings whose trainer is remembered
RECENT = 10  # seconds in which a recording counts as being looked at
UNFAIR = 4  # recordings more than the quietest: then a fork moves there and is trained from its beginning
PATIENCE = 0.01  # seconds that a question can wait for each of its frames

_homes = {}  # (made, view): (trainer, when it was asked last); the last asked at the end
_lock = threading.Lock()


@cache
def _trainers():
    count = how_many()
    return [Turns(new_process) for _ in range(count)] or [Turns(new_thread)]


def start():
    """Let all trainers start, so that the first visitor does not wait for them."""
    return [trainer.ask(answers.ping) for trainer in _trainers()]


def are_well(seconds):
    """Whether every trainer answers within so many seconds; one that has died is started again by being asked."""
    return not wait(start(), seconds).not_done


def ask(wanted, asked, **about):
    """A `Future` of the bytes that answer `asked`, a key of `answers.ANSWERS`, about the recording `wanted`."""
    trainer = _trainers()[_home(wanted)]
    return trainer.ask(answers.answer, wanted, asked, about, patience=PATIENCE * about.get("count", 0))


def _home(wanted):
    """The trainer's place; asking makes it the recording's home."""
    name, origin = wanted[:2], wanted.origin
    with _lock:
        now = time.monotonic()
        place, _ = _homes.pop(name, (None, None))
        if place is None:
            load = _load(now)
            place = min(range(len(_trainers())), key=load.__getitem__)
            old, _ = _homes.get((origin.made, wanted.view), (None, None)) if origin else (None, None)
            if old is not None and load[old] - load[place] < UNFAIR:
                place = old
        _homes[name] = place, now
        if len(_homes) > MOST_NAMES:
            del _homes[next(iter(_homes))]
        return place


def _load(now):
    """How many recordings are being looked at, by trainer."""
    return Counter(place for place, asked in _homes.values() if now - asked < RECENT)
