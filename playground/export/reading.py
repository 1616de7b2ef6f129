"""Weights that were taken home, read again: nothing in a file is run, nothing that is too large unpacked."""

import io
import json
import zipfile
from typing import NamedTuple
from urllib.parse import parse_qsl

import numpy as np

from playground.export.errors import ReadError
from playground.export.weights import EPOCH, EXPERIMENT, WEIGHTS
from playground.languages import _, mark

MOST_BYTES = 10 * 2**20  # of a file
MOST_UNPACKED = 40 * 2**20  # of what an archive holds
MOST_ARRAYS = 200
LONGEST_LINK = 30_000  # a text of 2,000 characters may need twelve for each
WANTED = mark("It should be one that was taken home here as weights, .npz or .json.")


class _RefusalError(ValueError):
    """What is wrong with a file: a marked text about the {file}, and what else is put into it."""

    def __init__(self, text, **values):
        super().__init__(text)
        self.text, self.values = text, values


class ReadWeights(NamedTuple):
    """What a file holds: the experiment as `query`, the epoch, and arrays of float64 by the names of `params`."""

    query: dict[str, str]
    epoch: int
    arrays: dict[str, np.ndarray]


def read_weights(content, name):
    """The `ReadWeights` of a file's bytes; `name` is what messages call it. Raises ReadError, a sentence."""
    if len(content) > MOST_BYTES:
        raise _refused(_("{file} has more than {size} MB.").format(file=name, size=MOST_BYTES // 2**20))
    try:
        read = _of_archive if content[:2] == b"PK" else _of_json
        told, arrays = read(content)
        return ReadWeights(_query(told[EXPERIMENT]), _epoch(told[EPOCH]), {key: _array(a) for key, a in arrays})
    except _RefusalError as refusal:
        raise _refused(_(refusal.text).format(file=name, **refusal.values)) from None
    except Exception:  # zlib, zipfile, NumPy and JSON raise many kinds for bytes that were made to hurt
        raise _refused(_("{file} is damaged, or is a file of another kind.").format(file=name)) from None


def _refused(said):
    return ReadError(f"{said} {_(WANTED)}")


def _of_archive(content):
    """What an .npz tells, and its arrays; each header is read before anything is made as large as it says."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MOST_ARRAYS or sum(member.file_size for member in members) > MOST_UNPACKED:
            said = mark("{file} would unpack to more than {size} MB or {most} arrays.")
            raise _RefusalError(said, size=MOST_UNPACKED // 2**20, most=MOST_ARRAYS)
        if len({member.filename for member in members}) < len(members):
            raise _RefusalError(mark("{file} has two arrays of one name."))
        arrays = {member.filename.removesuffix(".npy"): _of_npy(_unpacked(archive, member)) for member in members}
    told = {key: arrays.pop(key)[()] for key in (EXPERIMENT, EPOCH)}
    return told, arrays.items()


def _unpacked(archive, member):
    """A member's bytes, no more than it says: asked for all, `zipfile` would unpack a gigabyte before it looks."""
    with archive.open(member) as packed:
        return packed.read(member.file_size)


def _of_npy(content):
    file = io.BytesIO(content)
    version = np.lib.format.read_magic(file)
    headers = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    shape, _order, dtype = headers[version](file)
    if dtype.hasobject:
        raise _RefusalError(mark("{file} holds Python objects, which are never read."))
    if dtype.kind not in "fiU" or dtype.itemsize * int(np.prod(shape, dtype=object)) > len(content):
        raise _RefusalError(mark("{file} holds arrays of another kind or size than it says."))
    file.seek(0)
    return np.lib.format.read_array(file, allow_pickle=False)


def _of_json(content):
    told = json.loads(content.decode())
    if not isinstance(told[WEIGHTS], dict) or len(told[WEIGHTS]) > MOST_ARRAYS:
        raise _RefusalError(mark("{file} should have up to {most} weights by name."), most=MOST_ARRAYS)
    return told, told[WEIGHTS].items()


def _query(link):
    if not isinstance(link, str) or len(link) > LONGEST_LINK:
        raise _RefusalError(mark("{file} does not say which experiment its weights belong to."))
    return dict(parse_qsl(str(link), keep_blank_values=True))


def _epoch(epoch):
    if isinstance(epoch, bool) or int(epoch) != epoch or epoch < 0:
        raise _RefusalError(mark("{file} does not say which epoch its weights are of."))
    return int(epoch)


def _array(values):
    array = np.asarray(values)
    if array.dtype.kind not in "fi" or array.ndim not in (1, 2) or not np.isfinite(array).all():
        raise _RefusalError(mark("{file} holds something else than rows and tables of finite numbers."))
    return array.astype(float)
