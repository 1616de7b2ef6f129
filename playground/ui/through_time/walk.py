"""The walk: the network unrolled, with what is known so far, and the last step in words and formulas."""

import streamlit as st

from playground.figures.through_time.unrolled import unrolled_figure
from playground.labs.through_time.walk import seen
from playground.languages import _, mark, ngettext
from playground.numbers import plain
from playground.ui import furniture
from playground.ui.through_time import formulas
from playground.ui.through_time.controls import stepper

PLACE = "time_network"


def walk(chosen, found):
    """The controls of the walk, the network as far as it is known, and the step."""
    n_done = stepper(chosen)
    known = seen(found.n_steps, n_done)
    figure = unrolled_figure(found, known, (chosen.from_unit - 1, chosen.to_unit - 1))
    widths = figure.layout.meta
    limits = f"min-width: {widths['least_width']}px; max-width: {widths['most_width']}px"
    st.html(
        f"<style>.st-key-{PLACE} {{ overflow-x: auto }} .st-key-{PLACE} > div {{ {limits} }}"
        f".st-key-{PLACE} .textpoint text {{ fill: currentColor !important }}</style>"
    )
    with st.container(key=PLACE):
        furniture.chart(figure, "time_figure", told(found, known))
    st.caption(
        _(
            "All arrows **W** are one weight, all arrows **U** another. Orange arrows are the error on its way "
            "back; the number beside an arrow is what the step adds to that weight's gradient. δ is dC/dz. A wide "
            "network scrolls sideways."
        )
    )
    explain(chosen, found, known, n_done)


def told(found, known):
    """The drawing in words: what is known of each time step."""
    parts = []
    for t in range(1, known.forward + 1):
        parts.append(f"h{t} = {_listed(found.h[t])}")
    if known.has_answer:
        told = _("answer {answer}, loss {loss}")
        parts.append(told.format(answer=plain(found.answer), loss=plain(found.loss)))
    for t in range(found.n_steps, known.back - 1, -1):
        parts.append(f"dC/dh{t} = {_listed(found.grad_h[t])}, delta{t} = {_listed(found.deltas[t - 1])}")
    text = ngettext(
        "The network unrolled over {steps} time steps, {n} unit. Known: {known}.",
        "The network unrolled over {steps} time steps, {n} units. Known: {known}.",
        found.n_units,
    )
    known = _("; ").join(parts) or _("nothing yet")
    return text.format(steps=found.n_steps, n=found.n_units, known=known)


def explain(chosen, found, known, n_done):
    """The last step done, in a sentence, with symbols and with numbers."""
    if known.step is None:
        st.markdown(_("Nothing is computed yet. **Next** feeds in the first input."))
        return
    kind, t = known.step
    where = _(
        "**Step {n} of {last}, forward.**"
        if kind in ("forward", "answer")
        else "**Step {n} of {last}, backward.**"
    )
    st.markdown(f"{where.format(n=n_done, last=chosen.last_stop)} {WORDS[kind](found, t)}")
    for formula in FORMULAS[kind](found, t, chosen.from_unit - 1, chosen.to_unit - 1):
        left, right = st.columns(2)
        left.latex(_spaced(formula.symbols))
        right.latex(_spaced(formula.numbers))
    if kind in ("back", "sum") and found.n_units > 1:
        st.caption(_("Of U and W, the entry chosen below is written out; the others go by the same rule."))


def _spaced(lines):
    """Lines far enough apart for fractions."""
    return lines.replace(r"\\[2pt]", r"\\[6pt]")


def _listed(values):
    return ", ".join(plain(value) for value in values)


def _forward(found, t):
    text = _(
        "Time step {t} uses the same W and U as every other; there is no state yet, only the input."
        if t == 1
        else "Time step {t} uses the same W and U as every other; it is handed the state of step {before}."
    )
    return text.format(t=t, before=t - 1)


def _back(found, t):
    here = _(
        "At time step {t} the error arrives from the answer, by V; what gets through f is δ."
        if t == found.n_steps
        else "At time step {t} the error arrives from time step {after}, by U; what gets through f is δ."
    )
    then = _(
        "There was no state before it, so it adds nothing to dC/dU."
        if t == 1
        else "It adds its part to the gradients and goes on to step {before}."
    )
    return f"{here.format(t=t, after=t + 1)} {then.format(before=t - 1)}"


def _always(text):
    """What is said of every network alike."""
    return lambda found, t: _(text)


WORDS = {
    "forward": _forward,
    "answer": _always(
        mark("The last state is read out. The loss is the square of what is wrong with the answer.")
    ),
    "blame": _always(
        mark("The error starts here: how fast the loss rises with the answer. V is used once, so this is all.")
    ),
    "back": _back,
    "sum": _always(
        mark("There is one U and one W, and every time step has had its say: the gradients are the sums.")
    ),
}
FORMULAS = {
    "forward": lambda found, t, i, j: [formulas.forward(found, t)],
    "answer": lambda found, t, i, j: [formulas.answer(found)],
    "blame": lambda found, t, i, j: [formulas.blame(found)],
    "back": lambda found, t, i, j: [
        formulas.arriving(found, t),
        formulas.delta(found, t),
        formulas.added(found, t, i, j),
    ],
    "sum": lambda found, t, i, j: [formulas.summed(found, i, j)],
}
