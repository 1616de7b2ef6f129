"""The run in NumPy alone: every step of backpropagation stands in the script."""

import inspect

from playground.engine import BIASES, NORMALIZATIONS, OPTIMIZERS
from playground.engine.layers import Activate, Dropout
from playground.export import sources
from playground.export.pieces import Piece, as_script, indented, joined
from playground.export.scripts import shared
from playground.export.scripts.layers import passes
from playground.export.scripts.updates import needs, new_memory, update
from playground.export.scripts.words import told
from playground.languages import _

BACK = "With g = dC/d(what comes out): dC/dx, dC/dgamma and dC/dbeta; moving one x moves the mean too."

DROPOUT = '''def dropout_mask(a, share, rng):
    """While training, 0 for a share of the units, others for each row; the rest makes up for them."""
    if rng is None:
        return 1.0
    return ((rng.random(a.T.shape).T >= share) / (1 - share)).astype(a.dtype)'''


SUMS = '''def sums(x, W, b):
    """z = x W + b as one product: the bias is one more weight, on an input that is always 1."""
    inputs = np.vstack([x.T, np.ones((1, len(x)), x.dtype)])
    return (np.vstack([W, b]).T @ inputs).T


'''

BY_WEIGHTS = '''def by_weights(x, d):
    """dC/dW = x^T d, and dC/db, the sum of d over the rows, as one product."""
    both = np.vstack([x.T, np.ones((1, len(x)), x.dtype)]) @ d
    return both[:-1], both[-1]


'''


TRAINING_LOSS = "loss_on(x_train, y_train)"


def script(run):
    """The whole script. Raises ExportError for an entry that cannot be written."""
    return as_script(told(run, "NumPy alone"), pieces(run))


def check(run):
    """Raise ExportError for an entry that cannot be written."""
    shared.start(run)
    shared.schedule_functions(run)
    _functions(run)
    update(run)


def pieces(run, keeps_losses=False):
    """The `Piece`s of the script, which are the cells of the notebook too; that has `losses` of every epoch."""
    rows = shared.rows(run, shared.in_form(run))
    return [
        Piece("Imports", "NumPy does all of the arithmetic.", shared.imports(rows)),
        shared.settings(run, "l1", "l2", "clip_norm"),
        rows,
        shared.start(run),
        _functions(run),
        _forward(run),
        _backward(run),
        _training(run, keeps_losses),
        shared.result(run, lambda part: f"loss_on(x_{part}, y_{part})"),
    ]


def _functions(run):
    """Activations with their slopes, the loss with its gradient, and what else the layers need."""
    layers = [layer for block in run.network.blocks for layer in block.layers]
    definitions = []
    for entry in (layer.activation for layer in layers if isinstance(layer, Activate)):
        definitions += sources.activation(entry, ["f", "slope"])
    for kind in (type(layer) for layer in layers if type(layer) in NORMALIZATIONS.values()):
        definitions += _normalizing(kind)
    if any(isinstance(layer, Dropout) for layer in layers):
        definitions.append(DROPOUT)
    definitions += sources.loss(run.loss)
    about = (
        "What a hidden unit does with its sum z, and the slope f'(z) that the way back multiplies with; then how "
        "wrong the scores are, as one number, and how that number changes with each score."
    )
    return Piece("Activations and loss", about, joined(definitions))


def _normalizing(kind):
    if kind.written.numpy is None:
        raise sources.without_lines(_("The normalization {name}").format(name=kind.__name__))
    told = inspect.getdoc(kind).splitlines()[0]
    forward, backward = ("\n".join(indented(body.splitlines())) for body in kind.written.numpy)
    return [
        f'def normalize(x, w, layer, training):\n    """{told}"""\n{forward}',
        f'def normalize_backward(g, w, layer, x_hat, deviation):\n    """{BACK}"""\n{backward}',
    ]


def _forward(run):
    found = passes(run.network)
    rng = ", rng=None" if run.network.draws else ""
    code = [
        *(SUMS.splitlines() if BIASES[run.experiment.biases].are_there else []),
        f"def forward(x{rng}):",
        '    """Scores of rows x, and what the way back needs."""',
        *indented(found.forward),
        f"    return {found.scores}, ({_names(found)})",
        "",
        "",
        "def loss_on(x, y):",
        f"    return float({run.loss.value.__name__}(forward(x)[0], y))",
    ]
    about = "Each layer takes weighted sums z of what comes in and sends a = f(z) on."
    if rng:
        about += " With a random number generator rng it is training; without one it only answers."
    return Piece("Forward pass", about, "\n".join(code))


def _names(found):
    """What the way forward hands to the way back, as a tuple without its brackets."""
    return ", ".join(found.needed) + ("," if len(found.needed) == 1 else "")


def _backward(run):
    found = passes(run.network)
    code = [
        *(BY_WEIGHTS.splitlines() if BIASES[run.experiment.biases].are_there else []),
        "def backward(kept, d):",
        '    """The gradient of the loss by every weight; d begins as dC/dscores."""',
        f"    {_names(found)} = kept",
        "    gradient = {}",
        *indented(found.backward),
        "    return gradient",
    ]
    about = (
        "The chain rule, from the last layer to the first. At every line d is dC/d(what comes out there); a layer "
        "turns it into the gradient of its own weights, and into dC/d(what came in) for the layer before."
    )
    return Piece("Backward pass", about, "\n".join(code))


def _training(run, keeps_losses):
    rng = ", rng" if run.network.draws else ""
    batch = [
        f"scores, kept = forward(x_train[rows]{rng})",
        f"gradient = backward(kept, {run.loss.gradient.__name__}(scores, y_train[rows]))",
        *_limits(run),
        "t += 1",
        "for name, g in gradient.items():",
        *indented(update(run)),
    ]
    loop = shared.epochs_of(
        run,
        batch if needs(run, "t") else [line for line in batch if line != "t += 1"],
        lambda part: f"loss_on(x_{part}, y_{part})",
        lambda name: new_memory(run, name),
        after=[
            *shared.by_hand(run, at_start=False),
            *([f"losses.append({TRAINING_LOSS})"] if keeps_losses else []),
        ],
    )
    before = shared.schedule_functions(run)
    memory = new_memory(run, run.optimizers[0]) + ([f"losses = [{TRAINING_LOSS}]"] if keeps_losses else [])
    titles = ", then ".join(OPTIMIZERS[name].title for name in run.optimizers)
    about = (
        f"Epoch after epoch, the rows in a new order, batch after batch: forward, backward, update by {titles}."
    )
    return Piece("Training", about, "\n\n\n".join([*before, "\n".join([*memory, loop])]))


def _limits(run):
    """Penalties and clipping, where the run has them."""
    lines = []
    terms = [term for name, term in PENALTIES.items() if run.ever(name)]
    if terms:
        lines += ["for name in gradient:", '    if name.startswith("W"):  # biases go free']
        lines += [f"        gradient[name] += {term}" for term in terms]
    if run.ever("clip_norm"):
        always = all(settings.clip_norm for _, settings in run.phases)
        lines += [
            "length = float(np.sqrt(sum(np.sum(g**2) for g in gradient.values())))",
            "if length > clip_norm:" if always else "if clip_norm and length > clip_norm:",
            "    for g in gradient.values():",
            "        g *= clip_norm / length",
        ]
    return lines


PENALTIES = {"l1": "l1 * np.sign(weights[name])", "l2": "l2 * weights[name]"}
