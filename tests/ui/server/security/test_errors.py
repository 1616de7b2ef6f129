"""Unexpected errors: what the visitor is told, and what the log has."""

import logging
import re

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.routing import Route
from streamlit.elements.widgets.selectbox import SelectboxSerde

from playground.ui import widgets
from playground.ui.server import thumbnails
from playground.ui.server.security import MIDDLEWARE, errors
from tests.asgi import answer

TYPED = "-".join(("typed", "by", "a", "visitor"))  # no line of this file, which a traceback may show


@pytest.fixture
def log(caplog):
    errors._log.addHandler(caplog.handler)
    ours = logging.Filter(errors._log.name)
    caplog.handler.addFilter(ours)
    yield caplog
    caplog.handler.removeFilter(ours)
    errors._log.removeHandler(caplog.handler)


@pytest.fixture
def is_discreet(monkeypatch):
    monkeypatch.setattr(errors, "is_discreet", lambda: True)


def broken(request):
    return thumbnails.thumbnail(TYPED)


APP = Starlette(routes=[Route("/{path:path}", broken, methods=["GET", "POST"])], middleware=MIDDLEWARE)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_route_that_fails_answers_an_id_that_the_log_has(log, is_discreet, method):
    found = answer(APP, "/somewhere", method=method)
    (name,) = re.findall(r"error (\w+)\.$", found.body.decode())
    assert found.status == 500
    assert "content-security-policy" in found.headers
    assert "Traceback" not in found.body.decode()
    assert log.messages[0].startswith(f"Error {name}: ")
    assert "thumbnails.py" in log.text
    assert TYPED not in log.text + found.body.decode()


def test_whoever_develops_finds_the_whole_traceback(log):
    answer(APP, "/somewhere")
    assert "Traceback" in log.text
    assert TYPED in log.text


def test_every_error_has_a_name_of_its_own(log, is_discreet):
    assert len({answer(APP, "/").body for _ in range(20)}) == 20


def test_a_value_that_no_widget_sends_is_one_line(log):
    with pytest.raises(TypeError) as caught:
        SelectboxSerde([1], formatted_options=["1"], formatted_option_to_option_index={"1": 0}).deserialize([])
    errors.note(caught.value)
    (line,) = log.messages
    assert re.fullmatch(r"Error \w+: TypeError in streamlit/elements/widgets/selectbox.py, line \d+", line)
    assert "Traceback" not in log.text


def test_what_streamlit_does_not_take_from_us_is_one_line_that_names_our_place_too(log, monkeypatch):
    monkeypatch.setitem(st.session_state, "menu", 1)
    with pytest.raises(TypeError) as caught:
        widgets.choose([1], None, "menu")
    errors.note(caught.value)
    (line,) = log.messages
    assert "TypeError in streamlit/" in line
    assert " for playground/ui/widgets.py, line " in line
    assert "Traceback" not in log.text
