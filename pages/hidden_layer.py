"""What the hidden layer does: the plane as a layer sees it, at any epoch."""

import streamlit as st

from playground.figures.hidden_layer import after_figure, before_figure
from playground.labs.hidden_layer.recipes import RECIPES
from playground.labs.hidden_layer.space import hidden_space
from playground.labs.hidden_layer.view import TooLargeError
from playground.languages import _
from playground.numbers import counted
from playground.ui import recordings
from playground.ui.furniture import chart, choose_format, opening, try_this
from playground.ui.hidden_layer import controls, words


def main():
    opening(
        _("How does a hidden layer pull the classes apart?"),
        _(
            "It moves every point of the plane. The first picture is the plane as it is, the second shows the "
            "same grid and the same points where the layer puts them. Move the epoch from 0 to the end and watch "
            "the classes."
        ),
    )
    source = recordings.pick_source("hidden", RECIPES)
    history = recordings.recording("hidden", source, RECIPES, words.why_not)
    problem = words.why_not(history)
    if problem:
        st.info(problem, icon=":material/info:")
    else:
        show(source, history)
    choose_format()
    try_this(
        _(
            "Move the epoch with the arrow keys. At which epoch does a straight cut through the layer's values "
            "first get every point right?"
        ),
        _(
            "Spiral: go to the last epoch and look at layers 1, 2 and 3 in turn. After which of them can a "
            "straight cut tell the arms apart?"
        ),
        _(
            "Circles: go to the last epoch and compare two units with the principal components. Which picture "
            "shows the inner ring apart from the outer one?"
        ),
        _(
            "In the playground choose XOR and the linear activation, press Play and come back. What can the "
            "layer do to the grid, and what can it not?"
        ),
    )
    st.caption(
        _(
            "The recordings named here were made for this page. Pictures of this kind: Andrej Karpathy's "
            "ConvNetJS demos, and Christopher Olah, *Neural Networks, Manifolds, and Topology* (2014)."
        )
    )


@st.fragment
def show(source, history):
    """Everything that moves with the slider; a fragment, so that nothing else has to run again."""
    prepared = history.prepared
    place = f"hidden_{source}_{history.experiment.hidden_sizes}"  # each network keeps its own choices
    try:
        view = controls.pick_view(place, history)
        epoch = recordings.pick_epoch(place, history.head)
        space = hidden_space(history, epoch, view)
    except TooLargeError as problem:
        st.warning(str(problem))
        return
    st.markdown(words.measured(space, history, view.layer, epoch))
    names = prepared.dataset.target_names
    before, after = st.columns(2)
    with before:
        st.markdown(_("**The input plane**"))
        alt = _("The input plane: a straight grid, {n} points of {classes} classes and the boundary.").format(
            n=counted(len(space.y)), classes=len(names)
        )
        chart(before_figure(space, names, prepared.plane.names), "hidden_before", alt)
    with after:
        where = {"layer": view.layer + 1, "epoch": counted(epoch)}
        st.markdown(_("**Layer {layer} at epoch {epoch}**").format(**where))
        alt = _("The same grid and points at epoch {epoch}, where layer {layer} puts them.").format(**where)
        chart(after_figure(space, names, view.names), "hidden_after", alt)
    st.caption(words.explained(history, view))
    if note := words.plane_explained(prepared):
        st.caption(note)


main()
