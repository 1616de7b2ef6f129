"""The chain rule written out: a weight reaches the loss along paths, and its gradient is the sum over them.

The product of the slopes along one path, from the weight W_ij through unit j and one unit k, l, ... of each later
layer to the score and the loss:

    dz_j/dW_ij * da_j/dz_j * dz_k/da_j * da_k/dz_k * ... * dC/da  =  a_i * f'(z_j) * W_jk * f'(z_k) * ... * dC/da
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES
from playground.engine.gradcheck import numerical_gradient, relative_error

UNITS_DRAWN = 8  # of each layer
PATHS_KEPT = 4096  # more are not followed to their end


class Place(NamedTuple):
    """Where a number stands in `Network.params`; `row` is None for a bias."""

    name: str
    row: int | None
    column: int

    @property
    def layer(self):
        return int(self.name.split(".")[0])

    @property
    def index(self):
        return self.column if self.row is None else (self.row, self.column)


class Factor(NamedTuple):
    """One slope on a path: its LaTeX symbol, and its value in each row, (N,)."""

    symbol: str
    values: np.ndarray


class Path(NamedTuple):
    """The units from the weight's own to the output, the slopes on the way, and their product summed over rows."""

    units: tuple[int, ...]
    factors: tuple[Factor, ...]
    product: float


class Paths(NamedTuple):
    """`strongest` of `n_paths`, the largest products first; `total` is the sum over all paths."""

    strongest: list[Path]
    n_paths: int
    total: float


def places(found):
    """Every weight and bias between the units drawn, in the order of the layers."""
    drawn = [min(size, UNITS_DRAWN) for size in found.sizes]
    for layer, (n_in, n_out) in enumerate(pairwise(drawn)):
        yield from (Place(f"{layer}.W", i, j) for i in range(n_in) for j in range(n_out))
        yield from (Place(f"{layer}.b", None, j) for j in range(n_out))


def paths(found, place, limit=12):
    """The `Paths` from a weight or bias of a `Trace` to the loss; None where layers are more than dense."""
    if not found.is_plain:
        return None
    last = len(found.zs) - 1
    layer, unit = place.layer, place.column
    source = np.ones(found.n_rows) if place.row is None else found.activations[layer][:, place.row]
    units = np.array([[unit]])
    products = (source * found.slopes[layer][:, unit])[:, None]  # (N, paths so far)
    flow = products  # (N, units of the layer): the same sums without telling the paths apart
    for later in range(layer + 1, last + 1):
        weights, slopes = found.params[f"{later}.W"], found.slopes[later]
        onward = weights[units[:, -1]]  # (paths, units of the later layer)
        products = (products[:, :, None] * onward * slopes[:, None, :]).reshape(found.n_rows, -1)
        n_out = weights.shape[1]
        units = np.column_stack([np.repeat(units, n_out, axis=0), np.tile(np.arange(n_out), len(units))])
        flow = (flow @ (weights[[unit]] if later == layer + 1 else weights)) * slopes
        kept = np.sort(np.argsort(-np.abs(products).sum(axis=0), kind="stable")[:PATHS_KEPT])
        products, units = products[:, kept], units[kept]
    ends = found.grad_scores[:, units[:, -1]]
    sums = (products * ends).sum(axis=0)
    arrival = found.grad_scores[:, [unit]] if layer == last else found.grad_scores
    strongest = np.argsort(-np.abs(sums), kind="stable")[:limit]
    return Paths(
        [Path(tuple(units[i].tolist()), _factors(found, place, units[i]), float(sums[i])) for i in strongest],
        int(np.prod([found.sizes[i + 1] for i in range(layer + 1, last + 1)], dtype=object)),
        float((flow * arrival).sum()),
    )


def numerical(network, loss_name, x, y, place):
    """dC/d(one number) by central differences, without any backward pass."""
    loss = LOSSES[loss_name]
    row = network.params[place.name] if place.row is None else network.params[place.name][place.row]
    one = row[place.column : place.column + 1]  # a view: the network moves with it
    with np.errstate(over="ignore", invalid="ignore"):
        return float(numerical_gradient(lambda: loss.value(network.forward(x)[0], y), one, h=1e-5)[0])


def disagreement(gradient, other):
    """How far two values of a gradient are apart, relative to the larger one."""
    return relative_error(np.array([gradient]), np.array([other]))


def _factors(found, place, units):
    """Every slope on one path, in order; the slope 1 of a linear layer is left out."""
    layer, last = place.layer, len(found.zs) - 1
    factors = []
    if place.row is not None:
        symbol = rf"x_{{{place.row + 1}}}" if layer == 0 else rf"a^{{({layer})}}_{{{place.row + 1}}}"
        factors.append(Factor(symbol, found.activations[layer][:, place.row]))
    for step, unit in enumerate(units):
        here = layer + step
        if step:
            before = units[step - 1]
            weight = np.full(found.n_rows, found.params[f"{here}.W"][before, unit])
            factors.append(Factor(rf"W^{{({here + 1})}}_{{{before + 1},{unit + 1}}}", weight))
        if found.functions[here] != "linear":
            factors.append(Factor(rf"f'(z^{{({here + 1})}}_{{{unit + 1}}})", found.slopes[here][:, unit]))
    end = "s" if found.functions[last] == "linear" else "a"
    what = rf"z^{{({last + 1})}}" if end == "s" else rf"a^{{({last + 1})}}"
    symbol = rf"\frac{{\partial C}}{{\partial {what}_{{{units[-1] + 1}}}}}"
    return (*factors, Factor(symbol, found.grad_scores[:, units[-1]]))
