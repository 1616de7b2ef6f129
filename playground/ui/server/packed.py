"""Scripts and styles from memory: each is compressed once, and a browser keeps it for good.

Streamlit sends its own from disk, uncompressed. A browser that has nothing yet asks for a hundred and fifty files,
and a class of forty asks for all of them at once.
"""

import gzip

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

TYPES = {".css": "text/css", ".js": "text/javascript"}
FOREVER = "public, max-age=31536000, immutable"


class Packed:
    """ASGI middleware that answers for some files; whatever else is asked, the app answers.

    `files` maps an address to the `Path` of a script or a style, or to what can be read like one; it gets another
    address once it changes.
    """

    def __init__(self, app, files):
        self.app, self._files, self._answers = app, files, {}

    async def __call__(self, scope, receive, send):
        is_asked = scope["type"] == "http" and scope["method"] == "GET"
        file = self._files.get(scope["path"]) if is_asked else None
        answer = self.app if file is None else await self._answer(file, _may_be_packed(scope))
        await answer(scope, receive, send)

    async def _answer(self, file, is_packed):
        if not is_packed:
            return await run_in_threadpool(_response, file, False)
        if file not in self._answers:
            self._answers[file] = await run_in_threadpool(_response, file, True)
        return self._answers[file]


def files_in(folder, address):
    """What `Packed` needs to know of all scripts and styles below a folder."""
    found = (file for file in folder.rglob("*") if file.suffix in TYPES)
    return {f"{address}/{file.relative_to(folder).as_posix()}": file for file in found}


def _may_be_packed(scope):
    return any(name == b"accept-encoding" and b"gzip" in value for name, value in scope["headers"])


def _response(file, is_packed):
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    content = file.read_bytes()
    if is_packed:
        headers["Content-Encoding"] = "gzip"
        content = gzip.compress(content, 6)
    return Response(content, media_type=TYPES[file.suffix], headers=headers)
