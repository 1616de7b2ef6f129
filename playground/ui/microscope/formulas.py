"""The formulas of backpropagation as LaTeX, each twice: with symbols, and with a trace's numbers filled in.

Layers and units are counted from 1, as in textbooks; x is the activation of layer 0.
"""

import re
from typing import NamedTuple

import numpy as np

TERMS = 6  # of a sum are written out
ROWS = 4  # of a batch are written out
LINE = 32  # signs
SYMBOLS = {"sigmoid": r"\sigma", "tanh": r"\tanh", "relu": r"\operatorname{ReLU}"}
SLOPES = {
    "sigmoid": r"{a}\, (1 - {a})",
    "tanh": "1 - ({a})^2",
    "relu": r"1 \text{{ if }} {z} > 0 \text{{ else }} 0",
    "linear": "1",
}


class Formula(NamedTuple):
    """LaTeX with `symbols`, and with `numbers` in their places."""

    symbols: str
    numbers: str


def number(value):
    """Four decimals at most; a power of ten for what is very small or large."""
    value = float(value)
    if not np.isfinite(value):
        return r"\text{not finite}"
    if abs(value) < 1e-15:  # what is left of 0.1 - 0.4 + 0.3
        return "0"
    if 1e-3 <= abs(value) < 1e5:
        return f"{value:.4f}".rstrip("0").rstrip(".")
    mantissa, power = f"{value:.2e}".split("e")
    return rf"{mantissa} \cdot 10^{{{int(power)}}}"


def forward(found, layer, unit):
    """z = sum of W a + b and a = f(z) of one unit; at the output the prediction, where it is not a."""
    z, a = _unit("z", layer + 1, unit), _unit("a", layer + 1, unit)
    before = "x_i" if layer == 0 else rf"a^{{({layer})}}_i"
    incoming = rf"W^{{({layer + 1})}}_{{i,{unit + 1}}}\, {before}"
    symbols = [rf"{z} &= \textstyle\sum_i {incoming} + {weight(f'{layer}.b', None, unit)}"]
    weights, inputs = found.params[f"{layer}.W"][:, unit], found.activations[layer].mean(axis=0)
    terms = [rf"{_factor(w)} \cdot {_factor(i)}" for w, i in zip(weights, inputs, strict=True)]
    total = _sum([*_cut(terms), _factor(found.params[f"{layer}.b"][unit])])
    result = number(found.zs[layer][:, unit].mean())
    if found.is_plain:
        numbers = [f"{z} &= {total}", f"&= {result}"]
    else:  # with normalization z is more than this sum
        symbols, numbers = [rf"{z} &= \text{{the layer's sum}}"], [f"{z} &= {result}"]
    outputs = found.activations[layer + 1][:, unit]
    name = found.functions[layer]
    if name != "linear":
        f = SYMBOLS.get(name, "f")
        filled = f"{f}({result}) = " if found.n_rows == 1 else ""
        symbols.append(rf"{a} &= {f}({z})")
        numbers.append(rf"{a} &= {filled}{_mean(outputs)}")
    if layer == len(found.zs) - 1 and found.loss_name != "mse":
        symbols.append(rf"{_p(unit)} &= {_prediction(found, unit)}")
        numbers.append(rf"{_p(unit)} &= {_mean(found.prediction[:, unit])}")
    return _formula(symbols, numbers)


def loss(found):
    """C of the rows looked at."""
    k = found.prediction.shape[1]
    first_row = list(zip(found.prediction[0], found.targets[0], strict=True))
    share = rf"\frac{{1}}{{{k}}} " if k > 1 else ""
    total = r"\textstyle\sum_k" if k > 1 else ""
    if found.loss_name == "mse":
        symbols = rf"C &= {share}{total} (a_k - y_k)^2"
        terms = [rf"({number(p)} - {_factor(y)})^2" for p, y in first_row]
        opened = share
    elif found.loss_name == "binary_crossentropy":
        symbols = rf"C &= -{share}{total} \left[ y_k \ln p_k + (1 - y_k) \ln (1 - p_k) \right]"
        terms = [rf"[ {number(y)} \ln {_factor(p)} + {number(1 - y)} \ln {_factor(1 - p)} ]" for p, y in first_row]
        opened = f"-{share}"
    else:
        symbols = rf"C &= -{total} y_k \ln p_k"
        terms = [rf"{number(y)} \ln {_factor(p)}" for p, y in first_row]
        opened = "-"
    if k == 1:
        symbols = symbols.replace("_k", "")
    if found.n_rows > 1:
        symbols = r"C &= \frac{1}{N} \textstyle\sum_n C_n, \quad " + symbols.replace("C &=", "C_n =")
        return _formula([symbols], [rf"C &= {_mean(found.row_losses)}"])
    body = _sum(_cut(terms))
    body = f"( {body} )" if len(terms) > 1 else body
    return _formula([symbols], [f"C &= {opened}{body}", f"&= {number(found.loss)}"])


