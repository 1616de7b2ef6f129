"""The headers of every answer."""

import asyncio
import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from streamlit import file_util

from playground.ui.server import assets, shell
from playground.ui.server.security import MIDDLEWARE
from playground.ui.server.security.headers import EMBEDDING, headers
from tests.asgi import answer

APP = Starlette(routes=[*assets.ROUTES, *shell.ROUTES], middleware=[*MIDDLEWARE, *assets.MIDDLEWARE])
THUMBNAIL = "/assets/thumbnails/moons.svg"


def directives(policy):
    return dict(directive.split(" ", 1) for directive in policy.split("; "))


@pytest.mark.parametrize("path", ["/", assets.PLOTLY_URL, f"{assets.player_url('en')}/main.js", THUMBNAIL])
def test_every_answer_has_them_and_keeps_its_own(path):
    found = answer(APP, path)
    assert found.status == 200
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["referrer-policy"] == "same-origin"
    assert found.headers["x-frame-options"] == "DENY"
    assert "microphone=()" in found.headers["permissions-policy"]
    assert directives(found.headers["content-security-policy"])["default-src"] == "'self'"
    assert int(found.headers["content-length"]) == len(found.body) > 0


def test_what_is_not_found_has_them_too():
    found = answer(APP, "/assets/thumbnails/nothing.svg")
    assert found.status == 404
    assert "content-security-policy" in found.headers


def test_scripts_come_from_here_and_none_may_be_made_of_text():
    rules = directives(headers()["Content-Security-Policy"])
    assert set(rules["script-src"].split()) - hashes() == {"'self'", "blob:", "'wasm-unsafe-eval'"}
    assert rules["object-src"] == "'none'"
    assert not any("http" in rule or "*" in rule or "'unsafe-eval'" in rule for rule in rules.values())


def hashes():
    """Of the scripts in Streamlit's page."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text()
    found = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    assert found
    return {f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in found}


def test_the_scripts_in_streamlits_page_are_known():
    assert hashes() <= set(directives(headers()["Content-Security-Policy"])["script-src"].split())


def test_a_frame_may_show_it_where_that_is_configured_and_nowhere_else(monkeypatch):
    school = "https://school.example https://other.example"
    assert directives(headers()["Content-Security-Policy"])["frame-ancestors"] == "'none'"
    monkeypatch.setenv(EMBEDDING, school)
    found = answer(Starlette(routes=assets.ROUTES, middleware=MIDDLEWARE), THUMBNAIL).headers
    assert directives(found["content-security-policy"])["frame-ancestors"] == school
    assert "x-frame-options" not in found


def test_what_is_streamed_comes_piece_by_piece():
    async def pieces():
        for number in range(3):
            assert len(said) == number + 1  # the start, and every piece so far
            yield b"piece"

    async def send(message):
        said.append(message["type"])

    async def receive():
        await asyncio.Event().wait()  # the visitor stays

    said = []
    app = Starlette(routes=[Route("/", lambda _: StreamingResponse(pieces()))], middleware=MIDDLEWARE)
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
    asyncio.run(app(scope, receive, send))
    assert said[0] == "http.response.start"
    assert len(said) >= 4


def test_the_websocket_is_left_alone():
    passed = []

    async def app(scope, receive, send):
        passed.append((receive, send))

    async def receive():
        """Nothing comes."""

    async def send(message):
        """Nobody hears."""

    asyncio.run(MIDDLEWARE[0].cls(app)({"type": "websocket"}, receive, send))
    assert passed == [(receive, send)]


def test_a_route_of_ours_answers_as_before():
    app = Starlette(routes=[Route("/", lambda _: PlainTextResponse("hello"))], middleware=MIDDLEWARE)
    assert answer(app, "/").body == b"hello"
