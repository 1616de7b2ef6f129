"""Experiments in a few words, and what differs between several."""

from collections.abc import Mapping
from dataclasses import fields

from playground.choices.experiment import RULES, Experiment
from playground.choices.fields import AUTO
from playground.choices.forks import CHANGES, forked_at
from playground.choices.rules import Choice
from playground.engine import ACTIVATIONS, OPTIMIZERS
from playground.numbers import short
from playground.ui.labels import LABELS


def described(experiment):
    """A line: data, layers, activation, optimizer, rate."""
    sizes = "-".join(map(str, experiment.hidden_sizes)) or "no hidden layers"
    names = dict.fromkeys(ACTIVATIONS[name].title for name in experiment.layer_activations)
    parts = [experiment.source.title, f"{sizes} {' and '.join(names)}".strip()]
    parts.append(f"{OPTIMIZERS[experiment.optimizer].title}, rate {short(experiment.learning_rate)}")
    at = forked_at(experiment)
    return " · ".join([*parts, *([] if at is None else [f"forked at epoch {at:,}"])])


def differences(experiments):
    """`{label: texts}` of the fields in which experiments differ, one text each."""
    found = {}
    for field in fields(Experiment):
        texts = [written(field.name, experiment) for experiment in experiments]
        if len(set(texts)) > 1:
            found[LABELS[field.name][0]] = texts
    return found


def written(name, experiment):
    """A field's value as a person reads it; the data by their title."""
    if name == "dataset":
        return experiment.source.title
    value, rule = getattr(experiment, name), RULES[name]
    if name in CHANGES:
        return "; ".join(_CHANGES[name](*change) for change in value) or "none"
    if value == AUTO:
        return "automatic"
    return _titled(rule, value)


_CHANGES = {
    "learning_rate_changes": lambda epoch, rate: f"{short(rate)} after epoch {epoch:,}",
    "weight_changes": lambda epoch, index, value: f"number {index:,} set to {short(value)} at epoch {epoch:,}",
    "setting_changes": lambda epoch, name, value: (
        f"{LABELS[name][0]} {_titled(RULES[name], value)} after epoch {epoch:,}"
    ),
}


def _titled(rule, value):
    """A value of a rule's; an entry of a registry by its title."""
    entry = dict(rule.options).get(value) if type(rule) is Choice and isinstance(rule.options, Mapping) else None
    return getattr(entry, "title", rule.format(value).replace(",", ", "))
