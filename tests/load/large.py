"""Visitors who want as much as the pages allow."""

import asyncio
import time

from tests.load.students import watch

BENCH = "vanishing?activations=relu&depths=50&width=256&optimizer=adam&epochs=2000"
LONG_RUN = "?hidden_sizes=64,64,64,64,64,64,64,64&epochs=20000"
FASTEST = 1000  # epochs a second


async def open_bench(run):
    """The deepest and widest network of the vanishing gradients' page."""
    visitor = run.visitor(BENCH)
    await visitor.open()
    await visitor.choose("bench_view", "While training")
    return visitor


async def open_long_run(run):
    """The longest run of the playground's largest network, to be played as fast as it goes."""
    visitor = run.visitor(LONG_RUN, speed=FASTEST)
    await visitor.open()
    return visitor


async def bench(run):
    async with run.measuring("bench", 1, 1) as figures:
        visitor = await open_bench(run)
        await watch(visitor, time.monotonic() + run.lengths.seconds, ())
    _add(figures)
    await visitor.leave()


async def long_run(run):
    """Played to its end, or for three times as long as others are measured."""
    async with run.measuring("long", 1, 1) as figures:
        visitor = await open_long_run(run)
        await visitor.play()
        until = time.monotonic() + 3 * run.lengths.seconds
        while visitor.player.state == "playing" and time.monotonic() < until:
            await asyncio.sleep(1)
    _add(figures)
    await visitor.leave()


def _add(figures):
    if "memory peak" in figures:
        figures["memory added"] = figures["memory peak"] - figures["memory before"]
