"""How the error fades or grows, and that the presets do what their titles and words say."""

import numpy as np
import pytest

from playground.choices.through_time import UNITS, Unrolled
from playground.labs.through_time.fading import fading
from playground.labs.through_time.presets import PRESETS
from playground.labs.through_time.unrolled import unroll
from playground.numbers import plain

PULSE = (1.0, 0, 0, 0, 0, 0)


def of(preset):
    return fading(unroll(PRESETS[preset].made))


@pytest.mark.parametrize("activation", UNITS)
@pytest.mark.parametrize("U", [-0.7, 0.5, 1.5])
def test_each_step_back_multiplies_by_U_and_the_slope(activation, U):
    found = unroll(Unrolled(inputs=(1, 0.2, 0.5, -0.3), activation=activation, recurrent_weight=U, target=3))
    seen = fading(found)
    if found.slopes.all():
        np.testing.assert_allclose(seen.factors, abs(U) * found.slopes[:0:-1, 0], rtol=1e-12)
    np.testing.assert_allclose(seen.sizes, np.abs(found.grad_h[:0:-1, 0]))
    assert (seen.sizes <= seen.expected * (1 + 1e-12)).all(), "f' is never over 1"


@pytest.mark.parametrize("n_units", [2, 3])
@pytest.mark.parametrize("radius", [0.5, 1.0, 1.3])
def test_linear_units_keep_to_the_spectral_radius(n_units, radius):
    chosen = Unrolled(inputs=PULSE, activation="linear", n_units=n_units, spectral_radius=radius, seed=1, target=1)
    seen = fading(unroll(chosen))
    np.testing.assert_allclose(seen.sizes, seen.expected, rtol=1e-10)
    np.testing.assert_allclose(seen.factors, radius, rtol=1e-10)


@pytest.mark.parametrize("seed", range(5))
def test_bent_units_stay_below_it(seed):
    seen = fading(unroll(Unrolled(inputs=PULSE, n_units=3, spectral_radius=1.2, seed=seed, target=1)))
    assert (seen.sizes <= seen.expected * (1 + 1e-12)).all()


def test_the_presets_do_what_they_are_called():
    assert [of(name).kind for name in ("fades", "holds", "explodes")] == ["fades", "holds", "grows"]


def test_what_the_presets_say():
    fades, holds, explodes = of("fades"), of("holds"), of("explodes")
    assert (fades.factors <= 0.5).all()
    assert fades.sizes[-1] < fades.sizes[0] / 30
    np.testing.assert_allclose(holds.factors, 1, rtol=1e-12)
    np.testing.assert_allclose(explodes.factors, 1.5, rtol=1e-12)
    assert plain(explodes.sizes[-1] / explodes.sizes[0], 2) == "7.6"
    recipe = unroll(PRESETS["recipe"].made)
    for term in recipe.terms["U"][1:, 0, 0]:
        assert plain(term) in PRESETS["recipe"].watch
    assert plain(recipe.grads["U"][0, 0]) in PRESETS["recipe"].watch


def test_what_the_page_asks_one_to_try():
    pulse = PRESETS["fades"].made
    at_one = unroll(Unrolled(inputs=pulse.inputs, recurrent_weight=1, target=pulse.target))
    assert fading(at_one).sizes[-1] < fading(at_one).sizes[0]
    tamed = Unrolled(inputs=pulse.inputs, recurrent_weight=1.5, target=7)
    assert fading(unroll(tamed)).kind != "grows"
    recipe = unroll(PRESETS["recipe"].made)
    (t,) = np.flatnonzero(recipe.terms["U"][:, 0, 0] < 0)
    assert recipe.h[t, 0] < 0 < recipe.deltas[t, 0], "the state before, not the error"
    negative = unroll(Unrolled(recurrent_weight=-0.5)).grad_h[1:, 0]
    assert (np.sign(negative[1:]) == -np.sign(negative[:-1])).all()


def test_an_error_that_is_not_there_and_one_that_stops():
    assert fading(unroll(Unrolled(inputs=(0, 0, 0)))).kind == "none"
    dead = Unrolled(inputs=(1, -1, 1), activation="relu", input_weight=2, target=1)
    stopped = fading(unroll(dead))
    assert stopped.kind == "stops"
    assert np.isfinite(stopped.sizes).all()
