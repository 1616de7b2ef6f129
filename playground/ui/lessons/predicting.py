"""A prediction's widgets: options, a number, or a drawing."""

import streamlit as st

from playground.languages import _
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.student import answers
from playground.numbers import short
from playground.recording.prepared import prepared_for
from playground.ui.lessons.drawn import answered, drawn
from playground.ui.widgets import in_language

ROWS_DRAWN = 300


def ask(prediction, run, key):
    """Draw the widget of a prediction."""
    ASK[prediction.kind](prediction, run, key)


def answer(prediction, run, key):
    """What the widget of a prediction holds by now, None as long as that is no answer."""
    if prediction.kind in CHARTS:
        return answered(key, CHARTS[prediction.kind](prediction, run))
    held = st.session_state.get(key)
    return held / scale_of(prediction) if prediction.kind == "number" and held is not None else held


def remind(prediction, run, key, answer, has_run):
    """Say what was predicted; a drawing is shown until it stands beside the result."""
    if prediction.kind not in CHARTS:
        st.markdown(f"{prediction.ask} **{answers.told(prediction, answer)}**")
        return
    st.markdown(prediction.ask)
    if not has_run:
        drawn(f"{key}_kept", CHARTS[prediction.kind](prediction, run), answer, prediction.ask, is_fixed=True)


def _choose(prediction, run, key):
    st.radio(
        prediction.ask,
        range(len(prediction.options)),
        index=None,
        format_func=lambda place: prediction.options[place].text,
        key=in_language(key),
        persist_state="session",
    )


def _number(prediction, run, key):
    scale = scale_of(prediction)
    low, high = prediction.low * scale, prediction.high * scale
    st.number_input(
        f"{prediction.ask} {_('In percent.')}" if scale == 100 else prediction.ask,
        float(low),
        float(high),
        None,
        format="%.6g",
        placeholder=_("{low} to {high}").format(low=short(low, 3), high=short(high, 3)),
        key=key,
        persist_state="session",
    )


def _draw(prediction, run, key):
    st.markdown(prediction.ask)
    drawn(key, CHARTS[prediction.kind](prediction, run), None, prediction.ask)


def _line(prediction, run):
    return {
        "kind": "line",
        "points": prediction.points,
        "epochs": run.last,
        "low": prediction.low,
        "high": prediction.high,
        "title": _(MEASURES[prediction.measure].title),
    }


def _boundary(prediction, run):
    prepared = prepared_for(run.made.runs.experiments[0])
    return {
        "kind": "boundary",
        "points": prediction.points,
        "limits": prepared.plane.limits,
        "names": prepared.plane.names,
        "rows": prepared.train.points[:ROWS_DRAWN].tolist(),
        "classes": prepared.train.y[:ROWS_DRAWN].astype(int).tolist(),
    }


def scale_of(prediction):
    """What a number is multiplied by for people to read it: they say shares in percent."""
    return 100 if MEASURES[prediction.measure].is_share else 1


CHARTS = {"line": _line, "boundary": _boundary}  # what is drawn on
ASK = {"choice": _choose, "number": _number, "line": _draw, "boundary": _draw}
