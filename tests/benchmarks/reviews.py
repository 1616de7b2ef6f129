"""How long reviews take: `make bench ARGS=reviews`.

The file is one of Keras' format and full size, made here: 25,000 and 25,000 lists of about 240 numbers, as object
arrays. It is read once; then the tutorial's network is trained on it for an epoch, in pieces of about a second.
The page's own training on generated reviews goes to its end.
"""

import os
import tempfile
import time
from pathlib import Path

from playground.choices.reviews import Reading
from playground.data.reading import imdb
from playground.labs.reviews.presets import PRESETS
from playground.labs.reviews.training import PARTS, go_on
from tests.benchmarks.timing import markdown
from tests.data.reading.files import write_keras

MOST_SECONDS = 10  # to read it


def table():
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = write_keras(Path(folder), 25_000, 240)
        os.environ[imdb.VARIABLE] = str(path)
        started = time.perf_counter()
        imdb.read(10_000)
        seconds, size = time.perf_counter() - started, path.stat().st_size / 2**20
        rows.append(["read a file of full size", f"{seconds:.1f}", f"{size:.0f} MB"])
        rows.append(["at most allowed", str(MOST_SECONDS), ""])
        rows.append(_epoch())
        del os.environ[imdb.VARIABLE]
    rows.append(_generated())
    return markdown(["reviews", "s", ""], rows)


def _epoch():
    reading = PRESETS["imdb"].made
    state, reports = go_on(reading), 0
    started = time.perf_counter()
    while state.batch < state.n_batches:
        state, reports = go_on(reading, state), reports + 1
    seconds = time.perf_counter() - started
    return ["an epoch on it", f"{seconds:.0f}", f"{state.n_batches} updates, {reports} reports on the way"]


def _generated():
    state, started = None, time.perf_counter()
    while state is None or not state.is_over:
        state = go_on(Reading(), state)
    seconds, test = time.perf_counter() - started, state.judged[PARTS.index("test")].accuracy
    counts = state.counted.counts[1]
    return ["five epochs on generated ones", f"{seconds:.1f}", f"test {test:.2%}, counting words {counts:.2%}"]
