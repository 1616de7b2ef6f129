"""What is typed, read into nodes: every sign and every function of Python's that has a meaning here.

`ast` takes the text apart; `Reader` walks through the parts by hand and runs nothing. Whatever has no meaning here
is named in a sentence.
"""

import ast
import re
from itertools import count

from playground.languages import _, mark
from playground.scalars.graph import NUMBER, VARIABLE, Node
from playground.scalars.operations import OPERATIONS, ExpressionError, apply, largest

MAX_NAME = 10
SIGNS = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.Pow: "power"}
FUNCTIONS = [name for name, operation in OPERATIONS.items() if operation.text.startswith(name)]

A_TEXT = mark("A text")
# Python's grammar in the words of somebody who has typed it; what is not listed here is named by its class.
WORDS = {
    "Attribute": mark("A dot after a name"),
    "Subscript": mark("An index in brackets"),
    "Lambda": mark("A function of one's own (lambda)"),
    "IfExp": mark("If and else"),
    "BoolOp": mark("And, or"),
    "Not": mark("Not"),
    "Invert": mark("The sign ~"),
    "Mod": mark("The sign %"),
    "FloorDiv": mark("The sign //"),
    "MatMult": mark("The sign @"),
    "BitXor": mark("The sign ^ (a power is written **)"),
    "BitAnd": mark("The sign &"),
    "BitOr": mark("The sign |"),
    "LShift": mark("The sign <<"),
    "RShift": mark("The sign >>"),
    "Compare": mark("A comparison"),
    "NamedExpr": mark("An assignment inside a formula (:=)"),
    "JoinedStr": A_TEXT,
    "Import": mark("Import"),
    "ImportFrom": mark("Import"),
    "ListComp": mark("A list built by a loop"),
    "Starred": mark("A star in front"),
}


def allowed():
    """What a formula may be made of, in a sentence."""
    text = _("Allowed are numbers, names, + - * / **, parentheses and {functions}.")
    return text.format(functions=", ".join(FUNCTIONS))


class Reader:
    """Nodes found so far; `known` says which of them a name stands for at the line being read.

    `typed` are all names in the text: names that the person did not give keep clear of them.
    """

    def __init__(self, typed):
        self.typed = typed
        self.nodes: list[Node] = []
        self.known: dict[str, int] = {}

    def statement(self, statement):
        """Read one line and return the place of its value."""
        if isinstance(statement, ast.Expr):
            return self.value(statement.value)
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target, place = statement.targets[0], self.value(statement.value)
        elif isinstance(statement, ast.AugAssign):
            target = statement.target
            place = self.operation(self.sign(statement.op), [self.value(target), self.value(statement.value)])
        else:
            raise _not_allowed(statement)
        if not isinstance(target, ast.Name):
            raise _not_allowed(target)
        name = _checked_name(target.id)
        if not self.nodes[place].name:
            self.call_it(name, place)
        self.known[name] = place
        return place

    def call_it(self, name, place):
        """Name a node; who had the name before becomes c1; a variable keeps its name, and the node gets one."""
        given = [node.name for node in self.nodes]
        numbered = next(new for n in count(1) if (new := f"{name}{n}") not in self.typed.union(given))
        if name in given and self.nodes[given.index(name)].operation == VARIABLE:
            name = numbered
        elif name in given:
            self.call_it(numbered, given.index(name))
        self.nodes[place] = self.nodes[place]._replace(name=name)

    def value(self, tree):
        """Read one formula, inside out, and return the place of its node."""
        if isinstance(tree, ast.Constant):
            return self.number(_real(tree.value))
        if isinstance(tree, ast.Name):
            return self.variable(_checked_name(tree.id))
        if isinstance(tree, ast.BinOp):
            return self.operation(self.sign(tree.op), [self.value(tree.left), self.value(tree.right)])
        if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
            return self.operation("negative", [self.value(tree.operand)])
        if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.UAdd):
            return self.value(tree.operand)
        if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name):
            return self.operation(*self.function(tree))
        raise _not_allowed(tree.op if isinstance(tree, ast.UnaryOp) else tree)

    def function(self, tree):
        name = tree.func.id
        if name not in FUNCTIONS:
            text = _("The function {name} is not known here.").format(name=name[:MAX_NAME])
            raise ExpressionError(" ".join([text, allowed()]))
        if len(tree.args) != 1 or tree.keywords:
            raise ExpressionError(_("{name} takes one number: write {name}(x).").format(name=name))
        return name, [self.value(tree.args[0])]

    def sign(self, operator):
        if type(operator) not in SIGNS:
            raise _not_allowed(operator)
        return SIGNS[type(operator)]

    def operation(self, operation, places):
        """A node for the operation; of numbers alone it is done at once and leaves a number."""
        inputs = [self.nodes[place] for place in places]
        if all(node.operation == NUMBER for node in inputs):
            return self.number(apply(operation, [node.value for node in inputs]))
        return self.add(Node("", operation, tuple(places)))

    def variable(self, name):
        if name not in self.known:
            self.known[name] = self.add(Node(name, VARIABLE))
        return self.known[name]

    def number(self, value):
        name = f"{value:.6g}"
        return self.add(Node(f"({name})" if value < 0 else name, NUMBER, (), value))

    def add(self, node):
        self.nodes.append(node)
        return len(self.nodes) - 1


def _real(value):
    if isinstance(value, bool) or not isinstance(value, int | float):
        kinds = {str: _(A_TEXT), bytes: _(A_TEXT), complex: _("A complex number")}
        raise _refused(kinds.get(type(value), str(value)))
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if number == float("inf"):
        text = _("A number in this is too large: numbers here end at {largest}.")
        raise ExpressionError(text.format(largest=largest()))
    return number


def _checked_name(name):
    if name in FUNCTIONS:
        raise ExpressionError(_("{name} is a function: write {name}(x).").format(name=name))
    if len(name) > MAX_NAME or not re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name):
        text = _("{name} is no name here: 1 to {most} letters a to z, digits and _.")
        raise ExpressionError(text.format(name=name[:MAX_NAME], most=MAX_NAME))
    return name


def _not_allowed(tree):
    kind = type(tree).__name__
    if kind in WORDS:
        return _refused(_(WORDS[kind]))
    return _refused(_("This part of Python ({kind})").format(kind=kind))


def _refused(what):
    return ExpressionError(" ".join([_("{what} is not allowed here.").format(what=what), allowed()]))
