"""The units of the microscope's network: a circle each, with what is known of it above and below."""

from playground.figures.microscope.marks import POSITIVE, QUIET, label, write
from playground.figures.text import plain
from playground.languages import _
from playground.numbers import general

FULL_HEIGHT = 4  # units in a layer that leave room for every line below them
DARK_ORANGE = "#b86200"  # white stands on it


def units(figure, found, seen, column, size, names, chosen):
    """Add the first `size` units of a column; column 0 holds the inputs."""
    layer = column - 1
    is_output = column == len(found.zs)
    values = (found.prediction if is_output else found.activations[column]).mean(axis=0)
    for unit in range(size):
        key = (layer, unit)
        is_known = column == 0 or key in seen.forward
        is_fresh = any((kind, *key) in seen.fresh for kind in ("forward", "delta", "gradient"))
        is_chosen = column > 0 and chosen == (f"{layer}.b", None, unit)
        lines, about = _known(found, seen, layer, unit, values[unit]) if column else ([], [])
        x, y = column, (unit + 0.5) / size
        figure.add_scatter(
            x=[x],
            y=[y],
            mode="markers+text",
            text=[f"<b>{label(values[unit])}</b>" if is_known else ""],
            textposition="middle center",
            textfont={"size": 12, "color": "#ffffff"},
            marker={
                "size": 50,
                "color": _color(values[unit]) if is_known else "rgba(128,128,128,0.35)",
                "line": {"width": 5 if is_fresh or is_chosen else 0, "color": QUIET},
            },
            customdata=[[f"{layer}.b", -1, unit]] if column else None,
            hovertemplate="<br>".join([plain(names[unit]), *about]) + "<extra></extra>",
            unselected={"marker": {"opacity": 1}},
            meta={"role": "unit"},
        )
        write(figure, x, y, plain(_shortened(names[unit])), yshift=34)
        shown = lines if size <= FULL_HEIGHT else lines[-1:]  # the newest alone
        for row, line in enumerate(shown):
            newest = row == len(shown) - 1 and is_fresh
            write(figure, x, y, f"<b>{line}</b>" if newest else line, yshift=-35 - 14 * row)


def _known(found, seen, layer, unit, value):
    """What is known of a unit: short lines below it, and more digits for a pointer."""
    key = (layer, unit)
    bias, slope = found.params[f"{layer}.b"][unit], found.grads[f"{layer}.b"][unit]
    bias = found.updated[f"{layer}.b"][unit] if seen.is_updated else bias
    z, delta = found.zs[layer][:, unit].mean(), found.deltas[layer][:, unit].sum()
    has_gradient = key in seen.gradient and not seen.is_updated
    lines, about = [f"b {label(bias)}"], [_("bias {value}").format(value=general(bias, 10))]
    if has_gradient:
        about.append(_("its gradient {value}").format(value=general(slope, 10)))
    if key in seen.forward:
        lines.append(f"z {label(z)}")
        about += [f"z {general(z, 10)}", _("value {value}").format(value=general(value, 10))]
    if key in seen.delta:
        lines.append(f"δ {label(delta)}")
        about.append(_("delta {value}").format(value=general(delta, 10)))
    if has_gradient:
        lines.append(f"∂b {label(slope)}")
    return lines, about


def _shortened(name):
    name = name.removesuffix(" (cm)")
    return name if len(name) <= 14 else f"{name[:13]}…"


def _color(value):
    return POSITIVE if not value < 0 else DARK_ORANGE
