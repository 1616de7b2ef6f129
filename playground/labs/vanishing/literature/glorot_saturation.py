"""Glorot and Bengio (2010), figures 2 and 3: which layers saturate while a deep network learns, and when."""

from typing import NamedTuple

import numpy as np

from playground.choices.bench import Lane
from playground.data import prepare
from playground.labs.progress import Progress
from playground.labs.vanishing.literature.spec import Check, Reproduction, epochs, numbers
from playground.languages import _, mark
from playground.numbers import counted, fixed, general, percent
from playground.recording.networks import network_for
from playground.recording.train import train

ROWS = 300  # training rows whose activations are looked at
NEAR_ZERO, BACK, SATURATED = 0.1, 3.0, 0.8
_SGD = {"initializer": "uniform", "optimizer": "sgd", "batch_size": 10}
SIGMOIDS = Lane("digits", hidden_sizes=(64,) * 4, activation="sigmoid", learning_rate=0.1, epochs=200, **_SGD)
HARD = Lane(
    "checkerboard",
    n_samples=600,
    noise=0,
    hidden_sizes=(64,) * 5,
    activation="tanh",
    learning_rate=0.1,
    epochs=200,
    **_SGD,
)
EASY = Lane("digits", hidden_sizes=(64,) * 5, activation="tanh", learning_rate=0.01, epochs=20, **_SGD)


class Course(NamedTuple):
    """T steps of training, H hidden layers.

    `means` and `spreads` (T, H) of all activations of a layer, `percentiles` (T, H) the 98th of their sizes;
    `losses` and `scores` (T,) over the training rows.
    """

    title: str
    means: np.ndarray
    spreads: np.ndarray
    percentiles: np.ndarray
    losses: np.ndarray
    scores: np.ndarray


class Courses(NamedTuple):
    courses: tuple[Course, ...]
    checks: list[Check]


def run_sigmoid(seed=0):
    """Yield `Progress`, at last with `Courses` of the sigmoid network."""
    course = yield from _course(mark("sigmoid, 4 hidden layers"), SIGMOIDS, seed, 0, 0.99)
    yield Progress(1.0, Courses((course,), _sigmoid_checks(course)))


def run_tanh(seed=0):
    """Yield `Progress`, at last with `Courses` of two tanh networks: hard data, easy data."""
    hard = yield from _course(mark("tanh, checkerboard"), HARD, seed, 0, 0.8)
    easy = yield from _course(mark("tanh, digits"), EASY, seed, 0.8, 0.19)
    yield Progress(1.0, Courses((hard, easy), _tanh_checks(hard, easy)))


def _tanh_checks(hard, easy):
    hard_at, easy_at = (saturated_at(course) for course in (hard, easy))
    return [
        Check(
            mark("The first hidden layer saturates first, then the second, and so on."),
            is_in_order(hard_at),
            lambda: _("On the checkerboard, 98th percentiles pass {limit} at epochs {epochs}.").format(
                limit=general(SATURATED), epochs=epochs(hard_at)
            ),
        ),
        Check(
            mark(
                "Not claimed, but asked: the order is the same on the digits, which are learned in a few epochs."
            ),
            is_in_order(easy_at),
            lambda: _("On the digits they pass it at epochs {epochs}; accuracy ends at {score}.").format(
                epochs=epochs(easy_at), score=percent(easy.scores[-1])
            ),
        ),
    ]


def saturated_at(course):
    """The first epoch at which the 98th percentile of each layer is over SATURATED; infinity for never."""
    is_over = course.percentiles > SATURATED
    return np.where(is_over.any(axis=0), is_over.argmax(axis=0), np.inf)


def is_in_order(reached):
    """Whether each layer saturates no earlier than the one before, and more than one does at all."""
    return bool((reached[1:] >= reached[:-1]).all() and np.isfinite(reached).sum() > 1)


def _course(title, lane, seed, done, share):
    """Train; yields `Progress` from `done` on by `share` in all, returns the `Course`."""
    lane = Lane(**lane.__dict__ | {"seed": seed})
    prepared = prepare(lane)
    x, network = prepared.train.x[:ROWS], network_for(lane, prepared)
    space, seen = network.workspace(len(x)), []
    for step in train(lane, prepared=prepared):
        network.load(step.flat).forward(x, None, space)
        layers = space.activations[:-1]
        spread = [a.std() for a in layers]
        seen.append(([a.mean() for a in layers], spread, [np.quantile(np.abs(a), 0.98) for a in layers]))
        seen[-1] += step.train_loss, step.train_score
        yield Progress(done + share * step.epoch / lane.epochs, None)
    return Course(title, *(np.array(kind) for kind in zip(*seen, strict=True)))


