"""What comes next: of a wave, and of a text."""

import numpy as np
import pytest

from playground.choices.sequence.text import RHYME
from playground.data.sequences import characters_of
from playground.data.sequences.waves import FASTEST, SLOWEST
from tests.data.sequences.choices import TWO_KINDS, chosen


def drawn(task, n=300, seed=0, **changes):
    choices = chosen(task, **changes)
    return choices.source.draw(np.random.default_rng(seed), n, choices)


def test_wanted_is_the_next_value_without_noise():
    clean, noisy = (drawn("sine", length=40, noise=noise) for noise in (0, 0.3))
    np.testing.assert_allclose(clean.x[:, 1:, 0], clean.y[:, :-1])
    np.testing.assert_array_equal(clean.y, noisy.y)
    assert np.std(noisy.x - clean.x) == pytest.approx(0.3, rel=0.05)
    assert clean.counts.all()


def test_waves_are_sines_of_many_speeds():
    """s(t + 1) + s(t - 1) = 2 cos(w) s(t): the speed w of each is found from three values."""
    found = drawn("sine", length=40, noise=0)
    wave = found.x[:, :, 0]
    assert np.abs(wave).max() <= 1
    sums, middle = wave[:, 2:] + wave[:, :-2], wave[:, 1:-1]
    cosines = (sums * middle).sum(axis=1) / (middle**2).sum(axis=1) / 2
    np.testing.assert_allclose(sums, 2 * cosines[:, None] * middle, atol=1e-9)
    speeds = np.arccos(cosines)
    assert SLOWEST <= speeds.min() < 0.25
    assert 0.75 < speeds.max() <= FASTEST


def test_values_are_said_with_two_digits():
    found = drawn("sine")
    assert [float(word) for word in chosen("sine").source.says(found.x[0])] == np.round(
        found.x[0, :, 0], 2
    ).tolist()


@pytest.mark.parametrize("text", [RHYME, TWO_KINDS])
def test_pieces_are_of_the_text_and_wanted_is_the_next_character(text):
    found, known = drawn("text", text=text), characters_of(text)
    assert found.x.shape == (300, 12, len(known))
    assert (found.x.sum(axis=2) == 1).all()
    read = found.x.argmax(axis=2)
    for seen, wanted in zip(read, found.y, strict=True):
        piece = "".join(known[number] for number in [*seen, wanted[-1]])
        assert piece in text
        np.testing.assert_array_equal(wanted[:-1], seen[1:])
    assert found.counts.all()


def test_pieces_come_from_anywhere_up_to_the_end():
    text = "abcdefghijklmnopqrst"  # 20 different characters
    found = drawn("text", text=text, length=12)
    assert set(found.x[:, 0].argmax(axis=1)) == set(range(8))
    whole = drawn("text", text=text, length=19, n=5)
    np.testing.assert_array_equal(whole.y[:, -1], [19] * 5)


def test_characters_are_each_there_once():
    assert characters_of("banana ") == [" ", "a", "b", "n"]
