"""A network that reads, in PyTorch: its recurrent layer and optimizers, the playground's sequences and start."""

from playground.engine import OPTIMIZERS
from playground.export.errors import ExportError
from playground.export.pieces import Piece, as_script, joined
from playground.export.scripts import limits
from playground.export.scripts.for_torch import RATE_LINE, before_update, new_optimizer
from playground.export.scripts.words import LIBRARIES
from playground.export.sequences import shared
from playground.export.sequences.passes import DROPOUT
from playground.export.sequences.words import told
from playground.languages import _, ngettext
from playground.numbers import counted

ANSWERED = "answered(batch)"
PRECISION = {
    "float64": LIBRARIES,
    "float32": "(to about 1e-4: libraries add in another order, and in float32 seven digits are all there are)",
}

CLIPPING = [
    "grads = [p.grad for p in parameters]",
    "length = torch.sqrt(sum((g.double() ** 2).sum() for g in grads))",
    "if length > clip_norm:",
    "    for g in grads:",
    "        g *= clip_norm / length",
]

IN_ORDER = '''def in_order(array):
    """The gates of an array (..., G units), turned for PyTorch, in its order: (G units, ...)."""
    gates = np.split(array, len(order), axis=-1)
    return torch.from_numpy(np.concatenate([gates[place] for place in order], axis=-1).T.copy())'''


def script(run):
    """The whole script. Raises ExportError for what PyTorch does not do in the same way."""
    check(run)
    pieces = [
        Piece("Imports", "", shared.imports("import torch", "from torch import nn")),
        shared.settings(run),
        shared.sequences(run),
        shared.start(run),
        _network(run),
        _training(run),
        shared.result(run, ANSWERED),
    ]
    return as_script(told(run, "PyTorch", PRECISION[run.experiment.dtype_name]), pieces)


def check(run):
    """Raise ExportError for what PyTorch does not do in the same way."""
    experiment = run.experiment
    shared.sequences(run)
    if run.cell.written is None or run.cell.written.torch is None:
        said = _("PyTorch has no layer that does the same as the cell {name}.")
        raise ExportError(said.format(name=_(run.cell.title)))
    if experiment.recurrent_dropout:
        said = _("PyTorch's recurrent layers cannot leave out parts of the state: recurrent dropout is on.")
        raise ExportError(said)
    if experiment.truncation:
        said = ngettext(
            "The error is truncated after {n} step: PyTorch's recurrent layers hand it back through all steps.",
            "The error is truncated after {n} steps: PyTorch's recurrent layers hand it back through all steps.",
            experiment.truncation,
        )
        raise ExportError(said.format(n=counted(experiment.truncation)))
    if run.lengths_vary:
        said = _(
            "Lengths vary, with padding before the sequences: PyTorch's recurrent layers take padding only behind "
            "them."
        )
        raise ExportError(said)
    limits.wanted(run.loss, "torch", limits.loss(run.loss))
    limits.wanted(OPTIMIZERS[experiment.optimizer], "torch", limits.optimizer(OPTIMIZERS[experiment.optimizer]))
    limits.rate_with_momentum(run, "torch")


def _network(run):
    """The layer and the answer, and the starting weights put into them."""
    cell, experiment = run.cell, run.experiment
    n_inputs = experiment.source.n_inputs(experiment)
    layer = cell.written.torch.format(n_in=n_inputs, units="units")
    dtype = f"torch.{experiment.dtype_name}"
    code = [
        f"order = {cell.written.torch_gates}",
        f"reader = {layer}.to({dtype})",
        f"answer = nn.Linear(units, {experiment.n_outputs}).to({dtype})",
        "with torch.no_grad():",
        '    reader.weight_ih_l0.copy_(in_order(weights["W"]))',
        '    reader.weight_hh_l0.copy_(in_order(weights["U"]))',
        '    reader.bias_ih_l0.copy_(in_order(weights["b"]))',
        "    reader.bias_hh_l0.zero_()",
        *(['    reader.bias_hh_l0[-units:] = torch.from_numpy(weights["c"])'] if cell.is_split else []),
        '    answer.weight.copy_(torch.from_numpy(weights["V"].T.copy()))',
        '    answer.bias.copy_(torch.from_numpy(weights["v"]))',
        *(_half_of_second_bias(dtype) if cell.is_split else ["reader.bias_hh_l0.requires_grad = False"]),
        "parameters = [p for layer in (reader, answer) for p in layer.parameters() if p.requires_grad]",
    ]
    about = (
        "The playground's cell as a layer of PyTorch, with its starting weights put into it. PyTorch has a second "
        "bias where the playground has one: it stays 0."
    )
    if cell.is_split:
        about = about.replace("it stays 0", "it stays 0 but for the candidate")
    return Piece("Network", about, joined([IN_ORDER, "\n".join(code), *_forward(run)]))


def _half_of_second_bias(dtype):
    return [
        f"is_ours = torch.cat([torch.zeros(2 * units), torch.ones(units)]).to({dtype})",
        "reader.bias_hh_l0.register_hook(lambda g: g * is_ours)",
    ]


def _forward(run):
    """Functions that give scores, and scores beside the wanted answers."""
    experiment = run.experiment
    lines = [f"    x = torch.from_numpy(batch.x.astype({run.dtype_text}))"]
    if experiment.dropout:
        lines += [
            "    mask = dropout_mask(rng, dropout, (x.shape[2], len(x)), batch.x.dtype)",
            "    x = x if rng is None else x * torch.from_numpy(mask.T.copy()).to(x.dtype)[:, None]",
        ]
    if run.answers_every_step:
        lines.append("    scores = answer(reader(x)[0]).transpose(0, 1).flatten(0, 1)  # step after step")
    else:
        lines.append("    scores = answer(reader(x)[0][:, -1])")
    counted = "" if run.all_count else "[torch.from_numpy(batch.counts.T.ravel())]"
    head = ["def forward(batch, rng=None):" if experiment.dropout else "def forward(batch):"]
    forward = [
        *head,
        '    """Scores of the answers that count."""',
        *lines,
        f"    return scores{counted}",
    ]
    answered = [
        "def answered(batch):",
        '    """Scores of the answers that count, and those that are wanted."""',
        "    with torch.no_grad():",
        f"        return forward(batch), {_wanted(run)}",
    ]
    return [*([DROPOUT] if experiment.dropout else []), "\n".join(forward), "\n".join(answered)]


def _wanted(run):
    if run.loss.targets == "classes":
        return "torch.from_numpy(wanted_of(batch))"
    return f"torch.from_numpy(wanted_of(batch)).to(torch.{run.experiment.dtype_name})"


def _training(run):
    batch = [
        f"scores, y = forward(batch{', rng' if run.draws else ''}), {_wanted(run)}",
        "given.append((scores.detach(), y))",
        "optimizer.zero_grad()",
        "loss(scores, y).backward()",
        *(CLIPPING if run.experiment.clip_norm else []),
        *before_update(run),
        "optimizer.step()",
    ]
    loss_of = [
        f"loss = {run.loss.written.torch}",
        "",
        "",
        "def loss_of(answers):",
        '    """The loss of some batches\' answers, (scores, y) each, every answer counting alike."""',
        "    scores, y = (torch.cat(parts) for parts in zip(*answers, strict=True))",
        "    return loss(scores, y).item()",
    ]
    begun = new_optimizer(run)(run.experiment.optimizer)
    loop = shared.epochs(run, batch, ANSWERED, begun, RATE_LINE)
    about = "The sequences of the playground, epoch after epoch; autograd does the way back."
    return Piece("Training", about, joined(["\n".join(loss_of), loop]))
