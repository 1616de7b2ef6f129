"""What was measured, as tables."""

import os
import platform
from pathlib import Path

DELAYS = {  # column: the delay it shows
    "wait for frames": "frames",
    "action to answer": "action",
    "pause": "pause",
    "scrub": "scrub",
    "opening": "opening",
    "first frames": "first frames",
}
HEADER = ["scenario", "there / playing", "frames/s", "starved", *DELAYS, "CPU", "client's CPU", "memory", "errors"]
UNITS = {
    "frames/s": "",
    "smallest frames/s": "",
    "CPU": " %",
    "memory growth": " %",
    "memory peak": " MB",
    "memory added": " MB",
}
ABOUT = """\
Frames/s: of a player while it plays, median (smallest); starved: how often one had no frame when it was due.
Delays: median / 95th / 99th percentile in ms (how many). Opening: from the address to the end of the script.
CPU: percent of one core, all of the server's processes. Memory: theirs in MB, before / most / at the end.
"""


def machine():
    """One line that names the machine."""
    found = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = [line.split(":")[1].strip() for line in found if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def measured(rows, n_errors):
    """One line for each `Row`; `n_errors` is how many errors there were, by the row's title."""
    return _table(HEADER, [_line(row, n_errors.get(row.title, 0)) for row in rows])


def wanted(judged):
    """One line for each `(title, target, figure)`; the figure is None where it was not measured."""
    lines = [[title, *_said(target, figure)] for title, target, figure in judged]
    return _table(["scenario", "figure", "wanted", "measured", "held"], lines)


def _line(row, n_errors):
    figures = row.figures
    return [
        row.title,
        f"{row.there} / {row.playing}",
        _of(figures, "{:.1f} ({:.1f})", "frames/s", "smallest frames/s"),
        _of(figures, "{}", "waits"),
        *(_delay(figures, name) for name in DELAYS.values()),
        _of(figures, "{:.0f} %", "CPU"),
        _of(figures, "{:.0f} %", "client CPU"),
        _of(figures, "{:.0f} / {:.0f} / {:.0f}", "memory before", "memory peak", "memory"),
        f"{n_errors}",
    ]


def _delay(figures, name):
    names = [f"{name} {what}" for what in ("p50", "p95", "p99", "times")]
    return _of(figures, "{:,.0f} / {:,.0f} / {:,.0f} ({})", *names)


def _of(figures, form, *names):
    return form.format(*(figures[name] for name in names)) if names[0] in figures else "-"


def _said(target, figure):
    unit = UNITS.get(target.figure, " ms")
    wanted = f"{'at least' if target.at_least else 'at most'} {target.limit:g}{unit}"
    if figure is None:
        return target.figure, wanted, "not measured", "-"
    return target.figure, wanted, f"{figure:,.1f}{unit}", "held" if target.holds(figure) else "not held"


def _table(header, lines):
    lines = [header, ["---"] * len(header), *lines]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
