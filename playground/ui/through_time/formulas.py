"""The formulas of each step as LaTeX, with symbols and with the numbers in their places."""

import numpy as np

from playground.ui.microscope.latex import factor, formula, number, total
from playground.ui.microscope.lessons import ACTIVATIONS, slope

DELTA = r"\delta"


def forward(found, t):
    """z_t = W x_t + U h_(t-1) and h_t = f(z_t)."""
    f, z, h = ACTIVATIONS[found.activation].name, _of("z", t, "j", found), _of("h", t, "j", found)
    if found.n_units == 1:
        sum_of_inputs = rf"W x_{t} + U h_{{{t - 1}}}"
    else:
        sum_of_inputs = rf"W_j x_{t} + \textstyle\sum_i U_{{i,j}}\, h_{{{t - 1},i}}"
    numbers = []
    for j in range(found.n_units):
        terms = [_product(found.W[j], found.x[t - 1])]
        terms += [_product(u, before) for u, before in zip(found.U[:, j], found.h[t - 1], strict=True)]
        sums, state = number(found.z[t - 1, j]), number(found.h[t, j])
        numbers += [f"{_of('z', t, j, found)} &= {total(terms)}", f"&= {sums}"]
        numbers.append(rf"{_of('h', t, j, found)} &= {' = '.join(dict.fromkeys([_called(f, sums), state]))}")
    return formula([f"{z} &= {sum_of_inputs}", f"{h} &= {_called(f, z)}"], numbers)


def answer(found):
    """The answer, V h_T, and the loss, the square of what is wrong with it."""
    last, several = found.n_steps, found.n_units > 1
    product = rf"\textstyle\sum_j V_j\, h_{{{last},j}}" if several else f"V h_{last}"
    terms = [_product(v, h) for v, h in zip(found.V, found.h[-1], strict=True)]
    return formula(
        [rf"\hat y &= {product}", r"C &= (\hat y - y)^2"],
        [
            rf"\hat y &= {total(terms)} = {number(found.answer)}",
            rf"C &= ({number(found.answer)} - {factor(found.target)})^2 = {number(found.loss)}",
        ],
    )


def blame(found):
    """How the loss changes with the answer, and with V."""
    slope, last = r"\frac{\partial C}{\partial \hat y}", found.n_steps
    of_V = rf"\frac{{\partial C}}{{\partial {'V_j' if found.n_units > 1 else 'V'}}}"
    symbols = [rf"{slope} &= 2 (\hat y - y)", rf"{of_V} &= {_of('h', last, 'j', found)}\, {slope}"]
    numbers = [rf"{slope} &= 2 ({number(found.answer)} - {factor(found.target)}) = {number(found.blame)}"]
    for j, (state, gradient) in enumerate(zip(found.h[-1], found.grads["V"], strict=True)):
        which = f"V_{j + 1}" if found.n_units > 1 else "V"
        numbers.append(
            rf"\frac{{\partial C}}{{\partial {which}}} &= {_product(state, found.blame)} = {number(gradient)}"
        )
    return formula(symbols, numbers)


def arriving(found, t):
    """dC/dh_t: from the answer at the last step, by U from the step after it elsewhere."""
    is_last, several = t == found.n_steps, found.n_units > 1
    if is_last:
        source = rf"{'V_j' if several else 'V'} \cdot \frac{{\partial C}}{{\partial \hat y}}"
    else:
        source = rf"\textstyle\sum_k U_{{j,k}}\, \delta_{{{t + 1},k}}" if several else rf"U\, \delta_{t + 1}"
    symbols, numbers = [rf"{_slope_by('h', t, 'j', found)} &= {source}"], []
    for j in range(found.n_units):
        if is_last:
            terms = [_product(found.V[j], found.blame)]
        else:
            terms = [_product(u, delta) for u, delta in zip(found.U[j], found.deltas[t], strict=True)]
        numbers.append(f"{_slope_by('h', t, j, found)} &= {total(terms)} = {number(found.grad_h[t, j])}")
    return formula(symbols, numbers)


