"""What a browser may ask of a recording: questions as JSON."""

from typing import NamedTuple

from playground.choices.experiment import RULES
from playground.choices.share import from_query
from playground.choices.view import View
from playground.ui.player.ink import unpacked

MOST_FRAMES = 100  # in one answer

NO_QUESTION = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)


class Question(NamedTuple):
    """What a browser may ask.

    `recording` is the id of what it knows, None at first. `fork` names the epoch from which on another learning
    rate is to rule. `frames` asks for `count` frames from epoch `start` on, every `stride`-th, and for every
    number from epoch `have` on; `shown` is the epoch on the screen, `playing` whether it moves, `farthest` how far
    it has come, and `seen` the `View`, where it is told. `look` asks what the network of an `epoch` makes of a
    `picture`: the number of one that is shown, or ink (side, side).
    """

    recording: str | None
    fork: dict
    frames: dict
    look: dict

    @classmethod
    def of(cls, asked):
        """Read what came as JSON. Raises one of `NO_QUESTION` for anything else."""
        fork, frames, look = asked.get("fork", {}), {}, asked.get("look", {})
        if look:
            look = {"epoch": max(int(look["epoch"]), 0), "picture": _picture(look)}
            return cls(asked["recording"], {}, {}, look)
        if fork:
            rate = RULES["learning_rate"].check("learning_rate", fork["learning_rate"])
            fork = {"epoch": int(fork["epoch"]), "learning_rate": rate}
        elif asked["recording"] is not None:
            frames = {name: max(int(asked[name]), 0) for name in ("have", "start", "stride", "count", "shown")}
            frames["count"] = min(frames["count"], MOST_FRAMES)
            frames["playing"] = bool(asked.get("playing"))
            frames["seen"] = from_query(_texts(asked["seen"]), View)[0] if "seen" in asked else None
            frames["farthest"] = max(int(asked.get("farthest", 0)), 0)
        return cls(asked["recording"], fork, frames, {})


def _texts(seen):
    """What a view is said with: a few words as in a link."""
    return {name: text for name, text in list(seen.items())[:20] if isinstance(text, str)}


def _picture(look):
    """The number of a picture, or ink."""
    return max(int(look["row"]), 0) if "row" in look else unpacked(look["ink"])
