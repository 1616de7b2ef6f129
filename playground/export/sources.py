"""Functions of registry entries as lines of a script."""

import ast
import builtins
import inspect
import textwrap
from numbers import Number
from types import FunctionType

import numpy as np

from playground.export.errors import ExportError
from playground.languages import _


def definition(function, arguments, body, what):
    """A function of an entry as source: its `body` where the entry has one, else the lines that the engine runs.

    `what` names the entry for an ExportError, where those lines do not stand by themselves.
    """
    if body is None:
        return source_of(function, what)
    told = inspect.getdoc(function).splitlines()[0]
    return f'def {function.__name__}({arguments}):\n    """{told}"""\n{textwrap.indent(body, "    ")}'


def activation(entry, parts):
    """The functions of an activation, `parts` of "f" and "slope", as source."""
    f, slope = entry.written.numpy or (None, None)
    body, arguments = {"f": f, "slope": slope}, {"f": "z", "slope": "z, a"}
    what = _("The activation {name}").format(name=_(entry.title))
    return [definition(getattr(entry, part), arguments[part], body[part], what) for part in parts]


def loss(entry):
    """The value of a loss, and its gradient, as source."""
    value, gradient = entry.written.numpy or (None, None)
    what = _("The loss {name}").format(name=_(entry.title))
    bodies = ((entry.value, value), (entry.gradient, gradient))
    return [definition(function, "scores, y", body, what) for function, body in bodies]


def source_of(function, what, given=()):
    """The lines of a function, after those of the constants and functions that it uses. Raises ExportError.

    `given` are names that the script has already.
    """
    constants, functions = _needed(function, what, given)
    block = ["\n".join(constants)] if constants else []
    return "\n\n\n".join([*block, *functions])


def without_lines(what):
    """The ExportError of an entry that has none; `what` names it, in the language that is spoken."""
    return ExportError(_("{what} has no lines that can stand in a script.").format(what=what))


def _needed(function, what, given):
    """The lines of the constants that a function uses, and the functions up to itself, each once."""
    error = without_lines(what)
    if not isinstance(function, FunctionType) or not function.__name__.isidentifier() or function.__closure__:
        raise error
    try:
        lines = textwrap.dedent(inspect.getsource(function)).rstrip()
    except OSError:
        raise error from None
    constants, functions = {}, {}
    for name in sorted(_used(lines) - {*given}):
        value = function.__globals__.get(name)
        if isinstance(value, Number | str):
            constants[f"{name} = {value!r}"] = None
        elif isinstance(value, FunctionType) and value.__name__ == name:
            more_constants, more_functions = _needed(value, what, given)
            constants |= dict.fromkeys(more_constants)
            functions |= dict.fromkeys(more_functions)
        elif value is not np:
            raise error
    return [*constants], [*functions, lines]


def _used(lines):
    """The names that a function's lines take from elsewhere."""
    names = [node for node in ast.walk(ast.parse(lines)) if isinstance(node, ast.Name | ast.arg | ast.FunctionDef)]
    own = {node.arg for node in names if isinstance(node, ast.arg)}
    own |= {node.name for node in names if isinstance(node, ast.FunctionDef)}
    own |= {node.id for node in names if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return {node.id for node in names if isinstance(node, ast.Name)} - own - vars(builtins).keys()
