"""A trainer's shelf: the recordings that it keeps, each under what was made, as many as its bytes allow."""

from typing import NamedTuple

from playground.recording.lanes.together import Together
from playground.trainers.recorded import Recorded

BUDGET = 200 * 2**20  # bytes a trainer keeps of all recordings together; the last that was asked for always stays


class Origin(NamedTuple):
    """The recording that another is the same as before `epoch`; None where only the end is another.

    Where a run has been recorded beside others, it is that recording, and `epoch` None.
    """

    made: object
    epoch: int | None


class Wanted(NamedTuple):
    """Which recording is meant: of what was `made`, seen as `view` says.

    `origin` is a short cut and nothing more: where that is on the shelf, what both have in common is not trained
    again.
    """

    made: object
    view: str
    origin: Origin | None = None

    @property
    def datasets(self):
        """The names of the data sets that it is trained on."""
        return datasets_of(self.made)


def datasets_of(made):
    """The names of the data sets of what was made; they need not be there, and sequences have none."""
    return {experiment.dataset for experiment in getattr(made, "experiments", (made,)) if experiment.dataset}


def _are_in(known, runs):
    """Whether nothing of these runs need be trained, the histories of some experiments being `known`."""
    return runs.is_alone and all(experiment in known for experiment in runs.experiments)


class Shelf:
    """Recordings by (made, view), the one that was asked last at the end. One thread uses it."""

    def __init__(self, budget=BUDGET):
        self.budget, self._kept = budget, {}

    def __len__(self):
        return len(self._kept)

    @property
    def datasets(self):
        """The names of the data sets of all recordings here."""
        return {name for made, _ in self._kept for name in datasets_of(made)}

    def find(self, wanted):
        """The `Recorded` that is wanted, made where it is not there; others make room for it."""
        name = wanted.made, wanted.view
        recorded = self._kept.pop(name, None) or self._make(wanted)
        self._kept[name] = recorded
        self._make_room()
        return recorded

    def forget(self, made, view):
        """Let go of a recording, if it is here."""
        self._kept.pop((made, view), None)

    def _make(self, wanted):
        runs, origin, known = wanted.made.runs, wanted.origin, self._histories()
        parent = self._parent(origin.made, wanted.view, known) if origin and not _are_in(known, runs) else None
        if not parent:
            return Recorded(wanted.made, wanted.view, Together(runs, known=known))
        epoch = parent.head + 1 if origin.epoch is None else origin.epoch
        return Recorded(wanted.made, wanted.view, parent.fork(runs, epoch))

    def _parent(self, made, view, known):
        """The runs of a recording that is here, or of which every run is; None of any other."""
        if (made, view) in self._kept:
            return self._kept[made, view].together
        return Together(made.runs, known=known) if _are_in(known, made.runs) else None

    def _histories(self):
        """The histories here of runs trained by themselves, by their experiment: none is trained twice.

        It does not matter beside which others they are; where there are several, the one that has come farthest.
        """
        alone = [recorded.together for recorded in self._kept.values() if recorded.together.runs.is_alone]
        found = [history for together in alone for history in together.histories]
        return {history.experiment: history for history in sorted(found, key=lambda history: history.head)}

    def _make_room(self):
        """Let those that were not asked for longest rest, and where that is not enough, forget them.

        Whoever comes back has made again what is missing: the arrays to train in at once, a whole run epoch by
        epoch.
        """
        for recorded in list(self._kept.values())[:-1]:
            if self.n_bytes <= self.budget:
                return
            recorded.let_go()
        while len(self._kept) > 1 and self.n_bytes > self.budget:
            del self._kept[next(iter(self._kept))]

    @property
    def n_bytes(self):
        """Bytes of all recordings here; a run that several of them have counts once."""
        runs = {}
        for recorded in self._kept.values():
            runs |= recorded.bytes_of_runs
        return sum(recorded.own_bytes for recorded in self._kept.values()) + sum(runs.values())
