"""Which controls stay on the page of the run."""

import streamlit as st

from playground.languages import _
from playground.lessons.building import draft as drafts
from playground.lessons.runs import made_of, query_of
from playground.ui.form import GROUP_TITLES
from playground.ui.guided.fields import FORMS, there
from playground.ui.teaching.building.entry import tell


def show(form):
    """Pills of all settings of the page, in its groups; `form` is the run's."""
    run = form.held
    if run["page"] not in FORMS:
        st.caption(_("On this page there is nothing to choose: students step through it."))
        return
    chosen = []
    for group, names in there(run["page"], made_of(run["page"], query_of(run["link"]))).items():
        chosen += _of_group(form, group, names)
    run["controls"] = chosen
    if not chosen:
        st.caption(_("None: students press Play and watch."))
    form.slot("controls")
    if too_many := drafts.too_many_controls(run):
        tell(form.slots, (*form.path, "controls"), too_many)


def _of_group(form, group, names):
    labels = FORMS[form.held["page"]].labels
    chosen = st.pills(
        _(GROUP_TITLES[group]) if group in GROUP_TITLES else _("Beside the groups"),
        names,
        selection_mode="multi",
        format_func=lambda name: _(labels[name][0]),
        default=[name for name in form.held["controls"] if name in names],
        key=form.key("controls", group),
        wrap=True,
    )
    return [name for name in names if name in chosen]
