"""Fetching MNIST: from a server on this machine that answers as OpenML does, or does not."""

import gzip
import hashlib
import json
import os
import socket
import sys
import threading
import urllib.error
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from playground.data.images import fetching
from playground.data.images.fetching import NAME, NO_NETWORK, SIZE, VARIABLE, FetchError, Progress, fetch_mnist

N_ROWS = 40
X = np.random.default_rng(0).integers(0, 256, (N_ROWS, 784), dtype=np.uint8)
Y = np.arange(N_ROWS, dtype=np.uint8) % 10
FILE = "/data/v1/download/52667/mnist_784.arff"

# What the process runs in these tests: with the server's address, and as many pictures as the server has.
SCRIPT = """
import sys
from sklearn.datasets import _openml
from playground.data.images import fetching
for name in ("_SEARCH_NAME", "_DATA_INFO", "_DATA_FEATURES", "_DATA_QUALITIES"):
    setattr(_openml, name, getattr(_openml, name).replace("https://www.openml.org", sys.argv[2]))
fetching.N_ROWS, fetching.COUNTS = {n_rows}, {counts}
fetching.main(sys.argv[1])
"""


def arff():
    """The file as OpenML has it."""
    head = ["@RELATION mnist_784", *(f"@ATTRIBUTE pixel{i + 1} REAL" for i in range(784))]
    head += ["@ATTRIBUTE class {0,1,2,3,4,5,6,7,8,9}", "@DATA"]
    rows = [",".join(map(str, [*picture, digit])) for picture, digit in zip(X, Y, strict=True)]
    return "\n".join([*head, *rows, ""]).encode()


def feature(index, name, data_type, is_target):
    flags = {"is_target": is_target, "is_ignore": "false", "is_row_identifier": "false"}
    return {"index": str(index), "name": name, "data_type": data_type, "number_of_missing_values": "0", **flags}


def described(address, content):
    """What OpenML says of the data, by the beginning of the path that asks."""
    pixels = [feature(i, f"pixel{i + 1}", "numeric", "false") for i in range(784)]
    data = {"id": "554", "name": "mnist_784", "version": "1", "format": "ARFF", "status": "active"}
    data |= {"file_id": "52667", "url": address + FILE, "md5_checksum": hashlib.md5(content).hexdigest()}
    data |= {"default_target_attribute": "class", "visibility": "public", "description": "digits"}
    listed = {"did": "554", "name": "mnist_784", "version": "1", "status": "active"}
    return {
        "/api/v1/json/data/list": {"data": {"dataset": [listed]}},
        "/api/v1/json/data/features": {
            "data_features": {"feature": [*pixels, feature(784, "class", "nominal", "true")]}
        },
        "/api/v1/json/data/qualities": {
            "data_qualities": {"quality": [{"name": "NumberOfInstances", "value": str(N_ROWS)}]}
        },
        "/api/v1/json/data/554": {"data_set_description": data},
    }


class OpenML(BaseHTTPRequestHandler):
    """Answers as OpenML does; `server.sends` turns the file into what is sent, None for HTTP 503."""

    def do_GET(self):
        answers = described(f"http://127.0.0.1:{self.server.server_port}", arff())
        found = next((answer for path, answer in answers.items() if self.path.startswith(path)), None)
        if found is not None:
            self.answer(json.dumps(found).encode())
        elif self.server.sends is None:
            self.send_error(503)
        else:
            self.answer(self.server.sends(gzip.compress(arff())), "gzip")

    def answer(self, content, encoding="identity"):
        self.send_response(200)
        self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture
