"""How a layer is looked at: two of its units, or its first two principal components."""

from typing import NamedTuple

import numpy as np
from sklearn.decomposition import PCA

from playground.languages import _
from playground.recording.networks import network_for

LARGEST = 1e12  # beyond this a picture says nothing, and squares overflow in time


class TooLargeError(ValueError):
    """Weights have grown beyond what can be drawn; the message says so in words for the page."""


class View(NamedTuple):
    """How a layer of H units is looked at: (values - center (H,)) @ axes (H, 2), and what the axes are called."""

    layer: int
    center: np.ndarray
    axes: np.ndarray
    names: tuple[str, str]

    def show(self, values):
        """Where values (N, H) of the layer stand in the picture, (N, 2)."""
        return (values - self.center) @ self.axes

    @property
    def is_exact(self):
        """Whether nothing of the layer is left out, so that the picture is its whole space."""
        return len(self.center) <= 2


def units_view(history, layer, first=0, second=1):
    """Two units of a hidden layer, counted from 0, as they are; a layer's only unit lies along the first axis."""
    width = history.experiment.hidden_sizes[layer]
    axes = np.zeros((width, 2))
    axes[first, 0] = 1
    if width == 1:
        return View(layer, np.zeros(1), axes, (unit_called(0), ""))
    axes[second, 1] = 1
    return View(layer, np.zeros(width), axes, (unit_called(first), unit_called(second)))


def unit_called(place):
    """What a unit is called, by its place from 0."""
    return _("unit {number}").format(number=place + 1)


def components_view(history, layer):
    """A layer's first two principal components, where it `can_have_components`, fitted on the last epoch recorded.

    One fit for all epochs: axes fitted anew at each would turn and flip under the reader's slider.
    """
    values = activations(history, history.head, layer, history.prepared.train.x)
    with np.errstate(invalid="ignore"):  # shares of variance are 0 / 0 where a layer gives one value alone
        pca = PCA(2, svd_solver="full").fit(values)
    return View(layer, pca.mean_, pca.components_.T, (_("component 1"), _("component 2")))


def can_have_components(history, layer):
    """Whether a layer has more than it takes to be shown as it is, and rows enough to find its components."""
    return history.experiment.hidden_sizes[layer] > 2 and len(history.prepared.train.x) > 2


def activations(history, epoch, layer, x):
    """What a hidden layer hands to the next one, (N, H), for inputs x (N, D) at an epoch. Raises TooLargeError."""
    return passed(network_at(history, epoch), layer, x)[0]


def network_at(history, epoch):
    """The network of an epoch, in float64 whatever it was trained in: the pictures' sums need the room."""
    return network_for(history.experiment, history.prepared, dtype=np.float64).load(history.step(epoch).flat)


def passed(network, layer, x):
    """What a layer hands on, (N, H), and the raw scores (N, K)."""
    with np.errstate(over="ignore", invalid="ignore"):
        scores, workspace = network.forward(x)
    values = workspace.caches[layer].out
    if not (np.abs(values) < LARGEST).all() or not (np.abs(scores) < LARGEST).all():
        raise TooLargeError(_("The weights of this recording have grown so large that the layer cannot be drawn."))
    return values, scores
