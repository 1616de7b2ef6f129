"""Answers leave at once: no socket of this server waits for more to send.

Streamlit opens its listening socket in a way that asyncio does not recognize as TCP, and so leaves Nagle's
algorithm on: what follows the headers of a short answer waits until the browser has confirmed them, which it puts
off for 40 milliseconds. Each question of a player, each small script and each message of a page would pay for it.
"""

import os
import socket
from contextlib import asynccontextmanager, suppress

_OPEN_FILES = "/dev/fd"  # Linux and macOS; elsewhere nothing is done


@asynccontextmanager
async def prompt(_app):
    """What runs around the server: connections inherit what its listening socket is told before it starts."""
    send_at_once()
    yield


def send_at_once():
    """Turn Nagle's algorithm off for every TCP socket of this process."""
    with suppress(FileNotFoundError):
        for descriptor in map(int, os.listdir(_OPEN_FILES)):
            with suppress(OSError):  # no socket, or closed meanwhile
                found = socket.socket(fileno=descriptor)
                if found.family in (socket.AF_INET, socket.AF_INET6) and found.type == socket.SOCK_STREAM:
                    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                found.detach()
