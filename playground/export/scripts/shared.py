"""What the scripts for all libraries have in common: settings, rows, the start, and the loop over epochs."""

import numpy as np

from playground.engine import BIASES, INITIALIZERS, SCHEDULES
from playground.engine.optimizers import new_optimizer
from playground.engine.schedules import SMALLEST_RATE
from playground.export.packing import UNPACKED, expression
from playground.export.pieces import Piece, indented
from playground.export.run import plain_name
from playground.export.sources import source_of
from playground.languages import _
from playground.seeds import BATCHES_LINE, GENERATORS

ROWS_ABOUT = (
    "The rows as the network is given them: chosen, split into parts, and scaled as they were in the playground."
)


def imports(rows, *more):
    """What a script imports: that which unpacks its rows, where they are packed, and `more` lines."""
    packing = ["import base64", "import zlib", ""] if "unpacked(" in rows.code else []
    return "\n".join([*packing, "import numpy as np", *more])


def settings(run, *more):
    """The numbers that were chosen; `more` are names of settings that this script needs, where they are not 0."""
    experiment = run.experiment
    lines = [
        f"seed = {experiment.seed}",
        f"epochs = {run.epochs}",
        f"learning_rate = {experiment.learning_rate!r}",
        *(f"{name} = {value!r}" for name, value in _of_optimizers(run).items()),
    ]
    if run.experiment.schedule != "constant" and run.epochs != experiment.epochs:
        lines.append(f"planned_epochs = {experiment.epochs}  # what the schedule of the learning rate goes by")
    lines += [f"{name} = {getattr(experiment, name)!r}" for name in more if run.ever(name)]
    lines += [f"{name} = {getattr(experiment, name)!r}" for name in ("patience", "tol") if run.watches]
    return Piece("Settings", "What was chosen in the playground.", "\n".join(lines))


def _of_optimizers(run):
    """What the optimizers of all phases are set to, beside the learning rate."""
    found = {}
    for _first, settings in run.phases:
        made = new_optimizer(settings.optimizer, 1.0, settings.momentum, settings.epsilon)
        found = {**numbers_of(made), **found}
    return found


def numbers_of(optimizer):
    """What an optimizer is set to, beside its rate."""
    numbers = {name: value for name, value in vars(optimizer).items() if isinstance(value, float)}
    numbers.pop("learning_rate", None)
    return numbers


def rows(run, of_targets):
    """The rows of every part, and the batch size; `of_targets(y)` gives lines that bring targets into form."""
    dtype = np.dtype(run.experiment.dtype_name)
    lines = []
    for name, part in parts_of(run).items():
        y = part.y if part.y.dtype.kind in "iu" else part.y.astype(dtype)
        lines += [f"x_{name} = {expression(part.x.astype(dtype))}", f"y_{name} = {expression(y)}"]
    if any("unpacked(" in line for line in lines):
        lines = [UNPACKED, "", "", *lines]
    lines += [line for name in parts_of(run) for line in of_targets(f"y_{name}")]
    lines.append(f"batch_size = {_batch_size(run.experiment.batch_size)}")
    return Piece("Rows", ROWS_ABOUT, "\n".join(lines))


def parts_of(run):
    """The parts that a script needs, by name: those with rows, the validation part only where it matters."""
    parts = {name: part for name, part in run.prepared.parts.items() if len(part.x)}
    if not run.watches:
        parts.pop("validation", None)
    return parts


def in_form(run):
    """Lines that bring class numbers or values into the form that the loss wants: see `Loss.targets`."""
    n_outputs, dtype = run.experiment.n_outputs, run.dtype_text

    def lines(name):
        if run.loss.targets == "classes":
            return []
        if n_outputs == 1:
            return [f"{name} = {name}.reshape(-1, 1).astype({dtype})"]
        return [f"{name} = np.eye({n_outputs}, dtype={dtype})[{name}]"]

    return lines


def start(run):
    """The starting weights, drawn as the playground draws them."""
    experiment, biases = run.experiment, BIASES[run.experiment.biases]
    initializer = INITIALIZERS[experiment.initializer]
    draw = initializer.draw
    functions = [source_of(draw, _("The initializer {name}").format(name=_(initializer.title)))]
    if biases.are_there:
        what = _("The start of biases, {name},").format(name=_(biases.title))
        functions.append(source_of(biases.draw, what))
    as_dtype = "" if experiment.dtype_name == "float64" else f".astype({run.dtype_text})"
    lines = [
        f"rng = {GENERATORS[experiment.generator].line}",
        f"sizes = {run.network.sizes}",
        "weights = {}",
        "for layer, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:]), start=1):",
        f'    weights[f"W{{layer}}"] = {draw.__name__}(rng, n_in, n_out){as_dtype}',
    ]
    if biases.are_there:
        lines.append(f'    weights[f"b{{layer}}"] = {biases.draw.__name__}(rng, n_out){as_dtype}')
    lines += [*_of_normalization(run), *by_hand(run, at_start=True)]
    about = f"The weights start from the initializer called {initializer.title}, with the playground's own seed."
    return Piece("Start", about, "\n\n\n".join([*functions, "\n".join(lines)]))


