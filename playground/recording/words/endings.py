"""Why a recording ended before its last epoch, in words with the numbers it rests on."""

import numpy as np

from playground.engine import INITIALIZERS
from playground.languages import _, either, mark
from playground.numbers import counted, general, short
from playground.recording.train import has_stopped

GROWN = 2  # times: what is under it is not called growth
LARGE = 1.5  # times: an initializer that multiplies the size of signals by more in a hidden layer is large


def ending(history):
    """Why a recording ended before its last epoch, or None: `{"kind", "last", "message"}`.

    `kind` is "diverged" or "stopped", `last` the last epoch that was recorded.
    """
    if history.diverged_at is not None:
        return {"kind": "diverged", "last": history.head, "message": _divergence(history)}
    if history.head < history.experiment.epochs and has_stopped(history.experiment, history.step(history.head)):
        return {"kind": "stopped", "last": history.head, "message": _early_stop(history)}
    return None


def ending_of_all(together):
    """Why runs side by side ended before their last epoch, as `ending` says it; None while one may go on."""
    if len(together.histories) == 1:
        return ending(together.histories[0])
    if not together.is_over or together.head >= together.runs.epochs:
        return None
    if any(history.diverged_at is None for history in together.histories):
        return {
            "kind": "stopped",
            "last": together.head,
            "message": _(
                "By epoch {epoch} every run has ended: by its own number of epochs, by early stopping, or "
                "because its loss was no longer a finite number."
            ).format(epoch=counted(together.head)),
        }
    last = max(history.diverged_at for history in together.histories)
    if last == 0:
        return ending(together.histories[0])
    return {
        "kind": "diverged",
        "last": together.head,
        "message": _(
            "At epoch {epoch} the last of the losses stopped being a finite number. A smaller learning rate, or "
            "clipping the gradient, lets more of them go on."
        ).format(epoch=counted(last)),
    }


def _early_stop(history):
    losses, experiment = history.series("validation_loss"), history.experiment
    best, waited = int(losses.argmin()), history.step(history.head).plateau.waited
    return _(
        "Early stopping at epoch {head}: for {waited} epochs in a row, more than {patience}, the validation loss "
        "has not beaten its best by {tol}. It was lowest, {lowest}, at epoch {best}."
    ).format(
        head=counted(history.head),
        waited=counted(waited),
        patience=counted(experiment.patience),
        tol=general(experiment.tol),
        lowest=general(losses[best], 4),
        best=counted(best),
    )


def _divergence(history):
    epoch, experiment = history.diverged_at, history.experiment
    smaller = SMALLER_STARTS[experiment.reads](experiment)
    if epoch == 0:
        advice = either(smaller) or _("smaller starting weights")
        text = _("Before any training, the loss is too large to be a finite number. Try {advice}.")
        return text.format(advice=advice)
    rate = float(history.series("learning_rate")[-1])
    if history.head == 0:
        rate = experiment.learning_rate_at(1)
    advice = [_("a smaller learning rate, such as {rate},").format(rate=general(rate / 10, 2)), *smaller]
    if not experiment.clip_norm:
        advice.append(_("clipping the gradient to a length of 1"))
    return " ".join(
        [
            _("The loss stopped being a finite number at epoch {epoch}.").format(epoch=counted(epoch)),
            _growth(history, rate),
            _("Try {advice}.").format(advice=either(advice).rstrip(",")),
            _("The recording up to epoch {head} is kept.").format(head=counted(history.head)),
        ]
    )


def _growth(history, rate):
    """What was measured on the way there: the weights that grew, or that none had grown yet."""
    start, end = (_largest_weights(history.step(at)) for at in (0, history.head))
    name = max(end, key=end.get)
    if history.head == 0 or end[name] < GROWN * start[name]:
        return _("It happened within that epoch, with a learning rate of {rate}.").format(rate=general(rate))
    text, place = _grown(name, history.experiment, end)
    return text.format(
        head=counted(history.head), rate=general(rate), start=short(start[name]), end=short(end[name]), place=place
    )


GROWN_BY = {  # what grew
    "output": mark(
        "By epoch {head}, with a learning rate of {rate}, the largest weight of the output layer had gone from "
        "{start} to {end}."
    ),
    "layer": mark(
        "By epoch {head}, with a learning rate of {rate}, the largest weight of layer {place} had gone from "
        "{start} to {end}."
    ),
    "W": mark(
        "By epoch {head}, with a learning rate of {rate}, the largest weight of the input matrix had gone from "
        "{start} to {end}."
    ),
    "U": mark(
        "By epoch {head}, with a learning rate of {rate}, the largest weight of the recurrent matrix had gone "
        "from {start} to {end}."
    ),
}


def _grown(name, experiment, names):
    """What is said of a matrix that grew, of a network that has these, and the layer's number."""
    block, part = name.split(".")
    is_last = int(block) == len({other.split(".")[0] for other in names}) - 1
    kind = "output" if is_last else "layer" if experiment.reads == "rows" else part
    return _(GROWN_BY[kind]), int(block) + 1


def _smaller_start(experiment):
    """What makes signals smaller that go through layers."""
    if starts_large(experiment):
        yield _("the Xavier or He initializer")
    if experiment.scaling == "none":
        yield _("standard scaling of the inputs")


def _smaller_radius(experiment):
    """What makes states smaller that are handed on from step to step."""
    if experiment.spectral_radius > 1:
        yield _("a spectral radius of 1 at most")


SMALLER_STARTS = {"rows": _smaller_start, "sequences": _smaller_radius}  # by what is read


def starts_large(experiment):
    """Whether the starting weights multiply signals from layer to layer, or all have one sign."""
    variance = INITIALIZERS[experiment.initializer].variance
    width = max(experiment.hidden_sizes, default=1)
    return variance is None or (width * variance(width, width)) ** 0.5 > LARGE


def _largest_weights(step):
    matrices = {name: values for name, values in step.params.items() if name.endswith((".W", ".U"))}
    return {name: float(np.abs(values).max()) for name, values in matrices.items()}
