"""The real reviews' files: read by Keras' conventions, and refused in a sentence where they are anything else."""

import io
import json
import os
import pickle
import pickletools
import random
import re
import struct
import zipfile
from contextlib import suppress

import numpy as np
import pytest

from playground.data.reading import imdb, unpickling
from playground.data.reading.errors import ReviewsError
from playground.data.reading.sets import REVIEW_SETS, load_reviews
from playground.data.reading.words import START, UNKNOWN
from tests.data.reading.files import (
    as_objects,
    npy,
    small,
    write_folder,
    write_index,
    write_keras,
    write_members,
)


@pytest.fixture
def named(monkeypatch):
    """Have the environment name a path."""

    def name(path):
        monkeypatch.setenv(imdb.VARIABLE, str(path))
        return path

    return name


def as_keras_does(lists, n_words):
    """`keras.datasets.imdb.load_data(num_words=n_words)`, by its documentation."""
    shifted = [[1] + [rank + 3 for rank in row] for row in lists]
    return [[token if token < n_words else 2 for token in row] for row in shifted]


def test_tokens_are_keras(tmp_path, named):
    path = named(write_keras(tmp_path, 200, 30))
    parts, words = imdb.read(1000)
    with np.load(path, allow_pickle=True) as found:
        order = np.arange(200)
        np.random.RandomState(113).shuffle(order)
        for part in ("train", "test"):
            rows, y = parts[part]
            expected = as_keras_does(found[f"x_{part}"], 1000)
            assert [row.tolist() for row in rows] == [expected[place] for place in order]
            np.testing.assert_array_equal(y, found[f"y_{part}"][order])
    assert words[:2] == ("word1", "word2")
    assert {START, UNKNOWN} <= {token for row in parts["train"][0] for token in row.tolist()}


def test_a_set_is_cut_into_its_parts(tmp_path, named):
    named(write_keras(tmp_path, 200, 30))
    found = load_reviews("imdb", 150, 1000, 20, 0.2)
    assert [part.x.shape for part in found[:3]] == [(120, 20), (30, 20), (200, 20)]
    assert found.vocabulary.n_tokens == 1000
    assert found.train.x.max() < 1000
    assert found.vocabulary.tokens(["word1", "word997", "good"]) == [1, 4, 2, 2]


@pytest.mark.parametrize("protocol", range(6))
def test_every_protocol_of_pickle_is_read(tmp_path, protocol):
    pickled = npy(pickle.dumps(as_objects([[1, 2, 300], [70_000]]), protocol), 2)
    found = unpickling.members(write_members(tmp_path / "imdb.npz", x_train=pickled))
    assert [part.tolist() for part in found["x_train"]] == [[1, 2, 300, 70_000], [3, 4]]


def test_pickles_of_older_numpy_are_read(tmp_path):
    pickled = pickle.dumps(as_objects([[1, 2], [3]]), 2)
    assert b"numpy._core.multiarray" in pickled
    older = npy(pickled.replace(b"numpy._core.multiarray", b"numpy.core.multiarray"), 2)
    found = unpickling.members(write_members(tmp_path / "imdb.npz", x_train=older))
    assert found["x_train"][0].tolist() == [1, 2, 3]


class Harm:
    def __reduce__(self):
        return os.mkdir, (f"{os.environ['HARM']}/done",)


@pytest.mark.parametrize("protocol", [0, 2, 4])
@pytest.mark.parametrize("wrapped", [lambda harm: harm, lambda harm: as_objects([[1], [harm]])])
def test_a_pickle_that_calls_something_does_not(tmp_path, monkeypatch, protocol, wrapped):
    monkeypatch.setenv("HARM", str(tmp_path))
    hostile = npy(pickle.dumps(wrapped(Harm()), protocol), 2)
    path = write_members(tmp_path / "imdb.npz", x_train=hostile)
    with pytest.raises(ReviewsError, match=r"It asks for (posix|nt)\.mkdir, which no list of reviews needs"):
        unpickling.members(path)
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize(
    "name",
    [
        ("builtins", "eval"),
        ("builtins", "getattr"),
        ("os", "system"),
        ("numpy", "load"),
        ("numpy.core.multiarray", "scalar"),
        ("numpy", "ndarray.tofile"),
        ("playground.data.reading.unpickling", "_Reader"),
    ],
)
def test_no_other_name_is_looked_up(tmp_path, name):
    pickled = b"\x80\x04" + pickle.SHORT_BINUNICODE + bytes([len(name[0])]) + name[0].encode()
    pickled += pickle.SHORT_BINUNICODE + bytes([len(name[1])]) + name[1].encode() + pickle.STACK_GLOBAL + b"."
    pickletools.dis(pickled, io.StringIO())
    with pytest.raises(ReviewsError, match=re.escape(f"It asks for {name[0]}.{name[1]}, ")):
        unpickling.members(write_members(tmp_path / "imdb.npz", x_train=npy(pickled)))


