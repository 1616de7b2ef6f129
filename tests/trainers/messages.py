"""Reads messages as the browser does."""

import json

import numpy as np
import pytest

DTYPES = {"uint8", "int32", "float32", "float64"}  # those that unpack.js knows


def unpack(message):
    """What unpack.js does, for numbers that lie where they should."""
    length = int.from_bytes(message[:4], "little")
    header = json.loads(message[4 : 4 + length], parse_constant=pytest.fail)  # browsers know no NaN in JSON
    start, arrays = 4 + length, {}
    assert start % 8 == 0
    for name, place in header.pop("arrays").items():
        assert place["offset"] % 8 == 0
        assert place["dtype"] in DTYPES
        size = int(np.prod(place["shape"]))
        values = np.frombuffer(message, place["dtype"], size, start + place["offset"])
        arrays[name] = values.reshape(place["shape"])
    return header, arrays
