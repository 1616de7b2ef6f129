"""What stands in the way of a script for a library: the choices that it does not do in the same way."""

from playground.engine import ACTIVATIONS, NORMALIZATIONS, OPTIMIZERS
from playground.export.errors import ExportError
from playground.export.scripts import shared


def wanted(entry, library, what):
    """An entry's expression in a library, a field of `Written`. Raises ExportError where it has none."""
    written = getattr(entry.written, library)
    if written is None:
        raise ExportError(f"{TITLES[library]} has nothing that does the same as {what}.")
    return written


TITLES = {"torch": "PyTorch", "keras": "Keras", "sklearn": "scikit-learn"}


def entries(run, library):
    """The expressions of a run's activations, normalizations, loss and optimizers: raises where one is missing."""
    experiment = run.experiment
    shared.start(run)
    shared.schedule_functions(run)
    for name in {*experiment.layer_activations, experiment.output_activation} - {"linear"}:
        wanted(ACTIVATIONS[name], library, f"the activation {ACTIVATIONS[name].title}")
    for kind in {NORMALIZATIONS[name] for name in experiment.layer_normalizations} - {None}:
        wanted(kind, library, f"this normalization, {kind.__name__}")
    wanted(run.loss, library, f"the loss {run.loss.title}")
    for name in run.optimizers:
        wanted(OPTIMIZERS[name], library, f"the optimizer {OPTIMIZERS[name].title}")


def changes(run, library, changeable):
    """Raise ExportError for what was changed on the way and cannot be in a library."""
    for first, changed in run.turns():
        for name in changed.keys() - set(changeable):
            raise ExportError(
                f"{name} changes at epoch {first}: the script for {TITLES[library]} cannot change it on the way."
            )
    late = [(at, name) for at, name, *_ in run.weights_by_hand if at > 0 or name[0] not in "Wb"]
    if late:
        at, name = late[0]
        raise ExportError(
            f"A number of {name} was set by hand at epoch {at}: scripts for libraries take numbers by hand only "
            "for weights and biases, and only at the start."
        )


def lone_rows(run, library):
    """Raise ExportError where batch normalization meets a batch of one row, which libraries refuse."""
    if not run.experiment.batch_norm:
        return
    n_rows = len(run.prepared.train.x)
    for _, settings in run.phases:
        size = settings.batch_size or n_rows
        if n_rows % size == 1 or size == 1:
            raise ExportError(
                f"With a batch size of {size}, a batch of the {n_rows} training rows has a single row, which "
                f"batch normalization in {TITLES[library]} does not take."
            )


def rate_with_momentum(run, library):
    """Raise ExportError where the rate changes under a momentum that multiplies it in another place."""
    for name in run.optimizers:
        if OPTIMIZERS[name].has_momentum and not run.has_one_rate:
            raise ExportError(
                f"The learning rate changes on the way: the momentum of {TITLES[library]} multiplies old "
                "gradients by the new rate, that of the playground keeps the rate that they came with."
            )
