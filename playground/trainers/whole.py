"""A recording in one message, for a player that has nobody to ask: asked for block by block, as players do."""

from typing import NamedTuple

import numpy as np

from playground.choices.view import SPEEDS
from playground.trainers.home import ask
from playground.trainers.messages import unpack

BLOCK = 50  # frames asked for at once
FRAMES_PER_SECOND = 20  # as in the player's clock.js
MOST_FRAMES = 1000  # beside that of epoch 0; a player keeps 1,200
MOST_BYTES = 24 * 2**20  # of frames


class Whole(NamedTuple):
    """What `messages.pack` makes the message of: the header, and the arrays by name."""

    header: dict
    arrays: dict


def whole(wanted, until, most=MOST_FRAMES):
    """Yield the share of a recording that is there, from 0 to 1, and None; in the end 1 and the `Whole`.

    It goes to epoch `until`, or where the run ends before. Every number is in it, and at most so many evenly
    spaced frames: the header's `every` says how many epochs lie between two of them. The last epoch has one too.
    """
    first = _asked(wanted, "opening", shown=0, forked_from=None)
    blocks = [first]
    every = _every(first, until, most)
    epochs = [*range(0, until, every), until]
    n_frames, have = len(first.arrays["epochs"]), len(first.arrays["train_loss"])
    while missing := epochs[n_frames:]:
        yield n_frames / len(epochs), None
        count = min(BLOCK, max(len(missing) - 1, 1))  # the last need not be as far away as the others
        block = _asked(wanted, "frames", have=have, start=missing[0], stride=every, count=count)
        blocks.append(block)
        n_frames += len(block.arrays["epochs"])
        have = block.header["first"] + len(block.arrays["train_loss"])
        if (ended := block.header["ended"]) and ended["last"] < epochs[-1]:
            epochs = [*(epoch for epoch in epochs if epoch < ended["last"]), ended["last"]]
    yield 1.0, _joined(blocks, epochs[-1], every)


def halved(found):
    """The same `Whole` with every other frame, and the last."""
    n_frames = len(found.arrays["epochs"])
    kept = sorted({*range(0, n_frames, 2), n_frames - 1})
    words = [found.header["words"][place] for place in kept]
    of_frames = ("epochs", *found.header["parts"])
    arrays = {name: array[kept] if name in of_frames else array for name, array in found.arrays.items()}
    return Whole(found.header | {"words": words} | _paced(2 * found.header["every"]), arrays)


def rounded(found):
    """The same `Whole` with the numbers of every epoch to six digits: more are not seen, nor can be compressed."""
    return Whole(
        found.header, found.arrays | {name: _rounded(found.arrays[name]) for name in found.header["series"]}
    )


def _rounded(values):
    """Of the 52 bits of a fraction, 20 are kept; what is not finite stays what it is."""
    bits = np.ascontiguousarray(values, np.float64).view(np.uint64)
    return ((bits + np.uint64(1 << 31)) & ~np.uint64((1 << 32) - 1)).view(np.float64)


def _asked(wanted, asked, **about):
    return Whole(*unpack(ask(wanted, asked, **about).result()))


def _every(first, until, most):
    frame_bytes = sum(first.arrays[part].nbytes for part in first.header["parts"])
    return max(1, -(-until // min(most, MOST_BYTES // frame_bytes)))


def _joined(blocks, until, every):
    """One message of many; nobody can place points where nobody trains on them."""
    first, last = blocks[0], blocks[-1]
    frames = [block.arrays for block in blocks if len(block.arrays["epochs"])]
    arrays = {name: array for name, array in first.arrays.items() if not name.startswith("placing")}
    of_frames = ("epochs", *first.header["parts"])
    arrays |= {name: np.concatenate([part[name] for part in frames]) for name in of_frames}
    arrays |= {name: _series(name, blocks) for name in first.header["series"]}
    header = first.header | last.header | {"first": 0, "last_epoch": until} | _paced(every)
    header["words"] = [words for block in blocks for words in block.header["words"]]
    header["scene"] = {name: value for name, value in first.header["scene"].items() if name != "placing"}
    return Whole(header, arrays)


def _paced(every):
    """What the header says of frames so many epochs apart: the player begins at a speed that makes them a film."""
    quick = (speed for speed in SPEEDS if speed >= FRAMES_PER_SECOND * every)
    return {"every": every, "seen": {"speed": str(next(quick, SPEEDS[-1]))}}


def _series(name, blocks):
    """A series from its pieces, which may overlap where a trainer had lost some."""
    values = blocks[0].arrays[name]
    for header, arrays in blocks[1:]:
        values = np.concatenate([values[: header["first"]], arrays[name]])
    return values