def delta(found, layer, unit):
    """dC/dz of one unit: from the loss at the output, from the next layer's deltas elsewhere."""
    if layer == len(found.zs) - 1:
        return _output_delta(found, layer, unit)
    result = number(found.deltas[layer][:, unit].sum())
    d, z = _unit(r"\delta", layer + 1, unit), _unit("z", layer + 1, unit)
    symbols = [
        rf"{d} &= \frac{{\partial C}}{{\partial {z}}}",
        rf"&= f'({z}) \textstyle\sum_k W^{{({layer + 2})}}_{{{unit + 1},k}}\, \delta^{{({layer + 2})}}_k",
        _slope(found.functions[layer], layer, unit),
    ]
    if not found.is_plain:
        return _formula(symbols[:1], [f"{d} &= {result}"])
    if found.n_rows > 1:
        return _formula(symbols, [rf"{d} &= {_rows_sum(found.deltas[layer][:, unit])}"])
    slope = found.slopes[layer][0, unit]
    weights, later = found.params[f"{layer + 1}.W"][unit], found.deltas[layer + 1][0]
    terms = [rf"{_factor(w)} \cdot {_factor(e)}" for w, e in zip(weights, later, strict=True)]
    filled = rf"{d} &= {_factor(slope)} \cdot ( {_sum(_cut(terms))} )"
    return _formula(symbols, [rf"f'({z}) &= {number(slope)}", filled, f"&= {result}"])


def gradients(found, layer, unit):
    """dC/dW of every weight that arrives at a unit, and dC/db: what came in, times the unit's delta."""
    before = "x_i" if layer == 0 else rf"a^{{({layer})}}_i"
    d = _unit(r"\delta", layer + 1, unit)
    symbols = [
        rf"\frac{{\partial C}}{{\partial W^{{({layer + 1})}}_{{i,{unit + 1}}}}} &= {before}\, {d}",
        rf"\frac{{\partial C}}{{\partial b^{{({layer + 1})}}_{{{unit + 1}}}}} &= {d}",
    ]
    if found.n_rows > 1:
        symbols = [symbol.replace("&= ", r"&= \textstyle\sum_n ") for symbol in symbols]
    numbers = [gradient(found, f"{layer}.W", i, unit) for i in range(min(found.sizes[layer], TERMS))]
    if found.sizes[layer] > TERMS:
        numbers.append(r"&\;\;\vdots")
    return _formula(symbols, [*numbers, gradient(found, f"{layer}.b", None, unit)])


def gradient(found, name, row, column):
    """One line: the gradient of one weight or bias with its numbers."""
    layer = int(name.split(".")[0])
    result = number(found.grads[name][column if row is None else (row, column)])
    which = weight(name, row, column)
    if found.n_rows > 1 or not found.is_plain or row is None:
        return rf"\frac{{\partial C}}{{\partial {which}}} &= {result}"
    a, d = found.activations[layer][0, row], found.deltas[layer][0, column]
    return rf"\frac{{\partial C}}{{\partial {which}}} &= {_factor(a)} \cdot {_factor(d)} = {result}"


def update(found, name, row, column):
    """w <- w - rate * dC/dw for one weight or bias."""
    which, index = weight(name, row, column), column if row is None else (row, column)
    old, slope, new = (part[name][index] for part in (found.params, found.grads, found.updated))
    return _formula(
        [rf"{which} &\leftarrow {which} - \eta\, \frac{{\partial C}}{{\partial {which}}}"],
        [
            rf"{which} &\leftarrow {number(old)} - {number(found.learning_rate)} \cdot {_factor(slope)}",
            f"&= {number(new)}",
        ],
    )


