"""One field of a `Form` as one widget: label, help, limits and key come from the field."""

import secrets

import streamlit as st

from playground.choices.said import said as value_said
from playground.languages import _, spoken
from playground.ui.form import EXPERIMENT, drawn_anew

KEPT = {"persist_state": "page"}  # a value stays while its widget is not there, in a closed group perhaps
SAID = "widgets_said"  # the language in which the browser knows the options of a widget, by its key


def now(key):
    """The value of a widget, to be handed to it as its default too.

    Streamlit tells the browser of a value in `st.session_state` in one run only, and a person who is quick makes
    the browser skip that run: without a default, the widget would then show its lowest value.
    """
    return st.session_state[key]


def in_language(key):
    """The key of a widget that is about to be drawn, whose options are called by words or numbers in a language.

    The browser keeps what is chosen by what it is called, and would send the old name after a change of language:
    it is told the new one.
    """
    said = st.session_state.setdefault(SAID, {})
    if key in st.session_state and said.get(key) not in (None, spoken().code):
        st.session_state[key] = st.session_state[key]
    said[key] = spoken().code
    return key


def slider(name, step, form=EXPERIMENT, **more):
    st.slider(**form.label(name), **form.bounds(name), value=now(form.key(name)), step=step, **KEPT, **more)


def number(name, form=EXPERIMENT, **more):
    st.number_input(**form.label(name), **form.bounds(name), value=now(form.key(name)), **KEPT, **more)


def menu(name, titles, form=EXPERIMENT, **more):
    """A menu of options and what they are called in the language spoken here."""
    choose(list(titles), titles.get, **form.label(name), **more)


def choose(options, format_func, key, **more):
    """A menu of options, whatever field it is for; the first stands for a value that is none of them."""
    chosen = now(key)
    index = options.index(chosen) if chosen in options else 0
    st.selectbox(options=options, format_func=format_func, index=index, key=in_language(key), **KEPT, **more)


def precision(form=EXPERIMENT):
    """The menu of what numbers are kept in."""
    rule = form.rule("dtype")
    menu("dtype", {name: value_said(rule, name) for name in rule.options}, form)


def switch(name, form=EXPERIMENT, **more):
    st.toggle(**form.label(name), value=now(form.key(name)), **KEPT, **more)


def pick(name, values, format_func, form=EXPERIMENT, **more):
    """A slider over values that are not evenly spaced; one from a link takes its place among them."""
    chosen = now(in_language(form.key(name)))
    options = sorted({*values, chosen}, key=lambda value: float("inf") if value is None else value)
    shown = {"options": options, "format_func": format_func, "value": chosen}
    st.select_slider(**form.label(name), **shown, **KEPT, **more)


def pills(name, titles, form=EXPERIMENT, **more):
    options = {"options": list(titles), "format_func": titles.get}
    st.pills(**form.label(name), **options, default=now(form.key(name)), **KEPT, **more)


def start_from(presets, made, take, key, **more):
    """Pills of `presets`, by name; the one is on that has what is `made` now, none where that is one's own.

    `take(made)` is called with what a clicked pill has. Returns the `Preset` that is on, None for one's own.
    """
    st.session_state[key] = next((name for name, preset in presets.items() if preset.made == made), None)

    def clicked():
        if st.session_state[key]:
            take(presets[st.session_state[key]].made)

    name = st.pills(
        _("Start from"),
        options=list(presets),
        format_func=lambda name: _(presets[name].title),
        default=now(key),
        key=key,
        on_change=clicked,
        **more,
    )
    return presets.get(name)


def preset_watched(preset):
    """What to look at in a preset; a lesson, which asks first, leaves it out."""
    with st.container(key="preset_watched"):
        st.markdown(_(preset.watch))


def seed_row(name, button, about, form=EXPERIMENT):
    """A seed, and a button that draws another."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        number(name, form, step=1)
    key = form.key(name)
    right.button(button, help=about, key=drawn_anew(key), on_click=_draw_seed, args=(key,), width="stretch")


def _draw_seed(key):
    st.session_state[key] = secrets.randbelow(10_000)


def titles(registry):
    """What a menu shows for the names of a registry."""
    return {name: _(entry.title) for name, entry in registry.items()}


def said(marked):
    """The titles of a menu, which are marked where they stand."""
    return {name: _(title) for name, title in marked.items()}
