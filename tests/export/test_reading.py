"""Weights are read back to the last bit; damaged, foreign and hostile files get a sentence; no pickle is read."""

import io
import json
import pickle
import random
import zipfile

import numpy as np
import pytest

from playground.choices.share import from_query
from playground.export import KINDS, ReadError, read_weights
from playground.export.reading import MOST_BYTES
from tests.export.runs import recorded

HISTORY = recorded(batch_norm=True, dataset="moons", weight_changes=((1, 3, 0.5),))


@pytest.mark.parametrize("kind", ["npz", "json"])
@pytest.mark.parametrize("fields", [{}, {"dtype": "float32", "batch_norm": True}, {"hidden_sizes": ()}])
def test_what_was_taken_home_comes_back(kind, fields):
    history = recorded(**fields)
    read = read_weights(KINDS[kind].make(history, 3), "mine")
    assert from_query(read.query) == (history.experiment, [])
    assert read.epoch == 3
    params = history.step(3).params
    assert read.arrays.keys() == params.keys()
    for name, array in params.items():
        np.testing.assert_array_equal(read.arrays[name].astype(array.dtype), array)


def npz(**arrays):
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def archive(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(f"{name}.npy", content)
    return file.getvalue()


def header(shape, dtype="<f8"):
    file = io.BytesIO()
    np.lib.format.write_array_header_1_0(file, {"descr": dtype, "fortran_order": False, "shape": shape})
    return file.getvalue()


def lying(content, size, said):
    """An archive whose directory says another size of its only member."""
    return content.replace(size.to_bytes(4, "little"), said.to_bytes(4, "little"))


class Exploding:
    def __reduce__(self):
        return pytest.fail, ("a pickle was read",)


EXPERIMENT, EPOCH = np.array("dataset=moons"), np.array(1)
OBJECTS = np.empty(1, object)
OBJECTS[0] = Exploding()
GOOD = {"experiment": "", "epoch": 1, "weights": {"0.W": [[1.0]]}}

HOSTILE = {
    "nothing": (b"", "damaged"),
    "text": (b"hello", "damaged"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged"),
    "a pickle": (pickle.dumps(Exploding()), "damaged"),
    "a pickle in an archive": (npz(experiment=EXPERIMENT, epoch=EPOCH, W=OBJECTS), "Python objects"),
    "cut off": (KINDS["npz"].make(HISTORY, 2)[:-40], "damaged"),
    "half of a JSON": (KINDS["json"].make(HISTORY, 2)[:-40], "damaged"),
    "no experiment": (npz(epoch=EPOCH, W=np.ones(2)), "damaged"),
    "an experiment of numbers": (npz(experiment=np.ones(3), epoch=EPOCH), "which experiment"),
    "a negative epoch": (npz(experiment=EXPERIMENT, epoch=np.array(-1)), "which epoch"),
    "not finite": (npz(experiment=EXPERIMENT, epoch=EPOCH, W=np.array([np.nan])), "finite numbers"),
    "five dimensions": (npz(experiment=EXPERIMENT, epoch=EPOCH, W=np.ones((1, 1, 1, 1, 1))), "rows and tables"),
    "words": (npz(experiment=EXPERIMENT, epoch=EPOCH, W=np.array(["a"])), "finite numbers"),
    "a bomb": (archive(W=bytes(60 * 2**20)), "unpack"),
    "a bomb that lies": (lying(archive(W=bytes(60 * 2**20)), 60 * 2**20, 100), "damaged"),
    "a huge array": (archive(W=header((10**12,))), "another kind or size"),
    "a wrapping size": (archive(W=header((2**40, 2**40))), "another kind or size"),
    "a wild header": (archive(W=b"\x93NUMPY\x01\x00\x76\x00" + b"{" * 0x76), "damaged"),
    "many arrays": (archive(**{f"W{i}": b"" for i in range(300)}), "unpack"),
    "too large": (bytes(MOST_BYTES + 1), "more than 10 MB"),
    "deep JSON": (b"[" * 100_000, "damaged"),
    "a long number": (json.dumps(GOOD).replace("1.0", "1" * 5000).encode(), "damaged"),
    "infinite": (json.dumps(GOOD).replace("1.0", "Infinity").encode(), "finite numbers"),
    "ragged": (json.dumps(GOOD).replace("[[1.0]]", "[[1.0], []]").encode(), "damaged"),
    "weights in a row": (json.dumps(GOOD | {"weights": [1]}).encode(), "by name"),
    "half an epoch": (json.dumps(GOOD | {"epoch": 0.5}).encode(), "which epoch"),
    "a true epoch": (json.dumps(GOOD | {"epoch": True}).encode(), "which epoch"),
    "no link": (json.dumps(GOOD | {"experiment": 3}).encode(), "which experiment"),
}


@pytest.mark.parametrize(("content", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_bad_file_gets_a_sentence(content, said):
    with pytest.raises(ReadError) as error:
        read_weights(content, "yours.npz")
    assert str(error.value).startswith("yours.npz ")
    assert said in str(error.value)
    assert str(error.value).endswith("It should be one that was taken home here as weights, .npz or .json.")


@pytest.mark.parametrize("kind", ["npz", "json"])
def test_a_file_with_any_byte_changed_is_read_or_gets_a_sentence(kind):
    content, rng = KINDS[kind].make(HISTORY, 2), random.Random(0)
    refused = 0
    for _ in range(300):
        changed = bytearray(content)
        changed[rng.randrange(len(changed))] = rng.randrange(256)
        try:
            read = read_weights(bytes(changed), "yours")
        except ReadError:
            refused += 1
        else:
            assert all(np.isfinite(array).all() for array in read.arrays.values())
    assert refused > 30
