"""What the scripts about sequences have in common: settings, sequences, the start, and the loop over epochs."""

import re

from playground.data.sequences.preparation import N_TEST
from playground.engine.optimizers import new_optimizer
from playground.export.packing import UNPACKED, expression
from playground.export.pieces import Piece, indented, joined
from playground.export.scripts.shared import numbers_of
from playground.export.sources import source_of
from playground.languages import _
from playground.seeds import BATCHES_LINE, SEQUENCES_LINE

WHERE_NOT_0 = ("clip_norm", "truncation", "dropout", "recurrent_dropout")

SEQUENCES = 'Sequences = namedtuple("Sequences", "x y counts is_there", defaults=(None, None))'

BATCHES = '''def batches(sequences):
    """The sequences, so many at a time."""
    for first in range(0, len(sequences.x), batch_size):
        yield Sequences(*(a if a is None else a[first : first + batch_size] for a in sequences))'''


def imports(*more):
    """What a script imports beside `more` lines."""
    ours = ["from collections import namedtuple", "from types import SimpleNamespace"]
    return "\n".join(["import base64", "import zlib", *ours, "", "import numpy as np", *more])


def settings(run):
    """The numbers that were chosen."""
    experiment = run.experiment
    names = ("seed", "data_seed", "n_sequences", "batch_size", "units")
    lines = [f"{name} = {getattr(experiment, name)!r}" for name in names]
    lines += [f"epochs = {run.step.epoch}", f"learning_rate = {experiment.learning_rate!r}"]
    optimizer = new_optimizer(experiment.optimizer, 1.0)
    lines += [f"{name} = {value!r}" for name, value in numbers_of(optimizer).items()]
    lines += [f"{name} = {getattr(experiment, name)!r}" for name in WHERE_NOT_0 if getattr(experiment, name)]
    return Piece("Settings", "What was chosen in the playground.", "\n".join(lines))


def sequences(run):
    """How the sequences of an epoch are drawn, and the answers that are wanted. Raises ExportError."""
    source = run.experiment.source
    what = _("The task {name}").format(name=_(source.title))
    drawn = source_of(source.draw, what, given=("Sequences",))
    used = dict.fromkeys(re.findall(r"\bchoices\.(\w+)", drawn))
    chosen = ", ".join(f"{name}={getattr(run.experiment, name)!r}" for name in used)
    of_epoch = [
        "def sequences_of(epoch, count):",
        '    """Fresh sequences for every epoch from 1 on; those of epoch 0 are the test part."""',
        f"    return {source.draw.__name__}({SEQUENCES_LINE}, count, choices)",
    ]
    about = f"{source.about} Every epoch draws its own, as in the playground."
    code = [f"{SEQUENCES}\nchoices = SimpleNamespace({chosen})", drawn, "\n".join(of_epoch), BATCHES, _wanted(run)]
    return Piece("Sequences", about, joined(code))


def _wanted(run):
    """The function that gives the answers that count, in the form that the loss wants."""
    lines = ["def wanted_of(sequences):"]
    if not run.answers_every_step:
        lines += ['    """The answers that are wanted, one a sequence."""', "    y = sequences.y"]
    else:
        lines.append('    """The answers that are wanted, step after step."""')
        lines.append("    y = sequences.y.T" + (".ravel()" if run.all_count else "[sequences.counts.T]"))
    return "\n".join([*lines, f"    return {_in_form(run)}"])


def _in_form(run):
    """The answers y in the form that the loss wants; values stay as precise as they are."""
    if run.loss.targets == "classes":
        return "y"
    return f"y.reshape(-1, 1).astype({run.dtype_text if run.prepared.n_classes else 'float'})"


def start(run):
    """The starting weights as they were drawn, whatever library drew them."""
    lines = [f'weights["{name}"] = {expression(array)}.copy()' for name, array in run.start().items()]
    about = (
        "The weights as they were drawn: W for the input, U for the state, b for both, a column a unit and gate; "
        "V and v for the answer."
    )
    return Piece("Start", about, joined([UNPACKED, "\n".join(["weights = {}", *lines])]))


def epochs(run, batch, answered, before=(), rate_line=None):
    """The loop over epochs; `batch` are the lines of one update, `answered` is an expression of (scores, y).

    `rate_line` hands a rate that changes to a library.
    """
    turns = [line for first, rate in run.rate_changes for line in _turn(first, rate)]
    if turns:
        turns += ["rate = learning_rate", *([rate_line] if rate_line else [])]
    lines = [
        *turns,
        *([f"rng = {BATCHES_LINE}"] if run.draws else []),
        "given = []",
        "for batch in batches(sequences_of(epoch, n_sequences)):",
        *indented(batch),
    ]
    return "\n".join(
        [
            "# before any training: what the first epoch will be given",
            f"given = [{answered} for batch in batches(sequences_of(1, n_sequences))]",
            *before,
            "for epoch in range(1, epochs + 1):",
            *indented(lines),
        ]
    )


def _turn(first, rate):
    return [f"if epoch == {first}:", f"    learning_rate = {rate!r}"]


def result(run, answered):
    """What the script prints in the end, next to what the recording has."""
    step = run.step
    lines = [
        f"tested = [{answered} for batch in batches(sequences_of(0, {N_TEST}))]",
        f'print("training loss", loss_of(given), "recorded", {step.train_loss!r})',
        f'print("test loss", loss_of(tested), "recorded", {step.test_loss!r})',
    ]
    about = (
        f"The losses at epoch {step.epoch}. That of training is of the answers that were given on the way, each "
        "before its batch's update: the sequences were new."
    )
    return Piece("Result", about, "\n".join(lines))
