"""Which parts of a recording are judged, and what they are called."""

import streamlit as st

from playground.languages import _, mark

TITLES = {"test": mark("test"), "train": mark("training"), "validation": mark("validation")}
ROWS = {"test": mark("test rows"), "train": mark("training rows"), "validation": mark("validation rows")}


def there(prepared):
    """The parts that have rows, by their name: those that were not trained on first."""
    return {
        name: prepared.parts[name] for name in TITLES if name in prepared.parts and len(prepared.parts[name].y)
    }


def pick(parts, key):
    """The name of the part to look at, one of `parts`."""
    names = list(parts)
    if st.session_state.get(key) not in names:
        st.session_state[key] = names[0]
    return st.segmented_control(_("Rows"), names, format_func=lambda name: _(ROWS[name]), key=key, required=True)


def title(name):
    """What a part is called beside others."""
    return _(TITLES[name])


def titled(found):
    """What is found of every part, by what the part is called."""
    return {title(name): one for name, one in found.items()}
