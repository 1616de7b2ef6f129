"""`Form`: the widgets of a page that say what is recorded, an `Experiment` or a `Bench`, field by field."""

from dataclasses import fields
from typing import NamedTuple

import streamlit as st

from playground.choices.bench import Bench
from playground.choices.experiment import RULES, Experiment
from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceBench
from playground.choices.sweep import SEARCHED_RULES, Sweep
from playground.languages import _, mark
from playground.ui.groups import opened
from playground.ui.labels import BENCH_LABELS, LABELS, SEQUENCE_LABELS, SWEEP_LABELS

KEEPS_WEIGHTS = ("learning_rate", "epochs")


def starting_anew(about):
    """The help of a widget, whose change starts training anew."""
    return f"{about} {_('A change starts training anew.')}"


class Form(NamedTuple):
    """What the widgets of a page make, and what their keys in `st.session_state` begin with.

    A field's widget has the field's name after the `prefix` as its key; `more` are keys of further widgets.
    """

    kind: type
    prefix: str
    labels: dict
    more: tuple = ()

    def key(self, name):
        return f"{self.prefix}{name}"

    def rule(self, name):
        return self.kind.__dataclass_fields__[name].metadata["rule"]

    @property
    def names(self):
        return [field.name for field in fields(self.kind)]

    def label(self, name):
        """Label, help and key of a field's widget."""
        title, about = self.labels[name]
        about = _(about) if name in KEEPS_WEIGHTS else starting_anew(_(about))
        return {"label": _(title), "help": about, "key": self.key(name)}

    def bounds(self, name):
        rule = self.rule(name)
        kind = int if rule.whole else float
        return {"min_value": kind(rule.low), "max_value": kind(rule.high)}

    def values_of(self, made):
        """What the widgets show of what was made, by their keys."""
        ended = made.at(float("inf"))
        values = {self.key(name): getattr(ended, name) for name in self.names}
        values[self.key("learning_rate")] = made.learning_rate_at(float("inf"))
        return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}

    def fill(self, values, anew):
        """Give every widget a value, by its key: the one it has, unless it is to show others `anew`."""
        for key, value in values.items():
            if anew or key not in st.session_state:
                st.session_state[key] = value

    def values(self):
        """What the widgets hold, by the field's name; what is changed on the way is no widget's."""
        held = {name: st.session_state[self.key(name)] for name in self.names}
        return held | {name: () for name in held if name.endswith("_changes")}

    def made(self, values, before):
        """What was chosen; where the values do not go together, a sentence, and what was made `before`."""
        try:
            return self.kind(**values)
        except ExperimentError as error:
            st.warning(f"{error} {_('What is recorded stays as it was.')}")
            return before

    def remember(self):
        """Note what the widgets hold, for `have_changed` in the next run."""
        st.session_state[self.key("widgets_seen")] = self._held()

    def have_changed(self):
        """Whether a widget holds another value than when the page last ran."""
        seen = st.session_state.get(self.key("widgets_seen"), {})
        return any(seen.get(key, value) != value for key, value in self._held().items())

    def _held(self):
        keys = [*map(self.key, self.names), *self.more]
        held = {key: st.session_state[key] for key in keys if key in st.session_state}
        return {key: tuple(value) if isinstance(value, list) else value for key, value in held.items()}


N_LAYERS, UNITS = "n_layers", "units_{}"
OWN_ACTIVATIONS, ACTIVATION = "own_activations", "activation_{}"
OWN_DROPOUTS, DROPOUT = "own_dropouts", "dropout_{}"
VIEW = "bench_view"
_OF_LAYERS = [
    key.format(layer) for layer in range(RULES["hidden_sizes"].most_layers) for key in (UNITS, ACTIVATION, DROPOUT)
]

SEEDS = ("seed", "data_seed")

GROUPS = ("main", "data", "network", "training", "overfitting")
BENCH_GROUPS = ("bench_data", "bench_training")
SEQUENCE_GROUPS = ("sequence_task", "sequence_cells", "sequence_training")
GROUP_TITLES = {
    "main": mark("Experiment"),
    "data": mark("Data"),
    "network": mark("Network"),
    "training": mark("Training"),
    "overfitting": mark("Overfitting"),
    "bench_data": mark("Data"),
    "bench_training": mark("Training"),
    "sequence_task": mark("Sequences"),
    "sequence_cells": mark("Network"),
    "sequence_training": mark("Training"),
}

EXPERIMENT = Form(
    Experiment, "", LABELS, (N_LAYERS, OWN_ACTIVATIONS, OWN_DROPOUTS, *_OF_LAYERS, *map(opened, GROUPS))
)
BENCH = Form(Bench, "bench_", LABELS | BENCH_LABELS, (VIEW, *map(opened, BENCH_GROUPS)))
SEQUENCES = Form(SequenceBench, "sequence_", LABELS | SEQUENCE_LABELS, tuple(map(opened, SEQUENCE_GROUPS)))

NAMES, VALUES, IS_DRAWN = "sweep_names", "sweep_values_{}", "sweep_is_drawn"

SWEEP = Form(
    Sweep, "sweep_", LABELS | SWEEP_LABELS, (NAMES, IS_DRAWN, *(VALUES.format(name) for name in SEARCHED_RULES))
)


def drawn_anew(key):
    """The key of the button that draws another seed for the widget of a key."""
    return f"{key}_anew"
