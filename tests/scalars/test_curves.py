import numpy as np
import pytest

from playground.engine.gradcheck import relative_error
from playground.engine.optimizers import new_optimizer
from playground.scalars.curves import typed_curve
from playground.scalars.descent import descend
from playground.scalars.operations import ExpressionError


def test_a_typed_square_descends_like_the_formula_says():
    path = descend(typed_curve("x**2 + 5"), (10.0,), new_optimizer("sgd", 0.1), 100)
    np.testing.assert_allclose(path.points[:, 0], 10 * 0.8 ** np.arange(101), rtol=1e-12)
    np.testing.assert_allclose(path.values, path.points[:, 0] ** 2 + 5)


def test_value_and_slope_are_those_of_the_formula():
    curve = typed_curve("x**4 / 10 - x**2 + x")
    x = np.linspace(-4, 4, 9)
    assert relative_error(curve.value(x), x**4 / 10 - x**2 + x) < 1e-12
    assert relative_error([curve.gradient(one)[0] for one in x], 0.4 * x**3 - 2 * x + 1) < 1e-12
    assert curve.minima[0][0] == pytest.approx(-2.46, abs=0.03)


def test_where_there_is_no_value_the_path_ends():
    path = descend(typed_curve("log(x)"), (0.5,), new_optimizer("sgd", 1.0), 10)
    assert path.overflowed
    assert np.isfinite(path.values).all()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a*x", "the variables of this formula are: a, x"),
        ("3 + 4", "are: none|variable"),
        ("log(x - 100)", "almost nowhere between -5 and 5"),
        ("__import__('os')", "__import__|text"),
        ("", "formula|empty|Type"),
    ],
)
def test_what_is_no_curve_is_said_in_words(text, sentence):
    with pytest.raises(ExpressionError, match=sentence):
        typed_curve(text)
