"""The network unrolled from left to right, with its numbers as far as they are known.

Heights are pixels from the top; a time step is 1 wide.
"""

import plotly.graph_objects as go

from playground.figures.through_time.marks import ERROR, QUIET, TINTS, WEIGHTS, arrow, indexed
from playground.numbers import plain

HALF, HALF_SMALL, START = 0.3, 0.12, 0.18  # of a box, of the box of h_0, and where that stands
LETTER, GAP = 6.7, 72  # pixels of a letter, and least between two boxes
LINE_HEIGHT, BOX_AIR, BETWEEN = 16, 14, 58
APART = 0.035  # sideways, from an arrow up to the one back
OPEN = "rgba(128,128,128,0.6)"


def unrolled_figure(found, seen):
    """The `Pass` of a network with what is `Seen` of it.

    `layout.meta` says between which widths in pixels it can be read: {"least_width", "most_width"}.
    """
    n_steps, digits = found.n_steps, 4 if found.n_units == 1 and found.n_steps < 5 else 3
    texts = [_state_lines(found, t, digits) for t in range(1, n_steps + 1)]
    half_height = (len(texts[0]) * LINE_HEIGHT + BOX_AIR) / 2
    middle, small = half_height + 2, (2 * LINE_HEIGHT + BOX_AIR) / 2
    low = middle + half_height + BETWEEN + small
    figure = go.Figure()
    _arrows(figure, found, seen, digits, (middle, half_height), (low, small))
    _box(figure, START, middle, HALF_SMALL, small, ["<b>h₀</b>", "0"], "start")
    for t, lines in enumerate(texts, start=1):
        n_known = 0 if t > seen.forward else 2 if t < seen.back else len(lines)
        is_here = seen.step is not None and seen.step.t == t
        tint = TINTS.get(seen.step.kind) if is_here else None
        shown = [*lines[:n_known], *[" "] * (len(lines) - n_known)] if n_known else _unknown(lines)
        _box(figure, t, middle, HALF, half_height, shown, "state", tint)
        _box(figure, t, low, HALF, small, [f"<b>{indexed('x', t)}</b>", plain(found.x[t - 1], digits)], "input")
    _answer(figure, found, seen, digits, (middle, half_height), (low, small))
    longest = max(len(line.replace("<b>", "").replace("</b>", "")) for lines in texts for line in lines)
    pitch = max(GAP / (1 - 2 * HALF), (longest * LETTER + 12) / (2 * HALF))
    figure.update_layout(
        height=int(low + small) + 12,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        meta={
            "least_width": int((n_steps + 1.4) * pitch),
            "most_width": int((n_steps + 1.4) * max(pitch, 240)),
        },
    )
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, n_steps + 1.4])
    figure.update_yaxes(visible=False, fixedrange=True, range=[low + small + 2, 0])
    return figure


def _state_lines(found, t, digits):
    """All lines of the box of h_t: its value forward, then what comes back."""
    written = [
        ("h", found.h[t]),
        ("dC/dh", found.grad_h[t]),
        ("f′", found.slopes[t - 1]),
        ("δ", found.deltas[t - 1]),
    ]
    lines = [f"{name} {', '.join(plain(value, digits) for value in values)}" for name, values in written]
    return [f"<b>{indexed('h', t)}</b>", *lines]


def _unknown(lines):
    return [lines[0], *[" "] * (len(lines) - 1)]


