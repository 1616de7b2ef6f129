"""One visitor's HTTP: a connection that is kept, a question at a time, and cookies, as a browser has them."""

import asyncio
import json
import re
import ssl
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

PATIENCE = 60  # seconds before an answer counts as not coming
MOST_AT_ONCE = 1 << 20  # bytes read ahead: most answers are smaller
OURS = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin", "User-Agent": "backprop-load"}


class Site(NamedTuple):
    """Where the app is served, under which path."""

    origin: str
    path: str  # with a slash at its end

    @classmethod
    def at(cls, url):
        parts = urlsplit(url)
        return cls(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/") + "/")

    @property
    def is_secure(self):
        return self.origin.startswith("https:")

    @property
    def host(self):
        return self.origin.split("//")[1]


class RefusedError(Exception):
    """An answer with another status than 200, or none at all."""

    def __init__(self, what, status=None):
        super().__init__(f"{what}: {status or 'no answer'}")
        self.status = status


class Connection:
    """`took` is how many milliseconds the server says that its last answer took, 0 where it says nothing."""

    def __init__(self, site):
        self.site, self.cookies, self.took, self._streams = site, {}, 0, None

    @property
    def headers(self):
        """What goes with every request."""
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return OURS | ({"Cookie": kept} if kept else {})

    async def get(self, path):
        return await self._ask("GET", path)

    async def post(self, path, question):
        """The bytes that answer a question, which goes as JSON. Raises RefusedError."""
        return await self._ask("POST", path, json.dumps(question, separators=(",", ":")).encode())

    def close(self):
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def _ask(self, method, path, body=b""):
        try:
            async with asyncio.timeout(PATIENCE):
                status, answer = await self._exchange(method, path, body)
        except BaseException as error:  # cancelled too: what is under way on the connection is nobody's any more
            self.close()
            if isinstance(error, OSError | EOFError | TimeoutError):
                raise RefusedError(f"{method} {path.split('?')[0]}") from error
            raise
        if status != 200:
            raise RefusedError(f"{method} {path.split('?')[0]}", status)
        return answer

    async def _exchange(self, method, path, body):
        head = {"Host": self.site.host, **self.headers}
        if method == "POST":
            head |= {"Origin": self.site.origin, "Content-Type": "text/plain;charset=UTF-8"}
            head["Content-Length"] = str(len(body))
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items())]
        request = "\r\n".join([*lines, "", ""]).encode() + body
        if self._streams:  # the server may have closed a connection that was quiet: a browser takes another then
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                return await self._send(request)
            self.close()
        return await self._send(request)

    async def _send(self, request):
        if self._streams is None:
            parts = urlsplit(self.site.origin)
            secure = ssl.create_default_context() if self.site.is_secure else None
            port = parts.port or (443 if secure else 80)
            self._streams = await asyncio.open_connection(parts.hostname, port, ssl=secure, limit=MOST_AT_ONCE)
        reader, writer = self._streams
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        fields = [line.split(": ", 1) for line in head[1:] if ": " in line]
        fields = [(name.lower(), value) for name, value in fields]
        self.cookies.update(value.split(";")[0].split("=", 1) for name, value in fields if name == "set-cookie")
        said = dict(fields)
        timing = re.search(r"dur=(\d+)", said.get("server-timing", ""))
        self.took = int(timing[1]) if timing else 0
        return int(head[0].split()[1]), await _body(reader, said.get("content-length"))


async def _body(reader, length):
    """What follows the head: as many bytes as it says, or in chunks."""
    if length:
        return await reader.readexactly(int(length))
    chunks = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        chunks.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(chunks)
