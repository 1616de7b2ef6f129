"""Unexpected errors: a visitor is told an id and nothing else, and the log has the same id with the error."""

import secrets
import traceback
from pathlib import Path

import streamlit as st
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from streamlit.logger import get_logger

from playground.languages import _, mark, speaking
from playground.ui.server.asked import language_of

SORRY = mark(
    "Something went wrong, and the mistake is ours, not yours. Reload the page to go on. If it happens again, "
    "tell whoever runs this site: error {name}."
)
_ROOT = Path(__file__).parents[4]
_OURS = (_ROOT / "playground", _ROOT / "pages", _ROOT / "app.py")
_STREAMLIT = Path(st.__file__).parent
_log = get_logger("playground")


def note(error):
    """Write an error into the log, and return the name that it has there.

    Our own mistakes come with their traceback; what Streamlit stumbles over, such as a value that no widget
    sends, comes from a client that is no browser, and is one line. Where visitors are told nothing, the log does
    not hold the error's message either: it may quote what they typed.
    """
    name, kind, frames = secrets.token_hex(4), type(error).__name__, traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _is_in(frame, *_OURS) and frame.filename != __file__]
    theirs = [frame for frame in frames if _is_in(frame, _STREAMLIT)]
    if theirs and (not ours or frames.index(theirs[-1]) > frames.index(ours[-1])):
        places = " for ".join(map(_place, theirs[-1:] + ours[-1:]))
        _log.warning("Error %s: %s in %s", name, kind, places)
    elif is_discreet():
        _log.error("Error %s: %s\n%s", name, kind, "".join(traceback.format_list(frames)).rstrip())
    else:
        _log.error("Error %s: %s", name, kind, exc_info=error)
    return name


def is_discreet():
    """Whether visitors are told nothing of an error but its name."""
    return st.get_option("client.showErrorDetails") == "none"


def tell(error):
    """Show in the page that something went wrong, and say whether that is all to be shown of it."""
    st.error(_(SORRY).format(name=note(error)), icon=":material/sentiment_dissatisfied:")
    return is_discreet()


class Guard:
    """Answers 500 with the error's name where a route fails, and ends a websocket that fails."""

    def __init__(self, app):
        self.app = app
        get_logger("streamlit.error_util").addFilter(_is_not_told_by_us)
        for name in ("streamlit.web.server.starlette.starlette_websocket", "streamlit.runtime.app_session"):
            get_logger(name).addFilter(_in_one_line)

    async def __call__(self, scope, receive, send):
        has_started = False

        async def watched(message):
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except ClientDisconnect:
            pass  # a visitor who left in the middle of a question
        except Exception as error:
            name = note(error)
            if scope["type"] == "http" and not has_started:
                with speaking(language_of(Request(scope))):
                    told = _(SORRY).format(name=name)
                await PlainTextResponse(told, 500, {"Cache-Control": "no-store"})(scope, receive, send)


def _is_in(frame, *places):
    return any(Path(frame.filename).is_relative_to(place) for place in places)


def _place(frame):
    path = Path(frame.filename)
    home = _STREAMLIT.parent if path.is_relative_to(_STREAMLIT) else _ROOT
    return f"{path.relative_to(home).as_posix()}, line {frame.lineno}"


def _is_not_told_by_us(record):
    return record.msg != "Uncaught app execution"


def _in_one_line(record):
    """What a client says that is no browser needs no traceback."""
    if record.exc_info:
        record.msg, record.exc_info = f"{record.msg}: {record.exc_info[0].__name__}", None
    return True
