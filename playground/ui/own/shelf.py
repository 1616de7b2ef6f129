"""The tables of a visit, each with what is to be learned from it; they leave memory with the visit."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from playground.data import BROUGHT, SOURCES, Source
from playground.data.sources import said_about
from playground.data.tables import Table, TableChoice, TableError, name_of, source_of, suggestions
from playground.languages import _
from playground.ui.furniture import literal

PREFIX = "table-"  # what the names of brought data begin with
MOST_TABLES, MOST_BYTES = 6, 60 * 2**20  # of a visit
_KEPT = "own_tables"


class Own(NamedTuple):
    """A table, how its header was read, what is learned from it, and the data set that this makes."""

    table: Table
    header: str
    choice: TableChoice
    name: str
    source: Source
    say_notes: tuple[Callable[[], str], ...]

    @property
    def notes(self):
        """Sentences on what was done to the table, in the language spoken here."""
        return tuple(say() for say in self.say_notes)


def kept():
    """The visit's tables by their digest, the newest first."""
    return st.session_state.setdefault(_KEPT, {})


def keep(table, header):
    """Put a table on the shelf, with what it looks like is to be learned from it; returns the `Own`.

    Raises TableError for a table that cannot be learned from, or that there is no room for.
    """
    if table.digest in kept():
        return kept()[table.digest]
    own = _first_that_works(table, header)
    if len(kept()) >= MOST_TABLES or sum(map(_n_bytes, [own, *kept().values()])) > MOST_BYTES:
        text = _(
            "A visit has room for {n} tables of {size} MB together. Take one away first; what is on the shelf "
            "stays as it is."
        )
        raise TableError(text.format(n=MOST_TABLES, size=MOST_BYTES // 2**20))
    st.session_state[_KEPT] = {table.digest: own, **kept()}
    return own


def _first_that_works(table, header):
    """The `Own` of the first guess that can be learned; where none can, raises what is wrong with the best."""
    problem = None
    for choice in suggestions(table):
        try:
            return _own(table, header, choice)
        except TableError as error:
            problem = problem or error
    raise problem


def _n_bytes(own):
    """What a table and its data set hold."""
    return int(own.table.frame.memory_usage().sum()) + own.source.make().x.nbytes


def choose(own, choice):
    """Learn something else from a table; raises TableError, and then nothing has changed."""
    changed = _own(own.table, own.header, choice)
    kept()[own.table.digest] = changed
    return changed


def take_away(digest):
    """Let go of a table."""
    kept().pop(digest, None)


def of_name(name):
    """The `Own` whose data set has this name, or None."""
    return next((own for own in kept().values() if own.name == name), None)


def titles(current=None):
    """What the menus of data sets list: `{name: title}`, the visitor's own first.

    `current` is the one that is chosen, which may be points or a formula that no menu lists by itself.
    """
    listed = {own.name: own.source.title for own in kept().values()}
    if current is not None and current not in {*listed, *SOURCES} and not is_foreign(current):
        listed[current] = _(SOURCES[current].title)
    return listed | {name: _(SOURCES[name].title) for name in SOURCES}


def about(name):
    """A sentence on a data set; a visitor's own words in it are no Markdown."""
    told = said_about(SOURCES[name])
    return told if name in set(SOURCES) else literal(told)


def is_foreign(name):
    """Whether a name is that of a table that this visit does not have, though another may."""
    return name.startswith(PREFIX) and of_name(name) is None


def stay_with_own(form, recorded):
    """Turn a form's data set back where it is a table of another visit's, or one that was taken away."""
    key = form.key("dataset")
    if is_foreign(st.session_state[key]):
        st.session_state[key] = form.kind.dataset if is_foreign(recorded.dataset) else recorded.dataset


def _own(table, header, choice):
    source, notes = source_of(table, choice)
    name = name_of(table, choice)
    source = BROUGHT.setdefault(name, source)  # who brings the same has the same
    return Own(table, header, choice, name, source, notes)
