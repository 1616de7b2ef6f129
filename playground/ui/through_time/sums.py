"""The gradient of a shared weight: what each step adds, the sum, and the same measured by moving the weight."""

import streamlit as st

from playground.figures.through_time.sums import sum_figure
from playground.labs.through_time.unrolled import check
from playground.languages import _, mark
from playground.numbers import plain, short
from playground.ui.furniture import chart
from playground.ui.through_time.controls import entry

DOUBTS = {
    "corner": mark(
        "A sum z stands at the corner of ReLU: moving a weight both ways mixes the slopes of its two sides."
    ),
    "rounding": mark("The gradient is so small that rounding blurs what moving a weight can measure."),
}


def sums(chosen, found):
    """Bars, a table and the check, for one entry of U and of W."""
    st.markdown(f"#### {_('One weight, one sum')}")
    st.markdown(
        _(
            "A weight that is used at every time step is to blame at every time step: U by the state before "
            "times δ, W by the input times δ. Its gradient is the sum."
        )
    )
    entry(chosen)
    shown = shown_terms(chosen, found)
    for column, (title, (name, terms)) in zip(st.columns(2), shown.items(), strict=True):
        with column:
            told = _("What each time step adds to {gradient}: {terms}; the sum is {sum}.").format(
                gradient=f"dC/d{title}", terms=", ".join(map(plain, terms)), sum=plain(terms.sum())
            )
            chart(sum_figure(terms, name), f"time_sum_{name}", told)
    rows = {str(t + 1): slice(t, t + 1) for t in range(found.n_steps)} | {_("sum"): slice(None)}
    table = {_("time step"): list(rows)}
    for title, (_name, terms) in shown.items():
        adds = _("adds to {gradient}").format(gradient=f"dC/d{title}")
        table[adds] = [plain(terms[part].sum()) for part in rows.values()]
    st.table(table)
    _check(chosen, found, shown)


def shown_terms(chosen, found):
    """`{title: (name, terms (T,))}` of the entries of U and W that are looked at."""
    i, j, is_one = chosen.from_unit - 1, chosen.to_unit - 1, found.n_units == 1
    of_U, of_W = _("U, {i} to {j}").format(i=i + 1, j=j + 1), _("W, to {j}").format(j=j + 1)
    titles = ("U", "W") if is_one else (of_U, of_W)
    return dict(zip(titles, (("U", found.terms["U"][:, i, j]), ("W", found.terms["W"][:, j])), strict=True))


def _check(chosen, found, shown):
    st.markdown(_("**Is it right?** Each weight moved a little both ways, in all time steps at once:"))
    checks = check(chosen, found)
    i, j = chosen.from_unit - 1, chosen.to_unit - 1
    places = {"U": (i, j), "W": (j,)}
    st.table(
        [
            {
                _("gradient"): f"dC/d{title}",
                _("backward"): plain(checks[name].gradient[places[name]], 6),
                _("moved"): plain(checks[name].measured[places[name]], 6),
                _("relative error"): short(checks[name].error, 1),
            }
            for title, (name, _terms) in shown.items()
        ]
    )
    if found.n_units > 1:
        st.caption(_("The relative error is that of the whole matrix."))
    for doubt in sorted({one.doubt for one in checks.values()} - {None}):
        st.caption(_(DOUBTS[doubt]))
