"""Experiments in a few words, and what differs between several."""

from playground.choices.forks import CHANGES, SETTINGS, forked_at
from playground.choices.said import said
from playground.engine import OPTIMIZERS
from playground.languages import _, pgettext
from playground.numbers import counted, short
from playground.ui.labels import LABELS
from playground.ui.runs.kinds import kind_of

LACKING = "–"  # where a kind of run has no such setting


def described(experiment):
    """A line: what is learned, by which network, optimizer and rate."""
    parts = kind_of(experiment).parts(experiment)
    optimizer, rate = _(OPTIMIZERS[experiment.optimizer].title), short(experiment.learning_rate)
    parts.append(_("{optimizer}, rate {rate}").format(optimizer=optimizer, rate=rate))
    at = forked_at(experiment)
    if at is not None:
        parts.append(_("forked at epoch {epoch}").format(epoch=counted(at)))
    return " · ".join(parts)


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
    return _(next(labels[name][0] for labels in (kind_of(one).labels for one in experiments) if name in labels))


def written(name, experiment):
    """A field's value as a person reads it; the data by their title."""
    if name not in experiment.__dataclass_fields__:
        return LACKING
    if name == "dataset":
        return _(experiment.source.title)
    value, zeros = getattr(experiment, name), kind_of(experiment).zeros
    if name in CHANGES:
        return "; ".join(_CHANGES[name](*change) for change in value) or pgettext("of a list", "none")
    if not value and name in zeros:
        return _(zeros[name])
    return said(experiment.__dataclass_fields__[name].metadata["rule"], value)


def _rate_changed(epoch, rate):
    return _("{rate} after epoch {epoch}").format(rate=short(rate), epoch=counted(epoch))


def _weight_changed(epoch, index, value):
    text = _("number {index} set to {value} at epoch {epoch}")
    return text.format(index=counted(index), value=short(value), epoch=counted(epoch))


def _setting_changed(epoch, name, value):
    text = _("{setting} {value} after epoch {epoch}")
    setting, value = _(LABELS[name][0]), said(SETTINGS[name], value)
    return text.format(setting=setting, value=value, epoch=counted(epoch))


_CHANGES = {
    "learning_rate_changes": _rate_changed,
    "weight_changes": _weight_changed,
    "setting_changes": _setting_changed,
}
