"""The nginx that deploy/nginx.conf is tried with: `python -m tests.deploy.nginx` finds or installs it."""

import os
import shutil
import sys

from tests.debian import install

MISSING = "No nginx found: install nginx (Debian: apt-get install nginx), or set NGINX to the path of its program."


def find() -> str | None:
    """Path of the program: $NGINX when it is set, else nginx in PATH or where Debian puts it."""
    chosen = os.environ.get("NGINX")
    names = [chosen] if chosen else ["nginx", "/usr/sbin/nginx"]
    return next(filter(None, map(shutil.which, names)), None)


if __name__ == "__main__":
    if not find() and not os.environ.get("NGINX"):
        install("nginx")
    print(find() or sys.exit(MISSING))
