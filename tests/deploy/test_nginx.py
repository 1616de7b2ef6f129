"""deploy/nginx.conf in front of two replicas: whoever came to one stays there, until it is gone."""

import http.client
import json
import os
import re
import signal
import time
from typing import NamedTuple

import pytest

from playground.ui.server import assets
from tests.browser.conftest import served
from tests.deploy.nginx import place, proxied
from tests.visit import visit

TYPED = "typed"


class Site(NamedTuple):
    url: str
    replicas: dict  # by the address that the cookie names: its Server
    log: object


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    with served(folder / "first.log") as first, served(folder / "second.log") as second:
        replicas = {place(server): server for server in (first, second)}
        with proxied(folder, list(replicas)) as url:
            yield Site(url, replicas, folder / "error.log")


def ask(url, path="", method="GET", body=None, **headers):
    """`(status, headers, body)` of one request, the path as it is written."""
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=30)
    try:
        connection.request(method, f"/{path}", body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def ask_until(kept, url, path, **headers):
    """The first answer that says so of nginx's copy, which is put away a moment after its last byte was sent."""
    deadline = time.monotonic() + 10
    while (answer := ask(url, path, **headers))[1]["X-Cache"] != kept:
        assert time.monotonic() < deadline, f"{path} stayed {answer[1]['X-Cache']}"
    return answer


def replica_named(headers):
    """The replica that a new cookie names, None where there is none."""
    found = re.match(r"replica=([^;]+); Path=/; HttpOnly; SameSite=Lax$", headers["Set-Cookie"] or "")
    return found and found[1]


def sessions(server):
    return int(re.search(rb"^active_sessions (\d+)", ask(server.url, "_stcore/metrics")[2], re.MULTILINE)[1])


def recording_of(visitor):
    """Where the recording is asked that the page shows."""
    shown = [element.bidi_component for element in visitor.elements["bidi_component"]]
    (player,) = (part for part in shown if part.component_name == "backprop_player")
    return json.loads(player.json)["source"].lstrip("/")


QUESTION = json.dumps({"recording": None})


def test_newcomers_take_turns_and_stay_where_they_came(site):
    names = [replica_named(ask(site.url)[1]) for _ in range(4)]
    assert set(names) == set(site.replicas)
    for name, server in site.replicas.items():
        (other,) = set(site.replicas.values()) - {server}
        cookie = {"Cookie": f"a=b; replica={name}"}
        for _ in range(5):
            status, headers, _ = ask(site.url, "vanishing", **cookie)
            assert (status, headers["Set-Cookie"]) == (200, None)
        before = sessions(server), sessions(other)
        with visit(site.url, **cookie) as visitor:
            assert (sessions(server), sessions(other)) == (before[0] + 1, before[1])
            path = recording_of(visitor.run())
            assert ask(site.url, path, "POST", QUESTION, **cookie)[0] == 200
            assert ask(site.url, path, "POST", QUESTION, Cookie=f"replica={place(other)}")[0] == 404


@pytest.mark.parametrize("forged", ["127.0.0.1:1", "replicas", "", "x" * 500])
def test_a_cookie_that_names_no_replica_leads_nowhere_else(site, forged):
    status, headers, _ = ask(site.url, Cookie=f"replica={forged}")
    assert status == 200
    assert replica_named(headers) in site.replicas


def test_files_are_compressed_and_kept(site):
    script = re.search(rb'src="\./(static/js/index[^"]+)"', ask(site.url)[2])[1].decode()
    for path in (script, assets.PLOTLY_URL.lstrip("/")):
        plain = ask(site.url, path)[2]
        for kept in ("MISS", "HIT"):
            status, headers, body = ask_until(kept, site.url, path, **{"Accept-Encoding": "gzip"})
            assert (status, headers["Content-Encoding"]) == (200, "gzip")
            assert len(body) < 0.6 * len(plain)
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Set-Cookie"] is None
            assert headers["Vary"] == "Accept-Encoding"
            assert "immutable" in headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["_stcore/metrics", "/_stcore/metrics", "_stcore/%6detrics", "x/../_stcore/metrics/"]
)
def test_how_busy_it_is_is_not_told_outside(site, path):
    status, _, body = ask(site.url, path)
    assert status == 404
    assert b"active_sessions" not in body


@pytest.mark.parametrize(
    ("path", "size"), [("_stcore/upload_file/a/b", 12_000_000), ("x", 1_100_000), ("recordings/a", 9_000)]
)
def test_what_is_too_long_is_refused(site, path, size):
    assert ask(site.url, path, "POST", b"x" * size)[0] == 413


def test_who_was_at_a_replica_that_is_gone_is_served_by_another(site, tmp_path):
    gone, other = site.replicas.values()
    cookie = {"Cookie": f"replica={place(gone)}"}
    with visit(site.url, **cookie) as visitor:
        path = recording_of(visitor.run(query="dataset=moons"))
        os.kill(gone.pid, signal.SIGKILL)
        visitor.ends()
    assert ask(site.url, path, "POST", QUESTION, **cookie)[0] == 404
    before = sessions(other)
    assert replica_named(ask(site.url, f"?{TYPED}=1", **cookie)[1]) == place(other)
    with visit(site.url, **cookie) as visitor:
        visitor.run(query="dataset=moons")
        assert sessions(other) == before + 1
        assert replica_named(visitor.socket.response.headers) == place(other)
        moved = {"Cookie": f"replica={place(other)}"}
        path = recording_of(visitor)
        with served(tmp_path / "again.log", port=int(place(gone).split(":")[1])):
            for _ in range(5):  # the way back is closed: the visit lives here now
                assert ask(site.url, path, "POST", QUESTION, **moved)[0] == 200
    assert "typed" not in site.log.read_text()
