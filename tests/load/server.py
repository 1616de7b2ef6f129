"""The app as `make run` serves it, on a free port, in a process group of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
START_SECONDS, END_SECONDS = 60, 10


class Server(NamedTuple):
    """Where it is served; its first process and the file of its log, None where they are not known."""

    url: str
    pid: int | None = None
    log: Path | None = None

    def traces(self):
        """What its log says of exceptions, one text each."""
        said = self.log.read_text(errors="replace") if self.log else ""
        return [trace[-2000:] for trace in said.split("Traceback (most recent call last)")[1:]]


@contextmanager
def served(options=()):
    """A `Server` that is started, and ended at the end; `options` of Streamlit are texts like server.x=y."""
    port = _free_port()
    options = ["server.address=127.0.0.1", f"server.port={port}", *options]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *(f"--{option}" for option in options)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "server.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**environment, "HOME": folder},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        server = Server(f"http://127.0.0.1:{port}/", process.pid, log)
        try:
            _wait_until_healthy(server, process)
            yield server
        finally:
            _end(process)


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_until_healthy(server, process):
    deadline = time.monotonic() + START_SECONDS
    while not _is_healthy(server):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the app did not start:\n{server.log.read_text(errors='replace')}")
        time.sleep(0.1)


def _is_healthy(server):
    try:
        with urllib.request.urlopen(f"{server.url}health", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _end(process):
    """Ask the app to end; whatever of its group is left after a while is ended by force."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(END_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
