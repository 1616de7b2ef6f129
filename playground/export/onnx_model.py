"""The network at an epoch as an ONNX model, which other programs run without this one."""

import re
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from playground.engine.layers import Activate, Dense, Dropout
from playground.export.errors import ExportError
from playground.export.run import plain_name
from playground.languages import _

TYPES = {"float64": "double", "float32": "float"}
HEAD = '<ir_version: 8, opset_import: ["" : 17]>'


def model(run):
    """The bytes of the model: from rows to predictions, as `Loss.predict` gives them.

    Where each input is a column of the data that was moved and scaled, rows go in as the data have them, and
    values to predict come out in their own units. Otherwise (chosen features, categories) rows go in prepared, in
    the order of the playground's inputs. The model's metadata say which, and name the inputs.
    """
    import onnx
    from onnx import numpy_helper, parser

    lines, constants = _lines(run)
    kind = TYPES[run.experiment.dtype_name]
    signature = f"run ({kind}[rows, {run.network.sizes[0]}] x) => ({kind}[rows, {run.experiment.n_outputs}] y)"
    made = parser.parse_model(f"{HEAD} {signature} {{ {' '.join(lines)} }}")
    dtype = np.dtype(run.experiment.dtype_name)
    made.graph.initializer.extend(
        numpy_helper.from_array(np.asarray(array, dtype), name) for name, array in constants.items()
    )
    told = {"input": "rows as the data have them" if _takes_raw(run) else "rows prepared as in the playground"}
    told |= {"inputs": ", ".join(run.prepared.input_names), "output": ", ".join(run.prepared.dataset.target_names)}
    onnx.helper.set_model_props(made, told)
    onnx.checker.check_model(made)
    return made.SerializeToString()


def check(run):
    """Raise ExportError for an entry that has no nodes."""
    if not find_spec("onnx"):
        raise ExportError(_("The package onnx is not installed here."))
    _lines(run)


def _lines(run):
    """The nodes as text, and the arrays that they name."""
    constants = {"zero": 0, "one": 1} | {plain_name(name): array for name, array in run.step.params.items()}
    lines, here, loss = [], "x", _written(run.loss, _("The loss {name}").format(name=_(run.loss.title)))
    if _takes_raw(run):
        constants["offset"], constants["factor"] = _scaling(run)
        lines += ["moved = Sub (x, offset)", "scaled = Mul (moved, factor)"]
        here = "scaled"
    for number, block in enumerate(run.network.blocks, start=1):
        entered = here
        for layer in block.layers:
            here, node = _nodes(layer, number, here)
            lines.append(node)
        if block.residual:
            lines.append(f"h{number} = Add ({here}, {entered})")
            here = f"h{number}"
    if _takes_raw(run) and not run.prepared.n_classes:
        zero, one = run.prepared.unscaled(np.array([0.0, 1.0]))
        constants["start"], constants["unit"] = zero, one - zero
        lines += [loss.format(z=here, a="answer"), "long = Mul (answer, unit)", "y = Add (long, start)"]
    else:
        lines.append(loss.format(z=here, a="y"))
    named = set(re.findall(r"\w+", " ".join(lines)))
    return lines, {name: array for name, array in constants.items() if name in named}


def _takes_raw(run):
    """Whether each input is a column of the data, moved and scaled."""
    dataset = run.prepared.dataset
    return run.prepared.input_names == dataset.feature_names and not np.isnan(dataset.x).any()


def _scaling(run):
    """(offset, factor) of each column: x = (raw - offset) * factor."""
    width = len(run.prepared.input_names)
    at_zero, at_one = run.prepared.inputs.of(np.stack([np.zeros(width), np.ones(width)]))
    factor = at_one - at_zero
    return -at_zero / factor, factor


def _nodes(layer, n, x):
    """The name of what comes out of a layer, and its nodes."""
    return WRITERS.get(type(layer), _normalization)(layer, n, x)


def _dense(layer, n, x):
    if not layer.has_bias:
        return f"z{n}", f"z{n} = MatMul ({x}, W{n})"
    return f"z{n}", f"p{n} = MatMul ({x}, W{n}) z{n} = Add (p{n}, b{n})"


def _activate(layer, n, z):
    what = _("The activation {name}").format(name=_(layer.activation.title))
    nodes = _written(layer.activation, what)
    return f"a{n}", nodes.format(z=z, a=f"a{n}")


def _normalization(layer, n, z):
    nodes = _written(layer, _("The normalization {name}").format(name=type(layer).__name__))
    return f"n{n}", nodes.format(z=z, a=f"n{n}", n=n)


def _written(entry, what):
    if entry.written.onnx is None:
        raise ExportError(_("{what} has no nodes in ONNX.").format(what=what))
    return entry.written.onnx


WRITERS: dict[type, Callable] = {
    Dense: _dense,
    Activate: _activate,
    Dropout: lambda layer, n, x: (x, ""),  # it leaves nothing out once the network is trained
}
