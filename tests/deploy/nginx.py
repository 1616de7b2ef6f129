"""nginx as deploy/nginx.conf sets it up: `python -m tests.deploy.nginx` finds or installs it."""

import getpass
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT, Server, free_port, wait_until_healthy
from tests.debian import install

MISSING = "No nginx found: install nginx (Debian: apt-get install nginx), or set NGINX to the path of its program."


def find() -> str | None:
    """Path of the program: $NGINX when it is set, else nginx in PATH or where Debian puts it."""
    chosen = os.environ.get("NGINX")
    names = [chosen] if chosen else ["nginx", "/usr/sbin/nginx"]
    return next(filter(None, map(shutil.which, names)), None)


def configuration(port: int, places: list[str], folder: Path) -> str:
    """The file as it is shipped, with this machine's addresses."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    first, second = places
    for shipped, here in {
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "server playground:8501 ": f"server {first} max_fails=1 fail_timeout=5s; server {second} ",
        r"172\.30\.0\.(?!1:)\d+:8501": f"(?:{first}|{second})",
        "/tmp/": f"{folder}/",
    }.items():
        assert shipped in text
        text = text.replace(shipped, here)
    return text


@contextmanager
def proxied(folder: Path, places: list[str]) -> Iterator[str]:
    """The address at which nginx stands in front of replicas; its log is error.log in a folder of its own."""
    program, port = find() or pytest.fail(MISSING, pytrace=False), free_port()
    (folder / "nginx.conf").write_text(configuration(port, places, folder))
    options = f"daemon off; user {getpass.getuser()};"
    command = [program, "-e", "stderr", "-c", folder / "nginx.conf", "-g", options]
    log = folder / "error.log"
    with log.open("wb") as output, subprocess.Popen(command, stderr=output) as process:
        try:
            wait_until_healthy(process, f"http://127.0.0.1:{port}/", log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def place(server: Server) -> str:
    """What the cookie calls a replica."""
    return server.url.split("/")[2]


if __name__ == "__main__":
    if not find() and not os.environ.get("NGINX"):
        install("nginx")
    print(find() or sys.exit(MISSING))
