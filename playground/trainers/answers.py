"""What can be asked of a recording, by name: this is what runs inside a trainer."""

import ctypes

import numpy as np

from playground.data import BROUGHT, SOURCES
from playground.languages import ENGLISH, speaking
from playground.recording.sequences.tables import csv_of_course, csv_of_errors, csv_of_matrices
from playground.recording.steps import NORMS, SCALARS
from playground.recording.tables import csv_of_epochs, csv_of_layers
from playground.trainers.messages import pack
from playground.trainers.recorded import Recorded
from playground.trainers.shelf import Shelf

JUDGES = ("validation_loss", "test_loss", "train_loss")  # the first that there is says which epoch was best
CURVE = 60  # numbers of a small curve

_shelf = Shelf()
_brought = {}  # what visitors brought, by its name, as long as a recording here is of it


class LackingError(LookupError):
    """The trainer does not have the data called `name`: bring them, and ask again."""

    @property
    def name(self):
        return self.args[0]


def answer(wanted, asked, about, seconds, language=ENGLISH.code):
    """The bytes that answer the question `asked`, a key of `ANSWERS`, about the recording that is `wanted`.

    Its texts are in the `language` with this code. It trains for about `seconds` at most. Raises LackingError
    where the data are not here.
    """
    for name in wanted.datasets:
        if name not in SOURCES:
            raise LackingError(name)
    recorded = _shelf.find(wanted)
    recorded.seconds = seconds
    with speaking(language):
        return ANSWERS[asked](recorded, **about)


def bring(name, source):
    """Have data at hand that a visitor brought."""
    _let_go()
    _brought[name] = BROUGHT[name] = source
    return b""


def forget(names):
    """Nobody looks at these recordings, (made, view) each, any more; their memory goes back to the system."""
    for made, view in names:
        _shelf.forget(made, view)
    _let_go()
    _give_back()
    return b""


def ping():
    """Nothing; that it comes back says that the trainer is well."""
    return b""


def _let_go():
    """Forget brought data of which no recording is left."""
    for name in _brought.keys() - _shelf.datasets:
        del _brought[name]


def _give_back():
    """By itself the C library keeps what lies in pieces between others' memory."""
    trim = getattr(ctypes.pythonapi, "malloc_trim", None)  # glibc's
    if trim:
        trim(0)


def _extend(recorded, epoch, run=0):
    """Train on towards an epoch for a moment; how far a run is."""
    recorded.together.extend(epoch, recorded.seconds)
    history = recorded.together.histories[run]
    return pack({"head": history.head, "diverged_at": history.diverged_at, "is_over": history.is_over}, {})


def _step(recorded, epoch):
    """The first run's `Step` of an epoch, or nothing where it takes longer to get there: ask again."""
    if not recorded.together.reach(epoch, recorded.seconds):
        return pack({}, {})
    (step, *_) = recorded.together.steps(epoch)
    return _told(step)


def _last_step(recorded, epoch, run):
    """A run's `Step` of an epoch, or the last that it has; nothing where it takes longer: ask again."""
    history = recorded.together.histories[run]
    recorded.together.extend(epoch, recorded.seconds)
    if history.head < epoch and not history.is_over:
        return pack({}, {})
    epoch = min(epoch, history.head)
    return _told(history.step(epoch)) if history.reach(epoch, recorded.seconds) else pack({}, {})


def _told(step):
    header = {"epoch": step.epoch, "n_updates": step.n_updates, "plateau": [float(x) for x in step.plateau]}
    return pack(header, {name: getattr(step, name) for name in (*SCALARS, *NORMS, "flat", "memory")})


def _look(recorded, epoch, picture):
    """What the network at an epoch makes of a picture; nothing where that takes longer, or no picture is seen."""
    view = recorded.view
    if not getattr(view, "sees_pictures", False) or not recorded.together.reach(epoch, recorded.seconds):
        return pack({}, {})
    found = view.look(recorded.together.steps(epoch), picture)._asdict()
    if np.ndim(picture):
        found["pixels"] = view.shades(picture)
    return pack({"epoch": epoch}, found)


def _write(recorded, epoch, **how):
    """What every run's network of an epoch writes on, as `write_on` is told; nothing where it takes longer.

    Where all runs end before that epoch, their last one is meant.
    """
    together = recorded.together
    head = together.extend(epoch, recorded.seconds)
    epoch = min(epoch, head) if together.is_over else epoch
    if not together.reach(epoch, recorded.seconds):
        return pack({}, {})
    return pack({"epoch": epoch, "written": recorded.view.written(together.steps(epoch), **how)}, {})


def _series(recorded, name, first, run=0):
    return pack({}, {"values": recorded.together.histories[run].series(name, first)})


def _summary(recorded, until):
    """How the first run went up to an epoch; the pictures that were made of it are let go.

    Its best epoch is the one with the lowest `judged` loss: the validation part's, else the test part's, else the
    training part's.
    """
    recorded.together.extend(until, recorded.seconds)
    history = recorded.together.histories[0]
    until = min(until, history.head)
    judged = next(name for name in JUDGES if name == JUDGES[-1] or np.isfinite(history.series(name)[0]))
    losses = history.series(judged)[: until + 1]
    best = int(np.nanargmin(losses)) if np.isfinite(losses).any() else 0
    stride = -(-(until + 1) // CURVE)
    recorded.let_go()
    told = {"head": until, "best": best, "judged": judged, "loss": float(losses[best])}
    told["score"] = float(history.series(judged.replace("loss", "score"))[best])
    told |= {"n_bytes": recorded.n_bytes, "is_over": history.is_over}
    return pack(told, {"curve": history.series("train_loss")[: until + 1 : stride]})


def _words(recorded, epoch):
    """One list of verdicts a run."""
    return pack({"words": recorded.verdicts_at(epoch)}, {})


def _table(written):
    """An answer: what `written(recorded, until)` says; nothing where it takes longer: ask again."""

    def answer(recorded, until):
        together = recorded.together
        if together.extend(until, recorded.seconds) < until and not together.is_over:
            return b""
        return written(recorded, until).encode()

    return answer


def _of_histories(write):
    """The table that `write(titles, histories, until)` makes."""
    return _table(lambda recorded, until: write(recorded.made.runs.titles, recorded.together.histories, until))


def _errors(recorded, until):
    epoch = min(until, recorded.together.head)
    scene, _ = recorded.view.scene()
    return csv_of_errors(
        recorded.made.runs.titles, epoch, recorded.frame_at(epoch), scene["reads"], scene["wanted"]
    )


ANSWERS = {
    "opening": Recorded.opening,
    "frames": Recorded.frames,
    "extend": _extend,
    "step": _step,
    "last_step": _last_step,
    "look": _look,
    "write": _write,
    "series": _series,
    "summary": _summary,
    "words": _words,
    "csv_of_epochs": _of_histories(csv_of_epochs),
    "csv_of_layers": _of_histories(csv_of_layers),
    "csv_of_course": _of_histories(csv_of_course),
    "csv_of_matrices": _of_histories(csv_of_matrices),
    "csv_of_errors": _table(_errors),
}
