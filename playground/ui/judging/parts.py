"""Which parts of a recording are judged, and what they are called."""

import streamlit as st

TITLES = {"test": "test", "train": "training", "validation": "validation"}


def there(prepared):
    """The parts that have rows, by their name: those that were not trained on first."""
    return {
        name: prepared.parts[name] for name in TITLES if name in prepared.parts and len(prepared.parts[name].y)
    }


def pick(parts, key, label="Rows"):
    """The name of the part to look at, one of `parts`."""
    names = list(parts)
    if st.session_state.get(key) not in names:
        st.session_state[key] = names[0]
    return st.segmented_control(label, names, format_func=_title, key=key, required=True)


def _title(name):
    return f"{TITLES[name]} rows"
