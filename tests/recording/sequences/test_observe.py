"""What is measured after an epoch, against arithmetic of its own, sequence by sequence."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from playground.data.sequences import prepare_sequences
from playground.recording.sequences.train import train_in_bites
from tests.recording.sequences.experiments import SMALL

CHOSEN = replace(SMALL, cell="rnn", lengths_vary=True, epochs=2)


def states(params, x, is_there):
    """h (T + 1, H) of one sequence x (T, D)."""
    found = [np.zeros(len(params["0.U"]))]
    for seen, there in zip(x, is_there, strict=True):
        new = np.tanh(seen @ params["0.W"] + found[-1] @ params["0.U"] + params["0.b"])
        found.append(new if there else found[-1])
    return np.array(found)


def probability(params, h):
    return 1 / (1 + np.exp(-(h[-1] @ params["1.W"] + params["1.b"])[0]))


def loss_of(params, sequences):
    """The mean cross-entropy, and the share that is right."""
    given = [
        probability(params, states(params, *one)) for one in zip(sequences.x, sequences.is_there, strict=True)
    ]
    p, y = np.array(given), sequences.y
    return -np.mean(np.log(np.where(y == 1, p, 1 - p))), np.mean((p > 0.5) == y)


def errors(params, sequences):
    """The root mean squares over sequences of |dC/dh| of the first step and the last, and of |dC/dscores|."""
    found = []
    for x, y, is_there in zip(sequences.x, sequences.y, sequences.is_there, strict=True):
        h = states(params, x, is_there)
        score = probability(params, h) - y
        last = error = score * params["1.W"][:, 0]
        for t in range(len(x) - 1, 0, -1):
            if is_there[t]:
                error = params["0.U"] @ ((1 - h[t + 1] ** 2) * error)
        found.append([np.linalg.norm(error), np.linalg.norm(last), abs(score)])
    return np.sqrt(np.mean(np.square(found), axis=0))


@pytest.fixture(scope="module")
def steps():
    return [step for step in train_in_bites(CHOSEN) if step is not None]


def test_losses_and_accuracies(steps):
    test = prepare_sequences(CHOSEN).test
    for step in steps:
        loss, score = loss_of(step.params, test)
        assert step.test_loss == pytest.approx(loss, rel=1e-12)
        assert step.test_score == score


def test_errors_of_the_first_batch(steps):
    batch = prepare_sequences(CHOSEN).test.part(slice(0, CHOSEN.batch_size))
    for step in steps:
        np.testing.assert_allclose(step.delta_norms, errors(step.params, batch), rtol=1e-10)


def test_gradients_of_the_first_batch(steps):
    """By central differences, number by number."""
    batch, h = prepare_sequences(CHOSEN).test.part(slice(0, CHOSEN.batch_size)), 1e-5
    step = steps[-1]
    for name, norm in zip(("0.W", "0.U", "1.W"), step.grad_norms, strict=True):
        slopes = []
        for place in np.ndindex(step.params[name].shape):
            losses = []
            for sign in (1, -1):
                params = {key: value.copy() for key, value in step.params.items()}
                params[name][place] += sign * h
                losses.append(loss_of(params, batch)[0])
            slopes.append((losses[0] - losses[1]) / (2 * h))
        assert norm == pytest.approx(np.linalg.norm(slopes), rel=1e-6)


def test_how_far_an_epoch_moved_the_matrices(steps):
    for before, step in pairwise(steps):
        moved = [np.linalg.norm(step.params[name] - before.params[name]) for name in ("0.W", "0.U", "1.W")]
        sizes = [np.linalg.norm(before.params[name]) for name in ("0.W", "0.U", "1.W")]
        np.testing.assert_allclose(step.update_norms, moved, rtol=1e-12)
        np.testing.assert_allclose(step.update_ratios, np.divide(moved, sizes), rtol=1e-12)
    assert not steps[0].update_norms.any()
    assert np.isnan(steps[0].update_ratios).all()


@pytest.mark.parametrize("task", ["sine", "copy", "text", "running_parity"])
def test_every_answer_that_counts_counts_alike(task):
    """Batches of 16, the last of 8, make the same means as all 200 sequences at once."""
    one, other = (next(train_in_bites(replace(SMALL, task=task, length=5, batch_size=size))) for size in (16, 128))
    assert one.test_loss == pytest.approx(other.test_loss, rel=1e-12)
    assert one.test_score == pytest.approx(other.test_score, rel=1e-12)
    assert one.train_loss == pytest.approx(other.train_loss, rel=1e-12)
