"""What stands for an entry in exported scripts computes what the entry computes."""

import numpy as np
import pytest

from playground.engine import ACTIVATIONS, LOSSES, OPTIMIZERS
from playground.engine.optimizers import new_optimizer
from playground.engine.recurrent import CELLS

Z = np.concatenate([np.linspace(-30, 30, 601), [1e-9, -1e-9]])


def function(arguments, body, **names):
    """A function of that body."""
    space = {"np": np} | names
    exec(f"def written({arguments}):\n" + "\n".join(f"    {line}" for line in body.splitlines()), space)
    return space["written"]


@pytest.mark.parametrize("name", [name for name, entry in ACTIVATIONS.items() if entry.written.numpy])
def test_activations(name):
    entry = ACTIVATIONS[name]
    f, slope = entry.written.numpy
    a = function("z", f)(Z)
    np.testing.assert_allclose(a, entry.f(Z), rtol=1e-14, atol=1e-300)
    np.testing.assert_allclose(function("z, a", slope)(Z, a), entry.slope(Z), rtol=1e-12, atol=1e-300)
    assert function("z", f)(Z.astype(np.float32)).dtype == np.float32


@pytest.mark.parametrize("name", [name for name, entry in LOSSES.items() if entry.written.numpy])
def test_losses(name):
    loss, rng = LOSSES[name], np.random.default_rng(0)
    scores, y = 3 * rng.standard_normal((20, 3)), rng.integers(0, 3, 20)
    targets = loss.targets_of(y, 3)
    value, gradient = loss.written.numpy
    assert function("scores, y", value)(scores, targets) == pytest.approx(loss.value(scores, targets), rel=1e-14)
    found = function("scores, y", gradient)(scores, targets)
    np.testing.assert_allclose(found, loss.gradient(scores, targets), rtol=1e-14)


@pytest.mark.parametrize("name", [name for name, entry in OPTIMIZERS.items() if entry.written.numpy])
def test_optimizers(name):
    rng, engine = np.random.default_rng(0), new_optimizer(name, 0.1)
    w, slots = rng.standard_normal(5), np.zeros((2, 5))
    mine = {"w": w.copy(), "rate": 0.1, "v": slots[0], "m": slots[0], "s": slots[1]}
    numbers = {key: value for key, value in vars(engine).items() if isinstance(value, float)}
    for t in range(1, 6):
        g = rng.standard_normal(5)
        w += engine.update("w", g)
        exec("\n".join(OPTIMIZERS[name].written.numpy), {"np": np}, mine | numbers | {"g": g, "t": t})
        np.testing.assert_allclose(mine["w"], w, rtol=1e-14)


def test_all_entries_of_ours_are_written():
    for registry in (ACTIVATIONS, LOSSES, OPTIMIZERS):
        assert all(entry.written.numpy for name, entry in registry.items() if name != "made_up")
    assert all(cell.written for name, cell in CELLS.items() if name != "made_up")
