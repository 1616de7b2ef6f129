"""All runs of the visit in a table, the newest first."""

import pandas as pd
import streamlit as st

from playground.languages import _, mark
from playground.numbers import fixed, percent, short
from playground.ui.runs.kinds import kind_of
from playground.ui.runs.words import described

JUDGED = {
    "validation_loss": mark("{loss} (validation)"),
    "test_loss": mark("{loss} (test)"),
    "train_loss": mark("{loss} (training)"),
}
TITLES = {
    "run": mark("run"),
    "what was trained": mark("what was trained"),
    "training loss": mark("training loss"),
    "epochs": mark("epochs"),
    "best epoch": mark("best epoch"),
    "loss there": mark("loss there"),
    "score there": mark("score there"),
}


def show(runs):
    """Draw it."""
    st.dataframe(
        pd.DataFrame([_row(run) for run in reversed(runs)]),
        hide_index=True,
        column_config={
            name: st.column_config.LineChartColumn(_(title), y_min=0, width="small")
            if name == "training loss"
            else st.column_config.Column(_(title))
            for name, title in TITLES.items()
        },
    )


def _row(run):
    row = {
        "run": _("{run} (pinned)").format(run=run.said) if run.is_pinned else run.said,
        "what was trained": described(run.made),
        "training loss": run.curve,
        "epochs": run.head,
    }
    if not run.head:  # a link has brought it, and it was not trained here yet
        return row
    is_accuracy = kind_of(run.made).is_right_or_wrong(run.made)
    return row | {
        "best epoch": run.best,
        "loss there": _(JUDGED[run.judged]).format(loss=short(run.loss, 3)),
        "score there": percent(run.score, 1) if is_accuracy else f"R² {fixed(run.score, 3)}",
    }
