"""What the tasks that measure memory ask, worked out again from what is read."""

from dataclasses import replace

import numpy as np
import pytest

from playground.data.sequences import TASKS
from playground.data.sequences.memory import BLANK, CUE, ITEMS, SYMBOLS
from tests.data.sequences.choices import chosen


def drawn(task, n=400, seed=0, **changes):
    choices = chosen(task, **changes)
    return choices.source.draw(np.random.default_rng(seed), n, choices)


def said(task, found, place=0):
    return chosen(task).source.says(found.x[place])


@pytest.mark.parametrize("length", [2, 7, 50])
def test_two_numbers_are_marked_one_in_each_half(length):
    found = drawn("adding", length=length)
    values, marks = found.x[:, :, 0], found.x[:, :, 1]
    assert set(np.unique(marks)) <= {0, 1}
    assert (marks[:, : length // 2].sum(axis=1) == 1).all()
    assert (marks[:, length // 2 :].sum(axis=1) == 1).all()
    np.testing.assert_allclose(found.y, (values * marks).sum(axis=1))
    assert values.min() >= 0
    assert values.max() < 1
    assert marks.any(axis=0).all(), "no place is never marked"


def test_always_answering_one_is_off_by_a_sixth():
    y = drawn("adding", n=50_000, length=4).y
    errors = (y - 1) ** 2
    assert np.mean(errors) == pytest.approx(1 / 6, abs=4 * errors.std() / np.sqrt(len(errors)))


def test_numbers_are_said_with_their_marks():
    found = drawn("adding")
    words = said("adding", found)
    assert sum(word.endswith(" marked") for word in words) == 2
    assert [float(word.split()[0]) for word in words] == np.round(found.x[0, :, 0], 2).tolist()


@pytest.mark.parametrize("pause", [2, 20])
def test_letters_come_back(pause):
    found = drawn("copy", length=pause)
    seen = found.x.argmax(axis=2)
    assert (found.x.sum(axis=2) == 1).all()
    assert seen.shape[1] == ITEMS + pause + ITEMS
    letters = seen[:, :ITEMS]
    assert set(np.unique(letters)) == set(range(len(SYMBOLS)))
    assert (seen[:, ITEMS : ITEMS + pause] == BLANK).all()
    assert (seen[:, ITEMS + pause] == CUE).all()
    assert (seen[:, ITEMS + pause + 1 :] == BLANK).all()
    np.testing.assert_array_equal(found.y[:, -ITEMS:], letters)
    assert found.counts[:, -ITEMS:].all()
    assert not found.counts[:, :-ITEMS].any()
    assert found.targets.size == 400 * ITEMS


def test_letters_are_said():
    found = drawn("copy", length=3)
    words = said("copy", found)
    assert "".join(words[ITEMS:]) == "···?····"
    assert [SYMBOLS.index(word) for word in words[:ITEMS]] == found.y[0, -ITEMS:].tolist()


def test_parity_is_whether_the_ones_are_odd():
    found = drawn("parity")
    assert set(np.unique(found.x)) == {-1, 1}
    np.testing.assert_array_equal(found.y, (found.x[:, :, 0] > 0).sum(axis=1) % 2)
    assert found.is_there is None
    assert 0.4 < found.y.mean() < 0.6


def test_where_lengths_vary_padding_comes_first():
    found = drawn("parity", lengths_vary=True)
    lengths = found.is_there.sum(axis=1)
    assert set(lengths) == set(range(1, 13))
    assert (np.diff(found.is_there.astype(int), axis=1) >= 0).all(), "once it is there it stays"
    assert (found.x[~found.is_there] == 0).all()
    assert (np.abs(found.x[found.is_there]) == 1).all()
    np.testing.assert_array_equal(found.y, (found.x[:, :, 0] > 0).sum(axis=1) % 2)
    place = int(np.flatnonzero(lengths == 5)[0])
    words = said("parity", found, place)
    assert words[:7] == [""] * 7
    assert words[7:] == ["1" if bit > 0 else "0" for bit in found.x[place, 7:, 0]]


def test_only_tasks_that_say_so_have_several_lengths():
    for task in ("running_parity", "adding", "delayed_xor"):
        assert drawn(task, lengths_vary=True).is_there is None


def test_running_parity_is_asked_at_every_bit():
    found = drawn("running_parity")
    for place in range(1, 13):
        np.testing.assert_array_equal(found.y[:, place - 1], (found.x[:, :place, 0] > 0).sum(axis=1) % 2)
    assert found.counts.all()


def test_delayed_xor_hangs_on_the_first_two_bits_alone():
    found = drawn("delayed_xor")
    bits = found.x[:, :, 0] > 0
    assert found.x.shape[1] == 12 + 2
    np.testing.assert_array_equal(found.y, bits[:, 0] ^ bits[:, 1])
    np.testing.assert_array_equal(found.x[:, :, 1], np.broadcast_to(np.arange(14) < 2, (400, 14)))
    for step in range(2, 14):
        assert abs(np.corrcoef(bits[:, step], found.y)[0, 1]) < 0.2
    assert len({tuple(one) for one in bits[:, 2:]}) > 300, "what comes in between is noise"
    assert said("delayed_xor", found) == ["1" if bit else "0" for bit in bits[0]]


def test_a_longer_delay_is_more_noise_and_no_other_question():
    choices = replace(chosen("delayed_xor"), length=30)
    found = choices.source.draw(np.random.default_rng(1), 100, choices)
    assert found.x.shape == (100, 32, 2)
    np.testing.assert_array_equal(found.y, found.x[:, 0, 0] * found.x[:, 1, 0] < 0)


def test_the_copy_task_says_how_many_letters_there_are():
    task = TASKS["copy"]
    assert task.about.startswith(f"{ITEMS} letters, a pause,")
    assert task.remembers.endswith(f"of pause and {ITEMS} more.")
