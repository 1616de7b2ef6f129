"""All of MNIST, 70,000 pictures: fetched once from OpenML, by a process of its own, and kept as one small file.

The process can be stopped at any moment, and gives back the memory that reading 120 MB of text takes.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.error
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.datasets import fetch_openml

VARIABLE = "PLAYGROUND_DATA"
NAME = "mnist.npz"
N_ROWS, N_PIXELS = 70_000, 784
COUNTS = (6903, 7877, 6990, 7141, 6824, 6313, 6876, 7293, 6825, 6958)  # pictures of each class
SIZE = 15_500_000  # bytes that come, about
READ = 0.9  # share of the way at which they have come, and are read
PATIENCE = 10  # seconds without an answer
GLANCE = 0.2  # seconds between two looks at how much has come
SAID = 3  # exit code of the process when it has said what is wrong
ROOT = Path(__file__).parents[3]
NO_NETWORK = (
    "OpenML, where MNIST is kept, cannot be reached from here. "
    "The 5,000 pictures that come with the playground need no network."
)

_turn = threading.Lock()


class FetchError(ValueError):
    """Why MNIST is not there, in words."""


class Progress(NamedTuple):
    """How far it is, from 0 to 1, the bytes that have come, and in the end the file."""

    share: float
    n_bytes: int
    path: Path | None = None


def cache_folder():
    """Where what is fetched is kept: as the environment says, or in the user's cache."""
    said = os.environ.get(VARIABLE, "").strip()
    return Path(said or os.path.expanduser("~/.cache/backprop-playground"))


def is_fetched(folder):
    """Whether MNIST lies in a folder."""
    return os.path.isfile(Path(folder) / NAME)  # false, too, for a folder that may not be read


def read_fetched(folder):
    """The pictures (70,000, 784) and classes (70,000,), uint8, from a folder. Raises FetchError."""
    try:
        with (Path(folder) / NAME).open("rb") as file, np.load(file, allow_pickle=False) as found:
            return found["x"], found["y"]
    except FileNotFoundError:
        raise FetchError("MNIST has not been fetched yet.") from None
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        raise FetchError(f"{Path(folder) / NAME} is damaged: remove it, and fetch MNIST again.") from None


def fetch_mnist(folder):
    """Yield `Progress` until MNIST lies in a folder; stop asking, and nothing of it is left.

    Raises FetchError, in a sentence for the page: without a network, and where MNIST does not come whole.
    """
    folder = Path(folder).absolute()  # the process starts elsewhere
    if is_fetched(folder):
        yield Progress(1.0, 0, folder / NAME)
        return
    if not _turn.acquire(blocking=False):
        raise FetchError("MNIST is being fetched already: it will be there in a moment.")
    try:
        with _staging(folder) as staging:
            yield from _watched(Path(staging))
            os.replace(Path(staging) / NAME, folder / NAME)
        yield Progress(1.0, SIZE, folder / NAME)
    finally:
        _turn.release()


def _staging(folder):
    """A folder beside the file to be, so that this only has to be renamed; it is gone in the end."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix="fetching-", dir=folder, ignore_cleanup_errors=True)
    except OSError:
        raise FetchError(f"Nothing can be kept in {folder}: {VARIABLE} may name another folder.") from None


def _watched(staging):
    """Yield `Progress` while a process downloads into a folder. Raises FetchError with what it said."""
    process = subprocess.Popen(
        _command(staging), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        while process.poll() is None:
            n_bytes = _size(staging)
            yield Progress(READ * min(n_bytes / SIZE, 1.0), n_bytes)
            try:
                process.wait(GLANCE)
            except subprocess.TimeoutExpired:
                continue
        said = process.stderr.read().strip()
    finally:
        process.kill()
        process.stderr.close()
        process.wait()
    if process.returncode == SAID:
        raise FetchError(said)
    if process.returncode:
        raise FetchError(f"MNIST could not be read: the process that fetched it ended with {process.returncode}.")


def _command(staging):
    script = "import sys; from playground.data.images.fetching import main; main(sys.argv[1])"
    return [sys.executable, "-c", script, str(staging)]


def _size(folder):
    """Bytes of all files in a folder, some of which may leave it at any moment."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                total += os.path.getsize(os.path.join(place, name))
    return total


def main(staging):
    """What the process does: download, or end with a sentence."""
    try:
        download(Path(staging))
    except Exception as error:  # the process has no other way to tell
        print(said_of(error), file=sys.stderr)
        sys.exit(SAID)


def download(staging):
    """Write MNIST from OpenML to a folder, checked, as `NAME`."""
    socket.setdefaulttimeout(PATIENCE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it tries again
        found = fetch_openml(
            "mnist_784",
            version=1,
            as_frame=False,
            parser="pandas",
            read_csv_kwargs={"dtype": np.uint8},  # 140 MB of memory instead of 860
            data_home=staging,
            n_retries=1,
        )
    x, y = np.ascontiguousarray(found.data), found.target.astype(np.uint8)  # picture by picture
    check(x, y)
    np.savez_compressed(staging / NAME, x=x, y=y)


def check(x, y):
    """Raise ValueError unless pictures x and their classes y are as many as MNIST has, of each class."""
    if x.shape != (N_ROWS, N_PIXELS) or y.shape != (N_ROWS,):
        raise ValueError(f"{N_ROWS:,} pictures of {N_PIXELS} pixels were expected, not {x.shape}.")
    counts = np.bincount(y, minlength=len(COUNTS))
    if tuple(counts.tolist()) != COUNTS:
        raise ValueError(f"the classes have {counts.tolist()} pictures.")


def said_of(error):
    """A sentence for what has gone wrong."""
    if isinstance(error, urllib.error.HTTPError):
        return f"OpenML answered that it cannot give MNIST now (HTTP {error.code}). Try again later."
    if isinstance(error, urllib.error.URLError | http.client.HTTPException | TimeoutError | ConnectionError):
        return NO_NETWORK
    if isinstance(error, OSError):
        return f"MNIST could not be kept: {error.strerror or error}."
    return f"What came is not the MNIST that was asked for: {' '.join(str(error).split())}"
