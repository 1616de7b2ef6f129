"""The stops of the tour: which control each points at, and what it says of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from playground.choices.experiment import Experiment
from playground.choices.share import to_query
from playground.languages import mark
from playground.ui.server.assets import PREFIX

# at this rate it is watched for a few seconds, and what has been learned is not lost again
SPIRAL = Experiment(dataset="spiral", hidden_sizes=(8, 8), optimizer="adam", learning_rate=0.015)
LESSON = "one_unit"


class Offer(NamedTuple):
    """A button on a stop: the page then shows what a link with this `query` shows; or a link to somewhere else."""

    title: str
    query: Mapping[str, str] = MappingProxyType({})
    address: str = ""


class Sign(NamedTuple):
    """By what one sees that a person has done what a stop is about: data of the player, `data-<name>`, change.

    They change to `value`, or to whatever it may be where that is empty.
    """

    name: str
    value: str = ""


class Stop(NamedTuple):
    """`controls` are selectors: what is there of them is ringed, and the words stand beside the first.

    That is at one `side` of it, where there is room; `done` moves the tour on by itself.
    """

    controls: tuple[str, ...]
    title: str
    text: str
    side: str
    offer: Offer | None = None
    done: Sign | None = None


STOPS = {
    "data": Stop(
        (".st-key-dataset", ".st-key-group_main"),  # the group in the projector view
        mark("Start with data"),
        mark(
            "On this page a small neural network learns in front of you. Here you choose what it learns from. "
            "A spiral is a good first data set: no straight line can divide it."
        ),
        "bottom",
        Offer(mark("Set up a spiral"), MappingProxyType(to_query(SPIRAL))),
        Sign("recording"),
    ),
    "play": Stop(
        ('.bp-bar [data-do="play"]', '.bp-bar [data-do="pause"]'),  # whichever can be pressed
        mark("Press Play"),
        mark(
            "The network then trains, epoch after epoch: one epoch is one pass over all training points. You can "
            "pause, go step by step, or drag the slider back at any time."
        ),
        "bottom",
        done=Sign("state", "playing"),
    ),
    "boundary": Stop(
        (".bp-boundary", ".bp-pictures"),  # the second where rows are pictures
        mark("Watch the answer change"),
        mark(
            "The colors behind the points are the network's answer at each place. The line where they meet is the "
            "decision boundary. As the network learns, it bends to fit the points."
        ),
        "left",
    ),
    "loss": Stop(
        (".bp-loss",),
        mark("Is it learning?"),
        mark(
            "The loss measures how wrong the answers are, and training pushes it down. Accuracy, below it, is "
            "the share of points that it gets right. The test curves are from points that it never trains on."
        ),
        "right",
    ),
    "layers": Stop(
        (".bp-graph", ".bp-histograms", ".bp-gradients"),
        mark("Look inside the layers"),
        mark(
            "In the network, each line is a weight and each small picture is what one unit answers. Histograms "
            "show the activations of every layer. The last chart shows how much gradient reaches each layer."
        ),
        "right",
    ),
    "lesson": Stop(
        (".bp-tour-button",),
        mark("Take a lesson"),
        mark(
            "That was the tour; this button starts it again. In a lesson you predict what will happen, and then "
            "run it. The first one asks: what can a single unit never learn?"
        ),
        "bottom",
        Offer(mark("Take a lesson"), address=f"{PREFIX}/lessons?lesson={LESSON}"),
    ),
}
