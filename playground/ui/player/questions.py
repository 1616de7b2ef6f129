"""Where the browser asks for frames: an address for every recording on show, beside Streamlit's own socket.

Asked here, frames neither wait for the page's script nor make it run, and nothing that a person chooses can get
lost between two of them.
"""

import json
import secrets
import time
from weakref import WeakKeyDictionary, WeakValueDictionary

from starlette.responses import Response
from starlette.routing import Route

from playground.languages import ENGLISH, LANGUAGES, speaking, spoken
from playground.ui.player.question import NO_QUESTION, Question
from playground.ui.server.assets import PREFIX

_PATH = f"{PREFIX}/recordings"
LONGEST = 4096  # bytes of a question
LANGUAGE = "lang"  # in a question's address
_NOT_AGAIN = {"Cache-Control": "no-store", "Content-Encoding": "identity"}  # frames are small: no time for gzip

_by_token = WeakValueDictionary()  # a recording lives as long as its session
_tokens = WeakKeyDictionary()


def address(recording):
    """Where a recording can be asked by those who were told it, and nobody else, in the language spoken here."""
    token = _tokens.setdefault(recording, secrets.token_urlsafe(16))
    _by_token[token] = recording
    return f"{_PATH}/{token}?{LANGUAGE}={spoken().code}"


async def _respond(request):
    """What a recording answers; 404 for one that is gone, 413 and 400 for what is too long or no question.

    409 for one in whose place the visit has asked another. The header Server-Timing says how long it took.
    """
    recording = _by_token.get(request.path_params["token"])
    if recording is None:
        return Response(status_code=404)
    body = await _read(request)
    if body is None:
        return Response(status_code=413)
    try:
        question = Question.of(json.loads(body))
    except NO_QUESTION:
        return Response(status_code=400)
    began = time.monotonic()
    with speaking(_language_of(request)):
        message = await (recording.look if question.look else recording.respond)(question)
    if message is None:
        return Response(status_code=409)
    took = {"Server-Timing": f"answer;dur={1000 * (time.monotonic() - began):.0f}"}
    return Response(message, media_type="application/octet-stream", headers=_NOT_AGAIN | took)


def _language_of(request):
    """The code of the language in which the answer is to be."""
    code = request.query_params.get(LANGUAGE)
    return code if code in LANGUAGES else ENGLISH.code


async def _read(request):
    """The body, however it comes and whatever length it says it has; None when it is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return None
    return body


ROUTES = [Route(_PATH + "/{token}", _respond, methods=["POST"])]
