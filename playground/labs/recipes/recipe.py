"""What a recipe is: an example of a tutorial, run on this engine, its numbers beside those it should have."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from playground.choices.experiment import Experiment
from playground.choices.share import to_query
from playground.labs.progress import Progress
from playground.numbers import plain
from playground.recording.train import train

SEEDS = 200
PUBLISHED, BY_CODE, BY_HAND = "published", "by its code", "by hand"
LOOKS = 50  # times that a long training says how far it is


class Row(NamedTuple):
    """One number, or a few in a short text, beside what it should be.

    `published` is None where there is nothing to compare with; else `kind` says where it comes from: a tutorial
    prints it (PUBLISHED), it follows from its code (BY_CODE) or from arithmetic (BY_HAND). Numbers are compared in
    `digits` significant digits, texts as they are. `values` are those of many seeds, which `measured` sums up.
    """

    what: str
    published: float | str | None
    kind: str
    measured: float | str
    note: str = ""
    digits: int = 4
    values: tuple[float, ...] = ()

    @property
    def agrees(self):
        """Whether both are the same; None where there are not two of one kind."""
        if self.published is None or isinstance(self.published, str) != isinstance(self.measured, str):
            return None
        return written(self.published, self.digits) == written(self.measured, self.digits)


@dataclass(frozen=True, eq=False)
class Recipe:
    """An example of a tutorial, or an idea of one that came without code.

    `shows` says what there is to see, `source` what the tutorial did, `wrong` what is wrong or unsaid in it.
    `page` is the file in pages/ where it belongs, and `query` the link's keys there. `run` yields `Progress`, at
    last with a tuple of `Row`s; where it `is_spread`, it takes a number of seeds and of processes.
    """

    id: str
    title: str
    shows: str
    source: str
    page: str
    run: Callable
    wrong: str = ""
    experiment: Experiment | None = None
    link: dict[str, str] | None = None
    is_spread: bool = False

    @property
    def tutorial(self):
        """Which of the tutorials, in two words."""
        return "Ideas" if self.id[0] == "F" else f"Tutorial {self.id[0]}"

    @property
    def query(self):
        """The experiment's link; of a page without one, what it is to show, by default this recipe by its id."""
        if self.link is not None:
            return self.link
        return to_query(self.experiment) if self.experiment else {"recipe": self.id}

    def measure(self, seeds=SEEDS, jobs=1):
        """Yield `Progress`, at last with a tuple of `Row`s; stop asking, and it stops.

        `seeds` and `jobs`, how many processes share them, matter only where it `is_spread`.
        """
        return self.run(seeds, jobs) if self.is_spread else self.run()


def new(what, measured, note="", digits=4):
    """A `Row` with nothing to compare with."""
    return Row(what, None, "", measured, note, digits)


def written(value, digits=4):
    """A number or a text of a `Row` for a table; nothing for None."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:,}" if isinstance(value, int) else plain(value, digits)


def at_once(measure):
    """The function that yields all of what `measure()` gives as a single `Progress`."""

    def run():
        yield Progress(1.0, tuple(measure()))

    return run


def in_turn(runs):
    """Yield `Progress` of several calculations, one after another, without results; returns these as a list."""
    results, runs = [], list(runs)
    for place, run in enumerate(runs):
        with closing(run):
            for step in run:
                yield Progress((place + step.share) / len(runs), None)
        results.append(step.result)
    return results


def steps_at(experiment, epochs):
    """Train, yield `Progress` on the way; returns the `Step`s at `epochs` (rising), without those not reached."""
    found, every = [], max(experiment.epochs // LOOKS, 1)
    for step in train(experiment):
        if step.epoch in epochs:
            found.append(step)
        if step.epoch % every == 0:
            yield Progress(step.epoch / (experiment.epochs + 1), None)
    return found
