"""The gradient of one number three ways: backpropagation, along its paths, and by moving it a little."""

import streamlit as st

from playground.labs.microscope import paths
from playground.ui.microscope import formulas


def one_number(case, rows, found, place, title):
    """What backpropagation found for a `Place` of a `Trace`, and two other ways to the same number."""
    gradient = float(found.grads[place.name][place.index])
    measured = paths.numerical(case.network, case.loss_name, case.x[rows], case.y[rows], place)
    first, second, third = st.columns(3)
    first.metric("gradient, by backpropagation", f"{gradient:.8g}")
    second.metric(
        "numerical gradient",
        f"{measured:.8g}",
        help="(C(w + h) - C(w - h)) / 2h with h = 0.00001: two forward passes, no backward pass.",
    )
    third.metric("relative error", f"{paths.disagreement(gradient, measured):.1e}")
    along = paths.paths(found, place)
    if along is None:
        st.caption("Paths are not listed for networks with normalization or residual connections.")
    else:
        _paths(along, found.n_rows == 1, title)


def _paths(along, is_one_row, title):
    count = "**one path**, which" if along.n_paths == 1 else f"**{along.n_paths:,} paths**, each of which"
    st.markdown(
        f"The {title} reaches the loss along {count} contributes the product of the derivatives on its way:"
    )
    if is_one_row:
        shown = formulas.path(along.strongest[0])
        st.latex(rf"\begin{{aligned}} &{shown.symbols} \\[2pt] &= {shown.numbers} \end{{aligned}}")
    st.dataframe(
        [_row(path, is_one_row) for path in along.strongest],
        hide_index=True,
        column_config={"product": st.column_config.NumberColumn(format="%.4g")},  # small ones keep their digits
    )
    n_others = along.n_paths - len(along.strongest)
    if n_others:
        rest = along.total - sum(path.product for path in along.strongest)
        st.markdown(f"The strongest are listed, the other {n_others:,} add {rest:.6g}.")
    st.markdown(f"Sum over all paths: **{along.total:.8g}**")


def _row(path, is_one_row):
    row = {"path": " → ".join(str(unit + 1) for unit in path.units)}
    if is_one_row:
        row["derivatives"] = " · ".join(f"{factor.values[0]:.4g}" for factor in path.factors)
    return {**row, "product": path.product}
