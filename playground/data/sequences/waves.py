"""Waves: the next value of a sine whose speed has to be found out."""

import numpy as np

from playground.data.sequences.task import Sequences, Task
from playground.languages import mark

SLOWEST, FASTEST = 0.2, 0.8  # radians a step: periods of 31 to 8 steps


def sine(rng, n, choices):
    """sin(w t + p) with w and p of each sequence drawn, noise on what is seen; wanted is the next value, at each
    step.

    One value does not say whether the wave is rising; two do, and more of them average the noise out.
    """
    speed, phase = rng.uniform(SLOWEST, FASTEST, (n, 1)), rng.uniform(0, 2 * np.pi, (n, 1))
    wave = np.sin(speed * np.arange(choices.length + 1) + phase)
    seen = wave[:, :-1] + choices.noise * rng.standard_normal((n, choices.length))
    return Sequences(seen[:, :, None], wave[:, 1:], np.ones(seen.shape, bool))


WAVE_TASKS = {
    "sine": Task(
        mark("Next value of a sine"),
        mark("A wave, value by value, fast or slow. What comes next?"),
        mark("The last few values have to be kept; with noise, more of them."),
        mark("Steps"),
        sine,
        lambda x: [f"{value:.2f}" for value in x[:, 0]],
        "every",
        n_classes=lambda choices: 0,
        has_noise=True,
    )
}
