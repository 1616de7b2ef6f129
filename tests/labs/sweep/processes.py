"""The processes that a search has started."""

import os
from pathlib import Path

from tests.load.processes import tree


def workers(pid=None):
    """Numbers of joblib's processes below a process, by default this one; not of the one that tidies up."""
    return [one for one in tree(pid or os.getpid()) if _is_worker(one)]


def _is_worker(pid):
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # it has ended meanwhile
        return False
    return b"popen_loky" in command
