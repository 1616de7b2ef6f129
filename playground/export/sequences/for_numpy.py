"""A network that reads, in NumPy alone: every step of backpropagation through time stands in the script."""

from playground.engine import OPTIMIZERS
from playground.export.pieces import Piece, as_script, indented, joined
from playground.export.scripts.updates import needs, new_memory, update
from playground.export.sequences import passes, shared
from playground.export.sequences.words import told

ANSWERED = "(forward(batch)[0], wanted_of(batch))"

CLIPPING = [
    "flat = np.concatenate([g.ravel() for g in gradient.values()]).astype(float)",
    "length = float(np.sqrt(flat @ flat))",
    "if length > clip_norm:",
    "    for g in gradient.values():",
    "        g *= clip_norm / length",
]


def script(run):
    """The whole script. Raises ExportError for an entry that cannot be written."""
    return as_script(told(run, "NumPy alone"), pieces(run))


def check(run):
    """Raise ExportError for an entry that cannot be written."""
    shared.sequences(run)
    passes.functions(run)
    update(run)


def pieces(run):
    return [
        Piece("Imports", "NumPy does all of the arithmetic.", shared.imports()),
        shared.settings(run),
        shared.sequences(run),
        shared.start(run),
        passes.functions(run),
        passes.forward(run),
        passes.backward(run),
        _training(run),
        shared.result(run, ANSWERED),
    ]


def _training(run):
    gradient = f"{run.loss.gradient.__name__}(scores, y)"
    if not run.prepared.n_classes and run.dtype_text != "float":
        gradient += f".astype({run.dtype_text})"  # values are as precise as they are
    counts = needs(run, "t")
    batch = [
        f"scores, kept = forward(batch{', rng' if run.draws else ''})",
        "y = wanted_of(batch)",
        "given.append((scores, y))",
        f"gradient = backward(kept, {gradient})",
        *(CLIPPING if run.experiment.clip_norm else []),
        *(["t += 1"] if counts else []),
        "for name, g in gradient.items():",
        *indented(update(run)),
    ]
    loss_of = [
        "def loss_of(answers):",
        '    """The loss of some batches\' answers, (scores, y) each, every answer counting alike."""',
        "    scores, y = (np.concatenate(parts) for parts in zip(*answers, strict=True))",
        f"    return float({run.loss.value.__name__}(scores, y))",
    ]
    loop = shared.epochs(run, batch, ANSWERED, new_memory(run, run.experiment.optimizer))
    about = (
        "Epoch after epoch fresh sequences, batch after batch: forward, backward, update by "
        f"{OPTIMIZERS[run.experiment.optimizer].title}."
    )
    return Piece("Training", about, joined(["\n".join(loss_of), loop]))
