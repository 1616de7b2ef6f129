"""What a visitor uploads is never written to disk, as long as it is no longer than allowed."""

import asyncio
import tempfile

import pytest
from starlette.formparsers import MultiPartParser
from starlette.requests import Request

from playground.data.tables import MOST_BYTES
from playground.ui.server import uploads


def sent(n_bytes):
    """A request that brings a file of so many bytes, in pieces, as a browser does."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    body = head + b"1" * n_bytes + b"\r\n--x--\r\n"
    pieces = [body[start : start + 65536] for start in range(0, len(body), 65536)]

    async def receive():
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    headers = [(b"content-type", b"multipart/form-data; boundary=x")]
    return Request({"type": "http", "method": "PUT", "headers": headers}, receive)


async def received(n_bytes):
    async with sent(n_bytes).form() as form:
        return len(await form["file"].read())


@pytest.fixture
def disk(monkeypatch):
    """The files that were opened on disk in place of memory."""
    opened = []
    written = tempfile.SpooledTemporaryFile.rollover
    monkeypatch.setattr(
        tempfile.SpooledTemporaryFile, "rollover", lambda file: opened.append(file) or written(file)
    )
    return opened


def test_the_largest_table_stays_in_memory(monkeypatch, disk):
    monkeypatch.setattr(MultiPartParser, "spool_max_size", MultiPartParser.spool_max_size)
    uploads.keep_in_memory()
    assert asyncio.run(received(MOST_BYTES)) == MOST_BYTES
    assert not disk


def test_without_it_the_same_table_would_be_written(monkeypatch, disk):
    monkeypatch.setattr(MultiPartParser, "spool_max_size", 2**20)
    assert asyncio.run(received(MOST_BYTES)) == MOST_BYTES
    assert len(disk) == 1
