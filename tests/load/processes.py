"""CPU and memory of a process and all that it has started, from /proc."""

import os
from collections import defaultdict
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
_PARENT, _TIMES = 1, slice(11, 15)  # of what follows a process's name in its stat file


def tree(pid):
    """`{pid: fields of its stat file}` of a process and its descendants, as they are now."""
    found, children = {}, defaultdict(list)
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (fields := _stat(folder)):
            found[int(folder.name)] = fields
            children[int(fields[_PARENT])].append(int(folder.name))
    family, waiting = {}, [pid] if pid in found else []
    while waiting:
        one = waiting.pop()
        family[one] = found[one]
        waiting += children[one]
    return family


def cpu_seconds(pid):
    """What the tree has used so far, with those of its processes that have ended and been waited for."""
    return sum(int(ticks) for fields in tree(pid).values() for ticks in fields[_TIMES]) / TICKS


def memory(pid):
    """Bytes that the tree holds, what processes share counted once."""
    return sum(_held(PROC / str(one)) for one in tree(pid))


def _stat(folder):
    try:
        return (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended meanwhile
        return None


def _held(folder):
    """The proportional set size; where that may not be read, the resident one."""
    for name, label in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        try:
            lines = (folder / name).read_text().splitlines()
        except OSError:
            continue
        return sum(1024 * int(line.split()[1]) for line in lines if line.startswith(label))
    return 0
