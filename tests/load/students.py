"""What students do for a while: some choose and look, some play; and what makes their experiments differ."""

import asyncio
import itertools
import time

THINKING = (5, 15)  # seconds between two choices of somebody who looks
WATCHING = (6, 16)  # seconds between two things that somebody who plays does
RESTING = (0.5, 2)  # seconds of a pause
LONG = 5000  # epochs: nobody comes to the end while it is measured
DATASETS = ("circles", "moons", "xor", "gaussians", "spiral", "checkerboard")
SIZES = ("8,4", "8,8", "10", "6,6,4", "12,4")


def links(count=None):
    """Links to so many different experiments; they do not end without a count."""
    for at in range(count) if count is not None else itertools.count():
        sizes, dataset = SIZES[at % len(SIZES)], DATASETS[at % len(DATASETS)]
        yield f"?dataset={dataset}&hidden_sizes={sizes}&seed={at}&epochs={LONG}"


async def look(visitor, until):
    """Choose something now and then, until a time."""
    while await _passes(visitor, THINKING, until):
        await visitor.choose_anything()


async def watch(visitor, until, habits):
    """Play, and do something else now and then, until a time; `habits` are the names of entries of `HABITS`."""
    await visitor.play()
    while await _passes(visitor, WATCHING, until):
        if habits:
            await HABITS[visitor.random.choice(habits)](visitor)
        await visitor.play()
    await visitor.pause()


async def _passes(visitor, seconds, until):
    """Wait for some time, but not beyond the end; whether there is time left."""
    await asyncio.sleep(min(visitor.random.uniform(*seconds), max(until - time.monotonic(), 0)))
    return time.monotonic() < until


async def _rest(visitor):
    await visitor.pause()
    await asyncio.sleep(visitor.random.uniform(*RESTING))


async def _look_back(visitor):
    await visitor.pause()
    await visitor.look_back()
    await asyncio.sleep(visitor.random.uniform(*RESTING))


HABITS = {
    "rate": lambda visitor: visitor.change_rate(),
    "rest": _rest,
    "look back": _look_back,
    "choose": lambda visitor: visitor.choose_anything(),
    "reconnect": lambda visitor: visitor.reconnect(),
}
