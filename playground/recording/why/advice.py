"""What can be tried with a click: changes of an experiment, and what its button says."""

from typing import NamedTuple

from playground.choices.experiment import FIELDS, RULES
from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.languages import _, listed
from playground.numbers import counted, short

FIRST_L2, STRONGER = 0.01, 3


class Advice(NamedTuple):
    """`changes` are fields of an `Experiment` with their new values; `label` is what the button says."""

    label: str
    changes: dict


def rate_times(rate, factor):
    """Another learning rate, in two digits and within what is allowed."""
    rule = RULES["learning_rate"]
    rate = float(f"{min(max(rate * factor, rule.low), rule.high):.1e}")
    return Advice(_("Try a learning rate of {rate}").format(rate=short(rate)), {"learning_rate": rate})


def matched_initializer(experiment):
    """The initializer that was made for the activation of the first hidden layer."""
    first = (*experiment.layer_activations, experiment.activation)[0]
    name = ACTIVATIONS[first].matched
    label = _("Try the initializer {initializer}").format(initializer=_(INITIALIZERS[name].title))
    return Advice(label, {"initializer": name})


def other_activation(experiment):
    """The activation to try where units let little gradient through, from weights that suit it; if any."""
    name = ACTIVATIONS[experiment.layer_activations[0]].instead
    if name is not None:
        changes = {"activation": name, "activations": (), "initializer": ACTIVATIONS[name].matched}
        label = _("Try {activation} in the hidden layers").format(activation=_(ACTIVATIONS[name].title))
        yield Advice(label, changes)


def hidden_layers():
    """Those that an experiment has by default."""
    sizes = FIELDS["hidden_sizes"].default
    label = _("Try hidden layers of {sizes} units").format(sizes=listed(map(counted, sizes)))
    return Advice(label, {"hidden_sizes": sizes})


def batch_normalization():
    return Advice(_("Try batch normalization"), {"batch_norm": True})


def clipping():
    return Advice(_("Try clipping the gradient to a length of 1"), {"clip_norm": 1.0})


def no_penalties():
    return Advice(_("Try it without penalties"), {"l1": 0.0, "l2": 0.0})


def no_dropout():
    return Advice(_("Try it without dropout"), {"dropout": 0.0, "dropouts": ()})


def early_stopping():
    return Advice(_("Try early stopping"), {"early_stopping": True})


def stronger_l2(experiment):
    """A penalty that is larger than the one there is."""
    l2 = min(STRONGER * experiment.l2 or FIRST_L2, RULES["l2"].high)
    return Advice(_("Try an L2 penalty of {penalty}").format(penalty=short(l2)), {"l2": l2})
