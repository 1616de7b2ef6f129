"""What the hidden layer does: the plane as a layer sees it, at any epoch."""

import streamlit as st

from playground.figures.hidden_layer import after_figure, before_figure
from playground.labs import hidden_layer as lab
from playground.recording.endings import ending
from playground.recording.history import History
from playground.ui import session
from playground.ui.furniture import chart, opening, try_this

PLAYGROUND = "The playground's recording"
HISTORIES = "hidden_histories"
BITE = 0.1  # seconds of training between two looks at whether the reader has left
UNITS, COMPONENTS = "Two units", "Principal components"


def main():
    opening(
        "How does a hidden layer pull the classes apart?",
        "It moves every point of the plane. The first picture is the plane as it is, the second the same grid and "
        "the same points where the layer puts them. Drag the epoch and watch the classes come apart.",
    )
    source = pick_source()
    history = recording(source)
    problem = why_not(history)
    if problem:
        st.info(problem, icon=":material/info:")
    else:
        show(source, history)
    try_this(
        "Drag the epoch to 0: the untrained layer only tilts and squeezes the grid. Go on with the arrow keys.",
        "Spiral: look at layers 1, 2 and 3 in turn. In which of them do the arms come apart?",
        "Circles: three units lift the inner ring out of the plane. Compare two units with the components.",
        "In the playground choose XOR and the linear activation, press Play and come back: the grid stays "
        "straight, and the classes stay together.",
    )


def pick_source():
    """The name of the recording to look at; the playground's own comes first where there is one."""
    names = [PLAYGROUND] if session.PLAYGROUND.recording in st.session_state else []
    names += lab.RECIPES
    return st.pills("Recording", names, default=names[0], key="hidden_source", required=True)


def recording(source):
    """The history of that name; a small one is trained here to its end, the first time it is asked for."""
    if source == PLAYGROUND:
        history = st.session_state[session.PLAYGROUND.recording].history
        last = history.experiment.epochs
        if not why_not(history) and history.head < last and not ending(history):
            st.caption(f"It holds epochs 0 to {history.head:,} of {last:,} so far.")
            if st.button("Train it to the end", key="hidden_train"):
                train(history)
                st.rerun()
        return history
    histories = st.session_state.setdefault(HISTORIES, {})
    if source not in histories:
        histories[source] = History(lab.RECIPES[source])
    train(histories[source])
    return histories[source]


def train(history):
    """Record to the experiment's end and show how far it is; what is recorded stays when the reader leaves."""
    last = history.experiment.epochs
    bar = st.empty()
    while history.extend(last, BITE) < last and not ending(history):
        bar.progress(history.head / last, f"Epoch {history.head:,} of {last:,}")
    bar.empty()


def why_not(history):
    """Why a recording cannot be shown here, in words, or None."""
    if not history.prepared.n_classes:
        return (
            "This recording predicts values, so there are no classes to pull apart. Choose one of the others, or "
            "data with classes in the playground."
        )
    if not history.experiment.hidden_sizes:
        return (
            "This recording's network has no hidden layer: it cuts the plane as it is. Choose one of the others, "
            "or add a hidden layer in the playground."
        )
    return None


@st.fragment
def show(source, history):
    """Everything that moves with the slider; a fragment, so that nothing else has to run again."""
    prepared = history.prepared
    place = f"hidden_{source}_{history.experiment.hidden_sizes}"  # each network keeps its own choices
    try:
        view = pick_view(place, history)
        epoch = pick_epoch(place, history.head)
        space = lab.hidden_space(history, epoch, view)
    except lab.TooLargeError as problem:
        st.warning(str(problem))
        return
    st.markdown(measured(space, history, view.layer, epoch))
    names = prepared.dataset.target_names
    before, after = st.columns(2)
    with before:
        st.markdown("**The input plane**")
        alt = f"The input plane: a straight grid, {len(space.y)} points of {len(names)} classes and the boundary."
        chart(before_figure(space, names, prepared.plane.names), "hidden_before", alt)
    with after:
        st.markdown(f"**Layer {view.layer + 1} at epoch {epoch:,}**")
        alt = f"The same grid and points at epoch {epoch:,}, where layer {view.layer + 1} puts them."
        chart(after_figure(space, names, view.names), "hidden_after", alt)
    st.caption(explained(history, view))
    if prepared.plane.note:
        st.caption(
            f"The data have {len(prepared.input_names)} inputs. The grid lies in the plane of their first two "
            "principal components and goes through the network from there; each point goes through it with all "
            "its inputs, so it may land apart from the grid."
        )


def pick_view(place, history):
    """The `View` that the reader chooses: which layer, and what of it."""
    sizes = history.experiment.hidden_sizes
    layers = range(len(sizes))
    with st.container(horizontal=True):
        layer = layers[-1]
        if len(sizes) > 1:
            layer = st.segmented_control(
                "Layer",
                layers,
                default=layer,
                format_func=lambda i: f"{i + 1} ({sizes[i]} units)" if sizes[i] > 1 else f"{i + 1} (1 unit)",
                key=f"{place}_layer",
                required=True,
            )
        units = range(sizes[layer])
        if len(units) <= 2:
            return lab.units_view(history, layer)
        if lab.can_have_components(history, layer):
            seen = st.segmented_control(
                "Seen along",
                [COMPONENTS, UNITS],
                default=COMPONENTS,
                key=f"{place}_{layer}_seen",
                required=True,
                help="The components are the two directions in which the layer's values are spread most at the "
                "last epoch. They are kept for all epochs, so that what moves is the network, not the axes.",
            )
            if seen == COMPONENTS:
                return lab.components_view(history, layer)
        across = st.selectbox(
            "Across", units, 0, lambda i: f"unit {i + 1}", key=f"{place}_{layer}_across", width=120
        )
        up = st.selectbox("Up", units, 1, lambda i: f"unit {i + 1}", key=f"{place}_{layer}_up", width=120)
    return lab.units_view(history, layer, across, up)


def pick_epoch(place, head):
    """The epoch to show, the last one at first."""
    if head == 0:
        st.caption("Only epoch 0, the untrained network, is recorded: train it to have epochs to move through.")
        return 0
    key = f"{place}_epoch"
    st.session_state[key] = min(st.session_state.get(key, head), head)  # a fork may have moved the end back
    return st.slider("Epoch", 0, head, key=key)


def measured(space, history, layer, epoch):
    """What a straight cut can do before and after the layer, measured."""
    return (
        f"A straight cut tells **{space.accuracy_before:.1%}** of the training points apart by their inputs, and "
        f"**{space.accuracy_after:.1%}** by what layer {layer + 1} makes of them at epoch {epoch:,}. "
        f"The network itself decides {history.series('train_score')[epoch]:.1%} of them rightly."
    )


def explained(history, view):
    """What is drawn, and what of it is exact."""
    cut = "Percentages of a straight cut are the training accuracy of scikit-learn's logistic regression."
    if lab.cuts_straight(history.experiment, view):
        return (
            "This is the last hidden layer, and the picture holds all of it: the output layer's decision is "
            "exactly the straight line drawn here. Carried back to the input plane, it is the boundary there. "
            + cut
        )
    n_units, n_layers = len(view.center), len(history.experiment.hidden_sizes)
    if view.layer < n_layers - 1:
        return f"More layers follow, which may bend the plane further before the output cuts it straight. {cut}"
    if not view.is_exact:
        return (
            f"The output layer cuts straight through all {n_units} dimensions of this layer; a picture of two of "
            f"them may show classes on top of each other that are apart in the others. {cut}"
        )
    return f"The output activation bends the decision, so no straight line is drawn. {cut}"


main()
