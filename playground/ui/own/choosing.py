"""What is to be learned from a visitor's table: target, features, and what a missing value means."""

from dataclasses import replace

import streamlit as st

from playground.data.tables import MISSING, TASKS, TableError, suggested_for
from playground.languages import _, mark
from playground.numbers import counted
from playground.ui.furniture import literal
from playground.ui.own import shelf
from playground.ui.visit import session
from playground.ui.widgets import said

TASK_TITLES = {"classification": mark("classes"), "regression": mark("values")}
MISSING_TITLES = {"drop": mark("leave the row out"), "impute": mark("fill it in")}
FIELDS = ("target", "features", "task", "missing")
PROBLEM = "own_choice_problem"


def choices(own, on_change):
    """Widgets for the `TableChoice` of an `Own`; `on_change(own)` is called with what it became."""
    table, chosen = own.table, own.choice
    st.caption(_said(own))
    names, prefix = list(table.frame.columns), f"own_{table.digest}_"
    shown = {"on_change": _change, "args": (table.digest, prefix, on_change)}
    for name in FIELDS:
        value = getattr(chosen, name)
        st.session_state[prefix + name] = list(value) if isinstance(value, tuple) else value
    left, right = st.columns([1, 2])
    with left:
        st.selectbox(_("Target"), names, key=prefix + "target", help=_("The column to be predicted."), **shown)
        st.segmented_control(
            _("Predict"), TASKS, format_func=said(TASK_TITLES).get, key=prefix + "task", required=True, **shown
        )
        st.segmented_control(
            _("A missing value"),
            MISSING,
            format_func=said(MISSING_TITLES).get,
            key=prefix + "missing",
            required=True,
            **shown,
        )
    with right:
        others = [name for name in names if name != chosen.target]
        about = _("What the network is given.")
        st.multiselect(_("Features"), others, key=prefix + "features", help=about, **shown)
        for note in (*table.notes, *own.notes):
            st.caption(literal(note))
    if problem := st.session_state.pop(PROBLEM, None):
        st.warning(f"{literal(problem)} {_('The choice stays as it was.')}", icon=":material/error:")
    st.button(_("Take this table away"), key=prefix + "away", on_click=_take_away, args=(table.digest, own.name))


def _change(digest, prefix, on_change):
    own = shelf.kept()[digest]
    held = {name: st.session_state[prefix + name] for name in FIELDS}
    features = tuple(name for name in held["features"] if name != held["target"])
    if own.choice.target != held["target"] and own.choice.target not in features:
        features = (*features, own.choice.target)  # what was the target may now help to predict
    if own.choice.target != held["target"]:
        held["task"] = suggested_for(own.table, held["target"]).task
    try:
        changed = shelf.choose(own, replace(own.choice, **held | {"features": features}))
    except TableError as error:
        st.session_state[PROBLEM] = str(error)
        return
    session.follow_data(own.name, changed.name)
    on_change(changed)


def _take_away(digest, name):
    """Streamlit keeps what a button is told as long as the visit: names, no tables."""
    shelf.take_away(digest)
    session.follow_data(name, None)


def _said(own):
    n_rows, n_columns = own.table.frame.shape
    used = own.source.n_rows
    text = _(
        "{file}: {rows} rows, {columns} columns, content `{digest}`"
        if used == n_rows
        else "{file}: {rows} rows, {used} of them used, {columns} columns, content `{digest}`"
    )
    return text.format(
        file=literal(own.table.name),
        rows=counted(n_rows),
        used=counted(used),
        columns=counted(n_columns),
        digest=own.table.digest,
    )
