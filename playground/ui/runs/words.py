"""Experiments in a few words, and what differs between several."""

from collections.abc import Mapping

from playground.choices.fields import AUTO
from playground.choices.forks import CHANGES, SETTINGS, forked_at
from playground.choices.rules import Choice
from playground.engine import OPTIMIZERS
from playground.numbers import short
from playground.ui.labels import LABELS
from playground.ui.runs.kinds import kind_of

LACKING = "–"  # where a kind of run has no such setting


def described(experiment):
    """A line: what is learned, by which network, optimizer and rate."""
    parts = kind_of(experiment).parts(experiment)
    parts.append(f"{OPTIMIZERS[experiment.optimizer].title}, rate {short(experiment.learning_rate)}")
    at = forked_at(experiment)
    return " · ".join([*parts, *([] if at is None else [f"forked at epoch {at:,}"])])


def differences(experiments):
    """`{label: texts}` of the fields in which experiments differ, one text each.

    Of several kinds, those are compared that all have, and those that tell the most about each kind.
    """
    names, *others = [list(experiment.__dataclass_fields__) for experiment in experiments]
    in_all = [name for name in names if all(name in other for other in others)]
    if any(other != names for other in others):
        in_all = [*always(experiments), *in_all]
    found = {name: [written(name, experiment) for experiment in experiments] for name in dict.fromkeys(in_all)}
    return {label(name, experiments): texts for name, texts in found.items() if len(set(texts)) > 1}


def always(experiments):
    """The fields that every comparison of these experiments names."""
    return list(dict.fromkeys(name for experiment in experiments for name in kind_of(experiment).always))


def label(name, experiments):
    """What a field is called that one of the experiments has at least."""
    return next(labels[name][0] for labels in (kind_of(one).labels for one in experiments) if name in labels)


def written(name, experiment):
    """A field's value as a person reads it; the data by their title."""
    if name not in experiment.__dataclass_fields__:
        return LACKING
    if name == "dataset":
        return experiment.source.title
    value, zeros = getattr(experiment, name), kind_of(experiment).zeros
    if name in CHANGES:
        return "; ".join(_CHANGES[name](*change) for change in value) or "none"
    if value == AUTO:
        return "automatic"
    if not value and name in zeros:
        return zeros[name]
    return _titled(experiment.__dataclass_fields__[name].metadata["rule"], value)


_CHANGES = {
    "learning_rate_changes": lambda epoch, rate: f"{short(rate)} after epoch {epoch:,}",
    "weight_changes": lambda epoch, index, value: f"number {index:,} set to {short(value)} at epoch {epoch:,}",
    "setting_changes": lambda epoch, name, value: (
        f"{LABELS[name][0]} {_titled(SETTINGS[name], value)} after epoch {epoch:,}"
    ),
}


def _titled(rule, value):
    """A value of a rule's; an entry of a registry by its title."""
    entry = dict(rule.options).get(value) if type(rule) is Choice and isinstance(rule.options, Mapping) else None
    return getattr(entry, "title", rule.format(value).replace(",", ", "))
