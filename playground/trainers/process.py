"""A trainer: a process that works on one thing at a time, or a thread of this process where that is asked for."""

import gc
import logging
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import ModuleType

VARIABLE = "PLAYGROUND_TRAINERS"
MOST = 8  # more than one web server can keep busy
SLOWER = 10  # niceness of the trainer for large networks
LOG = logging.getLogger(__name__)

CAN_COPY = "forkserver" in multiprocessing.get_all_start_methods()
KNOWN = multiprocessing.get_context("forkserver" if CAN_COPY else "spawn")


class Trainer(KNOWN.Process):
    """A process that does not run `__main__` first, which is the page that Streamlit shows at the moment."""

    def start(self):
        with _no_main():
            super().start()


class Context(type(KNOWN)):
    """How trainers are started: as copies of one process that has imported what they need, where that can be."""

    Process = Trainer


CONTEXT = Context()
if CAN_COPY:
    CONTEXT.set_forkserver_preload(["playground.trainers.answers"])


def how_many():
    """The number of trainers: one a core, unless the environment says; 0 is a thread of this process."""
    said = os.environ.get(VARIABLE, "").strip() or str(min(_cores(), MOST))
    if not said.isdecimal() or int(said) > MOST:
        raise ValueError(f"{VARIABLE} is the number of training processes, 0 to {MOST}, not {said!r}.")
    count = int(said)
    if count and not _can_start():
        LOG.warning("No folder for temporary files can be written: one thread trains for all.")
        return 0
    return count


def new_process():
    """An executor of one process, which imports what it needs once and is copied from that."""
    return ProcessPoolExecutor(1, mp_context=CONTEXT, initializer=_begin)


def new_slow_process():
    """An executor of one process that steps back behind the others."""
    return ProcessPoolExecutor(1, mp_context=CONTEXT, initializer=_begin, initargs=(SLOWER,))


def new_thread():
    """An executor of one thread."""
    return ThreadPoolExecutor(1, thread_name_prefix="trainer")


def _can_start():
    """Whether processes can: what they are copied from listens at a socket, which is a temporary file."""
    try:
        return not CAN_COPY or bool(tempfile.gettempdir())
    except FileNotFoundError:
        return False


def _cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _no_main():
    """There is nothing for a new process to run meanwhile."""
    main, nothing = sys.modules["__main__"], ModuleType("__main__")
    sys.modules["__main__"] = nothing
    try:
        yield
    finally:
        if sys.modules["__main__"] is nothing:  # else another page has begun
            sys.modules["__main__"] = main


def _begin(slower=0):
    """What a trainer does first."""
    if slower and hasattr(os, "nice"):
        os.nice(slower)
    gc.freeze()  # what is imported stays for good
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is meant for the server, which then ends its trainers
    threading.Thread(target=_end_with_the_server, daemon=True).start()


def _end_with_the_server():
    wait([multiprocessing.parent_process().sentinel])
    os._exit(1)
