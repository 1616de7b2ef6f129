"""What one update did: to the loss, to the numbers, to the boundary; and the arrays it was made of."""

import numpy as np
import pandas as pd
import streamlit as st

from playground.data.sources import said_class
from playground.figures.microscope.plane import plane_figure
from playground.labs.microscope.trace import answers, updated
from playground.languages import _, mark
from playground.numbers import MINUS, fixed
from playground.recording.looking.probe import grid_points
from playground.ui import furniture
from playground.ui.frames import spoken_numbers
from playground.ui.widgets import in_language

RESOLUTION = 50  # of the plane, pixels a side
ARRAYS = {  # of a layer
    "W": mark("W, layer {layer}"),
    "b": mark("b, layer {layer}"),
    "z": mark("z, layer {layer}"),
    "a": mark("a, layer {layer}"),
    "delta": mark("δ = dC/dz, layer {layer}"),
    "dW": mark("dC/dW, layer {layer}"),
    "db": mark("dC/db, layer {layer}"),
    "new W": mark("W after the update, layer {layer}"),
    "new b": mark("b after the update, layer {layer}"),
}
OTHERS = {"x": "x", "y": mark("targets y"), "prediction": mark("prediction")}


def one_update(case, rows, found):
    """Loss and boundary before and after."""
    st.markdown(f"#### {_('One update did this')}")
    before, after, moved = st.columns(3)
    before.metric(_("loss before"), fixed(found.loss, 6))
    change = fixed(found.loss_after - found.loss, 6).replace(MINUS, "-")  # by which Streamlit knows a fall
    after.metric(_("loss after"), fixed(found.loss_after, 6), change, delta_color="inverse")
    length = float(np.sqrt(sum(np.sum((found.updated[n] - found.params[n]) ** 2) for n in found.grads)))
    moved.metric(
        _("how far the numbers moved"),
        fixed(length, 6),
        help=_("The length of the update: plain gradient descent on these rows."),
    )
    if not found.loss_after <= found.loss:
        st.caption(
            _("The loss rose: the step was too long for the slope it followed. Try a smaller learning rate.")
        )
    if case.plane is not None and not case.plane.is_curve:
        _boundary(case, rows, found)


def _boundary(case, rows, found):
    times = st.segmented_control(
        _("Updates"),
        [1, 10, 100],
        default=1,
        required=True,
        key="microscope_times",
        help=_("One update moves the boundary little; repeat it on the same rows to see where it goes."),
    )
    new = updated(case.network, case.loss_name, case.x[rows], case.y[rows], found.learning_rate, times)
    grid = case.plane.lift(grid_points(case.plane, RESOLUTION))
    axes = [np.linspace(*limits, RESOLUTION) for limits in case.plane.limits]
    output = int(found.targets[0].argmax())
    name = said_class(case.output_names[output])
    moments = (("before", case.network.flat.copy()), ("after", new))
    for column, (key, flat) in zip(st.columns(2), moments, strict=True):
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
            text = _("before: loss {loss}" if key == "before" else "after {times}: loss {loss}")
            st.markdown(text.format(loss=fixed(loss, 6), times=times))
            alt = _(
                "The prediction {name} over the plane before, and this update's rows."
                if key == "before"
                else "The prediction {name} over the plane after, and this update's rows."
            )
            furniture.chart(figure, f"microscope_plane_{key}", alt.format(name=name))
    text = _("The color is the prediction {name}, the line its middle, the crosses are this update's rows.")
    st.caption(text.format(name=furniture.literal(name)))


def arrays(found):
    """Every array of the pass, with its shape."""
    parts = {"x": found.x, "y": found.targets}
    for layer in range(len(found.zs)):
        of_layer = {
            "W": found.params[f"{layer}.W"],
            "b": found.params[f"{layer}.b"],
            "z": found.zs[layer],
            "a": found.activations[layer + 1],
            "delta": found.deltas[layer],
            "dW": found.grads[f"{layer}.W"],
            "db": found.grads[f"{layer}.b"],
            "new W": found.updated[f"{layer}.W"],
            "new b": found.updated[f"{layer}.b"],
        }
        parts |= {(name, layer + 1): of_layer[name] for name in ARRAYS}
    parts["prediction"] = found.prediction

    def title(name):
        text = _(OTHERS[name]) if name in OTHERS else _(ARRAYS[name[0]]).format(layer=name[1])
        return f"{text}  {parts[name].shape}"

    chosen = st.selectbox(_("Array"), list(parts), format_func=title, key=in_language("microscope_array"))
    st.dataframe(spoken_numbers(pd.DataFrame(np.atleast_2d(parts[chosen]))), hide_index=True)
