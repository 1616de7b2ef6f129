"""What stands in the way of a script for a library: the choices that it does not do in the same way."""

from playground.engine import ACTIVATIONS, NORMALIZATIONS, OPTIMIZERS
from playground.export.errors import ExportError
from playground.export.scripts import shared
from playground.languages import _
from playground.numbers import counted


def wanted(entry, library, what):
    """An entry's expression in a library, a field of `Written`. Raises ExportError where it has none."""
    written = getattr(entry.written, library)
    if written is None:
        said = _("{library} has nothing that does the same as {what}.")
        raise ExportError(said.format(library=TITLES[library], what=what))
    return written


def activation(entry):
    return _("the activation {name}").format(name=_(entry.title))


def loss(entry):
    return _("the loss {name}").format(name=_(entry.title))


def optimizer(entry):
    return _("the optimizer {name}").format(name=_(entry.title))


TITLES = {"torch": "PyTorch", "keras": "Keras", "sklearn": "scikit-learn"}


def entries(run, library):
    """The expressions of a run's activations, normalizations, loss and optimizers: raises where one is missing."""
    experiment = run.experiment
    shared.start(run)
    shared.schedule_functions(run)
    for name in {*experiment.layer_activations, experiment.output_activation} - {"linear"}:
        wanted(ACTIVATIONS[name], library, activation(ACTIVATIONS[name]))
    for kind in {NORMALIZATIONS[name] for name in experiment.layer_normalizations} - {None}:
        wanted(kind, library, _("this normalization, {name}").format(name=kind.__name__))
    wanted(run.loss, library, loss(run.loss))
    for name in run.optimizers:
        wanted(OPTIMIZERS[name], library, optimizer(OPTIMIZERS[name]))


def changes(run, library, changeable):
    """Raise ExportError for what was changed on the way and cannot be in a library."""
    for first, changed in run.turns():
        for name in changed.keys() - set(changeable):
            said = _("{name} changes at epoch {epoch}: the script for {library} cannot change it on the way.")
            raise ExportError(said.format(name=name, epoch=counted(first), library=TITLES[library]))
    late = [(at, name) for at, name, *_ in run.weights_by_hand if at > 0 or name[0] not in "Wb"]
    if late:
        at, name = late[0]
        said = _(
            "A number of {name} was set by hand at epoch {epoch}: scripts for libraries take numbers by hand only "
            "for weights and biases, and only at the start."
        )
        raise ExportError(said.format(name=name, epoch=counted(at)))


def lone_rows(run, library):
    """Raise ExportError where batch normalization meets a batch of one row, which libraries refuse."""
    if not run.experiment.batch_norm:
        return
    n_rows = len(run.prepared.train.x)
    for _first, settings in run.phases:
        size = settings.batch_size or n_rows
        if n_rows % size == 1 or size == 1:
            said = _(
                "With a batch size of {size}, a batch of the {n} training rows has a single row, which batch "
                "normalization in {library} does not take."
            )
            raise ExportError(said.format(size=counted(size), n=counted(n_rows), library=TITLES[library]))


def rate_with_momentum(run, library):
    """Raise ExportError where the rate changes under a momentum that multiplies it in another place."""
    for name in run.optimizers:
        if OPTIMIZERS[name].has_momentum and not run.has_one_rate:
            said = _(
                "The learning rate changes on the way: the momentum of {library} multiplies old gradients by the "
                "new rate, that of the playground keeps the rate that they came with."
            )
            raise ExportError(said.format(library=TITLES[library]))
