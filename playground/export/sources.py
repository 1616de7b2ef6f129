"""Functions of registry entries as lines of a script."""

import ast
import builtins
import inspect
import textwrap
from numbers import Number
from types import FunctionType

import numpy as np

from playground.export.errors import ExportError


def definition(function, arguments, body, what):
    """A function of an entry as source: its `body` where the entry has one, else the lines that the engine runs.

    `what` names the entry for an ExportError, where those lines do not stand by themselves.
    """
    if body is None:
        return source_of(function, what)
    told = inspect.getdoc(function).splitlines()[0]
    return f'def {function.__name__}({arguments}):\n    """{told}"""\n{textwrap.indent(body, "    ")}'


def source_of(function, what):
    """The lines of a function, after those of the numbers and functions that it uses. Raises ExportError."""
    error = ExportError(f"{what} has no lines that can stand in a script.")
    if not isinstance(function, FunctionType) or not function.__name__.isidentifier() or function.__closure__:
        raise error
    try:
        lines = textwrap.dedent(inspect.getsource(function)).rstrip()
    except OSError:
        raise error from None
    before = []
    for name in sorted(_used(lines)):
        value = function.__globals__.get(name)
        if isinstance(value, Number):
            before.append(f"{name} = {value!r}")
        elif isinstance(value, FunctionType) and value.__name__ == name:
            before.append(source_of(value, what))
        elif value is not np:
            raise error
    return "\n\n\n".join([*before, lines])


def _used(lines):
    """The names that a function's lines take from elsewhere."""
    names = [node for node in ast.walk(ast.parse(lines)) if isinstance(node, ast.Name | ast.arg | ast.FunctionDef)]
    own = {node.arg for node in names if isinstance(node, ast.arg)}
    own |= {node.name for node in names if isinstance(node, ast.FunctionDef)}
    own |= {node.id for node in names if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return {node.id for node in names if isinstance(node, ast.Name)} - own - vars(builtins).keys()
