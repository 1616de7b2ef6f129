"""The microscope's controls: which stop and which number, and changing it by hand."""

from pathlib import Path

import streamlit as st

from playground.labs.microscope import paths
from playground.labs.microscope.walk import UNITS_APART, stops
from playground.languages import _, mark, pgettext
from playground.numbers import counted
from playground.ui.visit import places, session
from playground.ui.widgets import in_language

PLAYGROUND = "pages/live.py"
STYLE = Path(__file__).with_name("style.css")
EDITS = "microscope_edits"  # (what is looked at, place, value), in the order they were made
WEIGHT, VALUE, STOP, GRAPH = "microscope_weight", "microscope_value", "microscope_stop", "microscope_graph"


def of_place(place, names, bias, weight, **more):
    """What is said of a weight or a bias: `bias` has its {unit}, `weight` the units at its {start} and {end}."""
    unit = names[place.layer + 1][place.column]
    if place.row is None:
        return _(bias).format(unit=unit, **more)
    return _(weight).format(start=names[place.layer][place.row], end=unit, **more)


def label(place, names):
    """What a weight or bias is called."""
    return of_place(place, names, bias=mark("bias of {unit}"), weight=mark("weight {start} → {end}"))


def clicked():
    """A click on the graph chooses a weight, or a unit's bias."""
    for point in st.session_state[GRAPH].selection.points:
        if data := point.get("customdata"):
            name, row, column = data
            st.session_state[WEIGHT] = paths.Place(name, None if row < 0 else row, column)


def move(by, last):
    st.session_state[STOP] = min(max(st.session_state[STOP] + by, 1), last)


def walk(found):
    """Back, Next and the slider; returns the stops and which of them is shown."""
    can_be_apart = sum(found.sizes[1:]) <= UNITS_APART
    with st.container(horizontal=True, vertical_alignment="bottom"):
        back, onward = st.empty(), st.empty()
        place_of_slider = st.container()
        apart = can_be_apart and st.toggle(_("Unit by unit"), value=True, key="microscope_apart")
    walk = stops(found, apart)
    last = len(walk)
    now = st.session_state[STOP] = min(st.session_state.get(STOP, 1), last)
    back.button(_("Back"), on_click=move, args=(-1, last), disabled=now == 1, icon=":material/arrow_back:")
    onward.button(
        _("Next"),
        on_click=move,
        args=(1, last),
        disabled=now == last,
        icon=":material/arrow_forward:",
        type="primary",
    )
    index = place_of_slider.slider(pgettext("of a walk", "Stop"), 1, last, key=STOP)
    return walk, index - 1


def change(case, name, place, names):
    """The number itself, changed by hand or put back."""
    edits = st.session_state.setdefault(EDITS, [])
    now = float(case.network.params[place.name][place.index])
    key = f"{VALUE}_{name}_{place}"
    mine = [edit for edit in edits if edit[0] == name]

    def changed():
        if st.session_state[key] is not None:
            edits.append((name, place, float(st.session_state[key])))

    def undo():
        edits.remove(mine[-1])

    st.session_state[key] = now
    title = of_place(
        place, names, bias=mark("Change the bias of {unit}"), weight=mark("Change the weight {start} → {end}")
    )
    st.number_input(title, -1e6, 1e6, step=0.1, format="%.6g", key=key, on_change=changed)
    st.button(_("Undo"), disabled=not mine, on_click=undo, icon=":material/undo:", key="microscope_undo")
    return mine


def go_on(epoch, mine):
    """The playground takes up the recording here, with the numbers changed by hand."""
    if st.button(
        _("Go on from here in the playground"),
        disabled=not mine,
        icon=":material/fork_right:",
        key="microscope_fork",
    ):
        for _name, place, value in mine:
            session.fork_weight(epoch, *place, value)
        st.session_state[EDITS] = [edit for edit in st.session_state[EDITS] if edit not in mine]
        st.switch_page(PLAYGROUND, query_params=st.session_state.get(places.PLAYGROUND.link))


def chosen_place(found):
    """The number in view; the first weight when the one chosen before does not exist here."""
    places = list(paths.places(found))
    if st.session_state.get(WEIGHT) not in places:
        st.session_state[WEIGHT] = places[0]
    return st.session_state[WEIGHT]


def pick(found, names):
    """The number in view, from a list: what a click on the graph chooses, for the keyboard."""
    return st.selectbox(
        _("Weight or bias"),
        list(paths.places(found)),
        format_func=lambda p: label(p, names),
        key=in_language(WEIGHT),
    )


def apply_edits(case, name):
    """Put the numbers changed by hand into the network."""
    for edited, place, value in st.session_state.get(EDITS, []):
        if edited == name:
            case.network.params[place.name][place.index] = value


def remarks(case, found):
    """What the numbers on the graph are, where that is not plain."""
    parts = []
    if found.n_rows > 1:
        parts.append(_("The numbers are means over {n} rows.").format(n=counted(found.n_rows)))
    if max(found.sizes) > paths.UNITS_DRAWN:
        text = _("The first {n} units of each layer are drawn; all are computed with.")
        parts.append(text.format(n=paths.UNITS_DRAWN))
    if not found.is_plain:
        parts.append(_("Normalization and residual connections are part of every number, but not of the drawing."))
    parts.append(
        _("δ is dC/dz, ∂ a gradient. Orange is negative, blue positive. Click a weight, or a unit for its bias.")
    )
    st.caption(" ".join(parts))
