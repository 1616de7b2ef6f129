"""The lines of each recurrent cell in exported scripts: one step forward, and one step back."""

from typing import NamedTuple


class WrittenCell(NamedTuple):
    """Lines of a cell over arrays with a column a sequence.

    `forward` turns z = W^T x + b (GH, N), s = U^T h (GH, N), `before` = h (H, N), and the memory `c` of a cell
    that has one, into `after`, and `c_after`. It keeps what `kept` names for `backward`, which turns d, dC/dafter,
    and `dc`, dC/dc_after, into `dz`, `ds` where the cell is split, `direct`, what goes straight to the state
    before where the cell `hands_on`, and `dc`, now dC/dc.

    `functions` are keys of `ACTIVATIONS` whose f the lines call. `activation` is one whose f stands for `{f}` and
    whose slope for `{slope}`. `torch` is an expression of PyTorch's layer, with {n_in} and {units}, None where it
    has none, and `torch_gates` are the places of its gates in the order of the cell's.
    """

    forward: tuple[str, ...]
    kept: tuple[str, ...]
    backward: tuple[str, ...]
    functions: tuple[str, ...] = ()
    activation: str | None = None
    hands_on: bool = False
    torch: str | None = None
    torch_gates: tuple[int, ...] = (0,)


def plain(activation, torch=None):
    """A plain cell with f = `ACTIVATIONS[activation]`."""
    return WrittenCell(
        ("z = z + s", "after = {f}(z)"),
        ("z", "after"),
        ("dz = d * {slope}(z, after)",),
        activation=activation,
        torch=torch,
    )


GRU = WrittenCell(
    (
        "(z_r, z_k, z_g), (s_r, s_k, s_g) = np.split(z, 3), np.split(s, 3)",
        "r, k = sigmoid(z_r + s_r), sigmoid(z_k + s_k)  # what the candidate sees, and what is kept",
        's_g = s_g + weights["c"][:, None]',
        "g = np.tanh(z_g + r * s_g)  # the candidate",
        "after = (before - g) * k + g  # k h + (1 - k) g",
    ),
    ("before", "r", "k", "g", "s_g"),
    (
        "dz_g = (1 - g**2) * (1 - k) * d",
        "dz_k = (k - k**2) * (before - g) * d",
        "dz_r = (r - r**2) * s_g * dz_g",
        "dz, ds = np.concatenate([dz_r, dz_k, dz_g]), np.concatenate([dz_r, dz_k, dz_g * r])",
        "direct = d * k",
    ),
    functions=("sigmoid",),
    hands_on=True,
    torch="nn.GRU({n_in}, {units}, batch_first=True)",
    torch_gates=(0, 1, 2),
)

LSTM = WrittenCell(
    (
        "g, i, f, o = np.split(z + s, 4)",
        "g = np.tanh(g)  # the candidate",
        "i, f, o = sigmoid(i), sigmoid(f), sigmoid(o)  # what is taken in, kept, and shown",
        "c_after = f * c + i * g",
        "after = o * np.tanh(c_after)",
    ),
    ("c", "g", "i", "f", "o", "c_after"),
    (
        "shown = np.tanh(c_after)",
        "dc = dc + d * ((1 - shown**2) * o)",
        "dz_g, dz_i = (1 - g**2) * i * dc, (i - i**2) * g * dc",
        "dz_f, dz_o = (f - f**2) * c * dc, (o - o**2) * shown * d",
        "dz = np.concatenate([dz_g, dz_i, dz_f, dz_o])",
        "dc = dc * f",
    ),
    functions=("sigmoid",),
    torch="nn.LSTM({n_in}, {units}, batch_first=True)",
    torch_gates=(1, 2, 0, 3),
)

RNN = plain("tanh", 'nn.RNN({n_in}, {units}, nonlinearity="tanh", batch_first=True)')
RELU_RNN = plain("relu", 'nn.RNN({n_in}, {units}, nonlinearity="relu", batch_first=True)')
LINEAR_RNN = plain("linear")
