"""What one update did: to the loss, to the numbers, to the boundary; and the arrays it was made of."""

import numpy as np
import streamlit as st

from playground.figures.microscope.plane import plane_figure
from playground.labs.microscope.trace import answers, updated
from playground.recording.looking.probe import grid_points
from playground.ui import furniture

RESOLUTION = 50  # of the plane, pixels a side


def one_update(case, rows, found):
    """Loss and boundary before and after."""
    st.markdown("#### One update did this")
    before, after, moved = st.columns(3)
    before.metric("loss before", f"{found.loss:.6f}")
    change = found.loss_after - found.loss
    after.metric("loss after", f"{found.loss_after:.6f}", f"{change:.6f}", delta_color="inverse")
    length = float(np.sqrt(sum(np.sum((found.updated[n] - found.params[n]) ** 2) for n in found.grads)))
    moved.metric(
        "how far the numbers moved",
        f"{length:.6f}",
        help="The length of the update: plain gradient descent on these rows.",
    )
    if not found.loss_after <= found.loss:
        st.caption("The loss rose: the step was too long for the slope it followed. Try a smaller learning rate.")
    if case.plane is not None and not case.plane.is_curve:
        _boundary(case, rows, found)


def _boundary(case, rows, found):
    times = st.segmented_control(
        "Updates",
        [1, 10, 100],
        default=1,
        required=True,
        key="microscope_times",
        help="One update moves the boundary little; repeat it on the same rows to see where it goes.",
    )
    new = updated(case.network, case.loss_name, case.x[rows], case.y[rows], found.learning_rate, times)
    grid = case.plane.lift(grid_points(case.plane, RESOLUTION))
    axes = [np.linspace(*limits, RESOLUTION) for limits in case.plane.limits]
    output = int(found.targets[0].argmax())
    name = case.output_names[output]
    moments = (("before", "before", case.network.flat.copy()), ("after", f"after {times}", new))
    for column, (key, when, flat) in zip(st.columns(2), moments, strict=True):
        values, loss = answers(case, flat, rows, grid, output)
        figure = plane_figure(
            axes,
            values.reshape(RESOLUTION, -1),
            case.plane.limits,
            case.plane.names,
            case.points[rows],
            case.output_range,
        )
        with column:
            st.markdown(f"{when}: loss {loss:.6f}")
            alt = f"The prediction {name} over the plane {key}, and this update's rows."
            furniture.chart(figure, f"microscope_plane_{key}", alt)
    named = furniture.literal(name)
    st.caption(f"The color is the prediction {named}, the line its middle, the crosses are this update's rows.")


def arrays(found):
    """Every array of the pass, with its shape."""
    parts = {"x": found.x, "targets y": found.targets}
    for layer in range(len(found.zs)):
        parts |= {
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
    parts["prediction"] = found.prediction
    titles = {f"{name}  {values.shape}": values for name, values in parts.items()}
    chosen = st.selectbox("Array", list(titles), key="microscope_array")
    st.dataframe(np.atleast_2d(titles[chosen]), hide_index=True)
