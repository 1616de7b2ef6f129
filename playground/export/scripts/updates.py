"""The rule of an optimizer as lines of a NumPy script, and what it begins with."""

import inspect
import re

from playground.engine import OPTIMIZERS
from playground.export.pieces import indented
from playground.export.sources import without_lines
from playground.languages import _


def update(run):
    """The optimizer's rule for one array w; of several optimizers, each under the name of its own."""
    lines = ["w = weights[name]"]
    for place, name in enumerate(run.optimizers):
        rule = [*_recalled(name), *_rule(run, name)]
        if len(run.optimizers) == 1:
            lines += rule
        else:
            lines += [f'{"elif" if place else "if"} optimizer == "{name}":', *indented(rule)]
    return lines


def _rule(run, name):
    rule = OPTIMIZERS[name].written.numpy
    if rule is None:
        raise without_lines(_("The optimizer {name}").format(name=_(OPTIMIZERS[name].title)))
    rate = "learning_rate" if run.has_one_rate and not run.watches else "rate"
    return [re.sub(r"\brate\b", rate, line) for line in rule]


def _recalled(name):
    slots = _slots(name)
    return [f"{', '.join(slots)}{',' if len(slots) == 1 else ''} = memory[name]"] if slots else []


def _slots(name):
    """What an optimizer calls the arrays that it remembers."""
    _, _, _, _, *slots = inspect.signature(OPTIMIZERS[name]._rule).parameters
    return slots


def needs(run, variable):
    """Whether any optimizer's rule names a variable."""
    rules = "\n".join(line for name in run.optimizers for line in _rule(run, name))
    return re.search(rf"\b{variable}\b", rules) is not None


def new_memory(run, name):
    """Lines with which an optimizer begins: nothing is remembered yet."""
    lines = [f'optimizer = "{name}"'] if len(run.optimizers) > 1 else []
    if slots := _slots(name):
        zeros = ", ".join(["np.zeros_like(w)"] * len(slots)) + ("," if len(slots) == 1 else "")
        lines.append(f"memory = {{name: ({zeros}) for name, w in weights.items()}}")
    return [*lines, "t = 0"] if needs(run, "t") else lines
