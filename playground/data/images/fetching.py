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

from playground.languages import ENGLISH, _, mark, speaking, spoken
from playground.numbers import counted

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
NO_NETWORK = mark(
    "OpenML, where MNIST is kept, cannot be reached from here. The 5,000 pictures that come with the playground "
    "need no network."
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
        raise FetchError(_("MNIST has not been fetched yet.")) from None
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        text = _("{file} is damaged: remove it, and fetch MNIST again.")
        raise FetchError(text.format(file=Path(folder) / NAME)) from None


def fetch_mnist(folder):
    """Yield `Progress` until MNIST lies in a folder; stop asking, and nothing of it is left.

    Raises FetchError, in a sentence for the page: without a network, and where MNIST does not come whole.
    """
    folder = Path(folder).absolute()  # the process starts elsewhere
    if is_fetched(folder):
        yield Progress(1.0, 0, folder / NAME)
        return
    if not _turn.acquire(blocking=False):
        raise FetchError(_("MNIST is being fetched already: it will be there in a moment."))
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
        text = _("Nothing can be kept in {folder}: {variable} may name another folder.")
        raise FetchError(text.format(folder=folder, variable=VARIABLE)) from None


def _watched(staging):
    """Yield `Progress` while a process downloads into a folder. Raises FetchError with what it said."""
    process = subprocess.Popen(
        _command(staging), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
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
        text = _("MNIST could not be read: the process that fetched it ended with {code}.")
        raise FetchError(text.format(code=process.returncode))


def _command(staging):
    script = "import sys; from playground.data.images.fetching import main; main(*sys.argv[1:])"
    return [sys.executable, "-c", script, str(staging), spoken().code]


def _size(folder):
    """Bytes of all files in a folder, some of which may leave it at any moment."""
    total = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                total += os.path.getsize(os.path.join(place, name))
    return total


def main(staging, language=ENGLISH.code):
    """What the process does: download, or end with a sentence in a language."""
    with speaking(language):
        try:
            download(Path(staging))
        except Exception as error:  # the process has no other way to tell
            sys.stderr.buffer.write(said_of(error).encode())
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
        text = _("{n} pictures of {pixels} pixels were expected, not {shape}.")
        raise ValueError(text.format(n=counted(N_ROWS), pixels=N_PIXELS, shape=x.shape))
    counts = np.bincount(y, minlength=len(COUNTS))
    if tuple(counts.tolist()) != COUNTS:
        raise ValueError(_("the classes have {counts} pictures.").format(counts=counts.tolist()))


def said_of(error):
    """A sentence for what has gone wrong."""
    if isinstance(error, urllib.error.HTTPError):
        text = _("OpenML answered that it cannot give MNIST now (HTTP {code}). Try again later.")
        return text.format(code=error.code)
    if isinstance(error, urllib.error.URLError | http.client.HTTPException | TimeoutError | ConnectionError):
        return _(NO_NETWORK)
    if isinstance(error, OSError):
        return _("MNIST could not be kept: {error}.").format(error=error.strerror or error)
    text = _("What came is not the MNIST that was asked for: {error}")
    return text.format(error=" ".join(str(error).split()))
