"""What trainers answer: headers and arrays, as bytes."""

import numpy as np
import pytest

from playground.trainers import messages
from playground.trainers.messages import pack
from tests.trainers.messages import unpack


def test_pack_can_be_unpacked():
    rng = np.random.default_rng(0)
    arrays = {
        "bytes": rng.integers(0, 255, (3, 5), np.uint8),
        "counts": np.arange(3, dtype=np.int32),
        "numbers": rng.standard_normal((2, 3)),
        "single": rng.standard_normal(7).astype(np.float32),
        "none": np.empty((0, 4), np.float32),
        "turned": rng.standard_normal((3, 4)).T,
        "every other": np.arange(10.0)[::2],
        "broken": np.array([np.nan, np.inf]),
    }
    header, found = unpack(pack({"first": 7, "text": "dC/dW · ü"}, arrays))
    assert header == {"first": 7, "text": "dC/dW · ü"}
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        assert found[name].dtype == array.dtype
        np.testing.assert_array_equal(found[name], array)


def test_pages_read_what_browsers_read():
    message = pack(
        {"first": 7, "ended": None}, {"numbers": np.arange(6.0).reshape(2, 3), "none": np.empty((0, 2))}
    )
    (header, arrays), (mine, found) = unpack(message), messages.unpack(message)
    assert mine == header
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        np.testing.assert_array_equal(found[name], array)


@pytest.mark.parametrize("length", range(9))
def test_pack_aligns_headers_of_any_length(length):
    header, arrays = unpack(pack({"x": "a" * length}, {"bytes": np.ones(3, np.uint8), "numbers": np.arange(2.0)}))
    assert header == {"x": "a" * length}
    assert arrays["numbers"].tolist() == [0, 1]
