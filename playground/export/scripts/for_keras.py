"""The run in Keras 3, on any backend: its layers and optimizers, with the playground's rows, start and order."""

from playground.engine import BIASES, OPTIMIZERS
from playground.engine.layers import Activate, Dense
from playground.export.errors import ExportError
from playground.export.pieces import Piece, as_script, joined
from playground.export.scripts import limits, shared
from playground.export.scripts.words import LIBRARIES, told
from playground.languages import _

CHANGEABLE = ("learning_rate", "optimizer", "batch_size")
BACKEND = (
    "Keras computes with TensorFlow, JAX or PyTorch: the environment variable KERAS_BACKEND says with which. On",
    "the last two it rounds sums to float32 even where float64 is asked for: losses agree to about six digits.",
)
LOSS_ON = '''def loss_on(x, y):
    """The loss of a part of the rows, without penalties."""
    value = loss(keras.ops.convert_to_tensor(y), network(x, training=False))
    return keras.ops.convert_to_numpy(value).item()'''


def script(run):
    """The whole script. Raises ExportError for what Keras does not do in the same way."""
    check(run)
    rows = shared.rows(run, shared.in_form(run))
    evaluated = "loss_on(x_{0}, y_{0})".format
    pieces = [
        Piece("Imports", "", shared.imports(rows, "import keras")),
        shared.settings(run, "l1", "l2", "clip_norm"),
        rows,
        shared.start(run),
        _network(run),
        _training(run, evaluated),
        shared.result(run, evaluated),
    ]
    return as_script(told(run, "Keras", *BACKEND, precision=LIBRARIES), pieces)


def check(run):
    """Raise ExportError for what Keras does not do in the same way."""
    limits.entries(run, "keras")
    limits.changes(run, "keras", CHANGEABLE)
    limits.lone_rows(run, "keras")
    if any(run.experiment.layer_dropouts):
        raise ExportError(_("Keras draws by itself which units dropout leaves out: they would be others."))


def _network(run):
    """The layers one after another, and the starting weights put into them."""
    lines = [
        f'keras.config.set_floatx("{run.experiment.dtype_name}")',
        f"x = keras.Input(({run.network.sizes[0]},))",
        "h = x",
    ]
    for block in run.network.blocks:
        lines += ["entered = h"] if block.residual else []
        lines += [f"h = {_layer(layer, run)}(h)" for layer in block.layers]
        lines += ["h = keras.layers.Add()([h, entered])"] if block.residual else []
    has_bias = BIASES[run.experiment.biases].are_there
    given = '[weights[f"W{number}"], weights[f"b{number}"]]' if has_bias else '[weights[f"W{number}"]]'
    lines += [
        "network = keras.Model(x, h)",
        "denses = [layer for layer in network.layers if isinstance(layer, keras.layers.Dense)]",
        "for number, dense in enumerate(denses, start=1):",
        f"    dense.set_weights({given})",
    ]
    about = "The layers of the playground's network, with its starting weights put into them."
    return Piece("Network", about, "\n".join(lines))


def _layer(layer, run):
    if isinstance(layer, Dense):
        more = "" if layer.has_bias else ", use_bias=False"
        penalties = [term for name, term in PENALTIES.items() if run.ever(name)]
        if penalties:
            more += f", kernel_regularizer=keras.regularizers.L1L2({', '.join(penalties)})"
        return f"keras.layers.Dense({layer.n_out}{more})"
    if isinstance(layer, Activate):
        return limits.wanted(layer.activation, "keras", _("this activation"))
    return limits.wanted(layer, "keras", _("this normalization"))


PENALTIES = {"l1": "l1=l1", "l2": "l2=l2 / 2"}


def _training(run, evaluated):
    def new_optimizer(name):
        made = OPTIMIZERS[name].written.keras
        if run.ever("clip_norm"):
            made = f"{made.removesuffix(')')}, global_clipnorm=clip_norm)"
        return [f"network.compile(optimizer={made}, loss=loss)"]

    loop = shared.epochs_of(
        run,
        ["network.train_on_batch(x_train[rows], y_train[rows])"],
        evaluated,
        new_optimizer,
        rate_line="network.optimizer.learning_rate = rate",
    )
    training = [f"loss = {run.loss.written.keras}", *new_optimizer(run.optimizers[0]), loop]
    definitions = [*shared.schedule_functions(run), LOSS_ON, "\n".join(training)]
    return Piece("Training", "The batches of the playground, in its order.", joined(definitions))
