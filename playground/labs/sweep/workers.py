"""Where the trainings of a sweep happen: in joblib's processes behind everything else, or on a Dask cluster.

Light on purpose: a new process reads this file before it steps back.
"""

import os
import re
import signal
import threading
import time
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from contextlib import closing
from functools import partial
from itertools import islice
from uuid import uuid4

from joblib import cpu_count
from joblib.externals.loky.process_executor import ProcessPoolExecutor

from playground.languages import _

VARIABLE = "PLAYGROUND_DASK_SCHEDULER"
NICENESS = 19  # nobody's training waits for a search
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
TICK = 0.2  # seconds after which there is something to hear, if only that nothing has happened
MOST_LOSSES = 3  # times in a row that all workers are lost before anything is finished
PATIENCE = 5  # seconds for a scheduler to answer
ADDRESS = re.compile(r"(tcp|tls|ws|wss)://[^/\s]+:\d{1,5}/?")


class WorkersError(RuntimeError):
    """There is nobody to train, in words."""


def new_workers():
    """Processes, or the cluster that the environment names. Raises WorkersError where it cannot be reached."""
    address = os.environ.get(VARIABLE, "").strip()
    return Cluster(address) if address else Processes()


def finished(train, trainings, found=(), workers=new_workers):
    """Yield `(place, train(training))` of each training as it is finished, and None every `TICK` seconds.

    Places that are `found` are left out. What a lost worker was at is given to another; close the generator, and
    the workers stop. Raises WorkersError where they are lost again and again, and what `train` raises.
    """
    missing = {place: one for place, one in enumerate(trainings) if place not in found}
    losses = 0
    while missing:
        before = len(missing)
        with closing(workers()) as team:
            for place, future in _one_after_another(team, train, dict(missing)):
                if future and not team.has_lost(future):
                    yield place, future.result()
                    del missing[place]
                elif not future:
                    yield None
        losses = 0 if len(missing) < before else losses + 1
        if losses == MOST_LOSSES:
            text = _(
                "{n} times in a row the processes that train were lost before any training was finished. "
                "Perhaps the networks are too large for the machine's memory; what is finished stays."
            )
            raise WorkersError(text.format(n=losses))


def _one_after_another(team, train, missing):
    """Hand over as much as the team has room for, yield `(place, future)` as it is done, and pauses."""
    left, under_way = iter(missing.items()), {}
    while True:
        for place, training in islice(left, team.room - len(under_way)):
            under_way[team.submit(train, training)] = place
        if not under_way:
            return
        done, _not_done = wait(under_way, TICK, FIRST_COMPLETED)
        yield from ((under_way.pop(future), future) for future in done)
        yield None, None


class Processes:
    """joblib's processes: `count` of them, or all cores but one, each behind everything else on the machine."""

    def __init__(self, count=None):
        count, alone = count or max(cpu_count() - 1, 1), dict.fromkeys(THREADS, "1")
        self.room = 2 * count  # nobody waits for the next; handing over more would be too much to take back
        self._executor = ProcessPoolExecutor(count, initializer=step_back, env=alone)

    def submit(self, train, training):
        """A `Future` of `train(training)`."""
        try:
            return self._executor.submit(train, training)
        except BrokenExecutor as error:  # lost before all was handed over
            return _lost(error)

    def has_lost(self, future):
        return future.cancelled() or isinstance(future.exception(), BrokenExecutor)

    def close(self):
        """End the processes, whatever they are at."""
        self._executor.shutdown(wait=True, kill_workers=True)


class Cluster:
    """The workers of a Dask scheduler. They are others' too: what is not wanted any more stops by itself."""

    room = 100

    def __init__(self, address):
        try:
            from distributed import Client, Event
            from distributed.scheduler import KilledWorker
        except ImportError:
            text = _("{variable} names a scheduler, but dask[distributed] is not installed.")
            raise WorkersError(text.format(variable=VARIABLE)) from None
        if not ADDRESS.fullmatch(address):  # a client that cannot read it does not end well
            text = _("{variable} must be like {example}, not {value}.")
            example = "tcp://127.0.0.1:8786"
            raise WorkersError(text.format(variable=VARIABLE, example=example, value=repr(address)))
        try:
            self._client = Client(address, timeout=PATIENCE, set_as_default=False)
        except OSError as error:
            text = _("The Dask scheduler at {address} does not answer: {error}")
            raise WorkersError(text.format(address=address, error=error)) from None
        self._name, self._executor = f"sweep-{uuid4()}", self._client.get_executor(pure=False)
        self._over, self._losses = Event(self._name, client=self._client), KilledWorker

    def submit(self, train, training):
        """A `Future` of `train(training)`, which hears when it is over."""
        return self._executor.submit(train_on_cluster, train, training, self._name)

    def has_lost(self, future):
        return future.cancelled() or isinstance(future.exception(), (self._losses, CancelledError))

    def close(self):
        """Give up what waits, and tell what is under way."""
        self._over.set()
        self._executor.shutdown(wait=False)
        self._client.close()


def train_on_cluster(train, training, name):
    """Runs on a Dask worker: `train(training)` with one thread, until the event called `name` is set."""
    from distributed import Event
    from threadpoolctl import threadpool_limits

    over = Event(name)
    with threadpool_limits(1):
        return train(training, partial(_is_going_on, over))


def step_back():
    """What a process does first: let everybody else go before, and end with the server."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is meant for the server
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent):
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _is_going_on(over):
    return not over.is_set()


def _lost(error):
    future = Future()
    future.set_exception(error)
    return future
