"""Backpropagation without time beside backpropagation through time: the same terms, put to another use."""

import streamlit as st

from playground.figures.through_time.sums import own_figure, shared_figure
from playground.labs.through_time.static import moved, static_gradients
from playground.languages import _, mark
from playground.numbers import general, plain
from playground.ui.furniture import chart
from playground.ui.through_time.sums import shown_terms

RATE = 1.0
STATIC = mark(
    "**Static: {n} layers, each with weights of its own.** A feed-forward network takes a row of fixed size, "
    "without a before and after: a flower's four measures, a picture. Each layer is another step of the "
    "calculation, so each weight keeps its gradient for itself."
)
RECURRENT = mark(
    "**Recurrent: one layer, used {n} times.** A recurrent network takes a sequence of any length, in its order: "
    "words, sounds, prices. Each use is the same calculation at another moment, so the gradients are added up and "
    "the one weight moves by the sum."
)


def show(chosen, found):
    """Both networks' terms of one entry of U, the table of them, and what an update does to the weight."""
    st.markdown(f"#### {_('Static and recurrent backpropagation, side by side')}")
    i, j, last = chosen.from_unit - 1, chosen.to_unit - 1, found.n_steps
    title = next(iter(shown_terms(chosen, found)))
    own, terms, weight = static_gradients(found).U[1:, i, j], found.terms["U"][1:, i, j], float(found.U[i, j])
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(_(STATIC).format(n=last))
        told = _(
            "A feed-forward network, layers 2 to {last}, each with a gradient dC/d{title} of its own: {terms}."
        )
        alt = told.format(last=last, title=title, terms=_listed(own))
        chart(own_figure(own, 2), "time_static", alt)
    with right:
        st.markdown(_(RECURRENT).format(n=last))
        told = _("The recurrent network: the terms of {title} in steps 2 to {last}, {terms}, added up: {sum}.")
        alt = told.format(title=title, last=last, terms=_listed(terms), sum=plain(terms.sum()))
        chart(shared_figure(terms, 2), "time_recurrent", alt)
    each, shared = moved(weight, own, RATE)
    st.table(
        [
            {
                _("layer or step"): str(t),
                _("static: its own {gradient}").format(gradient=f"dC/d{title}"): plain(mine),
                _("recurrent: what it adds"): plain(term),
                _("static, after an update"): plain(after),
                _("recurrent, after an update"): plain(shared),
            }
            for t, mine, term, after in zip(range(2, last + 1), own, terms, each, strict=True)
        ]
    )
    st.caption(
        _(
            "Term by term the gradients are equal, those of W too; only what is done with them differs. The "
            "static network starts from the same values. Its layer 1 reads the first input and has no U; each "
            "later layer has W times its step's input as its bias, so both answer {answer}. An update at rate "
            "{rate} starts from {weight}: the static weights go apart, the recurrent one stays one."
        ).format(answer=plain(found.answer), rate=general(RATE), weight=plain(weight))
    )


def _listed(values):
    return ", ".join(map(plain, values))
