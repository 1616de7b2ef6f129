"""A pytest plugin, `-p tests.additions`: it adds a made-up entry to every registry before tests are collected."""

import shutil
import tempfile
from pathlib import Path

import numpy as np

from playground.data import DATASETS, Source
from playground.data.sequences import TASKS, Sequences, Task
from playground.data.sources import GROUPS
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS
from playground.engine.activations import Activation
from playground.engine.initializers import Initializer
from playground.engine.losses import Loss
from playground.engine.optimizers import Optimizer
from playground.engine.recurrent import CELLS, Cell
from playground.ui import site

NAME, TITLE = "made_up", "made up"
PAGE = """import plotly.graph_objects as go

from playground.ui.furniture import chart

chart(go.Figure(go.Scatter(x=[1, 2], y=[3, 4])), "made_up", "A line from (1, 3) to (2, 4), rising by one.")
"""


def slow_tanh(z, out=None):
    return np.tanh(z / 2, out=out)


def slow_tanh_slope(z, a=None, out=None):
    return np.divide(1 - np.tanh(z / 2) ** 2, 2, out=out)


def half_squared_error(scores, y):
    return float(np.mean((scores - y.reshape(scores.shape)) ** 2)) / 2


def half_squared_error_gradient(scores, y, out=None):
    return np.divide(scores - y.reshape(scores.shape), scores.size, out=out)


def decide(scores):
    return (scores[:, 0] > 0.5).astype(np.intp) if scores.shape[1] == 1 else scores.argmax(axis=1)


class SignDescent(Optimizer):
    """w <- w - rate * sign(g)."""

    title = TITLE

    def _rule(self, g, update, scratch):
        return np.multiply(np.sign(g, out=scratch), -self.learning_rate, out=update)


def leaky_forward(cache, U_T):
    """h' = (h + tanh(W x + U h + b)) / 2."""
    for (z, before, after, _), mask in zip(cache.steps, cache.masks, strict=True):
        z += U_T @ cache.dropped(before)
        after[...] = (before + np.tanh(z)) / 2
        if mask is not None:
            np.copyto(after, before, where=mask)


def leaky_backward(cache, U):
    for t in reversed(range(len(cache.steps))):
        step, grad_h = cache.steps[t], cache.kept(t)
        step.grad_z[...] = grad_h * (1 - np.tanh(step.z) ** 2) / 2
        if not cache.hand_back(t, U, step.grad_z):
            cache.grad_h[t] += grad_h / 2


def cross(n_samples, noise, n_classes, rng):
    """Two crossing bars, one class each."""
    y = np.arange(n_samples) % 2
    points = np.column_stack([rng.uniform(-3, 3, n_samples), 0.2 * rng.standard_normal(n_samples)])
    return np.where(y[:, None] == 1, points, points[:, ::-1]) + noise * rng.standard_normal((n_samples, 2)), y


def sign_of_the_first(rng, n, choices):
    """Numbers; was the first of them above 0?"""
    x = rng.uniform(-1, 1, (n, choices.length, 1))
    return Sequences(x, (x[:, 0, 0] > 0).astype(int))


def _with_a_page(folder):
    """A folder with the site's pages and one more, which has a chart with words."""
    copy = Path(tempfile.mkdtemp(prefix="made-up-pages"))
    for page in folder.glob("*.py"):
        shutil.copy(page, copy)
    (copy / f"{NAME}.py").write_text(PAGE)
    return copy


ACTIVATIONS[NAME] = Activation(TITLE, slow_tanh, slow_tanh_slope, (-1, 1), (True, True))
LOSSES[NAME] = Loss(
    TITLE,
    half_squared_error,
    half_squared_error_gradient,
    lambda scores: scores,
    decide,
    "numbers",
    threshold=0.5,
    fits_values=True,
)
INITIALIZERS[NAME] = Initializer(
    TITLE, lambda rng, n_in, n_out: rng.standard_normal((n_in, n_out)) / n_in, "why not", lambda i, o: 1 / i**2
)
OPTIMIZERS[NAME] = SignDescent
CELLS[NAME] = Cell(TITLE, leaky_forward, leaky_backward, ("candidate",), source="made up")
DATASETS[NAME] = Source("Made up", GROUPS[0], "Two crossing bars.", cross)
TASKS[NAME] = Task(
    "Made up",
    "Numbers. Was the first above 0?",
    "One sign has to be kept for {length} steps.",
    "Steps",
    sign_of_the_first,
    lambda x: [f"{value:.1f}" for value in x[:, 0]],
)
site.PAGES[NAME] = site.Entry("Made up", "Foundations")
site.FOLDER = _with_a_page(site.FOLDER)
