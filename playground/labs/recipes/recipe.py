"""What a recipe is: an example of a tutorial, run on this engine, its numbers beside those it should have."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from playground.choices.experiment import Experiment
from playground.choices.share import to_query
from playground.labs.progress import Progress
from playground.languages import _, mark
from playground.numbers import counted, plain
from playground.recording.train import train

SEEDS = 200
PUBLISHED, BY_CODE, BY_HAND = mark("published"), mark("by its code"), mark("by hand")
IDEAS = "Ideas"
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


class Rows(Sequence):
    """The `Row`s of a recipe in the language that is spoken when they are asked for, whenever they were measured.

    `say()` gives them; it only puts into words what has been measured.
    """

    def __init__(self, say: Callable[[], Iterator[Row]]):
        self._say = say

    def __iter__(self):
        return iter(self._say())

    def __getitem__(self, place):
        return tuple(self._say())[place]

    def __len__(self):
        return len(tuple(self._say()))


@dataclass(frozen=True, eq=False)
class Recipe:
    """An example of a tutorial, or an idea of one that came without code.

    `shows` says what there is to see, `source` what the tutorial did, `wrong` what is wrong or unsaid in it.
    All are marked texts; `more` is another sentence of `source` that several recipes share. `page` is the file in
    pages/ where it belongs, and `query` the link's keys there. `run` yields `Progress`, at last with `Rows`; where
    it `is_spread`, it takes a number of seeds and of processes.
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
    more: str = ""

    @property
    def tutorial(self):
        """Which of the tutorials: a key, which `tutorial_title` says."""
        return IDEAS if self.id[0] == "F" else f"Tutorial {self.id[0]}"

    @property
    def original(self):
        """What the tutorial did, all of it, in the language that is spoken."""
        return " ".join(_(text) for text in (self.source, self.more) if text)

    @property
    def query(self):
        """The experiment's link; of a page without one, what it is to show, by default this recipe by its id."""
        if self.link is not None:
            return self.link
        return to_query(self.experiment) if self.experiment else {"recipe": self.id}

    def measure(self, seeds=SEEDS, jobs=1):
        """Yield `Progress`, at last with `Rows`; stop asking, and it stops.

        `seeds` and `jobs`, how many processes share them, matter only where it `is_spread`.
        """
        return self.run(seeds, jobs) if self.is_spread else self.run()


def tutorial_title(tutorial):
    """A recipe's `tutorial` in two words."""
    return _("Ideas") if tutorial == IDEAS else _("Tutorial {letter}").format(letter=tutorial[-1])


def new(what, measured, note="", digits=4):
    """A `Row` with nothing to compare with."""
    return Row(what, None, "", measured, note, digits)


def written(value, digits=4):
    """A number or a text of a `Row` for a table; nothing for None."""
    if value is None or isinstance(value, str):
        return value or ""
    return counted(value) if isinstance(value, int) else plain(value, digits)


def at_once(measure):
    """The function that yields, as a single `Progress`, the `Rows` that the function from `measure()` says."""

    def run():
        yield Progress(1.0, Rows(measure()))

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
