"""The language of a visit: that of a link or of the menu, else the browser's where it is one of ours."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground import languages
from playground.languages import ENGLISH, LANGUAGES, _
from playground.ui.visit.carried import LANGUAGE

MENU, SPOKEN, UNKNOWN = "language_menu", "language_spoken", "language_unknown"  # keys of st.session_state
MOST_LETTERS = 20  # of an unknown code that is repeated


def follow():
    """Speak the language of this visit in this run of its page; note what a link asked for and we do not speak."""
    if LANGUAGE.follow():
        asked = st.query_params.get(LANGUAGE.name, "")
        st.session_state[UNKNOWN] = asked if asked and not LANGUAGE.value else None
    code = LANGUAGE.value or languages.nearest([st.context.locale or ""]) or ENGLISH.code
    st.session_state[SPOKEN] = code
    languages.speak(code)


def warn():
    """Say what is wrong with the language of the link, until one is chosen."""
    if asked := st.session_state[UNKNOWN]:
        told = _("The link asks for the language {asked}, which is not spoken here. These are: {known}.")
        known = ", ".join(f"{code} ({language.name})" for code, language in LANGUAGES.items())
        asked = "".join(filter(str.isalnum, asked))[:MOST_LETTERS]
        st.warning(told.format(asked=f"`{asked}`", known=known), icon=":material/link_off:")


def menu():
    """Every language by its own name; the button has that of the one that is spoken."""
    st.menu_button(
        languages.spoken().name,
        list(LANGUAGES),
        format_func=lambda code: LANGUAGES[code].name,
        key=MENU,
        icon=":material/translate:",
        type="tertiary",
        help=_("The language of all pages"),
        on_click=_choose,
    )


def _choose():
    LANGUAGE.choose(st.session_state[MENU])
    st.session_state[UNKNOWN] = None


def _of_this_visit():
    """The code that the last run of a page spoke: callbacks and fragments run before a page, or without one."""
    return st.session_state.get(SPOKEN) if get_script_run_ctx(suppress_warning=True) else None


languages.ask_for(_of_this_visit)
