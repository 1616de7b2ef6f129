"""What a run has to reach, if anything, and how long each step takes."""

import streamlit as st

from playground.languages import _, pgettext
from playground.lessons.building import draft as drafts
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.rules import BOUND
from playground.lessons.solutions.timing import step_titles
from playground.ui.furniture import literal
from playground.ui.teaching.building import draft, measuring
from playground.ui.teaching.building.asking import capital, choose_part, in_percent, scale_of, titles_of


def goals(form, made):
    """The goals of a round; `form` is that of their list."""
    run = draft.now()["rounds"][form.path[1]]["run"]
    st.caption(_about(form.held, run))
    titles = titles_of(run["page"], made, "number")
    for place in range(len(form.held)):
        with st.container(border=True, key=f"builder_goal_{place}"):
            _goal(form.part(place), place, run, made, titles, form.held)
    if titles and len(form.held) < drafts.MOST_GOALS:
        label = _("Set one more goal" if form.held else "Set a goal")
        st.button(
            label,
            key="builder_goal_more",
            icon=":material/flag:",
            on_click=lambda: draft.add(form.held, drafts.a_goal()),
        )


def _about(held, run):
    if not held:
        return _("Without a goal, the run counts at its last epoch, with the settings that it opens with.")
    if not run["controls"]:
        return _("Let a setting stay above: a goal is reached by changing something.")
    return _("The run counts once all goals are reached, by whatever the settings that stay can do.")


def _goal(form, place, run, made, titles, beside):
    form.menu("measure", _("What is to be reached"), titles)
    choose_part(form, made)
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        bounds = {True: _("at least"), False: _("at most")}
        form.choose("is_least", _("Bound"), bounds, label_visibility="collapsed")
    with right:
        form.number("wanted", in_percent(_("Goal"), form.held), BOUND, scale_of(form.held))
    form.held["wanted"] = form.held["wanted"] or 0.0
    form.slot()
    opened = run | {"reach": ""}
    found = measuring.found(opened, form.held["measure"], form.held["of"], form.key("measured"))
    if found is not None:
        st.markdown(_told(form.held, found))
    form.removal(_("Remove goal {n}"), beside, place)


def _told(held, found):
    about = MEASURES[held["measure"]]
    is_reached = found >= held["wanted"] if held["is_least"] else found <= held["wanted"]
    told = _(
        "{measure} of the run as it opens: **{value}**; that reaches the goal without a change."
        if is_reached
        else "{measure} of the run as it opens: **{value}**; that does not reach the goal."
    )
    return told.format(measure=capital(_(about.title)), value=literal(about.written(found)))


def minutes(form, of_round):
    """How long it takes; `form` is the lesson's, `of_round` the round's."""
    with st.grid(min_column_width=118):
        form.minutes("minutes", pgettext("step of a lesson", "Read"))
        for name, title in step_titles().items():
            of_round.part("minutes").minutes(name, title)
        form.minutes("further_minutes", _("Try"))
