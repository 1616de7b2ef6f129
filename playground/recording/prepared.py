"""Data that were prepared lately: many look at the same."""

import threading
import weakref

from playground.data import BROUGHT
from playground.recording.kinds import kind_of

MOST, MOST_BYTES = 16, 500 * 2**20  # of those that nobody asked for last

_kept = {}  # what the data depend on: `Prepared`; the last used at the end
_lock = threading.Lock()


def prepared_for(experiment):
    """The prepared data of an experiment, made once for all experiments on the same data while they are in use."""
    name = experiment.data
    with _lock:
        found = _kept.pop(name, None)
        if found is None:
            found = kind_of(experiment).prepare(experiment)
            if experiment.dataset in BROUGHT:  # it leaves with its visitor
                weakref.finalize(experiment.source, _kept.pop, name, None).atexit = False
        _kept[name] = found
        while len(_kept) > 1 and (len(_kept) > MOST or sum(map(_n_bytes, _kept.values())) > MOST_BYTES):
            del _kept[next(iter(_kept))]
        return found


def _n_bytes(prepared):
    return sum(part.x.nbytes for part in prepared.parts.values())