def test_what_stands_in_for_numpys_names_does_nothing():
    reader = unpickling._Reader(io.BytesIO())
    found = {reader.find_class(*name) for name in [*unpickling._ALLOWED, ("_codecs", "encode")]}
    assert found == {unpickling._StandIn}


@pytest.mark.parametrize(
    ("member", "sentence"),
    [
        (npy(pickle.dumps([[1], [2]]), 2), "Its x_train must be an array of lists."),
        (npy(pickle.dumps(as_objects(["text", "more"])), 2), "must be 2 lists of whole numbers."),
        (npy(pickle.dumps(as_objects([[1], [2], [3]])), 2), "must be 2 lists of whole numbers."),
        (npy(pickle.dumps(as_objects([[1], ["a"]])), 2), "must be lists of whole numbers."),
        (npy(pickle.dumps(as_objects([[1], [1.5]])), 2), "must be lists of whole numbers."),
        (npy(pickle.dumps(as_objects([[1], [-1]])), 2), "must be numbers from 0 to 10,000,000."),
        (npy(pickle.dumps(as_objects([[1], [10**30]])), 2), "must be numbers from 0 to 10,000,000."),
        (npy(pickle.dumps(as_objects([[1], [1] * 20_001])), 2), "has 20,001 words; up to 20,000 are read."),
        (npy(pickle.dumps(as_objects([[1]]))[:-20], 1), "Its x_train is damaged ("),
        (npy(b"", 1), "Its x_train is damaged ("),
        (npy(b"\x80\x04\x8f(\x90.", 1), "Its x_train must be an array of lists."),
        (npy(b"\x80\x04" + b"X" + struct.pack("<I", 2**31) + b"ab.", 1), "Its x_train is damaged ("),
        (npy(b"\x80\x04B" + struct.pack("<I", 2**32 - 1) + b"ab.", 1), "more memory than reviews need."),
        (npy(b"\x80\x04Nr" + struct.pack("<I", 2**31) + b".", 1), "more memory than reviews need."),
        (npy(b"cnumpy\nndarray\n(tb.", 1), "Its x_train is damaged ("),
        (npy(pickle.dumps(as_objects([[1]])), 0), "Its x_train has the shape (0,)"),
        (npy(pickle.dumps(as_objects([[1]])), 10**9), "Its x_train has the shape (1000000000,)"),
        (b"no array", "The beginning of its x_train is damaged ("),
        (b"\x93NUMPY\x01\x00\x10\x00{'descr': open()", "The beginning of its x_train is damaged ("),
        (small("y_train"), "Its x_train must be lists of words, and its y_train numbers."),
    ],
)
def test_a_member_that_is_not_right_is_said(tmp_path, named, member, sentence):
    write_index(tmp_path)
    named(write_members(tmp_path / "imdb.npz", x_train=member))
    with pytest.raises(ReviewsError, match=re.escape(sentence)):
        imdb.read(100)


def test_a_list_that_stands_in_many_places_is_not_multiplied(tmp_path):
    many = [1] * 20_000
    path = write_members(tmp_path / "imdb.npz", x_train=npy(pickle.dumps(as_objects([many] * 20_000)), 20_000))
    with pytest.raises(ReviewsError, match="has 400,000,000 words, more than could be in it"):
        unpickling.members(path)


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(unpickling, "MOST_BYTES", 1000)
    path = write_members(tmp_path / "imdb.npz", x_train=npy(bytes(5000)))
    with pytest.raises(ReviewsError, match=r"Its x_train has 5,\d+ bytes; up to 1,000 are read"):
        unpickling.members(path)


def test_labels_that_do_not_fit_are_said(tmp_path, named):
    for y, sentence in (
        (np.arange(300), "Its y_train must say 0 or 1 for each of the 300 reviews."),
        (np.zeros(299, int), "Its y_train must say 0 or 1 for each of the 300 reviews."),
        (np.zeros(300), "Its y_train must be 300 whole numbers, not float64."),
        (as_objects([[1]] * 300), "Its x_train must be lists of words, and its y_train numbers."),
    ):
        named(write_keras(tmp_path, y_train=y))
        with pytest.raises(ReviewsError, match=re.escape(sentence)):
            imdb.read(100)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_said(tmp_path, named, share):
    path = named(write_keras(tmp_path))
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(ReviewsError, match=r"imdb\.npz cannot be used\. It is damaged, or no \.npz file"):
        imdb.read(100)


