"""What can be measured of a run, by name: for predictions, goals, and numbers that texts state."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.languages import _, mark
from playground.lessons.measuring import boundary
from playground.lessons.measuring.writing import share, three, times, whole, yes_or_no
from playground.recording.kinds import kind_of
from playground.recording.looking.spread import Spread
from playground.recording.networks import network_for
from playground.recording.sequences.probe import CellProbe
from playground.scalars.walk import walk

ROWS = ("live", "vanishing")  # pages whose networks read rows
TRAINED = (*ROWS, "sequences")
LEARNED = 0.99  # the training score at which data count as learned


class Look(NamedTuple):
    """What is measured: what was `made`, its `runs` with the face of a `History` each, an epoch, and of what.

    A run that ended before that epoch is measured where it ended.
    """

    made: object
    runs: tuple
    epoch: int
    of: str = ""

    @property
    def run(self):
        """The run that is meant. Raises ValueError for one that is not there."""
        number = int(self.of or 1)
        if not 1 <= number <= len(self.runs):
            told = _("There are runs 1 to {last}, not {number}.")
            raise ValueError(told.format(last=len(self.runs), number=self.of))
        return self.runs[number - 1]

    @property
    def at(self):
        """The epoch of that run."""
        return min(self.epoch, self.run.head)

    @property
    def step(self):
        return self.run.step(self.at)


class Measure(NamedTuple):
    """`title`, which is marked, and how a number is `written`; `find(look)` measures it on one of the `pages`.

    `shape` is that of what is found: a "number", a "line" (T,) over epochs 0 to T - 1, or a "boundary", which is a
    `Divided`.
    """

    title: str
    written: Callable[[float], str]
    find: Callable[[Look], object]
    pages: tuple[str, ...]
    shape: str = "number"

    @property
    def is_said(self):
        """Whether it is so or not, 1 or 0, and no amount."""
        return self.written is yes_or_no

    @property
    def is_share(self):
        """Whether it is a share of 1, which people say in percent."""
        return self.written is share

    def fits(self, kind):
        """Whether a kind of prediction can be made about it."""
        return self.shape == (kind if kind in ("line", "boundary") else "number")


def _of_step(name):
    return lambda look: float(getattr(look.step, name))


def _line(name):
    """A number of every epoch up to the one that is looked at, NaN after the end of a run that ended before."""

    def find(look):
        line, known = np.full(look.epoch + 1, np.nan), look.run.series(name)[: look.epoch + 1]
        line[: len(known)] = known
        return line

    return find


def _fading(look):
    """How many times the gradient that reaches the first layer is smaller than the last layer's."""
    norms = look.step.delta_norms
    return float(norms[-1] / norms[0]) if norms[0] > 0 else np.inf


def _layer_share(name):
    """The largest share of a hidden layer's units that are dead, or saturated."""

    def find(look):
        experiment, prepared = look.run.experiment, look.run.prepared
        network = network_for(experiment, prepared)
        network.load(look.step.flat)
        found = getattr(Spread(network, prepared, LOSSES[experiment.loss_name]).measure(), name)[:-1]
        return float(np.nanmax(found)) if np.isfinite(found).any() else 0.0

    return find


def _weights(look):
    """Numbers that are learned: weights and biases."""
    experiment = look.run.experiment
    network = kind_of(experiment).network(experiment, look.run.prepared)
    return float(sum(values.size for values in network.params.values()))


def _learned_at(look):
    """The first epoch whose training score is LEARNED; infinite where none is."""
    reached = np.flatnonzero(_line("train_score")(look) >= LEARNED)
    return float(reached[0]) if len(reached) else np.inf


def _lowest_rate(look):
    """The lowest learning rate of all epochs so far: nobody reaches a high one by raising it at the end."""
    rates = look.run.series("learning_rate")[: look.at + 1]
    return float(rates[1:].min() if len(rates) > 1 else rates[0])


def _best_epoch(name):
    return lambda look: float(np.nanargmin(_line(name)(look)))


def _highest(name):
    return lambda look: float(np.nanmax(_line(name)(look)))


def _gap(look):
    """By how much the training accuracy is higher than the test accuracy."""
    return float(look.step.train_score - look.step.test_score)