def _of_normalization(run):
    """Gains, shifts and running averages, which start at 1 or 0."""
    names = ("W", "b")
    params = run.network.params
    return [
        f'weights["{plain_name(name)}"] = np.full({part.size}, {float(part[0])}, {run.dtype_text})'
        for name, part in params.items()
        if name.split(".")[1] not in names
    ]


def by_hand(run, at_start):
    """Lines for weights that were set by hand, those at the start or those after an epoch."""
    found = {}
    for at, name, place, value in run.weights_by_hand:
        if (at == 0) == at_start and name in {plain_name(known) for known in run.network.params}:
            found.setdefault(at, []).append(f'weights["{name}"][{", ".join(map(str, place))}] = {value!r}')
    if at_start:
        return found.get(0, [])
    return [line for at, lines in found.items() for line in (f"if epoch == {at}:", *indented(lines))]


def epochs_of(run, batch, evaluated, new_optimizer_lines, rate_line=None, after=()):
    """The loop over epochs: changes, the rate, batches in the playground's order, and what is watched.

    `batch` are the lines of one update, `evaluated(part)` is an expression of a part's loss,
    `new_optimizer_lines(name)` begin with another optimizer, `rate_line` hands the rate to a library, `after`
    stands at the end of an epoch.
    """
    lines = []
    for first, changed in run.turns():
        lines += [f"if epoch == {first}:", *indented(_changed(changed, new_optimizer_lines))]
    lines += _rate(run, rate_line)
    lines += [
        f"rng = {BATCHES_LINE}",
        "order = rng.permutation(len(x_train))",
        "for first in range(0, len(order), batch_size):",
        "    rows = order[first : first + batch_size]",
        *indented(batch),
        *after,
    ]
    if run.watches:
        watched = "validation" if "validation" in parts_of(run) else "train"
        lines += [
            f"watched = {evaluated(watched)}",
            "waited = waited + 1 if watched > best - tol else 0",
            "best = min(best, watched)",
        ]
    if run.experiment.early_stopping:
        adaptive = f" and rate <= {SMALLEST_RATE}" if run.experiment.schedule == "adaptive" else ""
        lines += [f"if waited > patience{adaptive}:", "    break"]
    before = ["best, waited, divisions, rate = np.inf, 0, 0, learning_rate"] if run.watches else []
    return "\n".join([*before, "for epoch in range(1, epochs + 1):", *indented(lines)])


def _batch_size(size):
    return "len(x_train)" if size is None else size


def _changed(changed, new_optimizer_lines):
    lines = []
    for name, value in changed.items():
        if name == "optimizer":
            lines += new_optimizer_lines(value)
        else:
            lines.append(f"{name} = {_batch_size(value) if name == 'batch_size' else repr(value)}")
    return lines


def _rate(run, rate_line):
    """Lines that work out the rate of an epoch, where it does not stay as it is."""
    lines, schedule = [], SCHEDULES[run.experiment.schedule]
    if run.experiment.schedule == "adaptive":
        lines += [
            f"if waited > patience and rate > {SMALLEST_RATE}:",
            "    waited, divisions = 0, divisions + 1",
            "rate = learning_rate / 5**divisions",
        ]
    elif run.experiment.schedule != "constant":
        ends = "epochs" if run.epochs == run.experiment.epochs else "planned_epochs"
        lines.append(f"rate = learning_rate * {schedule.share.__name__}(epoch, {ends})")
    elif run.rate_changes or run.watches:
        lines.append("rate = learning_rate")
    return lines + ([rate_line] if rate_line and not run.has_one_rate else [])


def schedule_functions(run):
    """The schedule's function, where the rate has one to follow."""
    if run.experiment.schedule in ("constant", "adaptive"):
        return []
    schedule = SCHEDULES[run.experiment.schedule]
    return [source_of(schedule.share, _("The schedule {name}").format(name=_(schedule.title)))]


def result(run, evaluated):
    """What the script prints in the end."""
    titles = {"train": "training", "test": "test", "validation": "validation"}
    lines = [f'print("{titles[name]} loss", {evaluated(name)})' for name in parts_of(run)]
    if run.experiment.early_stopping:
        lines.append('print("epochs", epoch)')
    said = f"The recording says {run.step.train_loss!r} for the training part after epoch {run.step.epoch}."
    return Piece("Result", said, "\n".join(lines))
