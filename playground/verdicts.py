"""What happened to a run, in words, each with the numbers it rests on."""

import numpy as np


def divergence(history):
    """Why a recording ended early, or None: `{"epoch", "message"}`."""
    if history.diverged_at is None:
        return None
    epoch, experiment = history.diverged_at, history.experiment
    start, end = (_largest_weights(history.step(at)) for at in (0, history.head))
    layer = int(np.argmax(end))
    rate = experiment.learning_rate_at(epoch)
    name = "the output layer" if layer == len(end) - 1 else f"layer {layer + 1}"
    advice = [f"a smaller learning rate, such as {rate / 10:.2g},"]
    if experiment.initializer in ("standard_normal", "unit_uniform"):
        advice.append("the Xavier or He initializer")
    if experiment.scaling == "none":
        advice.append("standard scaling of the inputs")
    return {
        "epoch": epoch,
        "message": (
            f"The loss stopped being a finite number at epoch {epoch}. By epoch {history.head} the largest weight of "
            f"{name} had gone from {start[layer]:.2g} to {end[layer]:.2g}: with a learning rate of {rate:g}, each "
            f"update overshoots further than the one before. Try {' or '.join(advice).rstrip(',')}. "
            f"The recording up to epoch {history.head} is kept."
        ),
    }


def _largest_weights(step):
    return [float(np.abs(values).max()) for name, values in step.params.items() if name.endswith(".W")]
