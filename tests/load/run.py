"""One scenario under way: who is there, and what it costs the server."""

import asyncio
import statistics
import time
from contextlib import asynccontextmanager, suppress
from typing import NamedTuple

import numpy as np

from tests.load import processes
from tests.load.client.connection import Site
from tests.load.client.visitor import Visitor
from tests.load.log import Log

AT_ONCE = 4  # visitors who arrive together where it is not the arriving that is measured
SHORTEST = 1  # seconds of playing below which a pace says nothing
BETWEEN_LOOKS = 2  # seconds between two looks at the memory


class Row(NamedTuple):
    """A line of the table: its title, how many are there and how many of them play, and figures by name."""

    title: str
    there: int
    playing: int
    figures: dict


class Lengths(NamedTuple):
    """How long things are measured."""

    seconds: float = 60
    minutes: float = 20
    visits: int = 200


class Run:
    """`rows` is what was measured, `log` what the visitors see; `pid` is None where the server is elsewhere."""

    def __init__(self, server, lengths):
        self.site, self.pid, self.lengths = Site.at(server.url), server.pid, lengths
        self.rows, self.held = [], []  # `held`: (time, MB)
        self._logs, self._visitors = [Log()], 0

    @property
    def log(self):
        return self._logs[-1]

    @property
    def errors(self):
        return [words for log in self._logs for words in log.errors]

    def set_apart(self):
        """Leave out of what is measured from now on what those see who are here by now."""
        self._logs.append(Log())

    def visitor(self, link="", **more):
        """One who is not there yet, and chooses other things than the others."""
        self._visitors += 1
        return Visitor(self.site, self.log, link, self._visitors, **more)

    async def welcome(self, links):
        """Visitors who have opened the links, a few at once."""
        room, visitors = asyncio.Semaphore(AT_ONCE), [self.visitor(link) for link in links]

        async def enter(visitor):
            async with room:
                await visitor.open()

        await self.all(enter(visitor) for visitor in visitors)
        return visitors

    async def all(self, coroutines):
        """Wait for several things that go on at once; what fails is an error of the run, and stops nobody else."""
        await asyncio.gather(*map(self.log.start, coroutines), return_exceptions=True)

    @asynccontextmanager
    async def measuring(self, title, there=1, playing=0):
        """Measure what happens meanwhile; the figures of its `Row` are there at the end."""
        self.log.begin()
        figures, before = {}, self.memory()
        self.rows.append(Row(title, there, playing, figures))
        began, used, own = time.monotonic(), self._cpu(), time.process_time()
        yield figures
        seconds = time.monotonic() - began
        figures["client CPU"] = 100 * (time.process_time() - own) / seconds
        if self.pid:
            sizes = [before, *(size for at, size in self.held if at >= began), self.memory()]
            figures |= {"memory before": before, "memory peak": max(sizes), "memory": sizes[-1]}
            figures["CPU"] = 100 * (self._cpu() - used) / seconds
        figures |= figures_of(self.log)

    def memory(self):
        """MB that the server holds now."""
        return processes.memory(self.pid) / 1e6 if self.pid else 0

    def held_before(self, moment, seconds=30):
        """Median of the MB that the server held in the seconds before a moment."""
        near = [size for at, size in self.held if moment - seconds <= at <= moment]
        return statistics.median(near) if near else self.memory()

    @asynccontextmanager
    async def watched(self):
        """Look at the memory all the while."""
        looking = self.log.start(self._look())
        try:
            yield self
        finally:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking

    async def _look(self):
        while self.pid:
            self.held.append((time.monotonic(), self.memory()))
            await asyncio.sleep(BETWEEN_LOOKS)

    def _cpu(self):
        return processes.cpu_seconds(self.pid) if self.pid else 0


def figures_of(log):
    """Percentiles of the delays in milliseconds, and the frames a second of those who played."""
    found = {}
    for what, seconds in log.delays.items():
        for share in (50, 95, 99):
            found[f"{what} p{share}"] = 1000 * float(np.percentile(seconds, share))
        found[f"{what} times"] = len(seconds)
    rates = [pace.frames / pace.seconds for pace in log.paces if pace.seconds > SHORTEST]
    if rates:
        found |= {"frames/s": statistics.median(rates), "smallest frames/s": min(rates)}
        found["waits"] = sum(pace.waits for pace in log.paces)
    return found
