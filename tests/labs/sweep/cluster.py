"""A Dask scheduler and two worker processes on this machine, for as long as a test needs them."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
WHERE = ["--host", "127.0.0.1", "--no-dashboard"]


class Cluster(NamedTuple):
    address: str
    workers: list


@contextmanager
def cluster(count=2):
    """A running `Cluster`; its workers die when they are killed, as nobody starts them again."""
    scheduler = _start("distributed.cli.dask_scheduler", *WHERE, "--port", "0")
    started = [scheduler]
    try:
        address = _heard(scheduler, r"Scheduler at:\s+(tcp://\S+)")
        for _ in range(count):
            started.append(_start("distributed.cli.dask_worker", address, *WHERE, "--no-nanny", "--nthreads", "1"))
        for worker in started[1:]:
            _heard(worker, r"Registered to:\s+(tcp://\S+)")
        yield Cluster(address, started[1:])
    finally:
        for process in started:
            process.kill()
            process.communicate()


def _start(module, *arguments):
    command = [sys.executable, "-m", module, *arguments]
    known = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, env=known, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def _heard(process, words):
    """What a process says about itself."""
    for line in process.stderr:
        if found := re.search(words, line):
            return found[1]
    raise RuntimeError(f"{process.args} ended with {process.wait()}")
