"""What goes between the server and the browser: questions as JSON, answers as bytes."""

import json
from typing import NamedTuple

import numpy as np

from playground.choices.experiment import RULES

MOST_FRAMES = 100  # in one answer


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


NO_QUESTION = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)


class Question(NamedTuple):
    """What a browser may ask.

    `recording` is the id of what it knows, None at first. `fork` names the epoch from which on another learning
    rate is to rule. `frames` asks for `count` frames from epoch `start` on, every `stride`-th, and for every
    number from epoch `have` on; `shown` is the epoch on the screen, `playing` whether it moves.
    """

    recording: str | None
    fork: dict
    frames: dict

    @classmethod
    def of(cls, asked):
        """Read what came as JSON. Raises one of `NO_QUESTION` for anything else."""
        fork, frames = asked.get("fork", {}), {}
        if fork:
            rate = RULES["learning_rate"].check("learning_rate", fork["learning_rate"])
            fork = {"epoch": int(fork["epoch"]), "learning_rate": rate}
        elif asked["recording"] is not None:
            frames = {name: max(int(asked[name]), 0) for name in ("have", "start", "stride", "count", "shown")}
            frames["count"] = min(frames["count"], MOST_FRAMES)
            frames["playing"] = bool(asked.get("playing"))
        return cls(asked["recording"], fork, frames)
