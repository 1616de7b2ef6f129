"""`Runs`: what is recorded, a list of titled experiments, one of them or up to six."""

import re
from dataclasses import dataclass, replace

from playground.choices.rules import ExperimentError
from playground.languages import _, ngettext

MOST_RUNS = 6


def numbered(number):
    """The title of a run that nobody has named: it is part of links, and the same in every language."""
    return f"Run {number}"


def said(title):
    """A run's title in the language spoken here; one that somebody has chosen stays."""
    found = re.fullmatch(numbered(r"(\d+)"), title)
    return _("Run {number}").format(number=found[1]) if found else title


@dataclass(frozen=True)
class Runs:
    """Experiments with a title each, which may differ in anything: data, network, optimizer, length.

    Those of one shape are trained as one stack where `is_stacked`, which is faster, but rounds otherwise than each
    run by itself.

    Raises ExperimentError for none or more than six, or for a title that is missing.
    """

    titles: tuple[str, ...]
    experiments: tuple
    is_stacked: bool = True

    def __post_init__(self):
        n_runs = len(self.experiments)
        if not 1 <= n_runs <= MOST_RUNS:
            text = _("There must be 1 to {most} runs side by side, not {n}.")
            raise ExperimentError("runs", text.format(most=MOST_RUNS, n=n_runs))
        if len(self.titles) != n_runs:
            text = ngettext(
                "{n} run needs {n} title, not {titles}.", "{n} runs need {n} titles, not {titles}.", n_runs
            )
            raise ExperimentError("runs", text.format(n=n_runs, titles=len(self.titles)))

    @property
    def runs(self):
        return self

    @property
    def said_titles(self):
        """The titles in the language spoken here."""
        return tuple(map(said, self.titles))

    @property
    def is_alone(self):
        """Whether each run is trained by itself: the same numbers come of it in any company."""
        return len(self.experiments) == 1 or not self.is_stacked

    @property
    def epochs(self):
        """The last epoch of the longest run."""
        return max(experiment.epochs for experiment in self.experiments)

    @property
    def end_matters(self):
        """Whether another end would change the training of any run."""
        return any(experiment.end_matters for experiment in self.experiments)

    def learning_rate_at(self, epoch):
        """The rate that all runs share at an epoch, None where they differ."""
        rates = {experiment.learning_rate_at(epoch) for experiment in self.experiments}
        return rates.pop() if len(rates) == 1 else None

    def with_epochs(self, epochs):
        """The same runs, all with another end."""
        return replace(self, experiments=tuple(experiment.with_epochs(epochs) for experiment in self.experiments))

    def with_rate_from(self, epoch, learning_rate):
        """The same runs until `epoch`, all going on from there at another rate."""
        changed = (experiment.with_rate_from(epoch, learning_rate) for experiment in self.experiments)
        return replace(self, experiments=tuple(changed))

    def advised(self, changes, run=0):
        """Nothing: what helps one of the runs is tried where it was made."""
