"""What students will see, as far as it is written."""

import streamlit as st

from playground.languages import _
from playground.lessons.building import draft as drafts
from playground.lessons.building.unlinked import unlinked
from playground.lessons.prediction import Prediction
from playground.lessons.rules import LessonError, read
from playground.lessons.run import Run
from playground.lessons.solutions.timing import step_titles
from playground.ui import site
from playground.ui.lessons import predicting
from playground.ui.teaching.building import draft

NOT_YET = ":gray[…]"


def show(held, number):
    """The lesson with one of its rounds; `held` is the draft."""
    of_round, titles = held["rounds"][number], step_titles()
    st.markdown(f"##### {_('What students see')}")
    with st.container(border=True, key="builder_preview"):
        st.markdown(f"**{_said(held['question'])}**")
        st.markdown(_said(held["introduction"]))
        _step(titles["predict"])
        for place, prediction in enumerate(drafts.table(held)["rounds"][number]["predictions"]):
            _prediction(prediction, of_round["run"], draft.key("preview", number, place))
        _step(titles["run"])
        st.markdown(_said(of_round["run"]["task"]))
        if of_round["run"]["page"]:
            title = _(site.PAGES[of_round["run"]["page"]].title)
            st.caption(_("Opens {page}.").format(page=title))
        _step(titles["compare"])
        st.caption(_("What was predicted beside what was measured."))
        if of_round["explanation"].strip():
            _step(titles["explain"])
            st.markdown(f"> {_said(of_round['explanation'])}")
        if held["further"].strip():
            _step(_("Try"))
            st.markdown("\n".join(f"- {_said(line)}" for line in held["further"].splitlines() if line.strip()))


def _step(title):
    st.caption(f"**{title}**")


def _said(text):
    return unlinked(text) if text.strip() else NOT_YET


def _prediction(table, run, key):
    """A prediction as students meet it; nothing of what is tried here is kept."""
    try:
        prediction = read(Prediction, table)
        until = {"epoch": run["epoch"]} if run["epoch"] else {}
        opened = read(Run, {"page": run["page"], "link": run["link"], "task": NOT_YET} | until)
    except LessonError:
        st.markdown(_said(table["ask"]))
        st.caption(_("Its answers appear here once they are complete."))
    else:
        predicting.ask(prediction, opened, key)
