"""Whether the error fades or grows on its way back: its size at every step, and the sentence that says why."""

import streamlit as st

from playground.figures.through_time.fading import fading_figure
from playground.labs.through_time.fading import fading
from playground.languages import _, mark
from playground.numbers import plain, raised
from playground.ui.furniture import chart
from playground.ui.through_time import formulas

TOLD = {
    "fades": mark("Over {n} steps back the error is multiplied by {whole}: **it fades**."),
    "holds": mark("Over {n} steps back the error is multiplied by {whole}: **it holds**."),
    "grows": mark("Over {n} steps back the error is multiplied by {whole}: **it grows**."),
}


def show(found):
    """The chart, and beside it each factor of the way back."""
    seen, is_one = fading(found), found.n_units == 1
    st.markdown(f"#### {_('Does it fade or grow?')}")
    left, right = st.columns([3, 2], gap="large")
    with left:
        told = _(
            "The size of dC/dh from step {last} back to step 1: {sizes}; dashed, what |U| = {radius} alone would "
            "make of it."
            if is_one
            else "The size of dC/dh from step {last} back to step 1: {sizes}; dashed, what radius = {radius} "
            "alone would make of it."
        )
        sizes = ", ".join(plain(size, 3) for size in seen.sizes)
        chart(
            fading_figure(seen.sizes, seen.expected, _("|U| alone" if is_one else "radius alone")),
            "time_fading",
            told.format(last=found.n_steps, sizes=sizes, radius=plain(seen.radius, 3)),
        )
    with right:
        st.markdown(sentence(found, seen))
        if is_one and seen.kind not in ("none", "stops"):
            st.latex(formulas.factors(found, seen))


def sentence(found, seen):
    """What happens to the error, from its numbers."""
    if seen.kind == "none":
        return _("Nothing is sent back: the answer is the target, or V is 0.")
    if seen.kind == "stops":
        return _stops(found, seen)
    n_back, whole = found.n_steps - 1, seen.sizes[-1] / seen.sizes[0]
    over = _(TOLD[seen.kind]).format(n=n_back, whole=plain(whole, 3))
    return " ".join([_each_step(found, seen), over, _alone(found, seen)])


def _stops(found, seen):
    text = _(
        "The error stops at step {t}: the slope f'(z) is 0 there. The steps before it hear nothing."
        if seen.radius
        else "The error stops at step {t}: U is 0. The steps before it hear nothing."
    )
    return text.format(t=found.n_steps - int((seen.sizes > 0).sum()) + 1)


def _each_step(found, seen):
    """What a step back does, and the numbers of the first one."""
    steps = {"last": found.n_steps, "before": found.n_steps - 1}
    if found.n_units > 1:
        text = _(
            "Each step back multiplies the error by each unit's f'(z) and then by the matrix U. From step {last} "
            "to step {before} its length is multiplied by {factor}."
        )
        return text.format(**steps, factor=plain(seen.factors[0], 3))
    text = _(
        "Each step back multiplies the size of the error by |U| times f'(z). From step {last} to step {before}: "
        "{product}."
    )
    slope = abs(found.slopes[-1, 0])
    product = f"{plain(seen.radius, 3)} x {plain(slope, 3)} = {plain(seen.radius * slope, 3)}"
    return text.format(**steps, product=product)


def _alone(found, seen):
    """What U would leave of the error by itself."""
    n_back = found.n_steps - 1
    text = _(
        "U alone would leave {power} of it; the slope f' is never over 1, so it cannot be more."
        if found.n_units == 1
        else "U alone, a rotation or reflection times its radius, would leave {power} of it; the slope f' is "
        "never over 1, so it cannot be more."
    )
    return text.format(power=f"{plain(seen.radius, 3)}{raised(n_back)} = {plain(seen.radius**n_back, 3)}")
