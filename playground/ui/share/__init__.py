"""The button "Share this view": the address of what is on the screen, copied, and as a QR code for a projector."""

import io
import os
from html import escape

import segno
import streamlit as st
from starlette.responses import Response
from starlette.routing import Route

from playground.languages import LANGUAGES, _, speaking, spoken
from playground.ui.server.assets import PREFIX, SHARE_URL, player_url
from playground.ui.server.security.headers import EMBEDDING

CODES_URL = f"{PREFIX}/share/code.svg"
LONGEST = 2300  # letters; share.js asks for no more
_ICON = "M7 4.5 9 2.6a3.2 3.2 0 0 1 4.5 4.5L11.4 9M9 11.5 7 13.4A3.2 3.2 0 0 1 2.5 8.9L4.6 7M6 10l4-4"
_SCRIPT = f"""
const scripts = import(new URL("{SHARE_URL}", location.origin).href);

export default function ({{ parentElement, data }}) {{
  scripts.then(({{ update }}) => update(parentElement, data));
}}
"""


def _made(code):
    """The component in a language."""
    with speaking(code):
        name, about = _("Share this view"), _("Copy the address of exactly what is on the screen")
    return st.components.v2.component(
        f"backprop_share_{code}",
        html=f'<div class="bp-share"><button type="button" title="{escape(about)}">'
        f'<svg viewBox="0 0 16 16" aria-hidden="true"><path d="{_ICON}"/></svg><span>{escape(name)}</span>'
        "</button>"
        f'<dialog aria-label="{escape(name)}"></dialog></div>',
        js=_SCRIPT,
        isolate_styles=False,
    )


_components = {code: _made(code) for code in LANGUAGES}


def button():
    """The button, on a page whose address says everything that is on the screen."""
    code, framed = spoken().code, bool(os.environ.get(EMBEDDING))
    data = {"codes": CODES_URL, "player": player_url(code), "mayBeFramed": framed}
    _components[code](key=f"share_{code}", data=data)


async def _code(request):
    """The QR code of a text as SVG; 400 for none, 413 for one that is too long."""
    text = request.query_params.get("text", "")
    if not text or len(text) > LONGEST:
        return Response(status_code=413 if text else 400)
    code = io.BytesIO()
    segno.make(text, error="l", boost_error=False, micro=False).save(
        code, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False, nl=False
    )
    return Response(code.getvalue(), media_type="image/svg+xml", headers={"Cache-Control": "no-store"})


ROUTES = [Route(CODES_URL, _code)]