def delta(found, t):
    """delta_t = dC/dz_t: what arrives at h_t, times the slope of the activation."""
    d, z, h = (_of(letter, t, "j", found) for letter in (DELTA, "z", "h"))
    symbols = [
        rf"f'({z}) &= {slope(found.activation, z, h)}",
        rf"{d} &= \frac{{\partial C}}{{\partial {z}}} = {_slope_by('h', t, 'j', found)} \cdot f'({z})",
    ]
    numbers = []
    for j in range(found.n_units):
        filled = _product(found.grad_h[t, j], found.slopes[t - 1, j])
        numbers.append(f"f'({_of('z', t, j, found)}) &= {number(found.slopes[t - 1, j])}")
        numbers.append(f"{_of(DELTA, t, j, found)} &= {filled} = {number(found.deltas[t - 1, j])}")
    return formula(symbols, numbers)


def added(found, t, i, j):
    """What step t adds to the gradients of U, from unit i to unit j, and of W."""
    d, terms, symbols, numbers = found.deltas[t - 1, j], found.terms, [], []
    before = (_of("h", t - 1, i, found), found.h[t - 1, i], terms["U"][t - 1, i, j])
    fed_in = (f"x_{t}", found.x[t - 1], terms["W"][t - 1, j])
    for which, (symbol, value, term) in zip(_weights(found, i, j), (before, fed_in), strict=True):
        slope = rf"\frac{{\partial C}}{{\partial {which}}} &\mathrel{{+}}="
        symbols.append(rf"{slope} {symbol}\, {_of(DELTA, t, j, found)}")
        numbers.append(f"{slope} {_product(value, d)} = {number(term)}")
    return formula(symbols, numbers)


def summed(found, i, j):
    """The sums over all steps, from the last one, as they were found."""
    U, W = _weights(found, i, j)
    terms, d = found.terms, _of(DELTA, "t", j, found)
    before = "h_{t-1}" if found.n_units == 1 else f"h_{{t-1,{i + 1}}}"
    symbols, numbers = [], []
    for name, which, own in (("U", U, terms["U"][:, i, j]), ("W", W, terms["W"][:, j])):
        slope = rf"\frac{{\partial C}}{{\partial {which}}}"
        symbols.append(rf"{slope} &= \textstyle\sum_t {before if name == 'U' else 'x_t'}\, {d}")
        result = found.grads["U"][i, j] if name == "U" else found.grads["W"][j]
        numbers += [rf"{slope} &= {total([factor(term) for term in own[::-1]])}", f"&= {number(result)}"]
    return formula(symbols, numbers)


def factors(found, fading):
    """Each step back of a single unit: |U| times f'(z) of the step that the error leaves."""
    U, lines = abs(found.U[0, 0]), []
    for k in range(int(np.isfinite(fading.factors).sum())):
        t = found.n_steps - k
        slope = abs(found.slopes[t - 1, 0])
        filled = rf"{number(U)} \cdot {factor(slope)} = {number(U * slope)}"
        lines.append(rf"&{t} \to {t - 1}: \;\; |U|\, f'(z_{t}) = {filled}")
    return r"\begin{aligned} " + r" \\[2pt] ".join(lines) + r" \end{aligned}"


def _weights(found, i, j):
    return ("U", "W") if found.n_units == 1 else (f"U_{{{i + 1},{j + 1}}}", f"W_{{{j + 1}}}")


def _of(letter, t, unit, found):
    """A letter with its time step below, and its unit where there are several; units count from 0 here."""
    if found.n_units == 1 or unit is None:
        return f"{letter}_{{{t}}}"
    return f"{letter}_{{{t},{unit if isinstance(unit, str) else unit + 1}}}"


def _slope_by(letter, t, unit, found):
    return rf"\frac{{\partial C}}{{\partial {_of(letter, t, unit, found)}}}"


def _product(weight, value):
    return rf"{factor(weight)} \cdot {factor(value)}"


def _called(name, inside):
    """f(z), where f is more than z itself."""
    return inside if name == "f" else rf"{name}({inside})"
