"""Which settings can be changed on a page, and in which of its groups: what a lesson may leave to be seen.

A group is a key of the page's groups, or "" for what stands outside of them. A test holds this and the pages
together: for what is made, exactly the widgets of these fields are there.
"""

from playground.engine import OPTIMIZERS
from playground.ui import form
from playground.ui.form import ACTIVATION, DROPOUT, N_LAYERS, OWN_ACTIVATIONS, OWN_DROPOUTS, UNITS

FORMS = {"live": form.EXPERIMENT, "vanishing": form.BENCH, "sequences": form.SEQUENCES}
GROUPS = {"live": form.GROUPS, "vanishing": form.BENCH_GROUPS, "sequences": form.SEQUENCE_GROUPS}

FIELDS = {
    "live": {
        "main": ("dataset", "hidden_sizes", "activation", "learning_rate", "epochs"),
        "data": (
            "noise",
            "n_samples",
            "n_classes",
            "features",
            "scaling",
            "test_size",
            "shuffle",
            "stratify",
            "scaler_rows",
            "data_seed",
        ),
        "network": (
            "initializer",
            "biases",
            "generator",
            "batch_norm",
            "layer_norm",
            "residual",
            "normalization_place",
            "normalized_layers",
            "activations",
            "output_activation",
        ),
        "training": (
            "optimizer",
            "momentum",
            "epsilon",
            "schedule",
            "batch_size",
            "loss",
            "clip_norm",
            "dtype",
            "seed",
        ),
        "overfitting": (
            "l1",
            "l2",
            "dropout",
            "dropouts",
            "validation_size",
            "validation",
            "early_stopping",
            "patience",
            "tol",
        ),
    },
    "vanishing": {
        "": ("activations", "initializers", "depths", "extras", "width", "learning_rate", "epochs"),
        "bench_data": ("dataset", "noise", "n_samples", "n_classes", "data_seed"),
        "bench_training": ("optimizer", "batch_size", "clip_norm", "seed", "dtype"),
    },
    "sequences": {
        "": ("task", "length", "text", "cells", "units", "learning_rate", "epochs"),
        "sequence_task": ("lengths_vary", "noise", "n_sequences", "data_seed"),
        "sequence_cells": (
            "recurrent_initializer",
            "spectral_radii",
            "forget_bias",
            "initializer",
            "dropout",
            "recurrent_dropout",
        ),
        "sequence_training": ("optimizer", "batch_size", "clip_norms", "truncation", "dtype", "seed"),
    },
    "chain_rule": {},
}

_LAYERS = range(form.EXPERIMENT.rule("hidden_sizes").most_layers)
_SEVERAL = {  # fields of the playground with other widgets than one of their own name
    "hidden_sizes": (N_LAYERS, *map(UNITS.format, _LAYERS)),
    "activations": (OWN_ACTIVATIONS, *map(ACTIVATION.format, _LAYERS)),
    "dropouts": (OWN_DROPOUTS, *map(DROPOUT.format, _LAYERS)),
}
_ALSO_IN = {"activations": ("main",)}  # further groups with some of a field's widgets


def _source(made):
    return made.runs.experiments[0].source


def _is_normalized(made):
    return made.batch_norm or made.layer_norm


_NEEDS = {  # of what is made: whether a field has a widget that does something
    "live": {
        "noise": lambda made: _source(made).is_made and _source(made).has_noise,
        "n_samples": lambda made: _source(made).is_made,
        "n_classes": lambda made: _source(made).n_classes is None,
        "features": lambda made: _source(made).has_plane_features,
        "test_size": lambda made: _source(made).holds_back,
        "shuffle": lambda made: _source(made).holds_back,
        "stratify": lambda made: _source(made).holds_back and made.task == "classification" and made.shuffle,
        "scaler_rows": lambda made: _source(made).holds_back and made.scaling != "none",
        "data_seed": lambda made: _source(made).holds_back,
        "activation": lambda made: not made.activations,
        "normalization_place": _is_normalized,
        "normalized_layers": _is_normalized,
        "momentum": lambda made: OPTIMIZERS[made.optimizer].has_momentum,
        "epsilon": lambda made: OPTIMIZERS[made.optimizer].has_epsilon,
        "loss": lambda made: made.task == "classification",
        "dropout": lambda made: not made.dropouts,
        "validation": lambda made: made.validation_size > 0,
        "early_stopping": lambda made: made.validation_size > 0,
    },
    "vanishing": {
        "noise": lambda made: _source(made).is_made and _source(made).has_noise,
        "n_samples": lambda made: _source(made).is_made,
        "n_classes": lambda made: _source(made).n_classes is None,
    },
    "sequences": {
        "text": lambda made: _source(made).is_text,
        "lengths_vary": lambda made: _source(made).varies,
        "noise": lambda made: _source(made).has_noise,
    },
}


def there(page, made):
    """`{group: names}` of the fields that can be changed on a page that shows what is `made`."""
    needs = _NEEDS.get(page, {})
    return {
        group: tuple(name for name in names if name not in needs or needs[name](made))
        for group, names in FIELDS[page].items()
    }


def keys(page, name):
    """The keys of a field's widgets."""
    own = FORMS[page].key(name)
    keys = _SEVERAL.get(name, (own,)) if page == "live" else (own,)
    return (*keys, form.drawn_anew(own)) if name in form.SEEDS else keys


def groups_of(page, names):
    """The groups that have widgets of these fields, "" aside."""
    found = {group for group, fields in FIELDS[page].items() for name in names if name in fields}
    if page == "live":
        found |= {group for name in names for group in _ALSO_IN.get(name, ())}
    return tuple(group for group in GROUPS.get(page, ()) if group in found)
