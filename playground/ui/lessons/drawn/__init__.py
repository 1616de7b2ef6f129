"""An answer that is drawn: a line on an empty chart, or a boundary on a plane of points.

The browser draws it and tells it once a stroke or a key press has ended, never in between. Its scripts are served
as files (see `playground.ui.server.assets`); colors, shapes, numbers and the language are the player's.
"""

from pathlib import Path

import numpy as np
import streamlit as st

from playground.languages import spoken
from playground.ui.server.assets import DRAWN_URL, player_url

__all__ = ["answered", "drawn"]

_SHARED = ("language/speak", "numbers", "drawing/palette", "drawing/shapes")  # scripts of the player's
_SCRIPT = f"""
export default function ({{ parentElement, data, setStateValue }}) {{
  const files = ["{DRAWN_URL}/main.js", ...data.shared];
  const modules = Promise.all(files.map((file) => import(new URL(file, location.origin).href)));
  modules.then(([main, ...shared]) => main.update(parentElement, data, setStateValue, shared));
  return () => modules.then(([main]) => main.leave(parentElement));
}}
"""
_component = st.components.v2.component(
    "backprop_drawn",
    html='<div class="bp-drawn" data-testid="drawn"></div>',
    css=Path(__file__).with_name("drawn.css").read_text(),
    js=_SCRIPT,
    isolate_styles=False,
)


def drawn(key, chart, value=None, label="", on_change=None, is_fixed=False):
    """Show a chart to draw on; returns the answer as plain lists, None until something is drawn.

    `chart` is a dict. A line's has `kind` "line", how many `points`, the last of the `epochs`, `low`, `high` and a
    `title`; the answer is a height for each of as many evenly spaced epochs. A boundary's has `kind` "boundary",
    `points`, `limits` ((x0, x1), (y0, y1)), the `names` of the axes, `rows` (N, 2) and their `classes` (N,); the
    answer is [x, y] for each point: two that a line goes through, or the corners of an outline.

    `value` is an answer given before, shown until the person draws. `label` is what those hear who do not see it.
    `on_change()` is called before the page runs with another answer, which `answered` has. With `is_fixed` the
    value is shown, and nothing can be drawn. Another question needs another key.
    """
    points = checked(chart, value) if is_fixed else answered(key, chart, value)
    edit = _told(key).get("edit", 0)
    data = {
        "chart": _as_sent(chart),
        "points": points,
        "edit": edit if isinstance(edit, int) else 0,  # by which the browser knows what it has told itself
        "label": label,
        "shared": [f"{player_url(spoken().code)}/{name}.js" for name in _SHARED],
        "isFixed": is_fixed,
    }
    _component(key=key, data=data, on_answer_change=on_change or _heard)
    return points


def answered(key, chart, value=None):
    """What is drawn by now on the chart of that key; `value` where the person has not drawn on it yet."""
    return checked(chart, _told(key).get("points", value))


def checked(chart, points):
    """Points as plain lists, kept within the chart; None where they are not an answer to it."""
    try:
        found = np.array(points, float)
    except (TypeError, ValueError, OverflowError):
        return None
    is_line = chart["kind"] == "line"
    if found.shape != ((chart["points"],) if is_line else (chart["points"], 2)) or not np.isfinite(found).all():
        return None
    low, high = (chart["low"], chart["high"]) if is_line else np.transpose(chart["limits"])
    return np.clip(found, low, high).tolist()


def _told(key):
    """What the browser has told: `{"points": an answer or None, "edit": the number of changes}`; {} at first."""
    told = (st.session_state.get(key) or {}).get("answer")
    return told if isinstance(told, dict) else {}


def _as_sent(chart):
    """A chart as plain lists, its rows no finer than can be seen."""
    if chart["kind"] == "line":
        return chart
    limits = np.asarray(chart["limits"], float)
    digits = 3 - np.floor(np.log10(np.ptp(limits, axis=1))).astype(int)
    columns = [np.round(column, digit) for column, digit in zip(np.transpose(chart["rows"]), digits, strict=True)]
    return chart | {
        "limits": limits.tolist(),
        "names": list(chart["names"]),
        "rows": np.column_stack(columns).tolist(),
        "classes": np.asarray(chart["classes"], int).tolist(),
    }


def _heard():
    """Streamlit runs the page again when an answer was drawn; that is all there is to do."""
