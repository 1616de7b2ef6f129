"""What PyTorch says of a few sequences, as JSON, for the engine to be held against: one line a cell.

`python tests/engine/recurrent/pytorch.py > tests/engine/recurrent/pytorch.json`, in a Python that has PyTorch.
Four numbers may follow: sequences, steps, inputs and units. Arrays are laid out as PyTorch does it.
"""

import json
import sys

import torch

KINDS = {
    "rnn": (torch.nn.RNN, {"nonlinearity": "tanh"}),
    "relu_rnn": (torch.nn.RNN, {"nonlinearity": "relu"}),
    "gru": (torch.nn.GRU, {}),
    "lstm": (torch.nn.LSTM, {}),
}
NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
SIZES = (3, 4, 2, 3)


def answers(cell, n_rows, n_steps, n_in, n_units):
    """Inputs, weights, states and gradients of C = sum of states (N, T, H) times `grad_out`."""
    torch.manual_seed(0)
    kind, options = KINDS[cell]
    model = kind(n_in, n_units, batch_first=True, dtype=torch.float64, **options)
    x = torch.randn(n_rows, n_steps, n_in, dtype=torch.float64, requires_grad=True)
    starts = [
        torch.randn(1, n_rows, n_units, dtype=torch.float64, requires_grad=True)
        for _ in range(2 if cell == "lstm" else 1)
    ]
    grad_out = torch.randn(n_rows, n_steps, n_units, dtype=torch.float64)
    out, last = model(x, tuple(starts) if cell == "lstm" else starts[0])
    (out * grad_out).sum().backward()
    weights = {name: getattr(model, f"{name}_l0") for name in NAMES}
    found = {"x": x, "h0": starts[0][0], "grad_out": grad_out, "out": out} | weights
    found |= {"c0": starts[1][0], "c": last[1][0]} if cell == "lstm" else {}
    found |= {f"grad_{name}": array.grad for name, array in weights.items()}
    found |= {"grad_x": x.grad, "grad_h0": starts[0].grad[0]}
    return {name: array.tolist() for name, array in found.items()}


if __name__ == "__main__":
    sizes = [int(text) for text in sys.argv[1:]] or SIZES
    lines = [f"{json.dumps(cell)}: {json.dumps(answers(cell, *sizes))}" for cell in KINDS]
    print("{\n" + ",\n".join(lines) + "\n}")
