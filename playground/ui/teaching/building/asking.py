"""What students predict: a measure of the run, how they answer, and which answers are right."""

import numpy as np
import streamlit as st

from playground.choices.rules import Number
from playground.languages import _, mark, pgettext, spoken
from playground.lessons.building import draft as drafts
from playground.lessons.building.measurable import fitting, parts
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.prediction import KINDS_OF_ANSWER, Option, Prediction, why_not_one
from playground.lessons.rules import BOUND
from playground.numbers import general, percent
from playground.ui.furniture import literal
from playground.ui.teaching.building import draft, measuring
from playground.ui.teaching.building.entry import tell

_TITLES = (mark("Choose an answer"), mark("Type a number"), mark("Draw a curve"), mark("Draw a boundary"))
KIND_TITLES = dict(zip(KINDS_OF_ANSWER, _TITLES, strict=True))
RULES = {name: field.metadata["rule"] for name, field in Prediction.__dataclass_fields__.items()}
SHARE = Number(0, 1)
LONGEST_ANSWER = Option.__dataclass_fields__["text"].metadata["rule"].most


def show(form, made):
    """All predictions of a round about what is `made`; `form` is that of their list."""
    run = draft.now()["rounds"][form.path[1]]["run"]
    for place in range(len(form.held)):
        with st.container(border=True, key=f"builder_prediction_{place}"):
            _prediction(form.part(place), place, run, made, form.held)
    if len(form.held) < drafts.MOST_PREDICTIONS:
        st.button(
            _("Ask for one more"),
            key="builder_predict_more",
            icon=":material/add:",
            on_click=lambda: draft.add(form.held, drafts.a_prediction()),
        )


def _prediction(form, place, run, made, beside):
    label = _("Prediction {n}").format(n=place + 1)
    form.text("ask", label, RULES["ask"].most, placeholder=_("How many points will be right?"))
    kinds = {kind: _(title) for kind, title in KIND_TITLES.items() if fitting(run["page"], made, kind)}
    form.choose("kind", _("Students"), kinds)
    form.menu("measure", _("What is measured"), titles_of(run["page"], made, form.held["kind"]))
    choose_part(form, made)
    ANSWERS[form.held["kind"]](form)
    found = measuring.found(run, form.held["measure"], form.held["of"], form.key("measured"))
    if found is not None:
        st.markdown(TOLD[form.held["kind"]](form.held, found))
    form.slot()
    if len(beside) > 1:
        form.removal(_("Remove prediction {n}"), beside, place)


def titles_of(page, made, kind):
    """The menu of measures that fit: `{name: title}`."""
    return {name: capital(_(MEASURES[name].title)) for name in fitting(page, made, kind)}


def choose_part(form, made):
    """Of which network or variable a measure is, where there are several."""
    titles = parts(made, form.held["measure"])
    if titles:
        form.menu("of", _("Of which"), titles)
    else:
        form.held["of"] = ""


def scale_of(held):
    """What a number is multiplied by for people to read it."""
    return 100 if MEASURES[held["measure"]].is_share else 1


def in_percent(label, held):
    """A label, and that its numbers are percents where they are."""
    return _("{label} (%)").format(label=label) if scale_of(held) == 100 else label


def capital(text):
    return text[:1].upper() + text[1:]


def _options(form):
    scale, held = scale_of(form.held), form.held["options"]
    for place in range(len(held)):
        option = form.part("options").part(place)
        words, low, high = st.columns([5, 2, 2], vertical_alignment="bottom")
        n = place + 1
        with words:
            option.text("text", _("Answer {n}").format(n=n), LONGEST_ANSWER)
        with low:
            label = in_percent(_("Answer {n}: from").format(n=n), form.held)
            option.number("at_least", label, BOUND, scale, placeholder=pgettext("bound", "any"))
        with high:
            label = in_percent(_("Answer {n}: below").format(n=n), form.held)
            option.number("below", label, BOUND, scale, placeholder=pgettext("bound", "any"))
    with st.container(horizontal=True):
        if len(held) < drafts.MOST_OPTIONS:
            st.button(
                _("One answer more"), key=form.key("more"), on_click=draft.add, args=(held, drafts.an_option())
            )
        if len(held) > drafts.FEWEST_OPTIONS:
            st.button(_("One less"), key=form.key("less"), on_click=draft.remove, args=(held, len(held) - 1))
    form.slot("options")
    problem = why_not_one(drafts.options_of(form.held), _percents if scale == 100 else general)
    if problem and all(option["text"].strip() for option in held):
        told = _("Whatever is measured, one answer has to be right. Now {problem}").format(problem=problem)
        tell(form.slots, (*form.path, "options"), told)
    elif problem:
        st.caption(_("Say from where to where each answer is right. The ends may stay empty."))


