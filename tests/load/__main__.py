"""`make load`: what a class of students sees, and what it costs the server."""

import argparse
import asyncio
import signal
import sys
from contextlib import nullcontext
from textwrap import indent

from tests.load import report
from tests.load.run import Lengths, Run
from tests.load.scenarios import SCENARIOS, USUAL
from tests.load.server import Server, served

FIRST = ("", "vanishing")  # pages that are opened once before anything is measured


def main():
    options = _options()
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # so that the server is ended too
    print(f"{report.machine()}\n\n{report.ABOUT}", flush=True)
    rows, judged, errors = [], [], {}
    for name in options.names or USUAL:
        scenario = SCENARIOS[name]
        print(f"{name}: {scenario.about}", file=sys.stderr, flush=True)
        with (
            served(options.option)
            if options.url is None
            else nullcontext(Server(options.url, options.pid)) as server
        ):
            run = Run(server, Lengths(options.seconds, options.minutes, options.visits))
            asyncio.run(_happens(scenario, run))
            errors[name] = [*run.errors, *server.traces()]
        rows += run.rows
        figures = run.rows[-1].figures if run.rows else {}
        judged += [(name, target, figures.get(target.figure)) for target in scenario.targets]
    print(report.measured(rows, {name: len(found) for name, found in errors.items()}))
    if judged:
        print(f"\n{report.wanted(judged)}")
    for name, found in errors.items():
        for words in dict.fromkeys(found):
            print(f"\n{name}, {found.count(words)} times:\n{indent(words.strip(), '    ')}")
    missed = [target for _, target, figure in judged if figure is None or not target.holds(figure)]
    sys.exit(bool(any(errors.values()) or (options.strict and missed)))


async def _happens(scenario, run):
    async with run.watched():
        await run.all(_look_in(run.visitor(page)) for page in FIRST)
        run.set_apart()
        await run.all([scenario.happens(run)])


async def _look_in(visitor):
    await visitor.open()
    await visitor.leave()


def _options():
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SCENARIOS)}; all but soak")
    parser.add_argument("--seconds", type=float, default=60, help="how long a class is measured (60)")
    parser.add_argument("--minutes", type=float, default=20, help="how long the soak takes (20)")
    parser.add_argument("--visits", type=int, default=200, help="how many come and go (200)")
    parser.add_argument("--url", help="of a server that runs already; otherwise one is started for each scenario")
    parser.add_argument("--pid", type=int, help="of that server, if its CPU and memory are to be measured")
    parser.add_argument("--option", action="append", default=[], help="of Streamlit: server.fileWatcherType=none")
    parser.add_argument("--strict", action="store_true", help="fail where a target is not held, too")
    options = parser.parse_args()
    if unknown := set(options.names) - set(SCENARIOS):
        parser.error(f"no scenario is called {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    main()