def _sigmoid_checks(course):
    last = course.means[:, -1]
    low = int(last.argmin())
    others, score = course.means[low, :-1], course.scores[low]
    chance = course.scores[: low + 1].min()
    after = np.flatnonzero(last[low:] > BACK * last[low])
    half = int((last < last[0] / 2).argmax())

    def comes_back():
        if not len(after):
            return _("It does not within {n} epochs.").format(n=counted(len(last) - 1))
        return _(
            "Its mean is back over {factor} times its lowest at epoch {epoch}; accuracy ends at {score}."
        ).format(factor=general(BACK), epoch=counted(low + after[0]), score=percent(course.scores[-1], 1))

    return [
        Check(
            mark("The last hidden layer is pushed to 0 soon after the start."),
            bool(last[low] < NEAR_ZERO and last[0] > 0.4),
            lambda: _("Its mean goes from {first} to {lowest} by epoch {epoch}, to half by epoch {half}.").format(
                first=fixed(last[0], 2), lowest=fixed(last[low], 3), epoch=counted(low), half=counted(half)
            ),
        ),
        Check(
            mark("The layers before it are not: their means stay about 0.5 or above, less so toward the inputs."),
            bool((np.diff(others) > 0).all() and others.min() > 0.49),
            lambda: _("Means at epoch {epoch}, first layer first: {means}.").format(
                epoch=counted(low), means=numbers(others, lambda mean: fixed(mean, 3))
            ),
        ),
        Check(
            mark("Learning stands still meanwhile."),
            bool(score < chance + 0.1),
            lambda: _("Accuracy at epoch {epoch} is {score}, loss {loss}.").format(
                epoch=counted(low), score=percent(score, 1), loss=fixed(course.losses[low], 3)
            ),
        ),
        Check(
            mark("Around epoch 100 the last layer slowly comes out of saturation again, and learning begins."),
            bool(len(after) > 0 and course.scores[-1] > score + 0.1),
            comes_back,
        ),
    ]


def _units_and_rate():
    return _("64 units a layer instead of 1,000; a learning rate of 0.1, chosen here.")


def _of_sigmoid():
    return (
        _("1,258 handwritten digits seen again in every epoch, instead of new images without end (Shapeset-3x2)."),
        _units_and_rate(),
    )


def _of_tanh():
    saturated = _(
        "A layer counts as saturated from the epoch on when the 98th percentile of |a| is over {limit}; with the "
        "standard start the first layer is there before any training."
    )
    return (
        _("A checkerboard of 600 points in the plane, which is hard to learn, instead of Shapeset-3x2."),
        _units_and_rate(),
        saturated.format(limit=general(SATURATED)),
    )


SIGMOID = Reproduction(
    title=mark("The last sigmoid layer saturates at 0"),
    source=mark(
        "X. Glorot and Y. Bengio (2010), Understanding the difficulty of training deep feedforward neural "
        "networks, AISTATS, figure 2"
    ),
    claims=(
        mark(
            "With 4 hidden layers of sigmoids and the standard start, all activations of the last hidden layer "
            "are soon pushed to 0, where the slope is smallest; the layers before it have means above 0.5, less "
            "so toward the inputs."
        ),
        mark("Around epoch 100 the last layer slowly comes out of saturation."),
    ),
    say_differences=_of_sigmoid,
    run=run_sigmoid,
)
TANH = Reproduction(
    title=mark("Tanh layers saturate one after another, the first one first"),
    source=mark(
        "X. Glorot and Y. Bengio (2010), Understanding the difficulty of training deep feedforward neural "
        "networks, AISTATS, figure 3"
    ),
    claims=(
        mark(
            "With 5 hidden layers of tanh and the standard start, the first layer saturates first, then the "
            "second, and so on; why was left open."
        ),
    ),
    say_differences=_of_tanh,
    run=run_tanh,
)
