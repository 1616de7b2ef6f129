"""What the browser is told: the scene once, then blocks of frames; all as bytes."""

import hashlib
import json
import threading
import time
from dataclasses import fields
from typing import NamedTuple

import numpy as np

from playground.choices.experiment import RULES
from playground.engine import ACTIVATIONS
from playground.figures import live
from playground.recording.endings import ending
from playground.recording.history import History
from playground.recording.probe import RESOLUTION, UNIT_RESOLUTION, UNITS_SHOWN, Frame, Probe

POINTS_DRAWN = 400  # of each part: more SVG points make hovering slow
TRAINING_SECONDS = 0.06  # an answer's time box: other sessions wait no longer
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
    number from epoch `have` on; `shown` is the epoch on the screen.
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
        return cls(asked["recording"], fork, frames)


class Recording:
    """What a player shows: a history, the probe that looks at it, and the name that the browser knows it by."""

    parts = Frame._fields

    def __init__(self, history):
        self.shown = 0  # where the person was last: a player that is mounted again goes there
        self._lock = threading.RLock()
        self._take(history)

    @classmethod
    def of(cls, experiment):
        return cls(History(experiment))

    def _take(self, history, forked_from=None):
        self.history = history
        self.probe = self._probe(history)
        self.id = _identity(history.experiment)
        self.forked_from = forked_from

    def _probe(self, history):
        return Probe(history.experiment, history.prepared)

    def prolong(self, epochs):
        """Move the end; what is recorded stays."""
        with self._lock:
            self.history.prolong(epochs)

    def fork(self, epoch, experiment):
        """Stay what it is until `epoch`, and go on with another experiment from there."""
        with self._lock:
            self._take(self.history.fork(experiment, epoch), {"id": self.id, "epoch": epoch})
            self.shown = epoch

    def fork_rate(self, epoch, learning_rate):
        """Go on from `epoch` at another learning rate."""
        epoch = min(max(epoch, 0), self.history.head)
        self.fork(epoch, self.history.experiment.with_rate_from(epoch, learning_rate))

    @property
    def learning_rate(self):
        """The rate that the recording ends with."""
        return self.history.experiment.learning_rate_at(float("inf"))

    def respond(self, question):
        """The bytes that answer a `Question`: the opening, unless it asks for frames of what the browser knows."""
        with self._lock:
            if question.recording != self.id:
                return self.opening()
            if question.fork:
                self.fork_rate(**question.fork)
                return self.opening()
            return self.answer(**question.frames)

    def opening(self):
        """Everything a player needs to start: the scene, and frames enough to play at once."""
        scene, arrays = self._scene()
        block, more = self._block(first=0, epochs=range(0, 40, 2))
        return pack({"shown": self.shown, **scene, **block}, {**arrays, **more})

    def answer(self, have, start, stride, count, shown=0):
        """Up to `count` frames from epoch `start` on, and every number from epoch `have` on."""
        self.shown = shown
        last = self.history.experiment.epochs
        epochs = [min(start + i * stride, last) for i in range(count)]
        block, arrays = self._block(min(have, self.history.head + 1), dict.fromkeys(epochs))
        return pack(block, arrays)

    def _block(self, first, epochs):
        """Frames of `epochs` as far as the time box allows, and every series from epoch `first` on."""
        history, deadline = self.history, time.monotonic() + TRAINING_SECONDS
        seen = []  # (step, frame)
        for epoch in epochs:
            head = history.extend(epoch, max(deadline - time.monotonic(), 0))
            if epoch > head:
                break
            step = history.step(epoch)
            seen.append((step, self.probe.frame(step)))
            if time.monotonic() > deadline:
                break
        arrays = {"epochs": np.array([step.epoch for step, _ in seen], np.int32)}
        arrays |= {name: np.stack([getattr(frame, name) for _, frame in seen]) for name in self.parts if seen}
        arrays |= {name: history.series(name, first) for name in history.names}
        return {"first": first, **self._header(seen)}, arrays

    def _header(self, seen):
        """What every block says beside its arrays; `seen` are the steps and frames in it."""
        return {
            "recording": self.id,
            "last_epoch": self.history.experiment.epochs,
            "learning_rate": self.learning_rate,
            "ended": self._ending(),
            "series": self.history.names,
            "parts": self.parts,
        }

    def _ending(self):
        return ending(self.history)

    def _scene(self):
        experiment, prepared, probe = self.history.experiment, self.history.prepared, self.probe
        names = layer_names(experiment)
        drawn, figure = {}, {}
        for name, part in (("training", prepared.train), ("test", prepared.test)):
            drawn[name] = _drawn(part, prepared)
            figure[name] = len(part.y)
        is_class = prepared.n_classes > 0
        figures = {
            "boundary": live.boundary_figure(drawn["training"], drawn["test"], prepared.plane, figure),
            "loss": live.loss_figure("accuracy" if is_class else "R²", is_class, prepared.validation is not None),
            "histograms": live.histogram_figure(names),
            "gradients": live.gradient_figure(names),
        }
        scene = {
            "figures": {name: json.loads(found.to_json()) for name, found in figures.items()},
            "layers": names,
            "sizes": probe.network.sizes,
            "shown": probe.shown,
            "inputs": list(prepared.input_names[:UNITS_SHOWN]),
            "classes": list(prepared.dataset.target_names) if is_class else [],
            "has_classes_layer": is_class and experiment.n_outputs > 1,
            "is_curve": prepared.plane.is_curve,
            "limits": prepared.plane.limits,
            "output_range": probe.output_range,
            "resolution": RESOLUTION,
            "unit_resolution": UNIT_RESOLUTION,
            "score": "accuracy" if is_class else "R²",
            "has_validation": prepared.validation is not None,
            "is_forked": bool(experiment.learning_rate_changes or experiment.weight_changes),
        }
        arrays = {f"{name}_y": part["y"].astype(np.float32) for name, part in drawn.items()}
        arrays["input_maps"] = probe.input_maps()
        return {"scene": scene, "forked_from": self.forked_from}, arrays


def layer_names(experiment):
    """What the layers are called on every chart: "layer 1 · tanh", ..., "output"."""
    hidden = enumerate(experiment.layer_activations, start=1)
    return [*(f"layer {number} · {ACTIVATIONS[name].title}" for number, name in hidden), "output"]


def _drawn(part, prepared):
    points, y = part.points[:POINTS_DRAWN], part.y[:POINTS_DRAWN]
    names = prepared.dataset.target_names
    text = [names[value] for value in y] if prepared.n_classes else [f"y = {value:.3g}" for value in y]
    return {"points": points.astype(np.float32), "y": y, "text": text}


def _identity(experiment):
    """A name for everything that makes a recording what it is; how far it goes mostly is not part of it."""
    left_out = () if experiment.end_matters else ("epochs",)
    made_of = {f.name: getattr(experiment, f.name) for f in fields(experiment) if f.name not in left_out}
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]
