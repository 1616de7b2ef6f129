"""The answer sheet at the end of a lesson: a name and a text, if one likes, and the file to hand in."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from playground.languages import _, mark
from playground.lessons import named, sheet
from playground.lessons.sheet import Measuring
from playground.lessons.student.progress import LONGEST
from playground.ui.lessons import state
from playground.ui.lessons.found import found, verdicts
from playground.ui.server import settled
from playground.ui.take_home import offers
from playground.ui.take_home.offers import Offer
from playground.ui.visit import address

NAME, NOTES = "lesson_sheet_name", "lesson_sheet_notes"
MOST_LETTERS = 80  # of a name
MEASURING = Measuring(found, verdicts)
ABOUT = mark(
    "One page to print or hand in: your predictions, what you ran, what was measured. What you write here is in "
    "the file and in the address of this page, and nowhere on the server."
)


def show(name, lesson):
    """Draw it, once a round has run."""
    done = state.of(name)
    if not done.ran:
        return
    with st.container(key=f"step_{len(lesson.rounds)}_sheet"):
        is_over = done.explained == len(lesson.rounds)
        st.markdown(f"#### {_('Answer sheet' if is_over else 'Answer sheet so far')}")
        _fill_in(name, done)


def _fill_in(name, done):
    keys = f"{NAME}_{named.key_of(name)}", f"{NOTES}_{named.key_of(name)}"
    for key, text in zip(keys, (done.name, done.notes), strict=True):
        st.session_state.setdefault(key, text)

    def keep():
        person, notes = (st.session_state[key] for key in keys)
        state.keep(name, replace(state.of(name), name=person, notes=notes))

    st.text_input(_("Your name (optional)"), max_chars=MOST_LETTERS, key=keys[0], on_change=keep)
    about = _("What you found out, in your own words (optional)")
    st.text_area(about, max_chars=LONGEST, key=keys[1], on_change=keep)
    offers.show(_(ABOUT), {"lesson_sheet": _offer(name)})


def _offer(name):
    """The file, made when its button is clicked; what was measured is at hand by now.

    It has the lesson as its file says it, in whatever language the page is.
    """
    done, visit, kept = state.of(name), settled.visit(), st.session_state[state.KEPT]
    measured = sheet.made(name, named.lesson_of(name), done, MEASURING, address.server(), _today())

    def make():
        settled.wait(visit)  # for what was typed just before the click
        return sheet.page(measured.signed(kept[name].name, kept[name].notes))

    return Offer(_("Download the answer sheet"), make, file_name(name, done.name), "text/html")


def file_name(name, person):
    """What the file is called: `lesson_one_unit_ada.html`."""
    lesson = "own" if named.is_own(name) else name
    words = [re.sub(r"[^\w-]+", "_", word).strip("_").lower()[:40] for word in (lesson, person)]
    return f"lesson_{'_'.join(filter(None, words))}.html"


def _today():
    """The date where the person is."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = UTC
    return datetime.now(zone).date()
