"""`Runs`: what is recorded, a list of titled experiments, one of them or up to six."""

from dataclasses import dataclass, replace

from playground.choices.rules import ExperimentError

MOST_RUNS = 6


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
            raise ExperimentError("runs", f"There must be 1 to {MOST_RUNS} runs side by side, not {n_runs}.")
        if len(self.titles) != n_runs:
            raise ExperimentError("runs", f"{n_runs} runs need {n_runs} titles, not {len(self.titles)}.")

    @property
    def runs(self):
        return self

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
