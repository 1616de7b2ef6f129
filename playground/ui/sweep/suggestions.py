"""What is offered for each field that is searched, as links write it, and how that is said; others are typed."""

from playground.choices.lists import Several
from playground.choices.rules import Choice, ExperimentError, Switch
from playground.choices.sweep import SEARCHED_RULES, said
from playground.ui.controls.main import LEARNING_RATES
from playground.ui.controls.overfitting import PENALTIES
from playground.ui.controls.training import BATCH_SIZES, CLIPS, EPSILONS

AT_FIRST = 3  # values of a field that was just added
NUMBERS = {
    "n_samples": (50, 100, 200, 500, 1000),
    "noise": (0, 0.1, 0.2, 0.3, 0.5),
    "test_size": (0.1, 0.3, 0.5),
    "validation_size": (0.1, 0.2, 0.3),
    "data_seed": range(10),
    "hidden_sizes": ((4,), (8,), (16,), (32,), (4, 4), (8, 8), (16, 16), (8, 8, 8), ()),
    "learning_rate": (0.01, 0.1, 1, *(rate for rate in LEARNING_RATES if rate not in (0.01, 0.1, 1))),
    "momentum": (0, 0.5, 0.9, 0.99),
    "epsilon": EPSILONS,
    "batch_size": (10, 50, None, *(size for size in BATCH_SIZES if size not in (10, 50, None))),
    "epochs": (50, 100, 200, 500, 1000),
    "l1": PENALTIES,
    "l2": (0, 1e-3, 0.01, *(penalty for penalty in PENALTIES if penalty not in (0, 1e-3, 0.01))),
    "dropout": (0, 0.2, 0.5),
    "clip_norm": CLIPS,
    "patience": (5, 10, 20, 50),
    "tol": (0, 1e-4, 1e-3),
    "seed": range(10),
}


def is_closed(name):
    """Whether a field has no other values than those that are offered."""
    rule = SEARCHED_RULES[name]
    return isinstance(rule, Switch) or (isinstance(rule, Choice) and not isinstance(rule, Several))


def suggested(name):
    """Values of a field, the most useful first."""
    rule = SEARCHED_RULES[name]
    if isinstance(rule, Switch):
        values = (False, True)
    elif is_closed(name):
        values = rule.options
    else:
        values = NUMBERS.get(name, ())
    return [rule.format(value) for value in values]


def value_said(name):
    """How a widget says a value of a field that it has as text; what is no value as it was typed."""
    rule = SEARCHED_RULES[name]

    def told(text):
        try:
            return said(name, rule.parse(name, text))
        except ExperimentError:
            return text

    return told


def at_first(name, own):
    """What is chosen of a field that was just added: a few values, and among them the experiment's own."""
    offered = suggested(name)
    return list(dict.fromkeys([own, *offered]))[: max(AT_FIRST, 1)]
