"""The visit's runs: kept, compared, forked, opened again."""

import streamlit as st

from playground.choices.runs import MOST_RUNS
from playground.languages import _, listed, ngettext
from playground.numbers import counted
from playground.ui.furniture import literal, opening, try_this
from playground.ui.runs import comparing, kept, links, one, table
from playground.ui.runs.words import described
from playground.ui.visit import problems
from playground.ui.widgets import in_language


def main():
    kept.catch_up()
    comparing.take_in()
    kept.take_in_all()
    links.follow()
    opening(
        _("What made the difference?"),
        _(
            "Every run of this visit is kept. Choose one to name it, fork it or open it again, or choose up to "
            "six to see them side by side."
        ),
        is_shared=True,
    )
    problems.warn(links.PROBLEMS)
    if gone := kept.let_go():
        text = ngettext(
            "{runs} had to make room: a visit keeps {most} runs. Pin those that are to stay.",
            "{runs} had to make room: a visit keeps {most} runs. Pin those that are to stay.",
            len(gone),
        )
        st.info(text.format(runs=listed(map(literal, gone)), most=counted(kept.MOST)))
    runs = kept.runs()
    if runs:
        table.show(list(runs.values()))
        show(choose(runs))
    else:
        st.info(_("There is no run yet. Train a network on the playground or the Sequences page, then come back."))
        if st.button(_("Go to the playground"), icon=":material/play_arrow:"):
            st.switch_page("pages/live.py")
    try_this(
        _("Change one thing and train again. Which of the two reaches the lower test loss, and at which epoch?"),
        _("Fork a run where its loss has stopped falling, with a tenth of the learning rate."),
        _("Fork one at the epoch where its test loss is lowest, with an L2 penalty. Does it still overfit?"),
    )


def choose(runs):
    """The runs to look at, by their ids."""
    newest = list(reversed(runs))
    st.session_state[links.CHOSEN] = [key for key in st.session_state.get(links.CHOSEN, newest[:1]) if key in runs]
    return st.multiselect(
        _("Runs to look at"),
        newest,
        format_func=lambda key: f"{runs[key].said}: {described(runs[key].made)}",
        max_selections=MOST_RUNS,
        key=in_language(links.CHOSEN),
        placeholder=_("Choose one, or up to six"),
        persist_state="session",
    )


def show(chosen):
    links.write(chosen)
    if len(chosen) == 1:
        one.show(chosen[0])
    elif chosen:
        comparing.show(chosen)


main()
