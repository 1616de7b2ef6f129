"""Microscope: one update of a network, number by number."""

import numpy as np
import streamlit as st

from playground.figures import microscope as figures
from playground.labs.microscope import paths
from playground.labs.microscope import update as microscope
from playground.recording.probe import grid_points
from playground.ui import furniture
from playground.ui.microscope import controls, formulas

RESOLUTION = 50  # of the plane, pixels a side
WORDS = {
    "initialize": "Initialize: the numbers the update starts from",
    "forward": "Forward: what {} computes",
    "loss": "Loss: how wrong the answer is",
    "delta": "Backward: how the loss changes with the sum z of {}",
    "gradient": "Backward: the gradient of every number that arrives at {}",
    "update": "Update: every number moves against its gradient",
}
# On a phone the network keeps its width and is pushed sideways; so is a long formula.
STYLE = """<style>
.st-key-microscope_network { overflow-x: auto; }
.st-key-microscope_network > div { min-width: 520px; }
@media (max-width: 560px) {
    .st-key-microscope_network::before { content: "Push the network sideways to see it all."; font-size: 0.8rem; }
}
[data-testid="stMetricValue"] { font-size: 1.35rem; }
.stMarkdown .katex { font-size: 1.02em; }
.stMarkdown .katex-display { overflow: auto hidden; padding: 2px 0; margin: 0.3em 0; text-align: left; }
.stMarkdown .katex-display > .katex { text-align: left; }
</style>"""


def explain(found, stop, names, place):
    """The stop in words, and its formulas twice."""
    units = [] if stop.layer is None else names[stop.layer + 1][: paths.UNITS_DRAWN]
    who = "the layer" if stop.unit is None else units[stop.unit]
    st.markdown(f"**{WORDS[stop.kind].format(who)}**")
    if stop.kind == "initialize":
        st.markdown(
            "Weights stand on the edges, biases under the units. Press Next: the row is sent through the network."
        )
        return
    if stop.kind == "loss":
        shown = [formulas.loss(found)]
    elif stop.kind == "update":
        shown = [formulas.update(found, *place)]
    else:
        make = {"forward": formulas.forward, "delta": formulas.delta, "gradient": formulas.gradients}[stop.kind]
        which = [stop.unit] if stop.unit is not None else range(min(len(units), 3))
        shown = [make(found, stop.layer, unit) for unit in which]
        if stop.unit is None and len(names[stop.layer + 1]) > 3:
            st.caption("Written out for the first three units of the layer; the tables below hold them all.")
    for number, formula in enumerate(shown):
        if number == 0 or stop.kind == "forward":
            st.latex(formula.symbols)
        st.latex(formula.numbers)
    if stop.kind == "update":
        st.caption("Written out for the number chosen below; all others move by the same rule.")


def one_number(case, rows, found, place, title):
    """The gradient of one number three ways: backpropagation, along its paths, and by moving it a little."""
    x, y = case.x[rows], case.y[rows]
    gradient = float(found.grads[place.name][place.index])
    measured = paths.numerical(case.network, case.loss_name, x, y, place)
    first, second, third = st.columns(3)
    first.metric("gradient, by backpropagation", f"{gradient:.8g}")
    second.metric(
        "numerical gradient",
        f"{measured:.8g}",
        help="(C(w + h) - C(w - h)) / 2h with h = 0.00001: two forward passes, no backward pass.",
    )
    third.metric("relative error", f"{paths.disagreement(gradient, measured):.1e}")
    along = paths.paths(found, place)
    if along is None:
        st.caption("Paths are not listed for networks with normalization or residual connections.")
        return
    count = "one path" if along.n_paths == 1 else f"{along.n_paths:,} paths"
    st.markdown(
        f"The {title} reaches the loss along **{count}**. Each contributes the product of the slopes on its way:"
    )
    if found.n_rows == 1:
        shown = [formulas.path(path) for path in along.strongest]
        lines = [shown[0].symbols, *[rf"&= {f.numbers}" for f in shown[:1]]]
        st.latex(rf"\begin{{aligned}} &{lines[0]} \\[2pt] {lines[1]} \end{{aligned}}")
    st.dataframe(
        [
            {
                "path": " → ".join(str(unit + 1) for unit in path.units),
                **(
                    {"slopes": " · ".join(f"{f.values[0]:.4g}" for f in path.factors)} if found.n_rows == 1 else {}
                ),
                "product": path.product,
            }
            for path in along.strongest
        ],
        hide_index=True,
    )
    rest = along.total - sum(path.product for path in along.strongest)
    more = (
        f", the other {along.n_paths - len(along.strongest):,} add {rest:.6g}"
        if along.n_paths > len(along.strongest)
        else ""
    )
    st.markdown(f"The strongest are listed{more}." if more else "")
    st.markdown(f"Sum over all paths: **{along.total:.8g}**")