def path(some):
    """The product of the slopes on one path, symbols and numbers, for a single row."""
    symbols, numbers = zip(*((factor.symbol, _factor(factor.values[0])) for factor in some.factors), strict=True)
    return Formula(*(r" \cdot ".join(some) for some in (symbols, numbers)))


def weight(name, row, column):
    """The symbol of a weight or bias."""
    layer = int(name.split(".")[0]) + 1
    return _unit("b", layer, column) if row is None else rf"W^{{({layer})}}_{{{row + 1},{column + 1}}}"


def _output_delta(found, layer, unit):
    d, k = _unit(r"\delta", layer + 1, unit), found.prediction.shape[1]
    name, z = found.functions[layer], _unit("z", layer + 1, unit)
    is_mse = found.loss_name == "mse"
    share = rf"\frac{{1}}{{{k}}}" if k > 1 and "categorical" not in found.loss_name else ""
    guess = _unit("a", layer + 1, unit) if is_mse else _p(unit)
    error = rf"{'2' if is_mse else ''}{share} ({guess} - y_{{{unit + 1}}})"
    slope = "" if name == "linear" else rf"\, f'({z})"
    symbols = [rf"{d} &= \frac{{\partial C}}{{\partial {z}}} = {error}{slope}"]
    result = number(found.deltas[layer][:, unit].sum())
    if found.n_rows > 1:
        return _formula(symbols, [rf"{d} &= {_rows_sum(found.deltas[layer][:, unit])}"])
    p, y = found.prediction[0, unit], found.targets[0, unit]
    filled = rf"{'2' if is_mse else ''}{share} ({number(p)} - {_factor(y)})"
    if slope:
        symbols.append(_slope(name, layer, unit))
        filled += rf" \cdot {_factor(found.slopes[layer][0, unit])}"
    return _formula(symbols, [rf"{d} &= {filled}", f"&= {result}"])


def _prediction(found, unit):
    score = _unit("a", len(found.zs), unit) if found.functions[-1] != "linear" else _unit("z", len(found.zs), unit)
    if found.loss_name == "binary_crossentropy":
        return rf"\sigma({score}) = \frac{{1}}{{1 + e^{{-{score}}}}}"
    return rf"\frac{{e^{{{score}}}}}{{\sum_k e^{{{score.rsplit('_', 1)[0]}_k}}}}"


def _slope(name, layer, unit):
    z = _unit("z", layer + 1, unit)
    return rf"f'({z}) &= " + SLOPES.get(name, "f'({z})").format(z=z, a=_unit("a", layer + 1, unit))


def _formula(symbols, numbers):
    return Formula(
        *(r"\begin{aligned} " + r" \\[2pt] ".join(lines) + r" \end{aligned}" for lines in (symbols, numbers))
    )


def _mean(values):
    if len(values) == 1:
        return number(values[0])
    total = _sum(_cut([_factor(v) for v in values], ROWS))
    return rf"\frac{{1}}{{{len(values)}}} ({total}) = {number(np.mean(values))}"


def _rows_sum(values):
    """A sum over rows of deltas, which carry the 1/N already."""
    return rf"{_sum(_cut([_factor(v) for v in values], ROWS))} \\[2pt] &= {number(values.sum())}"


def _cut(terms, limit=TERMS):
    return terms if len(terms) <= limit else [*terms[: limit - 1], r"\cdots", terms[-1]]


def _sum(terms):
    """Terms added up, no line longer than a phone is wide."""
    lines, width = [[]], 0
    for term in terms:
        width += len(re.sub(r"\\\w+|[{}\s]", "", term)) + 3
        if lines[-1] and width > LINE:
            lines.append([])
            width = 0
        lines[-1].append(term)
    return r" \\[2pt] &\quad + ".join(" + ".join(line) for line in lines)


def _factor(value):
    """A number that something stands before: negative ones and powers in parentheses."""
    text = number(value)
    return f"({text})" if text.startswith("-") or "cdot" in text else text


def _unit(letter, layer, unit):
    return rf"{letter}^{{({layer})}}_{{{unit + 1}}}"


def _p(unit):
    return rf"p_{{{unit + 1}}}"