def test_bytes_turned_at_random_never_end_in_anything_but_a_sentence(tmp_path):
    rng = random.Random(1)
    content = bytearray(npy(pickle.dumps(as_objects([[1, 2], [3, 400, 70_000]])), 2))
    for _ in range(1500):
        damaged = bytearray(content)
        for _ in range(rng.randint(1, 4)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        path = write_members(tmp_path / "imdb.npz", x_train=bytes(damaged))
        with suppress(ReviewsError):
            unpickling.members(path)


def test_an_archive_without_a_member_and_one_that_is_locked_are_said(tmp_path):
    path = tmp_path / "imdb.npz"
    np.savez(path, x_train=np.arange(3))
    with pytest.raises(ReviewsError, match="It has no y_train, which"):
        unpickling.members(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x_train.npy", small("x_train"))
    content = bytearray(path.read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        content[content.index(mark) + (6 if mark[2] == 3 else 8)] |= 1  # the flag that says so
    path.write_bytes(bytes(content))
    with pytest.raises(ReviewsError, match=r"It is damaged, or no \.npz file"):
        unpickling.members(path)


@pytest.mark.parametrize(
    ("index", "sentence"),
    [
        (None, "imdb_word_index.json must lie beside it"),
        ("{", "imdb_word_index.json is damaged."),
        ("[" * 100_000, "imdb_word_index.json is damaged."),
        ("[1]", 'imdb_word_index.json must be {"word": rank, ...}'),
        ("{}", 'imdb_word_index.json must be {"word": rank, ...}'),
        ('{"a": 0}', 'imdb_word_index.json must be {"word": rank, ...}'),
        ('{"a": "b"}', 'imdb_word_index.json must be {"word": rank, ...}'),
        ('{"a": true}', 'imdb_word_index.json must be {"word": rank, ...}'),
    ],
)
def test_a_word_index_that_is_not_right_is_said(tmp_path, named, index, sentence):
    named(write_keras(tmp_path, index=False))
    if index is not None:
        (tmp_path / "imdb_word_index.json").write_text(index)
    with pytest.raises(ReviewsError, match=re.escape(sentence)):
        imdb.read(100)


def test_a_rank_without_a_word_leaves_the_others_in_their_places(tmp_path, named):
    named(write_keras(tmp_path, index=False))
    (tmp_path / "imdb_word_index.json").write_text(json.dumps({"third": 3, "first": 1, "far": 9_999_999}))
    _, words = imdb.read(100)
    assert words[:4] == ("first", "", "third", "")


TEXTS = {
    "train": {"pos": ["Good, good film.<br /><br />Good!", "a film"], "neg": ["Bad film"]},
    "test": {"pos": ["good story"], "neg": ["bad, bad film", "dull"]},
}


def test_the_folder_is_read_and_its_most_frequent_words_are_known(tmp_path, named):
    named(write_folder(tmp_path, TEXTS))
    parts, words = imdb.read(7)
    assert words == ("film", "good", "a", "bad")
    rows, y = parts["train"]
    found = {tuple(row.tolist()): int(label) for row, label in zip(rows, y, strict=True)}
    assert found == {(1, 5, 5, 4, 5): 1, (1, 6, 4): 1, (1, 2, 4): 0}
    assert sorted(len(row) for row in parts["test"][0]) == [2, 3, 4]
    assert parts["test"][1].sum() == 1


def test_a_folder_that_is_not_right_is_said(tmp_path, named):
    folder = named(write_folder(tmp_path, {"train": TEXTS["train"]}))
    with pytest.raises(ReviewsError, match=r"aclImdb cannot be used\. It has no folder test/neg"):
        imdb.read(100)
    for kind in ("neg", "pos"):
        (folder / "test" / kind).mkdir(parents=True)
    with pytest.raises(ReviewsError, match=r"Its test/neg must hold 1 to 50,000 files \*\.txt"):
        imdb.read(100)


def test_bytes_that_are_no_text_are_read_as_far_as_they_are(tmp_path, named):
    folder = named(write_folder(tmp_path, TEXTS))
    (folder / "train" / "pos" / "9_9.txt").write_bytes(b"\xff\xfe good \x00\x80 film")
    parts, _ = imdb.read(100)
    assert len(parts["train"][0]) == 4


def test_where_nothing_is_named_or_nothing_is_there_it_is_said(tmp_path, monkeypatch, named):
    monkeypatch.delenv(imdb.VARIABLE, raising=False)
    assert not REVIEW_SETS["imdb"].is_here()
    with pytest.raises(ReviewsError, match="PLAYGROUND_IMDB does not say where they are"):
        imdb.read(100)
    named(tmp_path / "nowhere.npz")
    assert REVIEW_SETS["imdb"].is_here()
    with pytest.raises(ReviewsError, match=r"nowhere\.npz cannot be used\. There is no such file\."):
        imdb.read(100)
