"""Headers that tell the browser what this site may do: everything from here, nothing from elsewhere."""

import hashlib
import os
import re
from base64 import b64encode
from pathlib import Path

from streamlit import file_util

EMBEDDING = "PLAYGROUND_FRAME_ANCESTORS"  # origins that may show the playground in a frame, divided by spaces
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def headers(embedding=""):
    """`dict[str, str]` for every answer; `embedding` names the origins that may frame it, nobody by default."""
    found = {
        "Content-Security-Policy": policy(embedding or "'none'"),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",  # the address holds what a person chose
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    return found if embedding else {**found, "X-Frame-Options": "DENY"}


def policy(embedding):
    """The Content-Security-Policy; why it is not stricter is said beside each directive."""
    directives = {
        "default-src": "'self'",
        # Streamlit imports a component's script from a blob, and reads its messages with a little WebAssembly
        "script-src": f"'self' blob: 'wasm-unsafe-eval' {_inline_scripts()}",
        "style-src": "'self' 'unsafe-inline'",  # Streamlit and Plotly write styles as they go
        "img-src": "'self' data: blob:",  # the boundary is a canvas in a data URL; a chart is saved from a blob
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": embedding,
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _inline_scripts():
    """The scripts that stand in Streamlit's own page, each by its hash."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_bytes()
    hashes = [hashlib.sha256(script).digest() for script in _INLINE.findall(page)]
    return " ".join(f"'sha256-{b64encode(found).decode()}'" for found in hashes)


class Headers:
    """Adds `headers` to the start of every answer; bodies and the websocket pass by untouched."""

    def __init__(self, app):
        self.app = app
        found = headers(os.environ.get(EMBEDDING, ""))
        self.headers = [(name.lower().encode(), value.encode()) for name, value in found.items()]

    async def __call__(self, scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *self.headers]}
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
