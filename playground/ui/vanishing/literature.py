"""Published figures, run again on the spot: the claim, the measurement, and where the set-ups differ."""

import streamlit as st

from playground.engine import INITIALIZERS
from playground.figures.vanishing import literature as figures
from playground.labs.vanishing.literature import REPRODUCTIONS
from playground.languages import _, mark
from playground.ui.furniture import choose_format
from playground.ui.running import run_to_the_end
from playground.ui.vanishing import figures as bench_figures
from playground.ui.widgets import titles


def show(_recording):
    """Choose a publication; it is run when it is looked at."""
    name = st.pills(
        _("Publication"),
        options=list(REPRODUCTIONS),
        format_func=titles(REPRODUCTIONS).get,
        default=next(iter(REPRODUCTIONS)),
        required=True,
        key="bench_publication",
        label_visibility="collapsed",
    )
    chosen = REPRODUCTIONS[name]
    st.caption(_(chosen.source))
    left, right = st.columns(2)
    left.markdown(f"**{_('Published')}**\n" + _list(map(_, chosen.claims)))
    right.markdown(f"**{_('What is different here')}**\n" + _list(chosen.differences))
    found = run_to_the_end(f"bench_{name}", name, chosen.run, _("Run it"))
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
            _("claim"): _(check.claim),
            _("here"): _("holds" if check.holds else "does not hold"),
            _("measured"): check.measured,
        }
        for check in checks
    ]
    st.table(lines)


def _start(found):
    bench_figures.show(
        figures.start_figure(list(map(_, found.starts)), found.histograms),
        "glorot_start",
        _("Distributions of activations, dC/dz and dC/dW, one outline a layer, for both starts."),
        is_wide=True,
    )


def _courses(found):
    for number, course in enumerate(found.courses):
        title = _(course.title)
        st.markdown(f"**{title}**")
        is_sigmoid = "sigmoid" in course.title
        values = course.means if is_sigmoid else course.percentiles
        spreads = course.spreads if is_sigmoid else None
        kind = "sigmoid" if is_sigmoid else "tanh"
        y_title, alt = COURSES[kind]
        bench_figures.show(
            figures.course_figure(values, spreads, _(y_title)),
            f"course_{number}_{kind}",
            _(alt).format(course=title),
        )


def _convergence(found):
    bench_figures.show(
        figures.convergence_figure(
            found.depths, [_(INITIALIZERS[start].title) for start in found.starts], found.losses
        ),
        "he_depth",
        _("Training loss over epochs from Xavier's and from He's start, one panel a depth."),
        is_wide=True,
    )


COURSES = {  # what is drawn of a course: its axis, and the figure in words
    "sigmoid": (mark("mean activation"), mark("{course}: mean activation of each hidden layer over epochs.")),
    "tanh": (
        mark("98th percentile of |activation|"),
        mark("{course}: 98th percentile of |activation| of each hidden layer over epochs."),
    ),
}
DRAWINGS = {
    "glorot_start": _start,
    "glorot_sigmoid": _courses,
    "glorot_tanh": _courses,
    "he_depth": _convergence,
}
