"""Widgets that write into the draft, each with a place below it for what is wrong there."""

from zlib import crc32

import streamlit as st

from playground.lessons.rules import MINUTES
from playground.ui.furniture import literal
from playground.ui.teaching.building import draft
from playground.ui.widgets import in_language


class Form:
    """Draws widgets for a part of the draft: `held` is a dictionary or a list that stands at `path` in it.

    `slots` are the places for sentences, by path; all parts of a draft share them.
    """

    def __init__(self, held, path=(), slots=None):
        self.held, self.path, self.slots = held, path, {} if slots is None else slots

    def part(self, name):
        """The form of a part of what is held."""
        return Form(self.held[name], (*self.path, name), self.slots)

    def key(self, *more):
        return draft.key(*self.path, *more)

    def removal(self, label, beside, place):
        """A button that takes one of several things out of the list that they stand in; `label` has its {n}."""
        st.button(
            label.format(n=place + 1),
            key=self.key("remove"),
            icon=":material/delete:",
            on_click=draft.remove,
            args=(beside, place),
        )

    def slot(self, *name):
        """Put the place for sentences about something here."""
        self.slots[(*self.path, *name)] = st.empty()

    def text(self, name, label, most, **more):
        """A line of text."""
        self._keep(name, st.text_input(label, self.held[name], most, key=self.key(name), **more))

    def texts(self, name, label, most, **more):
        """Text of several lines."""
        self._keep(name, st.text_area(label, self.held[name], max_chars=most, key=self.key(name), **more))

    def number(self, name, label, rule, scale=1, **more):
        """A number as a `Number` allows it, or None where it may be empty; people see it times `scale`."""
        whole = {"min_value": rule.low, "max_value": rule.high, "step": 1} if rule.whole else {"format": "%.6g"}
        value = self.held[name]
        shown = value if value is None or rule.whole else float(value) * scale
        said = st.number_input(label, value=shown, key=self.key(name, scale), **whole, **more)
        self._keep(name, said if said is None or rule.whole else float(f"{said / scale:.12g}"))

    def minutes(self, name, label):
        """Minutes, which cannot be wrong: the field takes no others."""
        value, key = self.held[name], self.key(name)
        self.held[name] = st.number_input(label, int(MINUTES.low), int(MINUTES.high), value, key=key)

    def menu(self, name, label, titles, **more):
        """One of the keys of `titles`; where the draft has none of them, the first."""
        options = list(titles)
        index = options.index(self.held[name]) if self.held[name] in titles else 0
        key = self.key(name, _short(options))
        self._keep(name, st.selectbox(label, options, index, titles.get, key=in_language(key), **more))

    def choose(self, name, label, titles, **more):
        """The same as buttons beside each other."""
        options = list(titles)
        chosen = self.held[name] if self.held[name] in titles else options[0]
        key = self.key(name, _short(options))
        shown = {"format_func": titles.get, "default": chosen, "required": True}
        self._keep(name, st.segmented_control(label, options, key=key, **shown, **more))

    def _keep(self, name, value):
        self.held[name] = value
        self.slot(name)


def _short(options):
    """A word for a menu's options: with others it is another widget."""
    return crc32(repr(options).encode())


def tell(slots, path, sentence):
    """Say what is wrong at the place that comes nearest to a path."""
    nearest = max((known for known in slots if known == path[: len(known)]), key=len)
    slots[nearest].warning(literal(sentence), icon=":material/error:")
