"""A prediction's widgets: options, a number, or a drawing."""

import streamlit as st

from playground.lessons.measures import MEASURES
from playground.recording.prepared import prepared_for
from playground.ui.lessons.drawn import drawn

ROWS_DRAWN = 300


def ask(prediction, run, key, given=None):
    """Draw the widget, and return the answer, None as long as there is none; one that was `given` stays."""
    return ASK[prediction.kind](prediction, run, key, given)


def _choose(prediction, run, key, given):
    options = range(len(prediction.options))
    return st.radio(
        prediction.ask,
        options,
        index=given,
        format_func=lambda place: prediction.options[place].text,
        key=f"{key}_kept" if given is not None else key,
        disabled=given is not None,
    )


def _number(prediction, run, key, given):
    scale = scale_of(prediction)
    unit = " In percent." if scale == 100 else ""
    value = st.number_input(
        f"{prediction.ask}{unit}",
        prediction.low * scale,
        prediction.high * scale,
        None if given is None else given * scale,
        format="%.6g",
        placeholder=f"{prediction.low * scale:g} to {prediction.high * scale:g}",
        key=f"{key}_kept" if given is not None else key,
        disabled=given is not None,
    )
    return None if value is None else value / scale


def _line(prediction, run, key, given):
    chart = {
        "kind": "line",
        "points": prediction.points,
        "epochs": run.last,
        "low": prediction.low,
        "high": prediction.high,
        "title": MEASURES[prediction.measure].title,
    }
    return _drawn(prediction, chart, key, given)


def _boundary(prediction, run, key, given):
    prepared = prepared_for(run.made.runs.experiments[0])
    chart = {
        "kind": "boundary",
        "points": prediction.points,
        "limits": prepared.plane.limits,
        "names": prepared.plane.names,
        "rows": prepared.train.points[:ROWS_DRAWN].tolist(),
        "classes": prepared.train.y[:ROWS_DRAWN].astype(int).tolist(),
    }
    return _drawn(prediction, chart, key, given)


def _drawn(prediction, chart, key, given):
    st.markdown(prediction.ask)
    if given is not None:
        return drawn(f"{key}_kept", chart, given, prediction.ask, is_fixed=True)
    return drawn(key, chart, None, prediction.ask)


def scale_of(prediction):
    """What a number is multiplied by for people to read it: they say shares in percent."""
    return 100 if MEASURES[prediction.measure].is_share else 1


ASK = {"choice": _choose, "number": _number, "line": _line, "boundary": _boundary}
