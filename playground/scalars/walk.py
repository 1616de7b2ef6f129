"""A walk through a graph: all steps forward and backward, as far as they can be computed."""

from typing import NamedTuple

from playground.scalars.graph import Step, backward, forward, local_slopes
from playground.scalars.operations import ExpressionError


class Walk(NamedTuple):
    """The `steps`, and what they found: `values` (one a node, NaN where none is), `slopes` by edge.

    Where it ends early, `problem` says why: a value or a slope that does not exist.
    """

    steps: tuple[Step, ...]
    values: list[float]
    slopes: dict[tuple[int, int], float]
    problem: str = ""


def walk(graph, point):
    """The `Walk` through a graph at a point."""
    values, steps, slopes = [node.value for node in graph], [], {}
    try:
        for step in forward(graph, point):
            values[step.place] = step.result
            steps.append(step)
        slopes = local_slopes(graph, values)
        steps += backward(graph, values)
    except ExpressionError as error:
        return Walk(tuple(steps), values, slopes, str(error))
    return Walk(tuple(steps), values, slopes)
