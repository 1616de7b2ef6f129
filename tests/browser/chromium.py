"""The Chromium that the browser tests drive: `python -m tests.browser.chromium` finds or installs it."""

import os
import shutil
import subprocess
import sys

FLAGS = [
    "--no-sandbox",  # containers and root have no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = (
    "No Chromium found: install Chromium or Chrome (Debian: apt-get install chromium),"
    " or set CHROMIUM to the path of its program."
)


def find() -> str | None:
    """Path of the browser: $CHROMIUM when it is set, else the first of the usual names in PATH."""
    chosen = os.environ.get("CHROMIUM")
    names = [chosen] if chosen else ["chromium", "chromium-browser", "google-chrome"]
    return next(filter(None, map(shutil.which, names)), None)


def install() -> None:
    """Install Debian's Chromium, where that is possible."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ("update", "install -y --no-install-recommends chromium"):
            subprocess.run(["apt-get", *command.split()], env=environment, check=False)


if __name__ == "__main__":
    if not find() and not os.environ.get("CHROMIUM"):
        install()
    print(find() or sys.exit(MISSING))
