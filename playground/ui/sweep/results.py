"""What a sweep has found: the best in sentences, a heat map, parallel coordinates, the table, a cell as a run."""

from functools import partial
from pathlib import Path

import numpy as np
import streamlit as st

from playground.figures.sweep.heat_map import heat_map_figure
from playground.figures.sweep.parallel import parallel_figure
from playground.labs.sweep import tutorial
from playground.labs.sweep.cells import csv_of, finished_cells, ranked, table
from playground.labs.sweep.maps import averages
from playground.languages import _, mark, ngettext, pgettext
from playground.numbers import counted, plain
from playground.ui.frames import spoken_numbers
from playground.ui.furniture import chart, compared, literal, style
from playground.ui.sweep import words
from playground.ui.sweep.running import OPENED
from playground.ui.visit import session
from playground.ui.widgets import in_language

STYLE = Path(__file__).parent / "sweep.css"
MAP, LINES, TABLE = "sweep_map", "sweep_lines", "sweep_table"
AVERAGED = -1  # over all values of a field; else the number of one
DOWN, ACROSS, HELD = "sweep_down", "sweep_across", "sweep_held_{}"
NARROWEST = 160  # pixels of a menu
MAPS = {
    "accuracy": mark("Heat map of the mean accuracy over {across} and {down}."),
    "R²": mark("Heat map of the mean R² over {across} and {down}."),
}
MAPS_OF_ONE = {
    "accuracy": mark("Heat map of the mean accuracy over {across}."),
    "R²": mark("Heat map of the mean R² over {across}."),
}
LINES_TOLD = {
    "accuracy": mark("Parallel coordinates: {n} cells over {axes} settings and their accuracy."),
    "R²": mark("Parallel coordinates: {n} cells over {axes} settings and their R²."),
}


def show(sweep, plan, found):
    """Draw it all, as far as cells are finished."""
    cells = ranked(finished_cells(plan, found.results))
    if not cells:
        st.info(_("What is found is shown here: the best cell and how sure that is, a heat map, every cell."))
        return
    style(STYLE, push=_("Push it sideways to see it all."))
    if len(cells) < len(plan.settings):
        text = _("{n} of {all} cells are finished.")
        st.caption(text.format(n=counted(len(cells)), all=counted(len(plan.settings))))
    st.markdown(literal_but_bold(words.verdict(plan, sweep, cells, found.tests.get(cells[0].number, ()))))
    if sweep.recipe != "none":
        _beside(sweep, plan, cells)
    left, right = st.columns(2)
    with left:
        _map(sweep, plan, cells)
    with right:
        _lines(sweep, plan, cells)
    _open(sweep, plan, cells)
    _table(sweep, plan, cells)


def literal_but_bold(text):
    """Text with a visitor's own words in it, where only ** is Markdown."""
    return "**".join(map(literal, text.split("**")))


def _beside(sweep, plan, cells):
    """This project's estimator and the tutorial's own."""
    found = tutorial.beside(cells)
    rows = [
        (name, plain(cell.mean), plain(cell.deviation), words.settings_said(sweep, plan, cell, {"estimator"}))
        for name, cell in found.best.items()
    ]
    compared(rows, (_("best mean accuracy"), _("deviation"), pgettext("settings", "with")), _("estimator"))
    text = _(
        "Of {candidates} candidates {alike} have the same accuracy in every fold with both. The tutorial prints "
        "no numbers and names no data set: this is iris, standardized within each fold."
    )
    st.caption(text.format(candidates=found.candidates, alike=found.alike))


def _map(sweep, plan, cells):
    names = [name for name, values in plan.axes.items() if len(values) > 1] or list(plan.axes)[:1]
    named = partial(words.title, sweep)
    st.markdown(f"#### {_('Heat map')}")
    with st.grid(min_column_width=NARROWEST):
        across = st.selectbox(_("Across"), names, format_func=named, key=in_language(ACROSS))
        others = [name for name in names if name != across]
        down = st.selectbox(_("Down"), others, format_func=named, key=in_language(DOWN)) if others else None
        held = {name: _held(plan, name, named(name)) for name in others if name != down}
    held = {name: value for name, (is_held, value) in held.items() if is_held}
    found = averages(plan, cells, down, across, held)
    rows, columns = (list(plan.axes[name].values()) if name else [""] for name in (down, across))
    said = [[_told(found, rows, columns, (r, c)) for c in range(len(columns))] for r in range(len(rows))]
    titles = named(down) if down else "", named(across)
    figure = heat_map_figure(rows, columns, found.means, said, found.best, titles, words.score_name(sweep))
    text = words.of_score(sweep, MAPS if down else MAPS_OF_ONE)
    told = text.format(
        across=words.in_sentence(sweep, across), down=words.in_sentence(sweep, down) if down else ""
    )
    chart(figure, MAP, told, on_click=lambda: _point_at(MAP))


