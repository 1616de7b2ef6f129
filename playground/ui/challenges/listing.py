"""The list of challenges: what each asks, and the best of this visit."""

import streamlit as st

from playground.languages import _, pgettext
from playground.lessons.files import CHALLENGE_FILES
from playground.lessons.translated import translated
from playground.ui.challenges import best, state, which
from playground.ui.furniture import opening, try_this

NARROWEST = 320  # pixels of a card


def show():
    opening(
        _("Can you get it to learn?"),
        _(
            "Each challenge is a network that fails, and a goal. You have only a few controls, and nobody "
            "explains anything first. Hints come one at a time, when you ask for them."
        ),
    )
    with st.grid(min_column_width=NARROWEST):
        for number, (name, challenge) in enumerate(CHALLENGE_FILES.items(), start=1):
            _card(number, name, translated(challenge))
    try_this(
        _("Write down what you think is wrong before you change anything. Then change one setting at a time."),
        _("Solve one without a hint, then beat your own record."),
    )


def _card(number, name, challenge):
    attempt = state.of(name)
    with st.container(border=True, key=f"challenge_card_{name}", height="stretch"):
        solved = f" :green-badge[{pgettext('challenge', 'solved')}]" if attempt.best else ""
        st.markdown(f"**{number} · {challenge.title}**{solved}")
        st.markdown(challenge.question)
        st.caption(_("{minutes} minutes").format(minutes=challenge.minutes))
        if attempt.best:
            told = _("Best of this visit: {solution}")
            st.caption(told.format(solution=best.told(challenge, attempt.best)))
        label = _("Go on: {title}" if attempt.has_begun else "Begin: {title}")
        which.link(name, label.format(title=challenge.title))