def one_update(case, rows, found):
    """Loss and boundary before and after."""
    st.markdown("#### One update did this")
    x, y = case.x[rows], case.y[rows]
    before, after, moved = st.columns(3)
    before.metric("loss before", f"{found.loss:.6f}")
    after.metric(
        "loss after", f"{found.loss_after:.6f}", f"{found.loss_after - found.loss:.6f}", delta_color="inverse"
    )
    length = float(np.sqrt(sum(np.sum((found.updated[n] - found.params[n]) ** 2) for n in found.grads)))
    moved.metric(
        "how far the numbers moved",
        f"{length:.6f}",
        help="The length of the update: plain gradient descent on these rows.",
    )
    if not found.loss_after <= found.loss:
        st.caption("The loss rose: the step was too long for the slope it followed. Try a smaller learning rate.")
    if case.plane is None or case.plane.is_curve:
        return
    times = st.segmented_control(
        "Updates",
        [1, 10, 100],
        default=1,
        required=True,
        key="microscope_times",
        help="One update moves the boundary little; repeat it on the same rows to see where it goes.",
    )
    new = microscope.updated(case.network, case.loss_name, x, y, found.learning_rate, times)
    grid = case.plane.lift(grid_points(case.plane, RESOLUTION))
    axes = [np.linspace(*limits, RESOLUTION) for limits in case.plane.limits]
    range_ = (-1.0, 1.0) if case.loss_name == "mse" and len(case.output_names) == 1 else (0.0, 1.0)
    output = int(found.targets[0].argmax())
    for column, flat, when in zip(
        st.columns(2), (case.network.flat.copy(), new), ("before", "after"), strict=True
    ):
        values, loss = microscope.answers(case, flat, rows, grid, output)
        figure = figures.plane_figure(
            axes, values.reshape(RESOLUTION, -1), case.plane.limits, case.plane.names, case.points[rows], range_
        )
        with column:
            st.markdown(f"{when}: loss {loss:.6f}" if when == "before" else f"after {times}: loss {loss:.6f}")
            alt = f"The prediction {case.output_names[output]} over the plane {when}, and this update's rows."
            furniture.chart(figure, f"microscope_plane_{when}", alt)
    name = case.output_names[output]
    st.caption(f"The color is the prediction {name}, the line its middle, the crosses are this update's rows.")


def tables(found):
    """Every array of the pass, with its shape."""
    arrays = {"x": found.x, "targets y": found.targets}
    for layer in range(len(found.zs)):
        arrays |= {
            f"W, layer {layer + 1}": found.params[f"{layer}.W"],
            f"b, layer {layer + 1}": found.params[f"{layer}.b"],
            f"z, layer {layer + 1}": found.zs[layer],
            f"a, layer {layer + 1}": found.activations[layer + 1],
            f"δ = dC/dz, layer {layer + 1}": found.deltas[layer],
            f"dC/dW, layer {layer + 1}": found.grads[f"{layer}.W"],
            f"dC/db, layer {layer + 1}": found.grads[f"{layer}.b"],
            f"W after the update, layer {layer + 1}": found.updated[f"{layer}.W"],
            f"b after the update, layer {layer + 1}": found.updated[f"{layer}.b"],
        }
    arrays["prediction"] = found.prediction
    titles = {f"{name}  {values.shape}": values for name, values in arrays.items()}
    chosen = st.selectbox("Array", list(titles), key="microscope_array")
    st.dataframe(np.atleast_2d(titles[chosen]), hide_index=True)


def main():
    st.html(STYLE)
    furniture.opening(
        "Where does every number of one update come from?",
        "Press **Next**: the row goes forward through the network, the loss is read off, the blame goes back, and "
        "every weight moves. Each number is the engine's own.",
    )
    first, second, third = st.columns([2, 3, 1.4])
    with first:
        case, name, epoch = controls.choose()
    with second:
        rows = controls.choose_rows(case, name)
    rate = third.number_input(
        "Learning rate", 0.0, 100.0, case.learning_rate, format="%.6g", key=f"microscope_rate_{name}"
    )
    controls.apply_edits(case, name)
    found = microscope.trace(case.network, case.loss_name, case.x[rows], case.y[rows], rate)
    names = controls.unit_names(case)
    place = controls.chosen_place(found)

    stops, index = controls.walk(found)
    left, right = st.columns([1.45, 1], gap="medium")
    with left, st.container(key="microscope_network"):
        seen = microscope.seen(stops, index, found.sizes)
        figure = figures.network_figure(found, seen, names, place, paths.UNITS_DRAWN)
        title = controls.label(place, names)
        sizes, value = "-".join(map(str, found.sizes)), found.params[place.name][place.index]
        alt = f"The network, {sizes}, with the numbers of this stop; the {title}, {value:.4g}, is chosen."
        furniture.chart(figure, controls.GRAPH, alt, controls.clicked)
    with left:
        controls.remarks(case, found)
    with right:
        explain(found, stops[index], names, place)

    st.markdown("#### One number")
    first, second = st.columns([1, 2.6], gap="medium")
    with first:
        place = controls.pick(found, names)
        title = controls.label(place, names)
        mine = controls.change(case, name, place, title)
        if epoch is not None:
            controls.go_on(epoch, mine)
    with second:
        one_number(case, rows, found, place, title)
    one_update(case, rows, found)
    with st.expander("The arrays, with their shapes"):
        tables(found)
    furniture.try_this(
        "Click a weight in the network, then change it by hand: every number follows.",
        "Take the batch of all four rows of XOR, and raise the learning rate until the loss rises.",
        "Look at the iris flower's first layer: sigmoid slopes near 0 leave its deltas a thousand times smaller.",
        "Train in the playground, come back and look at its recording: late in training the gradients are small.",
    )


main()
