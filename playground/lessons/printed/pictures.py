"""Pictures for paper, as SVG: a curve with a line that was drawn before it, a divided plane with a boundary."""

from html import escape
from typing import NamedTuple

import numpy as np

from playground.languages import _
from playground.lessons.measuring.boundary import CELLS
from playground.lessons.printed.document import capital
from playground.numbers import counted, short

MOST_HEIGHTS, MOST_ROWS = 101, 300
LEFT, TOP, WIDTH, HEIGHT = 44, 8, 340, 190  # of the frame that is drawn in, in the units of the picture
SIDE = 260  # of a plane
DRAWN = 'fill="none" stroke="#111" stroke-width="2" stroke-dasharray="6 4"'
NETWORK, SHADE = "#0877bd", "#cfe3f1"


class Curve(NamedTuple):
    """A measured line at evenly spaced epochs from 0 to `until`, as it fits from `low` to `high`.

    `last` is the epoch to which it was to go: a run may end before.
    """

    last: int
    until: int
    low: float
    high: float
    heights: tuple[float, ...]


class Plane(NamedTuple):
    """What a network makes of a plane: `grid` has a row of CELLS bits as a hexadecimal number, the lowest first.

    `limits` (4,) are x from and to, y from and to; `points` (N, 3) are x, y and the class, 0 or 1.
    """

    names: tuple[str, ...]
    limits: tuple[float, ...]
    grid: tuple[str, ...]
    points: tuple[tuple[float, float, int], ...]


def curve_of(line, low, high):
    """The `Curve` of a measured line (T,)."""
    line = np.asarray(line, float)
    until = int(np.flatnonzero(np.isfinite(line))[-1])
    places = np.linspace(0, until, min(until + 1, MOST_HEIGHTS)).round().astype(int)
    heights = np.clip(np.nan_to_num(line[places], nan=high), low, high)
    return Curve(len(line) - 1, until, low, high, tuple(float(f"{height:.4g}") for height in heights))


def plane_of(divided):
    """The `Plane` of what is `Divided`."""
    bits = divided.grid > 0
    grid = tuple(f"{int(''.join('01'[int(bit)] for bit in row), 2):x}" for row in bits)
    rows = zip(divided.points[:MOST_ROWS].tolist(), divided.classes[:MOST_ROWS].tolist(), strict=True)
    limits = tuple(round(float(limit), 4) for limit in np.ravel(divided.limits))
    points = tuple((round(x, 3), round(y, 3), int(label > 0)) for (x, y), label in rows)
    return Plane(tuple(map(str, divided.names)), limits, grid, points)


def checked(picture):
    """A `Curve` or a `Plane`, whoever has made it. Raises ValueError for what cannot be drawn."""
    if isinstance(picture, Curve):
        ranges, numbers = [(picture.low, picture.high)], picture.heights
        fits = len(picture.heights) > 0 and 0 <= picture.until <= picture.last
    else:
        x0, x1, y0, y1 = picture.limits
        ranges, numbers = [(x0, x1), (y0, y1)], np.ravel(picture.points)
        fits = len(picture.names) == 2 and len(picture.grid) == CELLS
        fits = fits and all(0 <= int(word, 16) < 2**CELLS for word in picture.grid)
    if not (fits and all(low < high for low, high in ranges) and np.isfinite([*np.ravel(ranges), *numbers]).all()):
        raise ValueError(_("A picture cannot be drawn."))
    return picture


def is_like(one, other):
    """Whether two pictures show the same, but for what the eye does not see."""
    if type(one) is not type(other):
        return False
    if isinstance(one, Curve):
        near = (one.high - one.low) / 500
        alike = one._replace(heights=()) == other._replace(heights=()) and len(one.heights) == len(other.heights)
        return alike and np.allclose(one.heights, other.heights, rtol=1e-3, atol=near)
    if one is None:
        return True
    pairs = zip(one.grid, other.grid, strict=True)
    unlike = sum((int(mine, 16) ^ int(theirs, 16)).bit_count() for mine, theirs in pairs)
    return one._replace(grid=()) == other._replace(grid=()) and unlike <= CELLS**2 / 100


def picture(shown, title, drawn=None):
    """A `Curve` or a `Plane` in SVG with what was drawn, points as a prediction has them, over it."""
    return (_curve if isinstance(shown, Curve) else _plane)(shown, title, drawn)


