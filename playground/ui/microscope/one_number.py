"""The gradient of one number three ways: backpropagation, along its paths, and by moving it a little."""

import pandas as pd
import streamlit as st

from playground.labs.microscope import paths
from playground.languages import _, mark
from playground.numbers import counted, general
from playground.ui.frames import number_column, spoken_numbers
from playground.ui.microscope import controls, formulas

REACHES = {  # by whether one path leads there
    True: {
        "bias": mark(
            "The bias of {unit} reaches the loss along **one path**, which contributes the product of the "
            "derivatives on its way:"
        ),
        "weight": mark(
            "The weight {start} → {end} reaches the loss along **one path**, which contributes the product of the "
            "derivatives on its way:"
        ),
    },
    False: {
        "bias": mark(
            "The bias of {unit} reaches the loss along **{n} paths**, each of which contributes the product of "
            "the derivatives on its way:"
        ),
        "weight": mark(
            "The weight {start} → {end} reaches the loss along **{n} paths**, each of which contributes the "
            "product of the derivatives on its way:"
        ),
    },
}


def one_number(case, rows, found, place, names):
    """What backpropagation found for a `Place` of a `Trace`, and two other ways to the same number."""
    gradient = float(found.grads[place.name][place.index])
    measured = paths.numerical(case.network, case.loss_name, case.x[rows], case.y[rows], place)
    first, second, third = st.columns(3)
    first.metric(_("gradient, by backpropagation"), general(gradient, 8))
    second.metric(
        _("numerical gradient"),
        general(measured, 8),
        help=_("(C(w + h) - C(w - h)) / 2h with h = 0.00001: two forward passes, no backward pass."),
    )
    third.metric(_("relative error"), general(paths.disagreement(gradient, measured), 2))
    along = paths.paths(found, place)
    if along is None:
        st.caption(_("Paths are not listed for networks with normalization or residual connections."))
    else:
        texts = REACHES[along.n_paths == 1]
        st.markdown(controls.of_place(place, names, **texts, n=counted(along.n_paths)))
        _paths(along, found.n_rows == 1)


def _paths(along, is_one_row):
    if is_one_row:
        shown = formulas.path(along.strongest[0])
        st.latex(rf"\begin{{aligned}} &{shown.symbols} \\[2pt] &= {shown.numbers} \end{{aligned}}")
    st.dataframe(
        spoken_numbers(
            pd.DataFrame([_row(path, is_one_row) for path in along.strongest]),
            {"product": lambda value: general(value, 4)},  # small ones keep their digits
        ),
        hide_index=True,
        column_config={
            "path": _("path"),
            "derivatives": _("derivatives"),
            "product": number_column(_("product"), "%.4g"),
        },
    )
    n_others = along.n_paths - len(along.strongest)
    if n_others:
        rest = along.total - sum(path.product for path in along.strongest)
        text = _("The strongest are listed, the other {n} add {rest}.")
        st.markdown(text.format(n=counted(n_others), rest=general(rest, 6)))
    st.markdown(_("Sum over all paths: **{total}**").format(total=general(along.total, 8)))


def _row(path, is_one_row):
    row = {"path": " → ".join(str(unit + 1) for unit in path.units)}
    if is_one_row:
        row["derivatives"] = " · ".join(general(factor.values[0], 4) for factor in path.factors)
    return {**row, "product": path.product}
