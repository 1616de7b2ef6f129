"""A page with nothing but a chart to draw on: `?chart=line`, a `&value=` given before, `&fixed=yes` to look at it.

`&slow=` says how many seconds a run takes before it comes to the chart.

Served as an `app.py`, with the scripts and the security policy of the whole site.
"""

import json
import time

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground.ui.lessons.drawn import answered, drawn
from playground.ui.server import assets, security

CORNERS = [[0.9, 0.9], [-0.9, -0.9], [-0.9, 0.9], [0.9, -0.9], [0.8, 0.6], [-0.8, 0.6]]
PLANE = {"kind": "boundary", "limits": ((-1.0, 1.0), (-1.0, 1.0)), "names": ("x1", "x2")}
PLANE |= {"rows": CORNERS, "classes": [0, 0, 1, 1, 0, 1]}
CHARTS = {
    "line": {"kind": "line", "points": 9, "epochs": 400, "low": 0.0, "high": 1.0, "title": "training loss"},
    "straight": PLANE | {"points": 2},
    "outline": PLANE | {"points": 8},
}


def show():
    asked = st.query_params
    name = asked.get("chart", "line")
    value = json.loads(asked["value"]) if "value" in asked else None

    def count():
        st.session_state.told = st.session_state.get("told", 0) + 1
        st.session_state.heard = answered(name, CHARTS[name])

    st.markdown("### What do you expect?")
    time.sleep(float(asked.get("slow", 0)))
    answer = drawn(name, CHARTS[name], value, "Your prediction", count, is_fixed="fixed" in asked)
    st.toggle("Another widget", key="other")
    names = ("told", "heard", "other")
    st.text(json.dumps({"answer": answer} | {name: st.session_state.get(name) for name in names}))


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, routes=assets.ROUTES, middleware=[*security.MIDDLEWARE, *assets.MIDDLEWARE])
else:
    show()
