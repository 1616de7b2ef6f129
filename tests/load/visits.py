"""Visitors who come and go: what is left of them?"""

import asyncio
import time

from tests.load.students import HABITS, links, watch

FORGOTTEN = 125  # seconds until Streamlit has forgotten a session whose visitor has left
DOORS = 8  # visits at once
FIRST = 40  # visitors after whom a server has loaded what it needs
LET_GO = 35  # seconds until trainers have let go of what nobody looks at
SEATS = 12  # visitors of the soak who are there at once


async def visits(run):
    """Visitors come and go, until all are forgotten; the memory then against that after a first class had done so.

    What a server loads for its first visitors stays loaded, and is its size in use: both rows tell it.
    """
    await _come_and_go(run, "first visits", FIRST)
    figures = await _come_and_go(run, "visits", run.lengths.visits)
    if run.pid:
        figures["memory growth"] = 100 * (figures["memory"] / figures["memory before"] - 1)


async def _come_and_go(run, title, count):
    """Visitors play for a second; two minutes after the last one Streamlit forgets them all, then trainers do."""
    waiting = [run.visitor(link) for link in links(count)]

    async def door():
        while waiting:
            await _visit(waiting.pop(), 1)

    async with run.measuring(title, count) as figures:
        await run.all(door() for _ in range(DOORS))
        for seconds in (FORGOTTEN, 0, LET_GO):  # each time somebody comes, one more looks at what it keeps
            await asyncio.sleep(seconds)
            await _visit(run.visitor(), 1)
    return figures


async def soak(run):
    """Visitors do everything there is to do, for minutes; the memory at the end against that after a quarter."""
    began, addresses = time.monotonic(), links()
    end = began + 60 * run.lengths.minutes

    async def seat():
        while time.monotonic() < end:
            visitor = run.visitor(next(addresses))
            await _visit(visitor, visitor.random.uniform(20, 60), list(HABITS))
            await asyncio.sleep(visitor.random.uniform(1, 5))

    async with run.measuring("soak", SEATS, SEATS) as figures:
        await run.all(seat() for _ in range(SEATS))
    if run.pid:
        figures["memory early"] = run.held_before(began + (end - began) / 4)
        figures["memory late"] = run.held_before(end)
        figures["memory growth"] = 100 * (figures["memory late"] / figures["memory early"] - 1)


async def _visit(visitor, seconds, habits=()):
    await visitor.open()
    await watch(visitor, time.monotonic() + seconds, habits)
    await visitor.leave()
