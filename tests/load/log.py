"""What the visitors of one scenario see: delays, frames, errors."""

import asyncio
import time
import traceback
from collections import defaultdict

OF_ARRIVAL = ("opening", "first frames")  # what is waited for before the others begin to be measured


class Pace:
    """How many frames a player has shown, in how many seconds of playing, and how often it had to wait for one."""

    def __init__(self):
        self.since = None
        self.begin()

    def begin(self):
        """Count from now on."""
        self.frames = self.waits = self._seconds = 0
        if self.since is not None:
            self.since = time.monotonic()

    def start(self):
        self.since = time.monotonic()

    def stop(self):
        self._seconds, self.since = self.seconds, None

    @property
    def seconds(self):
        return self._seconds + (time.monotonic() - self.since if self.since is not None else 0)


class Log:
    """`delays` are seconds, by what was waited for; `errors` are sentences; `paces` are those of all players."""

    def __init__(self):
        self.delays, self.errors, self.paces = defaultdict(list), [], []

    def begin(self):
        """Forget what was measured while the visitors arrived, but not how long they waited then."""
        self.delays = defaultdict(list, {what: self.delays[what] for what in OF_ARRIVAL if what in self.delays})
        for pace in self.paces:
            pace.begin()

    def new_pace(self):
        self.paces.append(Pace())
        return self.paces[-1]

    def took(self, what, since):
        """Note that something that began at `since`, a reading of `time.monotonic`, is there."""
        self.delays[what].append(time.monotonic() - since)

    def failed(self, words):
        self.errors.append(words)

    def start(self, coroutine):
        """Run a coroutine beside the others; an exception in it is an error of the run."""
        task = asyncio.create_task(coroutine)
        task.add_done_callback(self._look)
        return task

    def _look(self, task):
        if not task.cancelled() and (error := task.exception()):
            self.failed("".join(traceback.format_exception(error)))
