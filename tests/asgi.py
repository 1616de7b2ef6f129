"""Questions to an ASGI app without a server."""

import asyncio
from collections.abc import Iterable
from typing import NamedTuple

from starlette.types import ASGIApp


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


async def answered(app: ASGIApp, path: str, chunks: Iterable[bytes] = (), method: str = "GET") -> Answer:
    """What the app answers to a body that comes in `chunks` and does not say how long it is."""
    scope = {
        "type": "http",
        "method": method,
        "path": path.partition("?")[0],
        "query_string": path.partition("?")[2].encode(),
        "headers": [],
        "scheme": "http",
    }
    asked, said = iter(chunks), []
    ends = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict:
        for chunk in asked:
            return {"type": "http.request", "body": chunk, "more_body": True}
        for end in ends:
            return end
        return await asyncio.Event().wait()  # the visitor stays until the answer has come

    async def send(message: dict) -> None:
        said.append(message)

    await app(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    return Answer(said[0]["status"], headers, b"".join(message.get("body", b"") for message in said[1:]))


def answer(app: ASGIApp, path: str, chunks: Iterable[bytes] = (), method: str = "GET") -> Answer:
    return asyncio.run(answered(app, path, chunks, method))
