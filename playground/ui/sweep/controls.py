"""What is searched: presets, fields with their values, how cells are chosen and judged."""

from functools import partial

import streamlit as st

from playground.choices.rules import ExperimentError, Number
from playground.choices.sweep import MOST_FIELDS, MOST_TRAININGS, SEARCHED_RULES, Sweep, sweep_of
from playground.labs.sweep.presets import PRESETS
from playground.languages import _, listed, ngettext, spoken
from playground.numbers import counted
from playground.ui.form import IS_DRAWN, NAMES, SWEEP, VALUES
from playground.ui.furniture import literal
from playground.ui.own import shelf
from playground.ui.sweep import suggestions, words
from playground.ui.visit import places
from playground.ui.widgets import KEPT, choose, in_language, now, number, start_from

PRESET = "sweep_preset"
FOLDS = (1, 3, 5, 10)
DRAWN = 20  # cells, where drawing is switched on
ABREAST = 2  # fields: their values need the room
NARROWEST = 185  # pixels of a field


def chosen(linked, is_busy):
    """Draw the widgets and return the `Sweep` they hold; `linked` is one to fill them with first.

    While it `is_busy` nothing can be changed: a change would interrupt it.
    """
    kept = st.session_state[places.SWEEP.recording]
    _fill(linked or kept, anew=linked is not None)
    shelf.stay_with_own(SWEEP, kept)
    top = st.container()
    if st.session_state[SWEEP.key("recipe")] == "none":
        _fields(is_busy)
        _how(is_busy)
    sweep = _made(kept)
    with top:
        _start_from(sweep, is_busy)
    SWEEP.remember()
    return sweep


def _fill(sweep, anew):
    """Give every widget a value: the one it has, unless it is to show a sweep's `anew`."""
    values = SWEEP.values_of(sweep) | {
        SWEEP.key("learning_rate"): sweep.learning_rate,
        NAMES: [name for name, _values in sweep.searched],
        IS_DRAWN: sweep.draws > 0,
    }
    for name, searched in sweep.searched:
        values[VALUES.format(name)] = [SEARCHED_RULES[name].format(value) for value in searched]
    SWEEP.fill(values, anew)


def _made(kept):
    """What the widgets make, or what was chosen before and a sentence."""
    values = SWEEP.values() | {"draws": now(SWEEP.key("draws")) if now(IS_DRAWN) else 0}
    written = {name: now(VALUES.format(name)) for name in now(NAMES)}
    try:
        searched = [
            (name, [SEARCHED_RULES[name].parse(name, text) for text in texts]) for name, texts in written.items()
        ]
        return Sweep(**values | {"searched": searched})
    except ExperimentError as error:
        told = " ".join([_kindly(error, written), _("The search stays what it was.")])
        st.warning(literal(told), icon=":material/error:")
        return kept


def _kindly(error, written):
    empty = [words.in_sentence_called(_(SWEEP.labels[name][0])) for name, texts in written.items() if not texts]
    if not written:
        return _("Choose something to search over.")
    return _("Choose a value for {settings}.").format(settings=listed(empty)) if empty else str(error)


def _start_from(sweep, is_busy):
    preset = start_from(PRESETS, sweep, partial(_fill, anew=True), PRESET, disabled=is_busy)
    if places.PLAYGROUND.recording in st.session_state:
        st.button(
            _("The playground's experiment"),
            key="sweep_take",
            on_click=_take_playground,
            disabled=is_busy,
            icon=":material/download:",
            help=_("Everything that is not searched is then as on the playground, without changes on the way."),
        )
    if preset:
        st.markdown(_(preset.watch))
    if sweep.recipe == "none":
        text = _("All else is the same in every cell: {settings}.")
        st.caption(literal(text.format(settings=words.based_on(sweep))))


def _take_playground():
    _fill(sweep_of(st.session_state[places.PLAYGROUND.recording].made.runs.experiments[0]), anew=True)


def _fields(is_busy):
    """Which fields are searched, and the values of each."""
    title, about = SWEEP.labels["searched"]
    st.multiselect(
        _(title),
        list(SEARCHED_RULES),
        format_func=lambda name: _(SWEEP.labels[name][0]),
        default=now(NAMES),
        max_selections=MOST_FIELDS,
        key=in_language(NAMES),
        help=_(about),
        disabled=is_busy,
        **KEPT,
    )
    names = now(NAMES)
    for first in range(0, len(names), ABREAST):
        for column, name in zip(st.columns(ABREAST), names[first : first + ABREAST], strict=False):
            with column:
                _values(name, is_busy)


def _values(name, is_busy):
    key, rule = VALUES.format(name), SEARCHED_RULES[name]
    if key not in st.session_state:
        st.session_state[key] = suggestions.at_first(name, rule.format(now(SWEEP.key(name))))
    chosen, is_closed = now(key), suggestions.is_closed(name)
    st.multiselect(
        _(SWEEP.labels[name][0]),
        list(dict.fromkeys([*suggestions.suggested(name), *chosen])),
        format_func=suggestions.value_said(name),
        default=chosen,
        key=in_language(key),
        on_change=_take_typed,
        args=(key, rule),
        help=_(SWEEP.labels[name][1]),
        accept_new_options=not is_closed,
        placeholder=_("Choose values" if is_closed else "Choose or type values"),
        disabled=is_busy,
        **KEPT,
    )


def _take_typed(key, rule):
    """Numbers that were typed with a decimal comma, as links write them."""
    if isinstance(rule, Number):
        texts = [text.replace(spoken().symbols.decimal, ".") for text in st.session_state[key]]
        st.session_state[key] = list(dict.fromkeys(texts))


def _how(is_busy):
    """Which of the combinations are tried, how often, how long, and who judges."""
    with st.grid(min_column_width=NARROWEST):
        _folds(is_busy)
        number("n_seeds", SWEEP, step=1, disabled=is_busy)
        number("epochs", SWEEP, step=50, disabled=is_busy)
        st.toggle(
            _("Draw at random"),
            value=now(IS_DRAWN),
            key=IS_DRAWN,
            on_change=_draw,
            disabled=is_busy,
            help=_(
                "Some of all combinations instead of every one: with many fields, most of what can be learned."
            ),
            **KEPT,
        )
        if now(IS_DRAWN):
            number("draws", SWEEP, step=1, disabled=is_busy)
            number("draw_seed", SWEEP, step=1, disabled=is_busy)


def _draw():
    if st.session_state[IS_DRAWN] and not st.session_state[SWEEP.key("draws")]:
        st.session_state[SWEEP.key("draws")] = min(DRAWN, MOST_TRAININGS)


def _folds_said(folds):
    if folds == 1:
        return _("the validation part")
    return ngettext("{n} fold", "{n} folds", folds).format(n=counted(folds))


def _folds(is_busy):
    options = sorted({*FOLDS, now(SWEEP.key("folds"))})
    choose(
        options,
        _folds_said,
        disabled=is_busy,
        **SWEEP.label("folds"),
    )
