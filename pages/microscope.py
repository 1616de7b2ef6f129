"""Microscope: one update of a network, number by number."""

import streamlit as st

from playground.figures.microscope.network import network_figure
from playground.labs.microscope import paths, walk
from playground.labs.microscope.trace import trace
from playground.languages import _, mark
from playground.numbers import general
from playground.ui import furniture
from playground.ui.microscope import controls, sources
from playground.ui.microscope.explain import explain
from playground.ui.microscope.one_number import one_number
from playground.ui.microscope.one_update import arrays, one_update


def main():
    furniture.style(controls.STYLE, push=_("Push the network sideways to see it all."))
    furniture.opening(
        _("Where does every number of one update come from?"),
        _(
            "Press **Next**: the row goes forward through the network, the loss is read off, the blame goes back, "
            "and every weight moves. Each number is the engine's own."
        ),
    )
    first, second, third = st.columns([2, 3, 1.4])
    with first:
        case, name, epoch = sources.choose()
    with second:
        rows = sources.choose_rows(case, name)
    rate = third.number_input(
        _("Learning rate"), 0.0, 100.0, case.learning_rate, format="%.6g", key=f"microscope_rate_{name}"
    )
    controls.apply_edits(case, name)
    found = trace(case.network, case.loss_name, case.x[rows], case.y[rows], rate)
    names = sources.unit_names(case)
    step_through(case, found, names)
    st.markdown(f"#### {_('One number')}")
    first, second = st.columns([1, 2.6], gap="medium")
    with first:
        place = controls.pick(found, names)
        mine = controls.change(case, name, place, names)
        if epoch is not None:
            controls.go_on(epoch, mine)
    with second:
        one_number(case, rows, found, place, names)
    one_update(case, rows, found)
    with st.expander(_("The arrays, with their shapes")):
        arrays(found)
    furniture.choose_format()
    furniture.try_this(
        _(
            "Click a weight in the network, then change it by hand. Which numbers follow, and which stay as they "
            "were?"
        ),
        _("Take the batch of all four rows of XOR. From which learning rate on does the loss rise?"),
        _(
            "In the iris flower's network, compare the deltas of the two layers. Which factors make the "
            "difference?"
        ),
        _(
            "Train in the playground, come back and look at its recording. Are the gradients larger at its first "
            "epoch or at its last?"
        ),
    )


def step_through(case, found, names):
    """The walk: the network with what is known at a stop, and the stop in words."""
    place = controls.chosen_place(found)
    stops, index = controls.walk(found)
    left, right = st.columns([1.45, 1], gap="medium")
    with left, st.container(key="microscope_network"):
        seen = walk.seen(stops, index, found.sizes)
        figure = network_figure(found, seen, names, place, paths.UNITS_DRAWN)
        furniture.chart(figure, controls.GRAPH, _alt(found, place, names), controls.clicked)
    with left:
        controls.remarks(case, found)
    with right:
        explain(found, stops[index], names, place)


def _alt(found, place, names):
    return controls.of_place(
        place,
        names,
        bias=mark("The network, {sizes}, with the numbers of this stop; the bias of {unit}, {value}, is chosen."),
        weight=mark(
            "The network, {sizes}, with the numbers of this stop; the weight {start} → {end}, {value}, is chosen."
        ),
        sizes="-".join(map(str, found.sizes)),
        value=general(found.params[place.name][place.index], 4),
    )


main()
