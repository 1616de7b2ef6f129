"""What is shown of a network that predicts values."""

import pandas as pd
import streamlit as st

from playground.figures.judging.values import predicted_figure, residual_histogram, residuals_figure
from playground.labs.judging.values import judge_values
from playground.numbers import plain
from playground.ui.furniture import chart
from playground.ui.judging import parts
from playground.ui.judging.rows import told_rows

WORST = 20


def show(prepared, found):
    """Draw it all; `found` are the `Answers` of every part, by its name."""
    judged = {name: judge_values(part.y, part.given) for name, part in found.items()}
    _numbers(judged)
    drawn = {parts.TITLES[name]: (part.y, part.given) for name, part in found.items()}
    left, right = st.columns(2)
    with left:
        st.markdown("#### Predicted against true")
        chart(predicted_figure(drawn), "judging_predicted", "Predicted over true values; the diagonal is right.")
    with right:
        st.markdown("#### Residuals: true less predicted")
        chart(residuals_figure(drawn), "judging_residuals", "Residuals over predicted values; 0 is right.")
    residuals = {parts.TITLES[name]: one.residuals for name, one in judged.items()}
    chart(residual_histogram(residuals), "judging_histogram", "How the residuals are spread around 0.")
    part = parts.pick(found, "judging_part")
    _worst(prepared, found[part], judged[part], part)


def _numbers(judged):
    rows = {
        "mean squared error": {parts.TITLES[name]: plain(one.mse, 5) for name, one in judged.items()},
        "its root": {parts.TITLES[name]: plain(one.rmse, 5) for name, one in judged.items()},
        "mean absolute error": {parts.TITLES[name]: plain(one.mae, 5) for name, one in judged.items()},
        "R²": {parts.TITLES[name]: plain(one.r2, 4) for name, one in judged.items()},
        "rows": {parts.TITLES[name]: f"{len(one.residuals):,}" for name, one in judged.items()},
    }
    st.table(pd.DataFrame(rows).T)
    st.caption("Errors are in the target's own units; the playground's loss is that of the scaled target.")


def _worst(prepared, answers, judged, part):
    st.markdown(f"#### The {parts.TITLES[part]} rows that are missed most")
    worst = judged.worst[:WORST]
    said = {"predicted": answers.given[worst], "residual": judged.residuals[worst]}
    table = told_rows(prepared.dataset, getattr(prepared.rows, part)[worst], after=said)
    st.dataframe(table, hide_index=True, alt="The rows with the largest residuals.")
