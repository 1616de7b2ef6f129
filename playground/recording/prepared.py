"""Data that were prepared lately: many look at the same."""

import threading
import weakref

from playground.data import BROUGHT, prepare

MOST = 16

_kept = {}  # what the data depend on: `Prepared`; the last used at the end
_lock = threading.Lock()


def prepared_for(experiment):
    """`prepare(experiment)`, made once for all experiments on the same data while it is in use."""
    name = experiment.data
    with _lock:
        found = _kept.pop(name, None)
        if found is None:
            found = prepare(experiment)
            if experiment.dataset in BROUGHT:  # it leaves with its visitor
                weakref.finalize(experiment.source, _kept.pop, name, None).atexit = False
        _kept[name] = found
        if len(_kept) > MOST:
            del _kept[next(iter(_kept))]
        return found
