"""Students in a room: some play, the others choose and look."""

import asyncio
import time

from tests.load import large
from tests.load.students import LONG, links, look, watch

SETTLING = 4  # seconds from the first Play to the first measurement
LESSON = f"?epochs={LONG}"


async def classroom(run, title, addresses, playing, habits=("rate", "rest", "look back")):
    """Students who have come in: the first of them play, the others choose and look."""
    students = await run.welcome(addresses)
    until = time.monotonic() + SETTLING + run.lengths.seconds
    what_they_do = [watch(student, until, habits) for student in students[:playing]]
    what_they_do += [look(student, until) for student in students[playing:]]
    doing = asyncio.create_task(run.all(what_they_do))
    await asyncio.sleep(SETTLING)
    async with run.measuring(title, len(students), playing):
        await doing
    await run.all(student.leave() for student in students)


def a_class(title, there, playing):
    """So many students, each with an experiment of their own."""

    async def happens(run):
        await classroom(run, title, links(there), playing)

    return happens


async def alone(run):
    await classroom(run, "alone", [LESSON], 1, habits=())


async def same(run):
    await classroom(run, "same", [LESSON] * 40, 40, habits=("rest", "look back"))


async def arrive(run, there=40, within=2):
    """Students who all enter the same address within seconds."""
    students = [run.visitor() for _ in range(there)]

    async def come(student, at):
        await asyncio.sleep(at)
        await student.open()

    async with run.measuring("arrive", there):
        await run.all(come(student, within * at / there) for at, student in enumerate(students))
    await run.all(student.leave() for student in students)


async def heavy(run):
    """A class of ten, beside it those who want the most; only the class is measured."""
    others = [await large.open_bench(run), await large.open_long_run(run)]
    for visitor in others:
        await visitor.play()
    run.set_apart()
    await classroom(run, "heavy", links(10), 5)
    await run.all(visitor.leave() for visitor in others)
