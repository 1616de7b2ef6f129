"""The network unrolled from left to right, with its numbers as far as they are known.

Heights are pixels from the top; a time step is 1 wide.
"""

from typing import NamedTuple

import plotly.graph_objects as go

from playground.figures.through_time.marks import ERROR, QUIET, THICK, THIN, WEIGHTS, arrow, box, indexed, label
from playground.languages import _
from playground.numbers import MINUS, plain, short

HALF_START, START = 0.12, 0.16  # of the box of h_0, and where it stands
LETTER, GAP, WIDEST = 6.7, 76, 240  # pixels of a letter, between two boxes, most for a time step of short numbers
LINE, AIR, BETWEEN = 16, 14, 58
ASIDE, ABOVE = 0.035, 10  # of an arrow from the one that goes the other way
ROOMY_STEPS = 4
BLANK = " "


class Drawn(NamedTuple):
    """What is drawn: a `Pass` and what is `Seen` of it; half a box's width and the half heights of both rows."""

    found: object
    seen: object
    half: float
    tall: float
    small: float

    @property
    def states(self):
        return self.tall + 2

    @property
    def inputs(self):
        return 2 * self.tall + 2 + BETWEEN + self.small

    @property
    def between(self):
        """Where the arrows between the rows end, below and above."""
        return self.inputs - self.small, self.states + self.tall

    def written(self, value):
        return _written(self.found, value)


def unrolled_figure(found, seen, entry=(0, 0)):
    """The `Pass` of a network with what is `Seen` of it; the terms are those of `entry` of U, (from, to).

    `layout.meta` says between which widths in pixels it can be read: {"least_width", "most_width"}.
    """
    longest = max(len(line) for t in range(1, found.n_steps + 1) for line in _lines(found, t))
    pitch = longest * LETTER + AIR + GAP
    half = (1 - GAP / pitch) / 2
    drawn, figure = Drawn(found, seen, half, (5 * LINE + AIR) / 2, (2 * LINE + AIR) / 2), go.Figure()
    box(figure, (START, drawn.states), (HALF_START, drawn.small), ["<b>h₀</b>", "0"], "start")
    for t in range(1, found.n_steps + 1):
        _step(figure, drawn, t)
        _arrows(figure, drawn, t, entry)
    _answer(figure, drawn, entry)
    width, height = found.n_steps + 1 + half + START - HALF_START, drawn.inputs + drawn.small + 2
    figure.update_layout(
        height=int(height) + 10,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        meta={"least_width": int(width * pitch), "most_width": int(width * max(pitch, WIDEST))},
    )
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, width])
    figure.update_yaxes(visible=False, fixedrange=True, range=[height, 0])
    return figure


def _written(found, value):
    """A number as long as there is room for: the numbers of several units share a line."""
    if found.n_units > 1:
        return short(value, 2)
    return plain(value, 4 if found.n_steps <= ROOMY_STEPS else 3)


def _lines(found, t):
    """The lines in the box of h_t, its value forward, and then what comes back."""
    numbers = {"h": found.h[t], "dC/dh": found.grad_h[t], "f′": found.slopes[t - 1], "δ": found.deltas[t - 1]}
    return [f"{name} {', '.join(_written(found, value) for value in values)}" for name, values in numbers.items()]


def _step(figure, drawn, t):
    """The boxes of x_t and of h_t."""
    found, seen, lines = drawn.found, drawn.seen, _lines(drawn.found, t)
    n_known = 0 if t > seen.forward else 1 if t < seen.back else len(lines)
    shown = [f"<b>{indexed('h', t)}</b>", *lines[:n_known], *[BLANK] * (len(lines) - n_known)]
    lit = seen.step.kind if seen.step and seen.step.t == t else None
    box(figure, (t, drawn.states), (drawn.half, drawn.tall), shown, "state", lit)
    fed_in = [f"<b>{indexed('x', t)}</b>", drawn.written(found.x[t - 1])]
    box(figure, (t, drawn.inputs), (drawn.half, drawn.small), fed_in, "input")


def _arrows(figure, drawn, t, entry):
    """The arrows into h_t: W from its input, U from the state before; the error's beside them."""
    i, j = entry
    terms, is_back = drawn.found.terms, drawn.seen.back <= t
    bottom, top = drawn.between
    left, right = t - 1 + drawn.half if t > 1 else START + HALF_START, t - drawn.half
    width = THICK if is_back else THIN
    arrow(figure, (t - ASIDE, bottom), (t - ASIDE, top), WEIGHTS["W"], "W", width)
    arrow(figure, (left, drawn.states - ABOVE), (right, drawn.states - ABOVE), WEIGHTS["U"], "U", width)
    label(figure, (t - ASIDE, (bottom + top) / 2), "<b>W</b>\u2002", "middle left", "weight")
    label(figure, ((left + right) / 2, drawn.states - ABOVE - 2), "<b>U</b>", "top center", "weight")
    if not is_back:
        return
    arrow(figure, (t + ASIDE, top), (t + ASIDE, bottom), ERROR, "error")
    beside, below = (t + ASIDE, (bottom + top) / 2), ((left + right) / 2, drawn.states + ABOVE + 2)
    label(figure, beside, f"\u2002{_term(drawn, terms['W'][t - 1, j])}", "middle right", "term of W")
    label(figure, below, _term(drawn, terms["U"][t - 1, i, j]), "bottom center", "term of U")
    if t > 1:
        arrow(figure, (right, drawn.states + ABOVE), (left, drawn.states + ABOVE), ERROR, "error")


def _answer(figure, drawn, entry):
    """The answer behind the last state, and the loss below it."""
    found, seen, place = drawn.found, drawn.seen, drawn.found.n_steps + 1
    left, right, (bottom, top) = place - 1 + drawn.half, place - drawn.half, drawn.between
    width = THICK if seen.has_blame else THIN
    arrow(figure, (left, drawn.states - ABOVE), (right, drawn.states - ABOVE), WEIGHTS["V"], "V", width)
    label(figure, (place - 0.5, drawn.states - ABOVE - 2), "<b>V</b>", "top center", "weight")
    arrow(figure, (place - ASIDE, top), (place - ASIDE, bottom), QUIET, "loss")
    lines = [
        drawn.written(found.answer),
        _("wanted {target}").format(target=drawn.written(found.target)),
        drawn.written(found.loss),
    ]
    answer, wanted, loss = lines if seen.has_answer else [BLANK] * 3
    blame = f"dC/dŷ {drawn.written(found.blame)}" if seen.has_blame else BLANK
    kind = seen.step.kind if seen.step else None
    lit = {"answer": "forward", "blame": "back"}.get(kind)
    box(
        figure,
        (place, drawn.states),
        (drawn.half, drawn.tall),
        [f"<b>{_('answer ŷ')}</b>", answer, wanted, blame],
        "answer",
        lit,
    )
    is_new = "forward" if kind == "answer" else None
    box(figure, (place, drawn.inputs), (drawn.half, drawn.small), [f"<b>{_('loss C')}</b>", loss], "loss", is_new)
    if seen.has_blame:
        arrow(figure, (place + ASIDE, bottom), (place + ASIDE, top), ERROR, "error")
        below = (place - 0.5, drawn.states + ABOVE + 2)
        label(figure, below, _term(drawn, found.grads["V"][entry[1]]), "bottom center", "term of V")
    if seen.back <= found.n_steps:
        arrow(figure, (right, drawn.states + ABOVE), (left, drawn.states + ABOVE), ERROR, "error")


def _term(drawn, value):
    """What a step adds, with its sign."""
    text = drawn.written(value)
    return text if text.startswith(MINUS) else f"+{text}"
