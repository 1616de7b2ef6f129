"""Scripts and styles that never change."""

import asyncio
import gzip

import pytest
from starlette.responses import PlainTextResponse

from playground.ui.server.packed import Packed, files_in

SCRIPT = "export const answer = 42;\n" * 100


@pytest.fixture
def app(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "answer.js").write_text(SCRIPT)
    (tmp_path / "secret.txt").write_text("no script")
    return Packed(PlainTextResponse("from the app"), files_in(tmp_path, "/scripts"))


def ask(app, path, encodings="", method="GET", kind="http"):
    """Headers and body of the answer."""
    sent = []

    async def send(message):
        sent.append(message)

    headers = [(b"accept-encoding", encodings.encode())]
    asyncio.run(app({"type": kind, "method": method, "path": path, "headers": headers}, None, send))
    start, body = sent
    return {name.decode(): value.decode() for name, value in start["headers"]}, body["body"]


def test_a_script_is_packed_for_a_browser_that_can_unpack_it_and_kept_for_good(app):
    headers, body = ask(app, "/scripts/deep/answer.js", "gzip, deflate, br")
    assert gzip.decompress(body).decode() == SCRIPT
    assert headers["content-encoding"] == "gzip"
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]
    assert headers["vary"] == "Accept-Encoding"


def test_it_is_packed_once(app, monkeypatch):
    _, first = ask(app, "/scripts/deep/answer.js", "gzip")
    monkeypatch.delattr(gzip, "compress")
    assert ask(app, "/scripts/deep/answer.js", "gzip")[1] == first


def test_a_script_comes_as_it_is_where_it_cannot_be_unpacked(app):
    headers, body = ask(app, "/scripts/deep/answer.js")
    assert body.decode() == SCRIPT
    assert "content-encoding" not in headers
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize("path", ["/", "/scripts/other.js", "/scripts/secret.txt", "/scripts/deep/../secret.txt"])
def test_everything_else_is_the_apps(app, path):
    assert ask(app, path, "gzip")[1] == b"from the app"


def test_so_is_what_does_not_fetch(app):
    assert ask(app, "/scripts/deep/answer.js", "gzip", method="POST")[1] == b"from the app"
    assert ask(app, "/scripts/deep/answer.js", "gzip", kind="websocket")[1] == b"from the app"
