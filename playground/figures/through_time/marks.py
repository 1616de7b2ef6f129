"""What the pictures of unrolled networks have in common: a color for each weight, boxes, arrows, texts."""

WEIGHTS = {"W": "#23995f", "U": "#1c60c4", "V": "#c668b7"}  # apart for every kind of color vision
ERROR, QUIET, OPEN = "#e45c0f", "#808080", "rgba(128,128,128,0.6)"
EMPTY = "rgba(128,128,128,0.07)"
LIT = {"forward": (QUIET, "rgba(128,128,128,0.22)"), "back": (ERROR, "rgba(228,92,15,0.16)")}  # line, inside
THIN, THICK = 2, 4
_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def indexed(letter, index):
    """A letter with a number below: h₃."""
    return f"{letter}{str(index).translate(_INDICES)}"


def arrow(figure, start, end, color, role, width=THIN):
    """A straight arrow between two places (x, y)."""
    figure.add_scatter(
        x=[start[0], end[0]],
        y=[start[1], end[1]],
        mode="lines+markers",
        line={"color": color, "width": width},
        marker={
            "symbol": "arrow",
            "angleref": "previous",
            "size": [0, 8 + 2 * width],
            "color": color,
            "opacity": 1,
        },
        hoverinfo="skip",
        meta={"role": role},
    )


def box(figure, center, half_sizes, lines, role, lit=None):
    """A box around lines of text; `lit`, a key of LIT, where it is this step's."""
    (x, y), (width, height) = center, half_sizes
    color, inside = LIT.get(lit, (OPEN, EMPTY))
    figure.add_shape(
        type="rect",
        x0=x - width,
        x1=x + width,
        y0=y - height,
        y1=y + height,
        line={"color": color, "width": 2.5 if lit else 1.3},
        fillcolor=inside,
    )
    label(figure, center, "<br>".join(lines), "middle center", role)


def label(figure, place, text, position, role):
    """A text beside a place (x, y), or on it."""
    figure.add_scatter(
        x=[place[0]],
        y=[place[1]],
        mode="text",
        text=[text],
        textposition=position,
        textfont={"size": 12},
        hoverinfo="skip",
        cliponaxis=False,
        meta={"role": role},
    )


def lay_out(figure, height, left=56, bottom=40):
    """A plain chart: the text's color is the theme's, and nothing is dragged."""
    figure.update_layout(
        height=height,
        margin={"l": left, "r": 10, "t": 14, "b": bottom},
        showlegend=False,
        dragmode=False,
        hoverlabel={"namelength": -1},
    )
    figure.update_xaxes(fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    return figure
