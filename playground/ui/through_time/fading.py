"""Whether the error fades or grows on its way back: its size at every step, and the sentence that says why."""

import streamlit as st

from playground.figures.through_time.fading import fading_figure
from playground.labs.through_time.fading import fading
from playground.numbers import plain, raised
from playground.ui.furniture import chart
from playground.ui.through_time import formulas

TOLD = {"fades": "it fades", "holds": "it holds", "grows": "it grows"}


def show(found):
    """The chart, and beside it each factor of the way back."""
    seen, is_one = fading(found), found.n_units == 1
    base = "|U|" if is_one else "radius"
    st.markdown("#### Does it fade or grow?")
    left, right = st.columns([3, 2], gap="large")
    with left:
        sizes = ", ".join(plain(size, 3) for size in seen.sizes)
        chart(
            fading_figure(seen.sizes, seen.expected, f"{base} alone"),
            "time_fading",
            f"The size of dC/dh from step {found.n_steps} back to step 1: {sizes}; dashed, what {base} = "
            f"{plain(seen.radius, 3)} alone would make of it.",
        )
    with right:
        st.markdown(sentence(found, seen))
        if is_one and seen.kind not in ("none", "stops"):
            st.latex(formulas.factors(found, seen))


def sentence(found, seen):
    """What happens to the error, from its numbers."""
    last, n_back = found.n_steps, found.n_steps - 1
    if seen.kind == "none":
        return "Nothing is sent back: the answer is the target, or V is 0."
    if seen.kind == "stops":
        t = last - int((seen.sizes > 0).sum()) + 1
        why = "the slope f'(z) is 0 there" if seen.radius else "U is 0"
        return f"The error stops at step {t}: {why}. The steps before it hear nothing."
    whole = seen.sizes[-1] / seen.sizes[0]
    over = f"Over {n_back} steps back the error is multiplied by {plain(whole, 3)}: **{TOLD[seen.kind]}**."
    if found.n_units == 1:
        slope = abs(found.slopes[-1, 0])
        product = f"{plain(seen.radius, 3)} x {plain(slope, 3)} = {plain(seen.radius * slope, 3)}"
        first = (
            "Each step back multiplies the size of the error by |U| times f'(z). From step "
            f"{last} to step {last - 1}: {product}."
        )
        alone = "U alone"
    else:
        first = (
            "Each step back multiplies the error by each unit's f'(z) and then by the matrix U. From step "
            f"{last} to step {last - 1} its length is multiplied by {plain(seen.factors[0], 3)}."
        )
        alone = "U alone, a rotation or reflection times its radius,"
    power = f"{plain(seen.radius, 3)}{raised(n_back)} = {plain(seen.radius**n_back, 3)}"
    return f"{first} {over} {alone} would leave {power} of it; the slope f' is never over 1, so it cannot be more."
