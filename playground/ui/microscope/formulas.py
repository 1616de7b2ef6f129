"""The formulas of backpropagation as LaTeX, each twice: with symbols, and with a trace's numbers filled in."""

from playground.engine import LOSSES as ENTRIES
from playground.languages import _
from playground.ui.microscope.latex import (
    TERMS,
    Formula,
    cut,
    factor,
    formula,
    mean,
    number,
    of_unit,
    sum_of_rows,
    total,
    weight,
)
from playground.ui.microscope.lessons import ACTIVATIONS, LOSSES, slope


def forward(found, layer, unit):
    """z = sum of W a + b and a = f(z) of one unit; at the output the prediction, where it is not a."""
    z, a = of_unit("z", layer, unit), of_unit("a", layer, unit)
    result = number(found.zs[layer][:, unit].mean())
    if found.is_plain:
        symbols = [rf"{z} &= \textstyle\sum_i W^{{({layer + 1})}}_{{i,{unit + 1}}}\, {_before(layer)} + "]
        symbols[0] += weight(f"{layer}.b", None, unit)
        weights, inputs = found.params[f"{layer}.W"][:, unit], found.activations[layer].mean(axis=0)
        terms = [rf"{factor(w)} \cdot {factor(i)}" for w, i in zip(weights, inputs, strict=True)]
        numbers = [f"{z} &= {total([*cut(terms), factor(found.params[f'{layer}.b'][unit])])}", f"&= {result}"]
    else:  # with normalization z is more than this sum
        layers_sum = _("the layer's sum")
        symbols, numbers = [rf"{z} &= \text{{{layers_sum}}}"], [f"{z} &= {result}"]
    name = found.functions[layer]
    if name != "linear":
        f = ACTIVATIONS[name].name if name in ACTIVATIONS else "f"
        filled = f"{f}({result}) = " if found.n_rows == 1 else ""
        symbols.append(rf"{a} &= {f}({z})")
        numbers.append(rf"{a} &= {filled}{mean(found.activations[layer + 1][:, unit])}")
    if layer == len(found.zs) - 1 and not ENTRIES[found.loss_name].fits_values:
        symbols.append(rf"{_p(unit)} &= {_predicted(found, a if name != 'linear' else z)}")
        numbers.append(rf"{_p(unit)} &= {mean(found.prediction[:, unit])}")
    return formula(symbols, numbers)


def loss(found):
    """C of the rows looked at."""
    written, k = LOSSES.get(found.loss_name), found.prediction.shape[1]
    opened = f"{written.sign}{_share(written, k)}" if written else ""
    if written and k > 1:
        symbols = rf"C &= {opened}\textstyle\sum_k {written.term}"
    elif written:
        symbols = f"C &= {opened}{written.term.replace('_k', '')}"
    else:
        title = _("the {loss}").format(loss=_(ENTRIES[found.loss_name].title))
        symbols = rf"C &= \text{{{title}}}"
    if found.n_rows > 1:
        symbols = r"C &= \frac{1}{N} \textstyle\sum_n C_n, \quad " + symbols.replace("C &=", "C_n =")
        return formula([symbols], [rf"C &= {mean(found.row_losses)}"])
    if not written:
        return formula([symbols], [f"C &= {number(found.loss)}"])
    terms = [written.filled(p, y) for p, y in zip(found.prediction[0], found.targets[0], strict=True)]
    body = f"( {total(cut(terms))} )" if k > 1 else terms[0]
    return formula([symbols], [f"C &= {opened}{body}", f"&= {number(found.loss)}"])


def delta(found, layer, unit):
    """dC/dz of one unit: from the loss at the output, from the next layer's deltas elsewhere."""
    if layer == len(found.zs) - 1:
        return _output_delta(found, layer, unit)
    result = number(found.deltas[layer][:, unit].sum())
    d, z = of_unit(r"\delta", layer, unit), of_unit("z", layer, unit)
    symbols = [
        rf"{d} &= \frac{{\partial C}}{{\partial {z}}}",
        rf"&= f'({z}) \textstyle\sum_k W^{{({layer + 2})}}_{{{unit + 1},k}}\, \delta^{{({layer + 2})}}_k",
        *_slope(found.functions[layer], layer, unit),
    ]
    if not found.is_plain:
        return formula(symbols[:1], [f"{d} &= {result}"])
    if found.n_rows > 1:
        return formula(symbols, [rf"{d} &= {sum_of_rows(found.deltas[layer][:, unit])}"])
    steep = found.slopes[layer][0, unit]
    weights, later = found.params[f"{layer + 1}.W"][unit], found.deltas[layer + 1][0]
    terms = [rf"{factor(w)} \cdot {factor(e)}" for w, e in zip(weights, later, strict=True)]
    filled = rf"{d} &= {factor(steep)} \cdot ( {total(cut(terms))} )"
    return formula(symbols, [rf"f'({z}) &= {number(steep)}", filled, f"&= {result}"])


