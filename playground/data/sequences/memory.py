"""Tasks made to measure how long a network remembers."""

import numpy as np

from playground.data.sequences.task import Sequences, Task, one_hot
from playground.languages import mark

SYMBOLS, ITEMS = "ABCD", 5  # of the copy task: what is drawn, and how many of them
BLANK, CUE = len(SYMBOLS), len(SYMBOLS) + 1


def adding(rng, n, choices):
    """Numbers between 0 and 1, two of them marked; wanted is the sum of those (Hochreiter and Schmidhuber 1997).

    One mark is in the first half and one in the second. Who always answers 1, the mean, is off by 1/6 in the mean
    square.
    """
    steps, half = choices.length, choices.length // 2
    x = np.zeros((n, steps, 2))
    x[:, :, 0] = rng.random((n, steps))
    places = np.stack([rng.integers(0, half, n), rng.integers(half, steps, n)])
    x[np.arange(n), places, 1] = 1
    return Sequences(x, x[np.arange(n), places, 0].sum(axis=0))


def copy(rng, n, choices):
    """Letters, a pause, a sign, and then the letters again (Hochreiter and Schmidhuber 1997; Arjovsky et al.
    2016).

    Only the answers after the sign count.
    """
    steps = copy_steps(choices.length)
    letters = rng.integers(0, len(SYMBOLS), (n, ITEMS))
    seen, y, counts = np.full((n, steps), BLANK), np.zeros((n, steps), int), np.zeros((n, steps), bool)
    seen[:, :ITEMS], seen[:, -ITEMS] = letters, CUE
    y[:, -ITEMS:], counts[:, -ITEMS:] = letters, True
    return Sequences(one_hot(seen, CUE + 1), y, counts)


def copy_steps(length):
    """Letters in, the pause, letters out; the sign is the first step of these."""
    return 2 * ITEMS + length


def parity(rng, n, choices):
    """Bits; wanted is whether the number of ones is odd: one wrong bit in memory, and the answer is wrong.

    Where lengths vary, a sequence has from 1 to `length` bits, and padding before them.
    """
    bits = rng.integers(0, 2, (n, choices.length))
    is_there = None
    if choices.lengths_vary:
        lengths = rng.integers(1, choices.length + 1, n)
        is_there = np.arange(choices.length) >= choices.length - lengths[:, None]
        bits = bits * is_there
    x = (2.0 * bits - 1)[:, :, None]
    if is_there is not None:
        x *= is_there[:, :, None]
    return Sequences(x, bits.sum(axis=1) % 2, is_there=is_there)


def running_parity(rng, n, choices):
    """The same, asked after every bit: then each step's error says what went wrong just there."""
    bits = rng.integers(0, 2, (n, choices.length))
    y = np.cumsum(bits, axis=1) % 2
    return Sequences((2.0 * bits - 1)[:, :, None], y, np.ones(y.shape, bool))


def delayed_xor(rng, n, choices):
    """Two bits, then noise for `length` steps; wanted is whether exactly one of the bits was 1.

    The second input is 1 where a bit is to be remembered.
    """
    steps = choices.length + 2
    x = np.zeros((n, steps, 2))
    x[:, :, 0] = 2 * rng.integers(0, 2, (n, steps)) - 1
    x[:, :2, 1] = 1
    return Sequences(x, (x[:, 0, 0] != x[:, 1, 0]).astype(int))


def _numbers(x):
    return [f"{value:.2f}{' marked' if mark else ''}" for value, mark in x]


def _letters(x):
    return [(*SYMBOLS, "·", "?")[place] for place in x.argmax(axis=1)]


def _bits(x):
    return ["" if not bit else "1" if bit > 0 else "0" for bit in x[:, 0]]


MEMORY_TASKS = {
    "adding": Task(
        mark("Adding problem"),
        mark("Numbers between 0 and 1, one by one; two of them are marked. What is the sum of the marked two?"),
        mark("The first marked number has to be kept until the end, up to {length} steps."),
        mark("Steps"),
        adding,
        _numbers,
        n_inputs=lambda choices: 2,
        n_classes=lambda choices: 0,
    ),
    "copy": Task(
        mark("Copy"),
        mark("5 letters, a pause, a question mark: now say the letters again, in their order."),
        mark("Each letter has to be kept for {length} steps of pause and 5 more."),
        mark("Pause"),
        copy,
        _letters,
        "every",
        n_inputs=lambda choices: CUE + 1,
        n_classes=lambda choices: len(SYMBOLS),
        n_steps=copy_steps,
        class_names=lambda choices: tuple(SYMBOLS),
    ),
    "parity": Task(
        mark("Parity"),
        mark("Bits, one by one. In the end: was the number of ones odd?"),
        mark("One bit has to be kept for {length} steps, and turned at every 1."),
        mark("Bits"),
        parity,
        _bits,
        varies=True,
    ),
    "running_parity": Task(
        mark("Parity at every step"),
        mark("Bits, one by one. After each of them: is the number of ones odd so far?"),
        mark("One bit has to be kept and turned, but every step says at once whether it was right."),
        mark("Bits"),
        running_parity,
        _bits,
        "every",
    ),
    "delayed_xor": Task(
        mark("Delayed XOR"),
        mark("Two bits, then a row of bits that mean nothing. In the end: was exactly one of the first two a 1?"),
        mark("Two bits have to be kept for {length} steps, whatever comes in meanwhile."),
        mark("Delay"),
        delayed_xor,
        _bits,
        n_inputs=lambda choices: 2,
        n_steps=lambda length: length + 2,
    ),
}
