"""The run in PyTorch: its layers and optimizers, with the playground's rows, start and order."""

from collections.abc import Callable

from playground.engine import BIASES, OPTIMIZERS
from playground.engine.layers import Activate, BatchNorm, Dense, Dropout
from playground.export.pieces import Piece, as_script, joined
from playground.export.scripts import limits, shared
from playground.export.scripts.words import LIBRARIES, told
from playground.languages import _

CHANGEABLE = ("learning_rate", "optimizer", "batch_size", "l1", "l2", "clip_norm")
RESIDUAL = '''class Residual(nn.Sequential):
    """Layers whose input is added to their output."""

    def forward(self, x):
        return super().forward(x) + x'''

DROPOUT = '''class Dropout(nn.Module):
    """Leaves out the units that the playground leaves out: nn.Dropout would draw others."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, a):
        if not self.training:
            return a
        mask = (rng.random((a.shape[1], a.shape[0])).T >= self.share) / (1 - self.share)
        return a * torch.from_numpy(mask).to(a.dtype)'''

BATCH_NORM = '''class BatchNorm(nn.BatchNorm1d):
    """Keeps running averages of the variance over n rows; PyTorch's own divide by n - 1 instead."""

    def forward(self, x):
        out = super().forward(x)
        if self.training:
            self.running_var = self.running_var - self.momentum * x.detach().var(dim=0) / len(x)
        return out'''


def script(run):
    """The whole script. Raises ExportError for what PyTorch does not do in the same way."""
    check(run)
    rows = shared.rows(run, _in_form(run))
    evaluated = "loss_on(x_{0}, y_{0})".format
    pieces = [
        Piece("Imports", "", shared.imports(rows, "import torch", "from torch import nn")),
        shared.settings(run, "l1", "l2", "clip_norm"),
        rows,
        shared.start(run),
        _network(run),
        _training(run, evaluated),
        shared.result(run, evaluated),
    ]
    return as_script(told(run, "PyTorch", precision=LIBRARIES), pieces)


def check(run):
    """Raise ExportError for what PyTorch does not do in the same way."""
    limits.entries(run, "torch")
    limits.changes(run, "torch", CHANGEABLE)
    limits.rate_with_momentum(run, "torch")
    limits.lone_rows(run, "torch")


def _in_form(run):
    """Lines that make tensors of rows and targets."""
    plain = shared.in_form(run)

    def lines(name):
        x = name.replace("y_", "x_")
        return [*plain(name), f"{x}, {name} = torch.tensor({x}), torch.tensor({name})"]

    return lines


def _network(run):
    """The layers in a row, and the starting weights put into them."""
    blocks = []
    for block in run.network.blocks:
        layers = ", ".join(_layer(layer) for layer in block.layers)
        blocks.append(f"    Residual({layers})," if block.residual else f"    {layers},")
    layers = [layer for block in run.network.blocks for layer in block.layers]
    classes = [RESIDUAL] if any(block.residual for block in run.network.blocks) else []
    classes += [DROPOUT] if any(isinstance(layer, Dropout) for layer in layers) else []
    classes += [BATCH_NORM] if any(isinstance(layer, BatchNorm) for layer in layers) else []
    code = [
        "network = nn.Sequential(",
        *blocks,
        f").to(torch.{run.experiment.dtype_name})",
        "denses = [layer for layer in network.modules() if isinstance(layer, nn.Linear)]",
        "with torch.no_grad():",
        "    for number, dense in enumerate(denses, start=1):",
        '        dense.weight.copy_(torch.from_numpy(weights[f"W{number}"].T))',
    ]
    if BIASES[run.experiment.biases].are_there:
        code.append('        dense.bias.copy_(torch.from_numpy(weights[f"b{number}"]))')
    about = "The layers of the playground's network, with its starting weights put into them."
    return Piece("Network", about, joined([*classes, "\n".join(code)]))


def _layer(layer):
    return WRITERS.get(type(layer), _normalization)(layer)


def _dense(layer):
    return f"nn.Linear({layer.n_in}, {layer.n_out}{'' if layer.has_bias else ', bias=False'})"


def _normalization(layer):
    return limits.wanted(layer, "torch", _("this normalization")).format(n=layer.n_out)


WRITERS: dict[type, Callable] = {
    Dense: _dense,
    Activate: lambda layer: limits.wanted(layer.activation, "torch", _("this activation")),
    Dropout: lambda layer: f"Dropout({layer.rate!r})",
}


def _training(run, evaluated):
    penalties = [term for name, term in PENALTIES.items() if run.ever(name)]
    batch = [
        "error = loss(network(x_train[rows]), y_train[rows])",
        *(f"error = error + {term}" for term in penalties),
        "optimizer.zero_grad()",
        "error.backward()",
        *(CLIPPING if run.ever("clip_norm") else []),
        *before_update(run),
        "optimizer.step()",
    ]
    loop = shared.epochs_of(run, batch, evaluated, new_optimizer(run), rate_line=RATE_LINE)
    before = [
        f"loss = {run.loss.written.torch}",
        "parameters = list(network.parameters())",
        *new_optimizer(run)(run.optimizers[0]),
    ]
    about = "The batches of the playground, in its order; autograd does the way back."
    code = joined([*shared.schedule_functions(run), LOSS_ON, "\n".join([*before, "network.train()", loop])])
    return Piece("Training", about, code)


RATE_LINE = 'optimizer.param_groups[0]["lr"] = rate'
PENALTIES = {
    "l1": "l1 * sum(dense.weight.abs().sum() for dense in denses)",
    "l2": "l2 / 2 * sum((dense.weight**2).sum() for dense in denses)",
}
CLIPPING = [
    "length = torch.sqrt(sum((p.grad**2).sum() for p in parameters if p.grad is not None))",
    "if clip_norm and length > clip_norm:",
    "    for p in parameters:",
    "        if p.grad is not None:",
    "            p.grad *= clip_norm / length",
]
LOSS_ON = '''def loss_on(x, y):
    """The loss of a part of the rows, with nothing left out and no batch looked at."""
    network.eval()
    with torch.no_grad():
        value = loss(network(x), y).item()
    network.train()
    return value'''


def before_update(run):
    """What an optimizer needs to be told before every update, and the number t of that update."""
    lines = [
        line
        for written in (OPTIMIZERS[name].written for name in run.optimizers)
        if written.torch_before
        for line in (f"if type(optimizer) is {written.torch.partition('(')[0]}:", f"    {written.torch_before}")
    ]
    if len(run.optimizers) == 1:  # there is no other that it could be
        lines = [line.strip() for line in lines[1:]]
    return ["t += 1", *lines] if lines else []


def new_optimizer(run):
    """A function of an optimizer's name: lines with which it begins."""
    counts = any(OPTIMIZERS[name].written.torch_before for name in run.optimizers)
    return lambda name: [f"optimizer = {OPTIMIZERS[name].written.torch}", *(["t = 0"] if counts else [])]
