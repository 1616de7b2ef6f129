"""The Chromium that the browser tests drive: `python -m tests.browser.chromium` finds or installs it."""

import os
import shutil
import sys

from tests.debian import install

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


if __name__ == "__main__":
    if not find() and not os.environ.get("CHROMIUM"):
        install("chromium")
    print(find() or sys.exit(MISSING))
