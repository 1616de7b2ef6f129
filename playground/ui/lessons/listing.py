"""The list of lessons: what each asks, how long it takes, and how far the visit is in it."""

import streamlit as st

from playground.languages import _, mark, pgettext
from playground.lessons.files import LESSONS
from playground.lessons.translated import translated
from playground.ui import site
from playground.ui.furniture import opening, try_this
from playground.ui.lessons import state, which

BESIDE = (
    ("challenges", mark("Challenges: a goal and a few controls, no explanation first"), ":material/flag:"),
    ("teaching", mark("For teachers: solutions, answer sheets, lessons of your own"), ":material/co_present:"),
)
NARROWEST = 320  # pixels of a card


def show():
    opening(
        _("What do you expect to happen?"),
        _(
            "Each lesson asks first. You predict, run a real network, see how far off you were, and only then "
            "read why. One takes about 20 minutes; the first rounds of four fill a class."
        ),
    )
    with st.grid(min_column_width=NARROWEST):
        for number, (name, lesson) in enumerate(LESSONS.items(), start=1):
            _card(number, name, translated(lesson))
    with st.container(horizontal=True):
        for page, label, icon in BESIDE:
            st.page_link(site.FOLDER / f"{page}.py", label=_(label), icon=icon)
    try_this(
        _("New to all of this? Begin with the first lesson. Each one says how long it takes."),
        _("Predict beside somebody else. Where the two of you disagree, let the run decide."),
        _(
            "After a lesson, open its run on the page without the lesson: change one setting, predict again, run "
            "again."
        ),
    )


def _card(number, name, lesson):
    with st.container(border=True, key=f"lesson_card_{name}", height="stretch"):
        st.markdown(f"**{number} · {lesson.title}**")
        st.markdown(lesson.question)
        minutes = _("{minutes} minutes").format(minutes=lesson.all_minutes)
        st.caption(" · ".join(filter(None, (minutes, _how_far(name, lesson)))))
        label = _("Go on: {title}" if state.of(name).answers else "Begin: {title}")
        which.link(name, label.format(title=lesson.title))


def _how_far(name, lesson):
    done = state.of(name).explained
    if done == len(lesson.rounds):
        return pgettext("lesson", "done")
    if not state.of(name).answers:
        return ""
    return _("round {number} of {count} begun").format(number=done + 1, count=len(lesson.rounds))