def _different(look):
    """How many units of the first hidden layer differ from all others in their incoming weights."""
    W = look.step.params["0.W"]
    return float(len(np.unique(np.round(W, 12), axis=1).T))


def _ends_at(look):
    """The last epoch with finite numbers."""
    return float(look.at)


def _is_finite(look):
    """1 where the run came to the epoch with finite numbers, else 0."""
    return float(look.run.head >= look.epoch)


def _best_run(look):
    """The number of the run with the highest training score, 1 the first."""
    scores = [run.step(min(look.epoch, run.head)).train_score for run in look.runs]
    return float(np.argmax(scores) + 1)


def _error_fading(look):
    """How many times |dC/dh| is smaller at the first time step than at the last."""
    probe = CellProbe(look.run.experiment, look.run.prepared)
    errors = probe.frame(look.step, len(probe.map_names)).errors
    return float(errors[-1] / errors[0]) if errors[0] > 0 else np.inf


def _value(look):
    return float(walk(look.made.graph, look.made.point).values[-1])


def _derivative(look):
    """dC/d(variable), the last step at its node. Raises ValueError for what is no variable."""
    graph = look.made.graph
    if look.of not in graph.variables:
        told = _("The formula has {variables}, not {name}.")
        raise ValueError(told.format(variables=", ".join(graph.variables), name=look.of))
    found = {graph[step.place].name: step.result for step in walk(graph, look.made.point).steps}
    return float(found[look.of])


MEASURES = {
    "train_score": Measure(mark("training accuracy"), share, _of_step("train_score"), TRAINED),
    "test_score": Measure(mark("test accuracy"), share, _of_step("test_score"), TRAINED),
    "validation_score": Measure(mark("validation accuracy"), share, _of_step("validation_score"), ("live",)),
    "train_loss": Measure(mark("training loss"), three, _of_step("train_loss"), TRAINED),
    "test_loss": Measure(mark("test loss"), three, _of_step("test_loss"), TRAINED),
    "gap": Measure(mark("training accuracy minus test accuracy"), share, _gap, ROWS),
    "learned_at": Measure(mark("first epoch with 99% of the training rows right"), whole, _learned_at, TRAINED),
    "best_test_epoch": Measure(mark("epoch with the lowest test loss"), whole, _best_epoch("test_loss"), TRAINED),
    "highest_test_score": Measure(
        mark("highest test accuracy of all epochs"), share, _highest("test_score"), TRAINED
    ),
    "fading": Measure(mark("last layer's gradient over the first layer's"), times, _fading, ROWS),
    "dead": Measure(mark("dead units in the worst layer"), share, _layer_share("dead"), ROWS),
    "saturated": Measure(mark("saturated units in the worst layer"), share, _layer_share("saturated"), ROWS),
    "different_units": Measure(mark("different units in the first layer"), whole, _different, ROWS),
    "weights": Measure(mark("weights and biases"), whole, _weights, TRAINED),
    "learning_rate": Measure(mark("lowest learning rate of the run"), three, _lowest_rate, TRAINED),
    "ends_at": Measure(mark("last epoch with finite numbers"), whole, _ends_at, TRAINED),
    "is_finite": Measure(mark("the loss stays a finite number"), yes_or_no, _is_finite, TRAINED),
    "best_run": Measure(
        mark("network with the highest training accuracy"), whole, _best_run, ("vanishing", "sequences")
    ),
    "error_fading": Measure(mark("last step's error over the first step's"), times, _error_fading, ("sequences",)),
    "train_loss_line": Measure(mark("training loss"), three, _line("train_loss"), TRAINED, "line"),
    "test_loss_line": Measure(mark("test loss"), three, _line("test_loss"), TRAINED, "line"),
    "train_score_line": Measure(mark("training accuracy"), share, _line("train_score"), TRAINED, "line"),
    "test_score_line": Measure(mark("test accuracy"), share, _line("test_score"), TRAINED, "line"),
    "boundary": Measure(mark("decision boundary"), share, boundary.divided, ("live",), "boundary"),
    "value": Measure(mark("value of the result"), three, _value, ("chain_rule",)),
    "derivative": Measure(mark("derivative of the result"), three, _derivative, ("chain_rule",)),
}
