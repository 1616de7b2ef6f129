"""`python -m playground.labs.recipes [ids ...]`: measure recipes, print the table, write it into README.md."""

import argparse
import os
import sys
from pathlib import Path

from playground.labs.recipes import RECIPES
from playground.labs.recipes.recipe import SEEDS
from playground.labs.recipes.table import markdown, placed

README = Path(__file__).parents[3] / "README.md"


def main(arguments=None):
    """Measure those that are named, or all; only a table of all takes its place in the README."""
    parser = argparse.ArgumentParser(prog="python -m playground.labs.recipes", description=__doc__)
    parser.add_argument("ids", nargs="*", metavar="id", help=f"one of {', '.join(RECIPES)}; without any, all")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many starts stand beside an unseeded run")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many processes share them")
    chosen = parser.parse_args(arguments)
    if unknown := [name for name in chosen.ids if name not in RECIPES]:
        parser.error(f"There is no recipe {', '.join(unknown)}: there are {', '.join(RECIPES)}.")
    table = markdown({name: measured(name, chosen.seeds, chosen.jobs) for name in chosen.ids or RECIPES})
    sys.stdout.write(table)
    text = None if chosen.ids else placed(README.read_text(encoding="utf-8"), table)
    if text is not None:
        README.write_text(text, encoding="utf-8")


def measured(name, seeds, jobs):
    """The rows of a recipe, with a line of progress on the way."""
    for step in RECIPES[name].measure(seeds, jobs):
        sys.stderr.write(f"\r{name} {RECIPES[name].title}: {step.share:.0%}\033[K")
        sys.stderr.flush()
    sys.stderr.write("\n")
    return step.result


if __name__ == "__main__":
    main()
