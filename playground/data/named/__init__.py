"""Sets whose whole content is their name, so that a link holds them: points placed by hand, formulas."""

from collections.abc import Mapping
from functools import lru_cache


class Named(Mapping):
    """Every set of one kind by its name; there are too many to list.

    `form` is a compiled pattern that their names match; `source` makes the Source of one from its name, or raises
    a ValueError that says in words why there is none.
    """

    def __init__(self, form, source):
        self._form, self._source = form, lru_cache(maxsize=256)(source)

    def __getitem__(self, name):
        if not self._form.match(name):
            raise KeyError(name)
        try:
            return self._source(name)
        except ValueError as error:
            raise KeyError(str(error)) from None

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0
