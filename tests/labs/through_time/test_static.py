"""A feed-forward network of the same values has the same terms, one a layer."""

import numpy as np
import pytest

from playground.labs.through_time.static import moved, static_gradients, static_twin
from playground.labs.through_time.unrolled import unroll
from tests.labs.through_time.test_unrolled import CASES


@pytest.mark.parametrize("chosen", CASES)
def test_term_by_term_they_are_equal(chosen):
    found = unroll(chosen)
    static = static_gradients(found)
    np.testing.assert_allclose(static.answer, found.answer, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(static.U, found.terms["U"], rtol=1e-10, atol=1e-15)
    np.testing.assert_allclose(static.W, found.terms["W"], rtol=1e-10, atol=1e-15)


def test_every_layer_has_weights_of_its_own():
    found = unroll(CASES[-1])
    network = static_twin(found)
    matrices = [network.params[f"{layer}.W"] for layer in range(1, found.n_steps)]
    assert all((matrix == found.U).all() for matrix in matrices)
    matrices[0][...] = 0
    assert (matrices[1] == found.U).all()


def test_an_update_moves_them_apart_or_together():
    each, shared = moved(0.8, np.array([0.1, -0.2, 0.4]), 0.5)
    np.testing.assert_allclose(each, [0.75, 0.9, 0.6])
    np.testing.assert_allclose(shared, 0.8 - 0.5 * 0.3)