def openml():
    with ThreadingHTTPServer(("127.0.0.1", 0), OpenML) as server:
        server.sends = lambda content: content
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def asks(monkeypatch):
    """`asks(address, counts)`: from now on it is fetched from there, and so many of each class are expected."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)

    def ask(address, counts=(4,) * 10):
        script = SCRIPT.format(n_rows=N_ROWS, counts=counts)
        monkeypatch.setattr(
            fetching, "_command", lambda staging: [sys.executable, "-c", script, str(staging), address]
        )

    return ask


@pytest.fixture
def runs(monkeypatch):
    """`runs(script)`: the process is this one, whose argument is the folder to write to."""
    return lambda script: monkeypatch.setattr(
        fetching, "_command", lambda staging: [sys.executable, "-c", script, str(staging)]
    )


def address_of(server):
    return f"http://127.0.0.1:{server.server_port}"


def test_mnist_comes_and_is_kept(openml, asks, tmp_path):
    asks(address_of(openml))
    folder = tmp_path / "not" / "there" / "yet"
    *on_the_way, last = fetch_mnist(folder)
    assert last == Progress(1.0, SIZE, folder / NAME)
    assert all(progress.path is None for progress in on_the_way)
    x, y = fetching.read_fetched(folder)
    np.testing.assert_array_equal(x, X)
    np.testing.assert_array_equal(y, Y)
    assert (x.dtype, y.dtype) == (np.uint8, np.uint8)
    assert x.flags.c_contiguous
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_what_is_there_is_not_fetched_again(tmp_path, monkeypatch):
    (tmp_path / NAME).write_bytes(b"kept")
    monkeypatch.setattr(fetching, "_command", None)
    assert list(fetch_mnist(tmp_path)) == [Progress(1.0, 0, tmp_path / NAME)]
    assert (tmp_path / NAME).read_bytes() == b"kept"


def fails(folder):
    """What is said when fetching to a folder fails; nothing is left there, and it can be tried again."""
    with pytest.raises(FetchError) as caught:
        list(fetch_mnist(folder))
    assert list(folder.iterdir()) == []
    assert not fetching._turn.locked()
    return str(caught.value)


def test_without_a_network_it_is_said_in_a_sentence(monkeypatch, tmp_path):
    """The real process, whose only way out is a proxy that is not there."""
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with closing(socket.socket()) as nobody:
        nobody.bind(("127.0.0.1", 0))  # taken, and nobody listens
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        assert fails(tmp_path) == NO_NETWORK


def test_a_download_that_breaks_off_is_not_kept(openml, asks, tmp_path):
    openml.sends = lambda content: content[: len(content) // 2]
    asks(address_of(openml))
    assert fails(tmp_path).startswith("What came is not the MNIST that was asked for: ")


def test_a_server_that_is_out_of_order_is_said_in_a_sentence(openml, asks, tmp_path):
    openml.sends = None
    asks(address_of(openml))
    assert fails(tmp_path) == "OpenML answered that it cannot give MNIST now (HTTP 503). Try again later."


def test_pictures_of_other_classes_are_not_mnist(openml, asks, tmp_path):
    asks(address_of(openml), counts=(5, 3, 4, 4, 4, 4, 4, 4, 4, 4))
    assert fails(tmp_path).endswith("the classes have [4, 4, 4, 4, 4, 4, 4, 4, 4, 4] pictures.")


def test_what_has_come_is_told_on_the_way(runs, tmp_path):
    runs(
        "import sys, time, pathlib\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "(folder / 'part').write_bytes(bytes(3_100_000))\n"
        "while not (folder / 'go on').exists(): time.sleep(0.01)\n"
        "(folder / 'part').rename(folder / 'mnist.npz')\n"
    )
    fetched = fetch_mnist(tmp_path)
    some = next(progress for progress in fetched if progress.n_bytes)
    assert some == Progress(0.9 * 0.2, 3_100_000)
    (staging,) = tmp_path.glob("fetching-*")
    (staging / "go on").touch()
    *_, last = fetched
    assert last.share == 1
    assert (tmp_path / NAME).stat().st_size == 3_100_000


def test_a_folder_may_be_named_from_where_one_is(runs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    runs("import sys, pathlib; (pathlib.Path(sys.argv[1]) / 'mnist.npz').write_bytes(b'here')")
    *_, last = fetch_mnist("data")
    assert last.path == tmp_path / "data" / NAME
    assert last.path.read_bytes() == b"here"


def test_who_stops_asking_stops_the_download(runs, tmp_path):
    runs(
        "import os, sys, time, pathlib\n"
        "(pathlib.Path(sys.argv[1]) / 'process').write_text(str(os.getpid()))\n"
        "time.sleep(600)\n"
    )
    fetched = fetch_mnist(tmp_path)
    next(progress for progress in fetched if progress.n_bytes)
    (process,) = tmp_path.glob("fetching-*/process")
    number = int(process.read_text())
    os.kill(number, 0)  # it is there
    fetched.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert list(tmp_path.iterdir()) == []


def test_it_is_fetched_once_at_a_time(runs, tmp_path):
    runs("import time; time.sleep(600)")
    first = fetch_mnist(tmp_path)
    next(first)
    with pytest.raises(FetchError, match="being fetched already"):
        next(fetch_mnist(tmp_path))
    first.close()
    again = fetch_mnist(tmp_path)
    assert next(again).path is None
    again.close()


def test_a_process_that_dies_is_said_in_a_sentence(runs, tmp_path):
    runs("import os; os._exit(9)")
    assert fails(tmp_path) == "MNIST could not be read: the process that fetched it ended with 9."


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FetchError, match=f"{VARIABLE} may name another folder"):
        next(fetch_mnist(tmp_path / "file" / "folder"))
    assert not fetching._turn.locked()


def test_the_folder_is_that_of_the_environment_or_the_users(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "data"))
    assert fetching.cache_folder() == tmp_path / "data"
    monkeypatch.setenv(VARIABLE, " ")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert fetching.cache_folder() == tmp_path / ".cache" / "backprop-playground"
    assert not fetching.is_fetched(fetching.cache_folder())


def test_mnist_has_as_many_pictures_as_it_has():
    assert sum(fetching.COUNTS) == fetching.N_ROWS == 70_000
    y = np.repeat(np.arange(10, dtype=np.uint8), fetching.COUNTS)
    x = np.broadcast_to(np.uint8(0), (70_000, 784))
    assert fetching.check(x, y) is None
    with pytest.raises(ValueError, match="70,000 pictures of 784 pixels"):
        fetching.check(x[1:], y[1:])
    with pytest.raises(ValueError, match="the classes have"):
        fetching.check(x, np.roll(y, 1) // 2)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (urllib.error.URLError("no such host"), NO_NETWORK),
        (TimeoutError("timed out"), NO_NETWORK),
        (ConnectionResetError(104, "reset"), NO_NETWORK),
        (OSError(28, "No space left on device"), "MNIST could not be kept: No space left on device."),
        (ValueError("checksum\ndiffers."), "What came is not the MNIST that was asked for: checksum differs."),
    ],
)
def test_each_failure_has_a_sentence(error, said):
    assert fetching.said_of(error) == said
