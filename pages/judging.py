"""How good a network's answers are: metrics, mistakes, single units, new rows, at any epoch."""

import streamlit as st

from playground.data.sources import said_class
from playground.labs.judging.answers import answers
from playground.labs.judging.recipes import FOUR_ANSWERS, RECIPES
from playground.languages import _, mark
from playground.numbers import fixed, in_a_row
from playground.ui import recordings
from playground.ui.furniture import choose_format, literal, opening, try_this
from playground.ui.judging import classes, links, new_rows, parts, units, values

VIEWS = (mark("Metrics and mistakes"), mark("Single units"), mark("New rows"))
FOUR = mark("Four answers")


def main():
    opening(
        _("How good are its answers?"),
        _(
            "One number hides a lot. See which classes are taken for which, what a threshold trades, how sure the "
            "network is when it is wrong, and what single units do. Move the epoch to watch all of it change."
        ),
    )
    source = recordings.pick_source("judging", [*RECIPES, FOUR])
    if source == FOUR:
        scores = in_a_row(fixed(score, 1) for score in FOUR_ANSWERS.given[:, 1])
        text = _("Four rows of a tutorial on metrics, with labels 0, 1, 1, 0 and scores {scores}.")
        st.caption(text.format(scores=scores))
        classes.show(("0", "1"), {"test": FOUR_ANSWERS})
    else:
        history = recordings.recording("judging", source, RECIPES)
        for problem in links.follow(f"judging_{source}_epoch", history.head):
            st.warning(literal(problem), icon=":material/link_off:")
        show(source, history)
    choose_format()
    try_this(
        _("Breast cancer: move the threshold until no malignant tumor is missed. What does that cost?"),
        _("Digits: click the fullest cell off the diagonal. Would you have read those digits right?"),
        _("Compare training with test at the last epoch, then at an early one. Where do the two part?"),
    )


@st.fragment
def show(source, history):
    """Everything that moves with the slider; a fragment, so that nothing else has to run again."""
    epoch = recordings.pick_epoch(f"judging_{source}", history.head, first=None)
    view = st.segmented_control(
        _("View"),
        VIEWS,
        default=VIEWS[0],
        format_func=_,
        key="judging_view",
        required=True,
        label_visibility="collapsed",
    )
    try:
        if view == VIEWS[0]:
            _judge(history, epoch)
        elif view == VIEWS[1]:
            units.show(history, epoch)
        else:
            new_rows.show(history, epoch, source)
    except ValueError as error:
        st.warning(literal(str(error)), icon=":material/error:")


def _judge(history, epoch):
    prepared = history.prepared
    found = {name: answers(history, epoch, part) for name, part in parts.there(prepared).items()}
    if prepared.n_classes:
        names = [said_class(str(name)) for name in prepared.dataset.target_names]
        classes.show(names, found, prepared)
    else:
        values.show(prepared, found)


main()
