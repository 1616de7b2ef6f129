"""What a trainer answers: bytes, which the browser and the pages read alike."""

import json

import numpy as np


def pack(header, arrays):
    """One message: the header's length (uint32), the header (JSON) that names the arrays, the arrays' bytes.

    Every array starts at a multiple of 8 after the header, so that the browser can read it where it lies.
    """
    parts, places, offset = [], {}, 0
    for name, array in arrays.items():
        array = np.ascontiguousarray(array)
        places[name] = {"dtype": array.dtype.name, "shape": array.shape, "offset": offset}
        padded = array.tobytes() + bytes(-array.nbytes % 8)
        parts.append(padded)
        offset += len(padded)
    text = json.dumps({**header, "arrays": places}).encode()
    text += b" " * (-(len(text) + 4) % 8)
    return b"".join([len(text).to_bytes(4, "little"), text, *parts])


def unpack(message):
    """The header and the arrays of a message, read-only."""
    length = int.from_bytes(message[:4], "little")
    header, arrays = json.loads(message[4 : 4 + length]), {}
    for name, place in header.pop("arrays").items():
        size = int(np.prod(place["shape"]))
        values = np.frombuffer(message, place["dtype"], size, 4 + length + place["offset"])
        arrays[name] = values.reshape(place["shape"])
    return header, arrays
