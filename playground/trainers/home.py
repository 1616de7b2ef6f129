"""Which trainer keeps a recording: the one that has it, else the quietest; large ones have one of their own."""

import asyncio
import threading
import time
import weakref
from collections import Counter, defaultdict, deque
from concurrent.futures import wait
from contextlib import asynccontextmanager
from functools import cache

from playground.data import BROUGHT
from playground.languages import spoken
from playground.trainers import answers
from playground.trainers.process import how_many, new_process, new_slow_process, new_thread
from playground.trainers.turns import Turns
from playground.trainers.views import ALONE

RECENT = 10  # seconds in which a recording counts as being looked at
UNFAIR = 4  # recordings more than the quietest: then a fork moves there and is trained from its beginning
BUSY_SECONDS = 0.06  # of training for an answer while others wait for theirs
QUIET_SECONDS = 0.2  # while nobody does
PATIENCE = 0.01  # seconds that a question can wait for each of its frames
LARGE = 5e7  # of an `Experiment.work`: an epoch takes longer than others should wait
LINGER = 30  # seconds that a recording is kept after the last who looked at it has left

_homes = {}  # (made, view): (trainer, when it was asked last)
_looking = Counter()  # how many look at it
_leaving = deque()  # names as they are let go, by whichever thread
_left = {}  # (made, view): when the last one left
_lock = threading.Lock()


@cache
def _trainers():
    """Trainers for whatever comes, and after them the one for large networks; or a thread for all."""
    count = how_many()
    kinds = [*[new_process] * count, new_slow_process] if count else [new_thread]
    return [Turns(kind, _provide) for kind in kinds]


def _provide(lacking):
    """The work that brings a trainer a visitor's data, as long as the visitor is there."""
    source = BROUGHT.get(lacking.name)
    return source and (answers.bring, lacking.name, source)


@asynccontextmanager
async def running():
    """Trainers start with the server, so that the first visitor does not wait for them, and end with it."""
    _ping()
    try:
        yield
    finally:
        for trainer in _trainers():
            await asyncio.to_thread(trainer.end)
        _trainers.cache_clear()


def are_well(seconds):
    """Whether every trainer answers within so many seconds; one that has died is started again by being asked."""
    return not wait(_ping(), seconds).not_done


def _ping():
    return [trainer.ask(answers.ping) for trainer in _trainers()]


def look_at(wanted, looker):
    """Keep a recording while `looker` lives, an object of whoever looks at it."""
    with _lock:
        _looking[wanted[:2]] += 1
    weakref.finalize(looker, _leaving.append, wanted[:2]).atexit = False


def ask(wanted, asked, **about):
    """A `Future` of the bytes that answer `asked`, a key of `answers.ANSWERS`, about the recording `wanted`.

    They are in the language that is spoken here.
    """
    trainers = _trainers()
    with _lock:
        now = time.monotonic()
        gone = _forgotten(now)
        place = _home(wanted, now, len(trainers))
    for home, names in gone.items():
        trainers[home].ask(answers.forget, names)
    trainer, patience = trainers[place], PATIENCE * about.get("count", 0)
    seconds = BUSY_SECONDS if trainer.is_busy else QUIET_SECONDS
    return trainer.ask(answers.answer, wanted, asked, about, seconds, spoken().code, patience=patience)


def _home(wanted, now, count):
    """The trainer's place; asking makes it the recording's home."""
    name = wanted[:2]
    place, _ = _homes.get(name, (None, None))
    if place is None and count > 1 and work(wanted.made) > LARGE:
        place = count - 1
    if place is None:
        load = Counter(home for home, asked in _homes.values() if now - asked < RECENT)
        place = min(range(max(count - 1, 1)), key=load.__getitem__)
        old = next((_homes[other][0] for other in _kin(wanted) if other in _homes), None)
        if old is not None and load[old] - load[place] < UNFAIR:
            place = old
    _homes[name] = place, now
    _left.pop(name, None)
    return place


def _kin(wanted):
    """Yield the names of recordings that a new one may have epochs in common with, the nearest first."""
    origin = [wanted.origin.made] if wanted.origin else []
    yield from ((made, wanted.view) for made in origin)
    for made in (*origin, wanted.made):
        yield from ((experiment, ALONE[experiment.reads]) for experiment in made.runs.experiments)


def work(made):
    """About how much an epoch of all runs is to do."""
    return sum(experiment.work for experiment in made.runs.experiments)


def _forgotten(now):
    """`{home: names}` of the recordings that nobody has looked at for a while; they have no home any more."""
    while _leaving:
        name = _leaving.popleft()
        _looking[name] -= 1
        if not _looking[name]:
            del _looking[name]
            _left[name] = now
    gone = defaultdict(list)
    for name in [name for name, left in _left.items() if now - left > LINGER and name not in _looking]:
        del _left[name]
        if name in _homes:
            place, _ = _homes.pop(name)
            gone[place].append(name)
    return gone
