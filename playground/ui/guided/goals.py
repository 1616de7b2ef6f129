"""Goals in words and numbers: what is wanted, and how near what is on the screen comes."""

import math

import streamlit as st

from playground.languages import _
from playground.lessons.measuring.measures import MEASURES, Look
from playground.lessons.measuring.writing import none
from playground.ui.lessons.found import runs_of

LAST = "goals_measured"


def measured(page, seen, wanted):
    """The number that each of `wanted` is about, of a `Screen`; NaN where there is no such network.

    Nothing is measured again while the screen stays as it is: a bar looks once a second, in every visit.
    """
    key, kept = (page, seen, wanted), st.session_state.get(LAST)
    if not kept or kept[0] != key:
        epoch = seen.broke_at or seen.epoch
        runs = runs_of(page, seen.made, epoch)
        found = tuple(_find(Look(seen.made, runs, epoch, one.of), one.measure) for one in wanted)
        kept = st.session_state[LAST] = key, found
    return kept[1]


def _find(look, measure):
    try:
        return MEASURES[measure].find(look)
    except ValueError:  # a network less than the goal speaks of
        return math.nan


def said(goal):
    """What is wanted: Training accuracy at least 95.0%."""
    about = MEASURES[goal.measure]
    title = _(about.title)
    title = f"{title[0].upper()}{title[1:]}"
    if about.is_said:
        return title
    told = _("{title} at least {wanted}" if goal.at_most is None else "{title} at most {wanted}")
    return told.format(title=title, wanted=about.written(goal.wanted))


def beside(goal, found, made):
    """What is wanted, and what was found; of which network, where several were made."""
    titles = getattr(made, "said_titles", ())
    place = int(goal.of or 1) - 1
    of_which = f" ({titles[place]})" if len(titles) > 1 and place < len(titles) else ""
    now = _("{goal}, now {found}").format(goal=said(goal), found=written(goal.measure, found))
    return f"{now}{of_which}"


def written(measure, found):
    """A number that was found, in words; there may be none."""
    return none() if math.isnan(found) else MEASURES[measure].written(found)
