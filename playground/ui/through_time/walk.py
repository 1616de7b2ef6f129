"""The walk: the network unrolled, with what is known so far, and the last step in words and formulas."""

import streamlit as st

from playground.figures.through_time.unrolled import unrolled_figure
from playground.labs.through_time.walk import seen
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
        "All arrows **W** are one weight, all arrows **U** another. Orange arrows are the error on its way back; "
        "the number beside an arrow is what the step adds to that weight's gradient. δ is dC/dz. A wide network "
        "scrolls sideways."
    )
    explain(chosen, found, known, n_done)


def told(found, known):
    """The drawing in words: what is known of each time step."""
    parts = []
    for t in range(1, known.forward + 1):
        parts.append(f"h{t} = {_listed(found.h[t])}")
    if known.has_answer:
        parts.append(f"answer {plain(found.answer)}, loss {plain(found.loss)}")
    for t in range(found.n_steps, known.back - 1, -1):
        parts.append(f"dC/dh{t} = {_listed(found.grad_h[t])}, delta{t} = {_listed(found.deltas[t - 1])}")
    shape = f"{found.n_steps} time steps, {found.n_units} unit{'s' * (found.n_units > 1)}"
    return f"The network unrolled over {shape}. Known: {'; '.join(parts) or 'nothing yet'}."


def explain(chosen, found, known, n_done):
    """The last step done, in a sentence, with symbols and with numbers."""
    if known.step is None:
        st.markdown("Nothing is computed yet. **Next** feeds in the first input.")
        return
    kind, t = known.step
    way = "forward" if kind in ("forward", "answer") else "backward"
    st.markdown(f"**Step {n_done} of {chosen.last_stop}, {way}.** {WORDS[kind](found, t)}")
    for formula in FORMULAS[kind](found, t, chosen.from_unit - 1, chosen.to_unit - 1):
        left, right = st.columns(2)
        left.latex(_spaced(formula.symbols))
        right.latex(_spaced(formula.numbers))
    if kind in ("back", "sum") and found.n_units > 1:
        st.caption("Of U and W, the entry chosen below is written out; the others go by the same rule.")


def _spaced(lines):
    """Lines far enough apart for fractions."""
    return lines.replace(r"\\[2pt]", r"\\[6pt]")


def _listed(values):
    return ", ".join(plain(value) for value in values)


def _forward(found, t):
    before = "there is no state yet, only the input" if t == 1 else f"it is handed the state of step {t - 1}"
    return f"Time step {t} uses the same W and U as every other; {before}."


def _back(found, t):
    source = "the answer, by V" if t == found.n_steps else f"time step {t + 1}, by U"
    here = f"At time step {t} the error arrives from {source}; what gets through f is δ."
    if t == 1:
        return f"{here} There was no state before it, so it adds nothing to dC/dU."
    return f"{here} It adds its part to the gradients and goes on to step {t - 1}."


def _answer(*_):
    return "The last state is read out. The loss is the square of what is wrong with the answer."


def _blame(*_):
    return "The error starts here: how fast the loss rises with the answer. V is used once, so this is all."


def _sum(*_):
    return "There is one U and one W, and every time step has had its say: the gradients are the sums."


WORDS = {"forward": _forward, "answer": _answer, "blame": _blame, "back": _back, "sum": _sum}
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
