"""A typed formula as a graph.

What is typed is taken apart by Python's own grammar (`ast.parse`) and never run: numbers, names, + - * / **, the
functions of `OPERATIONS` and assignments become nodes (`reader`), all else is named in a sentence. Numbers turn
into floats at once, so 9**9**9**9 overflows instead of filling the memory.
"""

import ast
from itertools import count

from playground.languages import _, mark
from playground.numbers import counted
from playground.scalars.graph import VARIABLE, Graph
from playground.scalars.operations import ExpressionError
from playground.scalars.reader import Reader, allowed

MAX_CHARACTERS, MAX_OPERATIONS, MAX_VARIABLES = 300, 40, 8
_UNREADABLE = mark("This cannot be read as a formula.")
_PLACED = mark("This cannot be read as a formula at character {place} of line {line}.")
LETTERS = "uvwpqrstyzhkmn"  # names for steps on the way, as long as the person has not taken them


def parse(text: str) -> Graph:
    """The graph of a formula: its last line, with what the lines before it named.

    Raises ExpressionError, with a sentence for the person, for whatever else was typed.
    """
    if len(text) > MAX_CHARACTERS:
        told = _("This has {n} characters: at most {most} are read.")
        raise ExpressionError(told.format(n=counted(len(text)), most=MAX_CHARACTERS))
    statements = _statements(text)
    n_operations = sum(isinstance(part, ast.BinOp | ast.UnaryOp | ast.Call) for part in _parts(statements))
    if n_operations > MAX_OPERATIONS:
        told = _("This has {n} operations: at most {most} can be drawn.")
        raise ExpressionError(told.format(n=n_operations, most=MAX_OPERATIONS))
    reader = Reader({part.id for part in _parts(statements) if isinstance(part, ast.Name)})
    for statement in statements:
        result = reader.statement(statement)
    return _named(_needed(reader.nodes, result), reader.typed)


def _statements(text):
    lines = "\n".join(line.strip() for line in text.splitlines())
    try:
        statements = ast.parse(lines).body
    except SyntaxError as error:
        has_place = error.offset and error.lineno
        raise _unreadable(_PLACED if has_place else _UNREADABLE, place=error.offset, line=error.lineno) from None
    except (ValueError, MemoryError, RecursionError):
        raise _unreadable(_UNREADABLE) from None
    if not statements:
        raise ExpressionError(_("Type a formula, such as (x**2 + 1)**3."))
    return statements


def _unreadable(text, **where):
    return ExpressionError(" ".join([_(text).format(**where), allowed()]))


def _parts(statements):
    for statement in statements:
        yield from ast.walk(statement)  # ast.walk keeps a queue: a deep tree cannot exhaust the stack


def _needed(nodes, result):
    """The nodes that the result is made of, in their order; ExpressionError for no variable or too many."""
    kept = {result}
    for place in range(result, -1, -1):
        if place in kept:
            kept.update(nodes[place].inputs)
    order = sorted(kept)
    graph = [nodes[i]._replace(inputs=tuple(map(order.index, nodes[i].inputs))) for i in order]
    n_variables = sum(node.operation == VARIABLE for node in graph)
    if not n_variables:
        raise ExpressionError(_("There is no variable in this, so no derivative: put in a name, such as x."))
    if n_variables > MAX_VARIABLES:
        told = _("This has {n} variables: at most {most} have room here.")
        raise ExpressionError(told.format(n=n_variables, most=MAX_VARIABLES))
    return graph


def _named(nodes, typed):
    """Names for the nodes that have none: C for the result, then letters in order."""
    taken = {node.name for node in nodes} | typed
    numbered = (f"u{number}" for number in count(1))
    free = (name for names in (LETTERS, numbered) for name in names if name not in taken)
    last = len(nodes) - 1
    result = next(
        name for name in ("C", "L", "J", *(f"C{number}" for number in range(1, 99))) if name not in taken
    )
    return Graph(
        node if node.name else node._replace(name=result if place == last else next(free))
        for place, node in enumerate(nodes)
    )
