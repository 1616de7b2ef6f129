"""What is shown of a network that predicts values."""

import pandas as pd
import streamlit as st

from playground.figures.judging.values import predicted_figure, residual_histogram, residuals_figure
from playground.labs.judging.values import judge_values
from playground.languages import _, mark
from playground.numbers import counted, plain
from playground.ui.frames import spoken_numbers
from playground.ui.furniture import chart
from playground.ui.judging import parts
from playground.ui.judging.rows import named, told_rows

WORST = 20
MISSED = {
    "test": mark("The test rows that are missed most"),
    "train": mark("The training rows that are missed most"),
    "validation": mark("The validation rows that are missed most"),
}


def show(prepared, found):
    """Draw it all; `found` are the `Answers` of every part, by its name."""
    judged = {name: judge_values(part.y, part.given) for name, part in found.items()}
    _numbers(judged)
    drawn = parts.titled({name: (part.y, part.given) for name, part in found.items()})
    left, right = st.columns(2)
    with left:
        st.markdown(f"#### {_('Predicted against true')}")
        told = _("Predicted over true values; the diagonal is right.")
        chart(predicted_figure(drawn), "judging_predicted", told)
    with right:
        st.markdown(f"#### {_('Residuals: true less predicted')}")
        chart(residuals_figure(drawn), "judging_residuals", _("Residuals over predicted values; 0 is right."))
    residuals = parts.titled({name: one.residuals for name, one in judged.items()})
    chart(residual_histogram(residuals), "judging_histogram", _("How the residuals are spread around 0."))
    part = parts.pick(found, "judging_part")
    _worst(prepared, found[part], judged[part], part)


def _numbers(judged):
    rows = {
        _("mean squared error"): {parts.title(name): plain(one.mse, 5) for name, one in judged.items()},
        _("its root"): {parts.title(name): plain(one.rmse, 5) for name, one in judged.items()},
        _("mean absolute error"): {parts.title(name): plain(one.mae, 5) for name, one in judged.items()},
        _("R²"): {parts.title(name): plain(one.r2, 4) for name, one in judged.items()},
        _("rows"): {parts.title(name): counted(len(one.residuals)) for name, one in judged.items()},
    }
    st.table(pd.DataFrame(rows).T)
    st.caption(_("Errors are in the target's own units; the playground's loss is that of the scaled target."))


def _worst(prepared, answers, judged, part):
    st.markdown(f"#### {_(MISSED[part])}")
    worst = judged.worst[:WORST]
    said = {"predicted": answers.given[worst], "residual": judged.residuals[worst]}
    table = told_rows(prepared.dataset, getattr(prepared.rows, part)[worst], after=said)
    st.dataframe(
        spoken_numbers(table),
        hide_index=True,
        column_config=named(table),
        alt=_("The rows with the largest residuals."),
    )
