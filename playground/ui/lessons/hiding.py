"""Hiding controls: a lesson leaves only those on its page that it names."""

import streamlit as st

from playground.ui import form
from playground.ui.form import ACTIVATION, DROPOUT, N_LAYERS, UNITS
from playground.ui.groups import opened

FORMS = {"live": form.EXPERIMENT, "vanishing": form.BENCH, "sequences": form.SEQUENCES}
GROUPS = {"live": form.GROUPS, "vanishing": form.BENCH_GROUPS, "sequences": form.SEQUENCE_GROUPS}
OPENED = "lessons_opened"
SEVERAL = {  # fields with other widgets than one of their own name
    "hidden_sizes": (N_LAYERS, UNITS.format("")),
    "activations": (ACTIVATION.format(""),),
    "dropouts": (DROPOUT.format(""),),
}
CHOICES = ".st-key-choices, [data-testid=stSidebar]"
ALWAYS = ("group_fork", "group_take_home", "bench_preset", "sequence_preset", "about_dataset")


def hide(run):
    """Leave the controls of a `Run` on the screen, and no others; what is in closed groups comes out once."""
    st.html(f"<style>{style(run)}</style>")
    if run.controls and st.session_state.get(OPENED) != run:
        st.session_state.update(dict.fromkeys(map(opened, GROUPS.get(run.page, ())), True))
        st.session_state[OPENED] = run


def style(run):
    """The style that does so: what it leaves is known by the widgets' keys."""
    if run.page not in FORMS:
        return ""
    kept = ", ".join(f'[class*="st-key-{key} "], .st-key-{key}' for key in keys(run)) or ".none"
    places = f":is({CHOICES})"
    return (
        f"{places} [data-testid=stElementContainer]:not(:is({kept})) {{ display: none }}"
        f"{places} [class*=st-key-group_]:not(:has({kept})) {{ display: none }}"
        + ", ".join(f".st-key-{key}" for key in ALWAYS)
        + " { display: none }"
    )


def keys(run):
    """The keys of the widgets that stay."""
    page = FORMS[run.page]
    for name in run.controls:
        yield from SEVERAL.get(name, (page.key(name),)) if run.page == "live" else (page.key(name),)