def _held(plan, name, title):
    """Whether a field is held at one of its values, and which; else the cells are averaged over all of them."""
    values = list(plan.axes[name].items())
    chosen = st.selectbox(
        title,
        [AVERAGED, *range(len(values))],
        format_func=lambda place: _("averaged") if place == AVERAGED else values[place][1],
        key=in_language(HELD.format(name)),
    )
    return chosen != AVERAGED, values[chosen][0]


def _told(found, rows, columns, place):
    count, diverged = int(found.counts[place]), int(found.diverged[place])
    settings = ", ".join(filter(None, [rows[place[0]], columns[place[1]]]))
    told = [_("diverged") if count == diverged else plain(float(found.means[place]))]
    if count > 1:
        n = count - diverged
        told.append(ngettext("mean of {n} cell", "mean of {n} cells", n).format(n=counted(n)))
        if diverged:
            text = ngettext("{n} more diverged", "{n} more diverged", diverged)
            told.append(text.format(n=counted(diverged)))
    return _("{settings}: {told}").format(settings=settings, told=", ".join(told))


def _lines(sweep, plan, cells):
    st.markdown(f"#### {_('Parallel coordinates')}")
    st.caption(_("A line a cell, from value to value. The best tenth is drawn thick; click a line's end."))
    finite = [cell for cell in cells if np.isfinite(cell.mean)]
    if not finite:
        st.caption(_("Every training diverged."))
        return
    axes = [(words.title(sweep, name), list(values.values())) for name, values in plan.axes.items()]
    order = {name: {value: place for place, value in enumerate(values)} for name, values in plan.axes.items()}
    figure = parallel_figure(
        axes,
        [[order[name][cell.settings[name]] for name in plan.axes] for cell in finite],
        [cell.mean for cell in finite],
        [cell.number for cell in finite],
        [_cell_told(sweep, plan, cell) for cell in finite],
        words.score_name(sweep),
    )
    told = words.of_score(sweep, LINES_TOLD).format(n=counted(len(finite)), axes=len(axes))
    with st.container(key="sweep_wide"):
        chart(figure, LINES, told, on_click=lambda: _point_at(LINES))


def _cell_told(sweep, plan, cell):
    return _("{settings}: {told}").format(settings=words.settings_said(sweep, plan, cell), told=plain(cell.mean))


def _table(sweep, plan, cells):
    st.markdown(f"#### {_('Every cell, best first')}")
    frame = table(cells, words.written(plan))
    numbers = [cell.number for cell in cells]
    st.dataframe(
        spoken_numbers(frame, words.ways(plan, frame)),
        hide_index=True,
        column_config=words.columns(sweep, plan, frame),
        key=TABLE,
        selection_mode="single-row",
        on_select=lambda: _choose(numbers),
    )
    st.download_button(
        _("Every cell as CSV"),
        lambda: csv_of(cells),
        "sweep.csv",
        key="sweep_csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _point_at(key):
    """A point of a chart was clicked."""
    points = st.session_state[key].selection.points
    if points:
        st.session_state[OPENED] = int(points[0]["customdata"][0])


def _choose(numbers):
    """A line of the table was chosen."""
    rows = st.session_state[TABLE].selection.rows
    if rows:
        st.session_state[OPENED] = numbers[rows[0]]


def _open(sweep, plan, cells):
    """The cell that was clicked last, the best before that, and the way to the playground."""
    by_number = {cell.number: cell for cell in cells}
    cell = by_number.get(st.session_state.get(OPENED), cells[0])
    text = _(
        "**Cell {number}**, the best: {settings}."
        if cell is cells[0]
        else "**Cell {number}**, number {place} in the table: {settings}."
    )
    settings = words.settings_said(sweep, plan, cell)
    told = text.format(number=cell.number + 1, place=cells.index(cell) + 1, settings=settings)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        if st.button(_("Open as a run"), key="sweep_open", type="primary", icon=":material/open_in_new:"):
            session.begin(cell.experiment)
            st.switch_page("pages/live.py")
        st.markdown(literal_but_bold(told))
    st.caption(words.as_run(sweep))
