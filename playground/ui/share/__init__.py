"""The button "Share this view": the address of what is on the screen, copied, and as a QR code for a projector."""

import io
import os

import segno
import streamlit as st
from starlette.responses import Response
from starlette.routing import Route

from playground.ui.server.assets import PLAYER_URL, PREFIX, SHARE_URL
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
_component = st.components.v2.component(
    "backprop_share",
    html='<div class="bp-share"><button type="button" title="Copy the address of exactly what is on the screen">'
    f'<svg viewBox="0 0 16 16" aria-hidden="true"><path d="{_ICON}"/></svg><span>Share this view</span></button>'
    '<dialog aria-label="Share this view"></dialog></div>',
    js=_SCRIPT,
    isolate_styles=False,
)


def button():
    """The button, on a page whose address says everything that is on the screen."""
    framed = bool(os.environ.get(EMBEDDING))
    data = {"codes": CODES_URL, "player": f"{PLAYER_URL}/main.js", "mayBeFramed": framed}
    _component(key="share", data=data)


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
