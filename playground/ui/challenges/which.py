"""Which challenge an address means, and the addresses that lead to it and to its page."""

from urllib.parse import parse_qsl

import streamlit as st

from playground.choices.share import to_query
from playground.choices.view import VIEW_NAMES
from playground.languages import _
from playground.lessons.files import CHALLENGE_FILES
from playground.lessons.rules import LessonError
from playground.lessons.translated import translated
from playground.ui import site
from playground.ui.lessons.which import CHALLENGE

PAGE, ICON = site.FOLDER / "challenges.py", ":material/flag:"
MOMENT = ("epoch", "until")  # of what an address says of a picture: they belong to a run


def challenge_of(name):
    """The `Challenge` of that name in the language spoken here. Raises LessonError where there is none."""
    if name not in CHALLENGE_FILES:
        told = _("There is no challenge called {name}. There are {known}.")
        raise LessonError((), told.format(name=repr(name[:40]), known=", ".join(CHALLENGE_FILES)))
    return translated(CHALLENGE_FILES[name])


def link(name, label):
    """A link to a challenge."""
    st.page_link(PAGE, label=label, icon=ICON, query_params={CHALLENGE: name})


def link_to_all():
    """A link to the list."""
    st.page_link(PAGE, label=_("All challenges"), icon=":material/list:")


def link_to_run(challenge, label, icon, query):
    """A link to the page of a challenge, with one of the addresses below."""
    st.page_link(site.FOLDER / f"{challenge.run.page}.py", label=label, icon=icon, query_params=query)


def begin_query(name, challenge):
    """The address of the page on which a challenge begins."""
    return challenge.run.query | {CHALLENGE: name}


def made_query(name, challenge, made):
    """The same page with what was `made` there, at the epoch that it had."""
    return to_query(made) | _looked_at(challenge) | {CHALLENGE: name}


def solution_query(name, challenge, solution):
    """The same page with what solved it, at the epoch that did."""
    made = dict(parse_qsl(solution.link, keep_blank_values=True))
    return made | _looked_at(challenge) | {"epoch": str(solution.epoch), CHALLENGE: name}


def _looked_at(challenge):
    """What a challenge's link says of the picture: its speed, its panel."""
    return {key: text for key, text in challenge.run.query.items() if key in VIEW_NAMES and key not in MOMENT}
