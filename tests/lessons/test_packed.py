"""What is packed into a link comes out again, and nothing else does."""

import base64
import json
import zlib

import pytest

from playground.lessons.packed import LONGEST, MOST_BYTES, pack, unpack


def test_what_is_packed_comes_out_again_and_is_fit_for_an_address():
    table = {"title": "été, ∂C/∂w “so”", "numbers": [1, 0.25, None, True], "deep": {"x": []}}
    word = pack(table)
    assert unpack(word) == table
    assert set(word) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_the_same_is_packed_into_the_same_word_whatever_its_order():
    assert pack({"a": 1, "b": 2}) == pack({"b": 2, "a": 1})


def bomb():
    return base64.urlsafe_b64encode(zlib.compress(json.dumps("x" * (MOST_BYTES + 1)).encode())).decode()


@pytest.mark.parametrize(
    "word",
    ["", "x", "not packed", "é", pack({"a": 1})[:-3], pack("a" * 50)[5:], bomb(), "A" * (LONGEST + 1)],
)
def test_other_words_are_refused_in_a_sentence(word):
    with pytest.raises(ValueError, match=r"\.$"):
        unpack(word)
