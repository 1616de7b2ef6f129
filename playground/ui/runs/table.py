"""All runs of the visit in a table, the newest first."""

import pandas as pd
import streamlit as st

from playground.numbers import percent, short
from playground.ui.runs.kinds import kind_of
from playground.ui.runs.words import described

JUDGED = {"validation_loss": "validation", "test_loss": "test", "train_loss": "training"}


def show(runs):
    """Draw it."""
    st.dataframe(
        pd.DataFrame([_row(run) for run in reversed(runs)]),
        hide_index=True,
        column_config={"training loss": st.column_config.LineChartColumn(y_min=0, width="small")},
    )


def _row(run):
    row = {
        "run": f"{run.title} (pinned)" if run.is_pinned else run.title,
        "what was trained": described(run.made),
        "training loss": run.curve,
        "epochs": run.head,
    }
    if not run.head:  # a link has brought it, and it was not trained here yet
        return row
    is_accuracy = kind_of(run.made).is_right_or_wrong(run.made)
    return row | {
        "best epoch": run.best,
        "loss there": f"{short(run.loss, 3)} ({JUDGED[run.judged]})",
        "score there": percent(run.score, 1) if is_accuracy else f"R² {run.score:.3f}",
    }
