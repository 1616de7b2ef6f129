"""A typed formula as a graph, and its parts in LaTeX.

What is typed is read by Python's own grammar (`ast.parse`) and never run. The tree is then walked by hand:
numbers, names, + - * / **, the functions of `OPERATIONS` and assignments become nodes; all else is named in a
sentence.
Numbers turn into floats at once, so 9**9**9**9 overflows instead of filling the memory.
"""

import ast
import re
from itertools import count

from playground.scalars.graph import NUMBER, OPERATIONS, VARIABLE, ExpressionError, Graph, Node, apply

MAX_CHARACTERS, MAX_OPERATIONS, MAX_VARIABLES, MAX_NAME = 300, 40, 8, 10
SIGNS = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.Pow: "power"}
FUNCTIONS = [name for name, operation in OPERATIONS.items() if operation.text.startswith(name)]
ALLOWED = f"Allowed are numbers, names, + - * / **, parentheses and {', '.join(FUNCTIONS)}."
LETTERS = "uvwpqrstyzhkmn"  # names for steps on the way, as long as the person has not taken them

# Python's grammar in the words of somebody who has typed it; what is not listed here is named by its class.
WORDS = {
    "Attribute": "a dot after a name",
    "Subscript": "an index in brackets",
    "Lambda": "a function of one's own (lambda)",
    "IfExp": "if and else",
    "BoolOp": "and, or",
    "Not": "not",
    "Invert": "the sign ~",
    "Mod": "the sign %",
    "FloorDiv": "the sign //",
    "MatMult": "the sign @",
    "BitXor": "the sign ^ (a power is written **)",
    "BitAnd": "the sign &",
    "BitOr": "the sign |",
    "LShift": "the sign <<",
    "RShift": "the sign >>",
    "Compare": "a comparison",
    "NamedExpr": "an assignment inside a formula (:=)",
    "JoinedStr": "a text",
    "Import": "import",
    "ImportFrom": "import",
    "ListComp": "a list built by a loop",
    "Starred": "a star in front",
}


def parse(text: str) -> Graph:
    """The graph of a formula: its last line, with what the lines before it named.

    Raises ExpressionError, with a sentence for the person, for whatever else was typed.
    """
    if len(text) > MAX_CHARACTERS:
        raise ExpressionError(f"This has {len(text):,} characters: at most {MAX_CHARACTERS} are read.")
    statements = _statements(text)
    n_operations = sum(isinstance(part, ast.BinOp | ast.UnaryOp | ast.Call) for part in _parts(statements))
    if n_operations > MAX_OPERATIONS:
        raise ExpressionError(f"This has {n_operations} operations: at most {MAX_OPERATIONS} can be drawn.")
    reader = _Reader({part.id for part in _parts(statements) if isinstance(part, ast.Name)})
    for statement in statements:
        result = reader.statement(statement)
    return _named(_needed(reader.nodes, result), reader.typed)


def symbol(node):
    """A node's name in LaTeX: w1 as w with an index."""
    if node.operation == NUMBER:
        return number(node.value)
    letters, index = re.fullmatch("([A-Za-z]+)_?(.*)", node.name).groups()
    index = index.replace("_", r"\_")
    return (letters if len(letters) == 1 else rf"\mathrm{{{letters}}}") + (f"_{{{index}}}" if index else "")


def number(value):
    """A number in LaTeX, in parentheses where a sign or a power of ten needs them."""
    digits, _, power = f"{value + 0.0:.6g}".partition("e")
    if power:
        return rf"({digits} \cdot 10^{{{int(power)}}})"
    return f"({digits})" if value < 0 else digits


class _Reader:
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
            raise ExpressionError(f"The function {name[:MAX_NAME]} is not known here. {ALLOWED}")
        if len(tree.args) != 1 or tree.keywords:
            raise ExpressionError(f"{name} takes one number: write {name}(x).")
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


def _statements(text):
    lines = "\n".join(line.strip() for line in text.splitlines())
    try:
        statements = ast.parse(lines).body
    except SyntaxError as error:
        where = f" at character {error.offset} of line {error.lineno}" if error.offset and error.lineno else ""
        raise ExpressionError(f"This cannot be read as a formula{where}. {ALLOWED}") from None
    except (ValueError, MemoryError, RecursionError):
        raise ExpressionError(f"This cannot be read as a formula. {ALLOWED}") from None
    if not statements:
        raise ExpressionError("Type a formula, such as (x**2 + 1)**3.")
    return statements


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
        raise ExpressionError("There is no variable in this, so no derivative: put in a name, such as x.")
    if n_variables > MAX_VARIABLES:
        raise ExpressionError(f"This has {n_variables} variables: at most {MAX_VARIABLES} have room here.")
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


def _real(value):
    if isinstance(value, bool) or not isinstance(value, int | float):
        kinds = {str: "a text", bytes: "a text", complex: "a complex number"}
        raise ExpressionError(f"{kinds.get(type(value), str(value)).capitalize()} is not allowed here. {ALLOWED}")
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if number == float("inf"):
        raise ExpressionError("A number in this is too large: numbers here end at 1.8e308.")
    return number


def _checked_name(name):
    if name in FUNCTIONS:
        raise ExpressionError(f"{name} is a function: write {name}(x).")
    if len(name) > MAX_NAME or not re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name):
        raise ExpressionError(f"{name[:MAX_NAME]} is no name here: 1 to {MAX_NAME} letters a to z, digits and _.")
    return name


def _not_allowed(tree):
    kind = type(tree).__name__
    what = WORDS.get(kind, f"this part of Python ({kind})")
    return ExpressionError(f"{what[0].upper()}{what[1:]} is not allowed here. {ALLOWED}")
