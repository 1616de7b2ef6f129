"""A visit that was left lets go of what it brought, though nobody comes after it."""

import gc
import time
import weakref

import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.state import SessionState

from playground.ui.server.leaving import look

AGE = 0.05  # seconds


class Session:
    """What a visit's session is to the store: a name, a state, an end."""

    def __init__(self, name):
        self.id, self._session_state, self.is_ended = name, SessionState(), False

    def shutdown(self):
        self.is_ended = True


def test_the_state_is_where_streamlit_keeps_it():
    assert AppSession.session_state.fget(Session("any")) is not None


class Table:
    """What a visit brings: it holds itself in a circle, as a session's things do."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def left():
    """A store with a session that was left, and that session."""
    storage, session = MemorySessionStorage(ttl_seconds=AGE), Session("left")
    session._session_state["table"] = Table()
    storage.save(SessionInfo(client=None, session=session))
    return storage, session


def test_what_a_visit_brought_is_freed_when_it_is_too_old_though_the_server_remembers_the_visit(left):
    storage, session = left
    table = weakref.ref(session._session_state["table"])
    gc.disable()  # nothing but the look collects
    try:
        time.sleep(2 * AGE)
        assert table() is not None
        look(storage)
        assert table() is None
        assert session.is_ended
    finally:
        gc.enable()


def test_a_visit_that_may_come_back_keeps_everything(left):
    storage, session = left
    storage._cache._expirations["left"] += 1000
    time.sleep(2 * AGE)
    look(storage)
    assert "table" in session._session_state
    assert not session.is_ended
