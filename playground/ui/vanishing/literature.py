"""Published figures, run again on the spot: the claim, the measurement, and where the set-ups differ."""

import streamlit as st

from playground.figures.vanishing import literature as figures
from playground.labs.vanishing.literature import REPRODUCTIONS
from playground.ui.furniture import choose_format
from playground.ui.running import run_to_the_end
from playground.ui.vanishing import figures as bench_figures


def show(_recording):
    """Choose a publication; it is run when it is looked at."""
    name = st.pills(
        "Publication",
        options=list(REPRODUCTIONS),
        format_func=lambda name: REPRODUCTIONS[name].title,
        default=next(iter(REPRODUCTIONS)),
        required=True,
        key="bench_publication",
        label_visibility="collapsed",
    )
    chosen = REPRODUCTIONS[name]
    st.caption(chosen.source)
    left, right = st.columns(2)
    left.markdown("**Published**\n" + _list(chosen.claims))
    right.markdown("**What is different here**\n" + _list(chosen.differences))
    found = run_to_the_end(f"bench_{name}", name, chosen.run, "Run it")
    if found is not None:
        _checks(found.checks)
        DRAWINGS[name](found)
        choose_format()


def _list(sentences):
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _checks(checks):
    """Each claim, whether it holds here, and the numbers."""
    lines = [
        {
            "": ":material/check_circle:" if check.holds else ":material/cancel:",
            "claim": check.claim,
            "here": "holds" if check.holds else "does not hold",
            "measured": check.measured,
        }
        for check in checks
    ]
    st.table(lines)


def _start(found):
    bench_figures.show(
        figures.start_figure(found.starts, found.histograms),
        "glorot_start",
        "Distributions of activations, dC/dz and dC/dW, one outline a layer, for both starts.",
        is_wide=True,
    )


def _courses(found):
    for number, course in enumerate(found.courses):
        st.markdown(f"**{course.title}**")
        is_sigmoid = "sigmoid" in course.title
        values = course.means if is_sigmoid else course.percentiles
        spreads = course.spreads if is_sigmoid else None
        y_title = "mean activation" if is_sigmoid else "98th percentile of |activation|"
        bench_figures.show(
            figures.course_figure(values, spreads, y_title),
            f"course_{number}_{'sigmoid' if is_sigmoid else 'tanh'}",
            f"{course.title}: {y_title} of each hidden layer over epochs.",
        )


def _convergence(found):
    bench_figures.show(
        figures.convergence_figure(found.depths, found.starts, found.losses),
        "he_depth",
        "Training loss over epochs from Xavier's and from He's start, one panel a depth.",
        is_wide=True,
    )


DRAWINGS = {
    "glorot_start": _start,
    "glorot_sigmoid": _courses,
    "glorot_tanh": _courses,
    "he_depth": _convergence,
}
