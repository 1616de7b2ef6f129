"""The run in scikit-learn: its MLPClassifier or MLPRegressor, with the playground's rows, start and order."""

from playground.choices.experiment import FIELDS
from playground.engine import ACTIVATIONS, BIASES, OPTIMIZERS
from playground.export.errors import ExportError
from playground.export.pieces import Piece, as_script, joined
from playground.export.scripts import limits, shared
from playground.export.scripts.words import LIBRARIES, told
from playground.languages import _, mark, ngettext

# What scikit-learn's networks do not have, by the field of an experiment, and the value without it.
LACKING = {
    "output_activation": mark("scikit-learn's networks do not have an activation of the output layer."),
    "batch_norm": mark("scikit-learn's networks do not have batch normalization."),
    "layer_norm": mark("scikit-learn's networks do not have layer normalization."),
    "residual": mark("scikit-learn's networks do not have residual connections."),
    "clip_norm": mark("scikit-learn's networks do not have clipping of the gradient."),
    "l1": mark("scikit-learn's networks do not have an L1 penalty."),
    "early_stopping": mark(
        "scikit-learn's networks do not have early stopping on rows that were chosen elsewhere."
    ),
    "schedule": mark("scikit-learn's networks do not have this schedule of the learning rate."),
    "learning_rate_changes": mark("scikit-learn's networks do not have a learning rate that changes on the way."),
    "setting_changes": mark("scikit-learn's networks do not have settings that change on the way."),
}
VALUES_REMARK = (
    "scikit-learn's loss for values is half the squared error: the learning rate, the penalty and epsilon are set",
    "so that the steps are the same.",
)


def script(run):
    """The whole script. Raises ExportError for what scikit-learn does not have."""
    check(run)
    rows = shared.rows(run, lambda name: [])
    kind = "MLPClassifier" if _has_classes(run) else "MLPRegressor"
    metric = "log_loss" if _has_classes(run) else "mean_squared_error"
    more = [f"from sklearn.metrics import {metric}", f"from sklearn.neural_network import {kind}"]
    evaluated = "loss_on(x_{0}, y_{0})".format
    pieces = [
        Piece("Imports", "", shared.imports(rows, *more)),
        shared.settings(run, "l2"),
        rows,
        shared.start(run),
        _network(run, kind),
        _training(run, evaluated),
        shared.result(run, evaluated),
    ]
    remarks = () if _has_classes(run) else VALUES_REMARK
    return as_script(told(run, "scikit-learn", *remarks, precision=LIBRARIES), pieces)


def check(run):
    """Raise ExportError for what scikit-learn does not have."""
    experiment = run.experiment
    shared.start(run)
    for name, said in LACKING.items():
        if getattr(experiment, name) != FIELDS[name].default:
            raise ExportError(_(said))
    if any(experiment.layer_dropouts):
        raise ExportError(_("scikit-learn's networks do not have dropout."))
    if len(set(experiment.layer_activations)) > 1:
        raise ExportError(_("scikit-learn's networks have one activation for all hidden layers."))
    if not BIASES[experiment.biases].are_there:
        raise ExportError(_("scikit-learn's networks always have biases."))
    for name in experiment.layer_activations[:1]:
        limits.wanted(ACTIVATIONS[name], "sklearn", limits.activation(ACTIVATIONS[name]))
    optimizer = OPTIMIZERS[experiment.optimizer]
    limits.wanted(optimizer, "sklearn", limits.optimizer(optimizer))
    limits.changes(run, "sklearn", ())
    _check_loss(run)


def _check_loss(run):
    """Its loss follows from the task and the number of classes: cross-entropy, or the squared error."""
    experiment = run.experiment
    outputs = "two" if experiment.n_outputs == 1 else "several"
    if run.loss.written.sklearn != (outputs if _has_classes(run) else "values") or experiment.n_outputs == 2:
        said = ngettext(
            "scikit-learn's networks choose the loss themselves: not the {loss} with {n} output here.",
            "scikit-learn's networks choose the loss themselves: not the {loss} with {n} outputs here.",
            experiment.n_outputs,
        )
        raise ExportError(said.format(loss=_(run.loss.title), n=experiment.n_outputs))


def _has_classes(run):
    return run.experiment.task == "classification"


def _network(run, kind):
    experiment = run.experiment
    activation = ACTIVATIONS[(*experiment.layer_activations, "linear")[0]].written.sklearn
    optimizer = OPTIMIZERS[experiment.optimizer].written.sklearn
    rate = "learning_rate"
    if not _has_classes(run):
        rate = "2 * learning_rate" if "sgd" in optimizer else rate
        optimizer = optimizer.replace("epsilon=epsilon", "epsilon=epsilon / 2")
    classes = ", classes=classes" if _has_classes(run) else ""
    n_classes = max(experiment.n_outputs, 2)
    code = [
        f"network = {kind}(",
        f"    hidden_layer_sizes={experiment.hidden_sizes}, activation={activation}, {optimizer},",
        f"    learning_rate_init={rate}, alpha=0.0, shuffle=False, batch_size=len(x_train),",
        ")",
        *([f"classes = np.arange({n_classes})"] if classes else []),
        f"network.partial_fit(x_train, y_train{classes})  # makes arrays, which then get the start's numbers",
        "layers = range(1, len(sizes))",
        'network.coefs_ = [weights[f"W{layer}"] for layer in layers]',
        'network.intercepts_ = [weights[f"b{layer}"] for layer in layers]',
        "del network._optimizer  # what it remembers of that first update",
    ]
    about = "The network with the playground's starting weights put in."
    return Piece("Network", about, "\n".join(code))


def _training(run, evaluated):
    batch = ["network.batch_size = len(rows)"]
    if run.ever("l2"):
        share = "" if _has_classes(run) else " / 2"
        batch.append(f"network.alpha = l2 * len(rows){share}  # it divides by the number of rows")
    batch.append("network.partial_fit(x_train[rows], y_train[rows])")
    loop = shared.epochs_of(run, batch, evaluated, lambda name: [])
    metric = "log_loss(y, network.predict_proba(x), labels=classes)"
    if not _has_classes(run):
        metric = "mean_squared_error(y, network.predict(x))"
    loss_on = [
        "def loss_on(x, y):",
        '    """The loss of a part of the rows, without the penalty."""',
        f"    return float({metric})",
    ]
    return Piece("Training", "The batches of the playground, in its order.", joined(["\n".join(loss_on), loop]))