def gradients(found, layer, unit):
    """dC/dW of every weight that arrives at a unit, and dC/db: what came in, times the unit's delta."""
    d = of_unit(r"\delta", layer, unit)
    symbols = [
        rf"\frac{{\partial C}}{{\partial W^{{({layer + 1})}}_{{i,{unit + 1}}}}} &= {_before(layer)}\, {d}",
        rf"\frac{{\partial C}}{{\partial b^{{({layer + 1})}}_{{{unit + 1}}}}} &= {d}",
    ]
    if found.n_rows > 1:
        symbols = [symbol.replace("&= ", r"&= \textstyle\sum_n ") for symbol in symbols]
    numbers = [gradient(found, f"{layer}.W", i, unit) for i in range(min(found.sizes[layer], TERMS))]
    if found.sizes[layer] > TERMS:
        numbers.append(r"&\;\;\vdots")
    return formula(symbols, [*numbers, gradient(found, f"{layer}.b", None, unit)])


def gradient(found, name, row, column):
    """One line: the gradient of one weight or bias with its numbers."""
    layer = int(name.split(".")[0])
    result = number(found.grads[name][column if row is None else (row, column)])
    which = weight(name, row, column)
    if found.n_rows > 1 or not found.is_plain or row is None:
        return rf"\frac{{\partial C}}{{\partial {which}}} &= {result}"
    a, d = found.activations[layer][0, row], found.deltas[layer][0, column]
    return rf"\frac{{\partial C}}{{\partial {which}}} &= {factor(a)} \cdot {factor(d)} = {result}"


def update(found, name, row, column):
    """w <- w - rate * dC/dw for one weight or bias."""
    which, index = weight(name, row, column), column if row is None else (row, column)
    old, steep, new = (part[name][index] for part in (found.params, found.grads, found.updated))
    return formula(
        [rf"{which} &\leftarrow {which} - \eta\, \frac{{\partial C}}{{\partial {which}}}"],
        [
            rf"{which} &\leftarrow {number(old)} - {number(found.learning_rate)} \cdot {factor(steep)}",
            f"&= {number(new)}",
        ],
    )


def path(some):
    """The product of the slopes on one path, symbols and numbers, for a single row."""
    symbols, numbers = zip(*((one.symbol, factor(one.values[0])) for one in some.factors), strict=True)
    return Formula(*(r" \cdot ".join(parts) for parts in (symbols, numbers)))


def _output_delta(found, layer, unit):
    d, z = of_unit(r"\delta", layer, unit), of_unit("z", layer, unit)
    name, written = found.functions[layer], LOSSES.get(found.loss_name)
    symbols, result = [rf"{d} &= \frac{{\partial C}}{{\partial {z}}}"], number(found.deltas[layer][:, unit].sum())
    bends = name != "linear"
    if written:
        share = written.twice + _share(written, found.prediction.shape[1])
        guess = _p(unit) if written.predicted else of_unit("a", layer, unit)
        symbols[0] += rf" = {share} ({guess} - y_{{{unit + 1}}})" + (rf"\, f'({z})" if bends else "")
    if found.n_rows > 1:
        return formula(symbols, [rf"{d} &= {sum_of_rows(found.deltas[layer][:, unit])}"])
    if not written:
        return formula(symbols, [f"{d} &= {result}"])
    filled = rf"{share} ({number(found.prediction[0, unit])} - {factor(found.targets[0, unit])})"
    if bends:
        symbols += _slope(name, layer, unit)
        filled += rf" \cdot {factor(found.slopes[layer][0, unit])}"
    return formula(symbols, [rf"{d} &= {filled}", f"&= {result}"])


def _predicted(found, score):
    written = LOSSES.get(found.loss_name)
    return written.predicted(score) if written else rf"\text{{{_('the prediction of')} }} {score}"


def _share(written, k):
    return rf"\frac{{1}}{{{k}}} " if written.is_mean and k > 1 else ""


def _slope(name, layer, unit):
    """The line of f', which a function without words of its own has not."""
    z, a = of_unit("z", layer, unit), of_unit("a", layer, unit)
    return [rf"f'({z}) &= {slope(name, z, a)}"] if name in ACTIVATIONS else []


def _before(layer):
    return "x_i" if layer == 0 else rf"a^{{({layer})}}_i"


def _p(unit):
    return rf"p_{{{unit + 1}}}"
