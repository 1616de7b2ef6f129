"""Fair timing on a shared machine: contestants take turns, medians are compared."""

import statistics
import time


def interleaved(contestants, rounds):
    """Median seconds of each callable in `{name: callable}`, run in turn `rounds` times after one warm-up."""
    times = {name: [] for name in contestants}
    for turn in range(rounds + 1):
        for name, run in contestants.items():
            start = time.perf_counter()
            run()
            if turn:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def markdown(header, rows):
    """A table for the README."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