def _arrows(figure, found, seen, digits, states, inputs):
    """The arrows into every state: W from its input, U from the state before; the error's beside them."""
    (middle, half_height), (low, small) = states, inputs
    terms = {name: term.reshape(found.n_steps, -1) for name, term in found.terms.items()}
    bottom, top = low - small, middle + half_height
    for t in range(1, found.n_steps + 1):
        is_back, left = seen.back <= t, t - 1 + HALF if t > 1 else START + HALF_SMALL
        arrow(figure, (t - APART, bottom), (t - APART, top), WEIGHTS["W"], 4 if is_back else 2, "W")
        arrow(figure, (left, middle - 10), (t - HALF, middle - 10), WEIGHTS["U"], 4 if is_back else 2, "U")
        _label(figure, t - APART, (bottom + top) / 2, "<b>W</b> ", "middle left", "weight")
        _label(figure, (left + t - HALF) / 2, middle - 12, "<b>U</b>", "top center", "weight")
        if is_back:
            arrow(figure, (t + APART, top), (t + APART, bottom), ERROR, 2, "error")
            _label(
                figure,
                t + APART,
                (bottom + top) / 2,
                f" {_term(terms['W'][t - 1], digits)}",
                "middle right",
                "term",
            )
            _label(
                figure,
                (left + t - HALF) / 2,
                middle + 12,
                _term(terms["U"][t - 1], digits),
                "bottom center",
                "term",
            )
        if is_back and t > 1:
            arrow(figure, (t - HALF, middle + 10), (left, middle + 10), ERROR, 2, "error")


def _answer(figure, found, seen, digits, states, inputs):
    """The answer behind the last state, and the loss below it."""
    (middle, half_height), (low, small) = states, inputs
    place, top, bottom = found.n_steps + 1, middle + half_height, low - small
    arrow(
        figure,
        (place - 1 + HALF, middle - 10),
        (place - HALF, middle - 10),
        WEIGHTS["V"],
        4 if seen.has_blame else 2,
        "V",
    )
    _label(figure, place - 0.5, middle - 12, "<b>V</b>", "top center", "weight")
    arrow(figure, (place - APART, top), (place - APART, bottom), QUIET, 2, "loss")
    step = seen.step.kind if seen.step else ""
    lines = [
        "<b>answer ŷ</b>",
        *(
            [plain(found.answer, digits), f"wanted {plain(found.target, digits)}"]
            if seen.has_answer
            else [" ", " "]
        ),
    ]
    lines.append(f"dC/dŷ {plain(found.blame, digits)}" if seen.has_blame else " ")
    _box(
        figure,
        place,
        middle,
        HALF,
        half_height,
        lines,
        "answer",
        TINTS.get({"answer": "forward", "blame": "back"}.get(step)),
    )
    loss = plain(found.loss, digits) if seen.has_answer else " "
    _box(
        figure,
        place,
        low,
        HALF,
        small,
        ["<b>loss C</b>", loss],
        "loss",
        TINTS["forward"] if step == "answer" else None,
    )
    if seen.has_blame:
        arrow(figure, (place + APART, bottom), (place + APART, top), ERROR, 2, "error")
        _label(figure, place - 0.5, middle + 12, _term(found.grads["V"], digits), "bottom center", "term")
    if seen.back <= found.n_steps:
        arrow(figure, (place - HALF, middle + 10), (place - 1 + HALF, middle + 10), ERROR, 2, "error")


def _term(values, digits):
    """What a step adds to a weight; of several weights, only that there is something."""
    if len(values) > 1:
        return f"+ {len(values)} terms"
    text = plain(values[0], digits)
    return text if text.startswith("−") else f"+{text}"


def _box(figure, x, y, half_width, half_height, lines, role, tint=None):
    color = {TINTS["back"]: ERROR, TINTS["forward"]: QUIET}.get(tint, OPEN)
    figure.add_shape(
        type="rect",
        x0=x - half_width,
        x1=x + half_width,
        y0=y - half_height,
        y1=y + half_height,
        line={"color": color, "width": 2.5 if tint else 1.3},
        fillcolor=tint or "rgba(128,128,128,0.07)",
    )
    _label(figure, x, y, "<br>".join(lines), "middle center", role)


def _label(figure, x, y, text, position, role):
    figure.add_scatter(
        x=[x],
        y=[y],
        mode="text",
        text=[text],
        textposition=position,
        textfont={"size": 12},
        hoverinfo="skip",
        cliponaxis=False,
        meta={"role": role},
    )
