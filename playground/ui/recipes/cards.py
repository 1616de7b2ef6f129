"""A recipe as a card: what it shows, what is wrong in the original, its numbers beside those they should be."""

import os
import threading
from contextlib import closing

import pandas as pd
import streamlit as st

from playground.figures.recipes import spread_figure
from playground.labs.recipes.recipe import SEEDS, written
from playground.languages import _, mark
from playground.numbers import counted, plain
from playground.ui.furniture import chart
from playground.ui.recipes.openings import take
from playground.ui.running import run_to_the_end
from playground.ui.site import PAGES

_one_at_a_time = threading.Lock()  # processes of one spread are enough for a machine
AGREES = {True: mark("the same"), False: mark("another"), None: ""}
HEADS = {  # by column
    "what": mark("what"),
    "should be": mark("should be"),
    "here": mark("here"),
    "digit by digit": mark("digit by digit"),
    "note": mark("note"),
}
NARROWEST = 420  # pixels of a chart


def card(recipe):
    """Draw one."""
    with st.container(border=True, key=f"recipe_{recipe.id}"):
        st.markdown(f"#### {recipe.id} · {_(recipe.title)}")
        st.markdown(_(recipe.shows))
        st.caption(_("**The original:** {told}").format(told=recipe.original))
        if recipe.wrong:
            left_out = _("**What it leaves out:** {told}").format(told=_(recipe.wrong))
            st.caption(f":material/info: {left_out}")
        with st.container(horizontal=True):
            opens = _("Open in {page}").format(page=_(PAGES[recipe.page].title))
            if st.button(opens, key=f"open_{recipe.id}", icon=":material/open_in_new:"):
                take(recipe)
            label = _("Run {n} seeds").format(n=counted(SEEDS)) if recipe.is_spread else _("Run it")
            st.button(label, key=f"run_{recipe.id}", type="primary", on_click=_want, args=(recipe.id,))
        kept = st.session_state.get(_slot(recipe.id), (None, None))
        if kept[0] == recipe.id:
            _show(recipe, kept[1])
        elif st.session_state.pop(_wanted(recipe.id), False):  # once: who left does not begin again by coming back
            _run(recipe, label)


def _wanted(name):
    return f"recipe_wanted_{name}"


def _slot(name):
    return f"recipe_rows_{name}"


def _want(name):
    """A recipe is to be run, again if it was."""
    st.session_state[_wanted(name)] = True
    for key in (_slot(name), f"{_slot(name)}_cancelled"):
        st.session_state.pop(key, None)


def _run(recipe, label):
    if recipe.is_spread and not _one_at_a_time.acquire(blocking=False):
        st.info(_("Another visitor is running many seeds at the moment. Try again when theirs are done."))
        return
    try:
        rows = run_to_the_end(_slot(recipe.id), recipe.id, lambda: _measured(recipe), label)
    finally:
        if recipe.is_spread:
            _one_at_a_time.release()
    if rows:
        _show(recipe, rows)


def _measured(recipe):
    """The recipe's `Progress`; when nobody asks for more, its processes end."""
    with closing(recipe.measure(jobs=os.cpu_count() if recipe.is_spread else 1)) as steps:
        yield from steps


def _show(recipe, rows):
    table = [
        {
            "what": row.what,
            "should be": f"{written(row.published, row.digits)} ({_(row.kind)})" if row.kind else "",
            "here": written(row.measured, row.digits),
            "digit by digit": _(AGREES[row.agrees]),
            "note": row.note,
        }
        for row in rows
    ]
    frame = pd.DataFrame(table)
    titles = {column: _(head) for column, head in HEADS.items()}
    st.table(frame.loc[:, (frame != "").any()].rename(columns=titles).set_index(titles["what"]))
    with st.grid(min_column_width=NARROWEST):
        for place, row in enumerate(row for row in rows if row.values):
            told = _("{what}: {measured} from {n} seeds; published {number}.").format(
                what=row.what, measured=row.measured, n=counted(len(row.values)), number=plain(row.published)
            )
            chart(spread_figure(row.values, row.published, row.what), f"recipe_{recipe.id}_{place}", told)
