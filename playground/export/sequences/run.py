"""`SequenceRun`: a network that reads sequences, up to an epoch, with what a script has to say of it."""

from typing import NamedTuple

from playground.choices.sequence import SequenceBench, SequenceExperiment
from playground.choices.share import to_query
from playground.data.sequences import PreparedSequences
from playground.engine import LOSSES
from playground.engine.recurrent import CELLS
from playground.recording.prepared import prepared_for
from playground.recording.sequences.networks import starting_network
from playground.recording.steps import Step


class SequenceRun(NamedTuple):
    """An experiment, its sequences, and the `Step` that the script ends with."""

    experiment: SequenceExperiment
    prepared: PreparedSequences
    step: Step

    watches = False  # no loss on the way decides anything

    @property
    def query(self):
        """What a link says of a bench with this network alone."""
        return to_query(SequenceBench.of(self.experiment))

    @property
    def cell(self):
        return CELLS[self.experiment.cell]

    @property
    def loss(self):
        return LOSSES[self.experiment.loss_name]

    @property
    def optimizers(self):
        return [self.experiment.optimizer]

    @property
    def dtype_text(self):
        """The precision, as a script says it."""
        return "float" if self.experiment.dtype_name == "float64" else "np.float32"

    @property
    def rate_changes(self):
        """`[(first epoch, learning rate)]` of those that are reached."""
        return [(at + 1, rate) for at, rate in self.experiment.learning_rate_changes if at < self.step.epoch]

    @property
    def has_one_rate(self):
        return not self.rate_changes

    @property
    def answers_every_step(self):
        return self.experiment.source.answers == "every"

    @property
    def all_count(self):
        """Whether every answer that is given counts."""
        return self.prepared.test.rows is None

    @property
    def lengths_vary(self):
        """Whether steps are missing."""
        return self.prepared.test.is_there is not None

    @property
    def draws(self):
        """Whether anything is left out by lot."""
        return bool(self.experiment.dropout or self.experiment.recurrent_dropout)

    def start(self):
        """The starting weights under the names that they have in scripts: V and v are those of the answer."""
        params = starting_network(self.experiment).params
        named = {"W": "0.W", "b": "0.b", "U": "0.U", "c": "0.c", "V": "1.W", "v": "1.b"}
        return {name: params[found] for name, found in named.items() if found in params}


def run_of(history, epoch):
    """The `SequenceRun` of a recording, up to an epoch that it holds."""
    return SequenceRun(history.experiment, prepared_for(history.experiment), history.step(epoch))


def whole_run(experiment):
    """The `SequenceRun` to an experiment's end before anything was trained."""
    unknown = dict.fromkeys(Step._fields[: Step._fields.index("validation_loss")])
    return SequenceRun(experiment, prepared_for(experiment), Step(**unknown | {"epoch": experiment.epochs}))