def _curve(curve, title, drawn):
    def path(heights, share=1.0):
        x = np.linspace(LEFT, LEFT + WIDTH * share, len(heights))
        y = TOP + HEIGHT * (1 - (np.array(heights) - curve.low) / (curve.high - curve.low))
        return _path(x, y)

    share = curve.until / max(curve.last, 1)
    lines = [f'<path d="{path(curve.heights, share)}" fill="none" stroke="{NETWORK}" stroke-width="2.5"/>']
    if drawn:
        lines.append(f'<path d="{path(np.clip(drawn, curve.low, curve.high))}" {DRAWN}/>')
    ends = ((0, counted(curve.last)), (short(curve.low), short(curve.high)))
    told = _(
        "{measure}: the prediction dashed, what was measured solid." if drawn else "{measure}: as measured."
    ).format(measure=capital(title))
    return _framed(lines, (WIDTH, HEIGHT), (_("epoch"), title), ends, told)


def _plane(plane, title, drawn):
    x0, x1, y0, y1 = plane.limits

    def at(x, y):
        return LEFT + SIDE * (x - x0) / (x1 - x0), TOP + SIDE * (y1 - y) / (y1 - y0)

    lines = [*_regions(plane), *(_point(*at(x, y), label) for x, y, label in plane.points)]
    if drawn:
        ends = through(drawn, plane.limits) if len(drawn) == 2 else [*drawn, drawn[0]]
        lines.append(
            f'<path d="{_path(*zip(*(at(*point) for point in ends), strict=True))}" {DRAWN}/>' if ends else ""
        )
    ticks = ((short(x0), short(x1)), (short(y0), short(y1)))
    told = _(
        "{measure}: the prediction dashed, the side that the network gives to the triangles shaded."
        if drawn
        else "{measure}: the side that the network gives to the triangles shaded."
    ).format(measure=capital(title))
    return _framed(lines, (SIDE, SIDE), plane.names, ticks, told)


def through(drawn, limits):
    """Where a straight line through two points (2, 2) enters and leaves a frame; () where it does not."""
    (x, y), (dx, dy) = np.array(drawn[0], float), np.subtract(drawn[1], drawn[0])
    low, high = -np.inf, np.inf
    for start, step, first, last in ((x, dx, *limits[:2]), (y, dy, *limits[2:])):
        if step == 0:
            if not first <= start <= last:
                return ()
            continue
        near, far = sorted(((first - start) / step, (last - start) / step))
        low, high = max(low, near), min(high, far)
    if not (np.isfinite([low, high]).all() and low < high):
        return ()
    return ((x + low * dx, y + low * dy), (x + high * dx, y + high * dy))


def _regions(plane):
    """The network's side of class 1, a bar for every run of cells in a row."""
    cell = SIDE / CELLS
    for row, word in enumerate(plane.grid):
        bits = f"{int(word, 16):0{CELLS}b}"
        start = bits.find("1")
        while start >= 0:
            end = bits.find("0", start)
            end = CELLS if end < 0 else end
            yield (
                f'<rect x="{LEFT + start * cell:.1f}" y="{TOP + (CELLS - 1 - row) * cell:.1f}" '
                f'width="{(end - start) * cell:.1f}" height="{cell + 0.3:.1f}" fill="{SHADE}"/>'
            )
            start = bits.find("1", end)


def _point(x, y, label):
    """A ring, or a filled triangle: they are told apart without colors."""
    if label:
        return f'<path d="M{x:.1f} {y - 4:.1f}l4 7h-8z" fill="{NETWORK}" stroke="#fff" stroke-width="0.5"/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#f59322" stroke="#111" stroke-width="0.7"/>'


def _path(x, y):
    return "M" + "L".join(f"{one:.1f} {other:.1f}" for one, other in zip(x, y, strict=True))


def _framed(lines, size, names, ends, told):
    """Lines in a frame with its ends and names, `names` and `ends` of x, then of y; `told` says how to read it."""
    width, height = size
    (left, right), (low, high) = ends
    bottom, end, middle = TOP + height, LEFT + width, TOP + height / 2
    words = (
        (LEFT, bottom + 14, "start", left),
        (end, bottom + 14, "end", right),
        (LEFT + width / 2, bottom + 14, "middle", names[0]),
        (LEFT - 5, bottom, "end", low),
        (LEFT - 5, TOP + 9, "end", high),
    )
    texts = [
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{side}">{escape(str(word))}</text>'
        for x, y, side, word in words
    ]
    turned = f'transform="rotate(-90 12 {middle:.0f})"'
    texts.append(f'<text x="12" y="{middle:.0f}" text-anchor="middle" {turned}>{escape(str(names[1]))}</text>')
    frame = f'<rect x="{LEFT}" y="{TOP}" width="{width}" height="{height}" fill="none" stroke="#777"/>'
    return (
        f'<figure><svg viewBox="0 0 {end + 12} {bottom + 20}" role="img" aria-label="{escape(told)}">'
        f"{''.join((*lines, frame, *texts))}</svg><figcaption>{escape(told)}</figcaption></figure>"
    )
