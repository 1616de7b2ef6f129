"""What happened to a run, in words, each with the numbers it rests on."""

import numpy as np

from playground.recording.train import has_stopped


def ending(history):
    """Why a recording ended before its last epoch, or None: `{"kind", "last", "message"}`.

    `kind` is "diverged" or "stopped", `last` the last epoch that was recorded.
    """
    if history.diverged_at is not None:
        return {"kind": "diverged", "last": history.head, "message": _divergence(history)}
    if history.head < history.experiment.epochs and has_stopped(history.experiment, history.step(history.head)):
        return {"kind": "stopped", "last": history.head, "message": _early_stop(history)}
    return None


def _early_stop(history):
    losses, experiment = history.series("validation_loss"), history.experiment
    best = int(losses.argmin())
    return (
        f"Early stopping at epoch {history.head}: the validation loss has not improved by {experiment.tol:g} "
        f"for more than {experiment.patience} epochs. It was lowest, {losses[best]:.4g}, at epoch {best}."
    )


def _divergence(history):
    epoch, experiment = history.diverged_at, history.experiment
    start, end = (_largest_weights(history.step(at)) for at in (0, history.head))
    layer = int(np.argmax(end))
    rate = float(history.series("learning_rate")[-1])
    name = "the output layer" if layer == len(end) - 1 else f"layer {layer + 1}"
    advice = [f"a smaller learning rate, such as {rate / 10:.2g},"]
    if experiment.initializer in ("standard_normal", "unit_uniform"):
        advice.append("the Xavier or He initializer")
    if not experiment.clip_norm:
        advice.append("clipping the gradient to a length of 1")
    if experiment.scaling == "none":
        advice.append("standard scaling of the inputs")
    return (
        f"The loss stopped being a finite number at epoch {epoch}. By epoch {history.head} the largest weight of "
        f"{name} had gone from {start[layer]:.2g} to {end[layer]:.2g}: with a learning rate of {rate:g}, each "
        f"update overshoots further than the one before. Try {' or '.join(advice).rstrip(',')}. "
        f"The recording up to epoch {history.head} is kept."
    )


def _largest_weights(step):
    return [float(np.abs(values).max()) for name, values in step.params.items() if name.endswith(".W")]
