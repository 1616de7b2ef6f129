"""The chain rule of one step as LaTeX: with symbols, and with the numbers filled in."""

import re

from playground.numbers import latex
from playground.scalars.graph import NUMBER
from playground.scalars.operations import OPERATIONS

DIGITS = 6


def forward_lines(graph, values, step):
    """A node's value: its operation in symbols, with the numbers before it, and what comes of them."""
    node = graph[step.place]
    sides = []
    if node.operation in OPERATIONS:
        sides = written(OPERATIONS[node.operation].latex, graph, values, step.place)
    yield " = ".join([symbol(node), *sides, latex(step.result, DIGITS)])


def backward_lines(graph, values, step):
    """A node's gradient: the sum over its edges with symbols and numbers; then each slope on them."""
    d = "d" if len(graph.variables) == 1 else r"\partial "
    result, own = symbol(graph[-1]), symbol(graph[step.place])
    if not step.terms:
        yield rf"\frac{{{d}{result}}}{{{d}{result}}} = 1"
        return
    ends = [symbol(graph[term.end]) for term in step.terms]
    symbols = [rf"\frac{{{d}{result}}}{{{d}{end}}} \cdot \frac{{{d}{end}}}{{{d}{own}}}" for end in ends]
    numbers = [rf"{number(term.gradient)} \cdot {number(term.slope)}" for term in step.terms]
    sides = [in_pairs(symbols), in_pairs(numbers), latex(step.result, DIGITS)]
    lines = r" \\[6pt] &= ".join(sides)
    yield rf"\begin{{aligned}} \frac{{{d}{result}}}{{{d}{own}}} &= {lines} \end{{aligned}}"
    slopes = []
    for term, end in zip(step.terms, ends, strict=True):
        slope = OPERATIONS[graph[term.end].operation].slopes_latex[term.slot]
        sides = dict.fromkeys([*written(slope, graph, values, term.end), latex(term.slope, DIGITS)])
        slopes.append(rf"\frac{{{d}{end}}}{{{d}{own}}} &= {' = '.join(sides)}")
    lines = r" \\[6pt] ".join(slopes)
    yield rf"\begin{{aligned}} {lines} \end{{aligned}}"


def symbol(node):
    """A node's name in LaTeX: w1 as w with an index."""
    if node.operation == NUMBER:
        return number(node.value)
    letters, index = re.fullmatch("([A-Za-z]+)_?(.*)", node.name).groups()
    index = index.replace("_", r"\_")
    return (letters if len(letters) == 1 else rf"\mathrm{{{letters}}}") + (f"_{{{index}}}" if index else "")


def number(value):
    """A number in LaTeX, in brackets where a sign or a power of ten needs them."""
    return latex(value, DIGITS, brackets=True)


def in_pairs(terms):
    """A sum, two terms a line."""
    return r" \\ &\quad + ".join(" + ".join(terms[i : i + 2]) for i in range(0, len(terms), 2))


def written(template, graph, values, place):
    """The template with the symbols of a node's inputs, and with their numbers."""
    inputs = graph[place].inputs
    yield template.format(*(symbol(graph[i]) for i in inputs), out=symbol(graph[place]))
    yield template.format(*(number(values[i]) for i in inputs), out=number(values[place]))
