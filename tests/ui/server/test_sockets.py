"""Answers leave at once."""

import os
import socket

from playground.ui.server.sockets import send_at_once


def is_prompt(found):
    return bool(found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_connections_to_a_socket_that_was_open_before_are_prompt():
    with socket.socket(socket.AF_INET) as listening:  # as Streamlit opens it
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert not is_prompt(listening)
        send_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert accepted.proto == 0, "asyncio would see to it by itself"
            assert is_prompt(accepted)


def test_other_open_files_stay_as_they_are(tmp_path):
    with (tmp_path / "file").open("w") as file:
        before = len(os.listdir("/dev/fd"))
        send_at_once()
        file.write("still open")
    assert len(os.listdir("/dev/fd")) == before - 1
