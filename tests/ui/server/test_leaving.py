"""A visit that was left takes what it brought along, though nobody comes after it."""

import gc
import weakref

from streamlit.runtime.memory_session_storage import MemorySessionStorage

from playground.ui.server.leaving import look


class Visit:
    """A session that holds itself in a circle, as Streamlit's do."""

    def __init__(self, name):
        self.id, self.session = name, self


def test_a_visit_is_collected_when_it_is_too_old():
    gc.disable()
    try:
        storage, left = MemorySessionStorage(ttl_seconds=0.01), Visit("left")
        alive = weakref.ref(left)
        storage.save(left)
        del left
        while storage._cache.currsize:  # until it is too old
            pass
        assert alive() is not None
        look(storage)
        assert alive() is None
    finally:
        gc.enable()


def test_one_that_may_come_back_is_kept():
    storage, back = MemorySessionStorage(ttl_seconds=1000), Visit("back")
    storage.save(back)
    look(storage)
    assert storage.list() == [back]