def _percents(share):
    """A share that somebody has chosen, as it is: 60%."""
    return f"{general(100 * share)}{spoken().symbols.percent}"


def _range(form, low, high):
    scale = scale_of(form.held)
    left, right = st.columns(2)
    with left:
        form.number("low", in_percent(low, form.held), BOUND, scale)
    with right:
        form.number("high", in_percent(high, form.held), BOUND, scale)
    for name, value in (("low", 0.0), ("high", 1.0)):
        form.held[name] = value if form.held[name] is None else form.held[name]


def _number(form):
    _range(form, _("Answers from"), _("Answers up to"))
    near = {False: _("off by at most"), True: _("within a factor of")}
    form.choose("is_factor", _("Right is an answer"), near)
    if form.held["is_factor"]:
        form.number("factor", _("Factor"), RULES["factor"], label_visibility="collapsed")
    else:
        label = in_percent(_("Off by at most"), form.held)
        form.number("within", label, RULES["within"], scale_of(form.held))


def _line(form):
    _range(form, _("Drawn from"), _("Drawn up to"))
    left, right = st.columns(2)
    with left:
        form.number("points", _("Points of the curve"), RULES["points"])
    with right:
        label = in_percent(_("Right is, on average, off by"), form.held)
        form.number("within", label, RULES["within"], scale_of(form.held))


def _boundary(form):
    left, right = st.columns(2)
    with left:
        about = _("2: a straight line. More: an outline around one class.")
        form.number("points", _("Points of the boundary"), RULES["points"], help=about)
    with right:
        about = _("The share of training points that the drawn boundary may divide otherwise than the network.")
        form.number("within", _("Right is, off by (%)"), SHARE, 100, help=about)


ANSWERS = {"choice": _options, "number": _number, "line": _line, "boundary": _boundary}


def _told_choice(held, found):
    right = [option for option in drafts.options_of(held) if option.holds(found)]
    if len(right) == 1:
        which = _("With these answers, “{answer}” is right.").format(answer=literal(right[0].text))
    elif right:
        which = _("With these answers, {n} are right.").format(n=len(right))
    else:
        which = _("With these answers, none are right.")
    return f"{_told(held, found)} {which}"


def _told_number(held, found):
    is_within = held["low"] <= found <= held["high"]
    told = _told(held, found)
    return told if is_within else f"{told} {_('Students cannot give that answer: it is out of range.')}"


def _told(held, found):
    about = MEASURES[held["measure"]]
    said = _("Measured: **{value}** ({measure}).")
    return said.format(value=literal(about.written(found)), measure=_(about.title))


def _told_line(held, found):
    lowest, highest = np.nanmin(found), np.nanmax(found)
    first, last, low, high = map(MEASURES[held["measure"]].written, (found[0], found[-1], lowest, highest))
    is_within = held["low"] <= lowest and highest <= held["high"]
    said = _("Measured: it goes from {first} to {last}, and stays between {low} and {high}.")
    told = said.format(first=first, last=last, low=low, high=high)
    return literal(told if is_within else f"{told} {_('Part of it is out of the range that students draw in.')}")


def _told_boundary(held, found):
    wrong = float(np.mean(found.answers != found.classes))
    said = _("Measured: the network leaves {share} of the training points on the wrong side.")
    return said.format(share=percent(wrong))


TOLD = {"choice": _told_choice, "number": _told_number, "line": _told_line, "boundary": _told_boundary}
