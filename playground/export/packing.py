"""Arrays as text inside a script: a few numbers as they are, many of them packed without losing a bit."""

import base64
import zlib

import numpy as np

FEW = 12  # numbers that stand in a script as they are
MANY = 10_000  # numbers: of more, packing twice to compare takes seconds
LINE = 4000  # characters: rows as text are not for reading
MOST_NUMBERS = 10_000_000  # inputs of all rows together

UNPACKED = '''def unpacked(text, kind, *shape):
    """An array that was packed into text, so that one file is enough: bytes, by zlib, by base64."""
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), kind).reshape(shape)'''


def expression(array):
    """A Python expression that gives an array (N,) or (N, D) of numbers again, to the last bit.

    Where each column has at most 256 different values, as pixels have, a byte a number says which it is.
    """
    array = np.asarray(array)
    if array.size <= FEW:
        return f'np.array({array.tolist()!r}, "{_kind(array)}")'
    if array.dtype.kind in "iu":
        return _packed(array.astype(np.uint8 if array.max() < 256 else np.int64)) + ".astype(int)"
    by_values = _by_values(array) if array.ndim == 2 else None
    if by_values and array.size > MANY:
        return by_values
    return min(filter(None, (_packed(array), by_values)), key=len)


def _by_values(table):
    """Values of each column, and which of them every row has; None where a column has too many."""
    columns = [np.unique(column, return_inverse=True) for column in table.T]
    longest = max(len(values) for values, _ in columns)
    if longest > 256:
        return None
    values = np.array([np.pad(values, (0, longest - len(values)), "edge") for values, _ in columns]).T
    codes = np.array([which for _, which in columns], np.uint8).T
    if (values == values[:, :1]).all():
        return f"{_packed(values[:, 0])}[{_packed(codes)}]"
    return f"np.take_along_axis({_packed(values)}, {_packed(codes)}.astype(int), axis=0)"


def _packed(array):
    text = base64.b64encode(zlib.compress(np.ascontiguousarray(array).tobytes(), 9)).decode()
    lines = [f'"{text[start : start + LINE]}"' for start in range(0, len(text), LINE)]
    written = "(\n    " + "\n    ".join(lines) + "\n)" if len(lines) > 1 else lines[0]
    return f'unpacked({written}, "{_kind(array)}", {", ".join(map(str, array.shape))})'


def _kind(array):
    return array.dtype.newbyteorder("<").str
