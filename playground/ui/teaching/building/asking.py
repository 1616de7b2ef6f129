"""What students predict: a measure of the run, how they answer, and which answers are right."""

import numpy as np
import streamlit as st

from playground.choices.rules import Number
from playground.lessons.building import draft as drafts
from playground.lessons.building.measurable import fitting, parts
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.prediction import KINDS_OF_ANSWER, Option, Prediction, why_not_one
from playground.lessons.rules import BOUND
from playground.numbers import percent
from playground.ui.furniture import literal
from playground.ui.teaching.building import draft, measuring
from playground.ui.teaching.building.entry import tell

KIND_TITLES = dict(
    zip(KINDS_OF_ANSWER, ("Choose an answer", "Type a number", "Draw a curve", "Draw a boundary"), strict=True)
)
RULES = {name: field.metadata["rule"] for name, field in Prediction.__dataclass_fields__.items()}
SHARE = Number(0, 1)
STRAIGHT = 2  # points of a boundary that is a line


def show(form, made):
    """All predictions of a round about what is `made`; `form` is that of their list."""
    run = draft.now()["rounds"][form.path[1]]["run"]
    for place in range(len(form.held)):
        with st.container(border=True, key=f"builder_prediction_{place}"):
            _prediction(form.part(place), place, run, made, form.held)
    if len(form.held) < drafts.MOST_PREDICTIONS:
        st.button(
            "Ask for one more",
            key="builder_predict_more",
            icon=":material/add:",
            on_click=lambda: draft.add(form.held, drafts.a_prediction()),
        )


def _prediction(form, place, run, made, beside):
    form.text("ask", f"Prediction {place + 1}", RULES["ask"].most, placeholder="How many points will be right?")
    kinds = {kind: title for kind, title in KIND_TITLES.items() if fitting(run["page"], made, kind)}
    form.choose("kind", "Students", kinds)
    form.menu("measure", "What is measured", titles_of(run["page"], made, form.held["kind"]))
    choose_part(form, made)
    ANSWERS[form.held["kind"]](form)
    found = measuring.found(run, form.held["measure"], form.held["of"], form.key("measured"))
    if found is not None:
        st.markdown(TOLD[form.held["kind"]](form.held, found))
    form.slot()
    if len(beside) > 1:
        form.removal("prediction", beside, place)


def titles_of(page, made, kind):
    """The menu of measures that fit: `{name: title}`."""
    return {name: capital(MEASURES[name].title) for name in fitting(page, made, kind)}


def choose_part(form, made):
    """Of which network or variable a measure is, where there are several."""
    titles = parts(made, form.held["measure"])
    if titles:
        form.menu("of", "Of which", titles)
    else:
        form.held["of"] = ""


def scale_of(held):
    """What a number is multiplied by for people to read it."""
    return 100 if MEASURES[held["measure"]].is_share else 1


def percent_of(held):
    return " (%)" if scale_of(held) == 100 else ""


def capital(text):
    return text[:1].upper() + text[1:]


def _options(form):
    scale, sign, held = scale_of(form.held), percent_of(form.held), form.held["options"]
    for place in range(len(held)):
        option = form.part("options").part(place)
        words, low, high = st.columns([5, 2, 2], vertical_alignment="bottom")
        with words:
            option.text("text", f"Answer {place + 1}", Option.__dataclass_fields__["text"].metadata["rule"].most)
        with low:
            option.number("at_least", f"Answer {place + 1}: from{sign}", BOUND, scale, placeholder="any")
        with high:
            option.number("below", f"Answer {place + 1}: below{sign}", BOUND, scale, placeholder="any")
    with st.container(horizontal=True):
        if len(held) < drafts.MOST_OPTIONS:
            st.button("One answer more", key=form.key("more"), on_click=draft.add, args=(held, drafts.an_option()))
        if len(held) > drafts.FEWEST_OPTIONS:
            st.button("One less", key=form.key("less"), on_click=draft.remove, args=(held, len(held) - 1))
    form.slot("options")
    written = (lambda value: f"{value:.0%}") if scale == 100 else "{:g}".format
    problem = why_not_one(drafts.options_of(form.held), written)
    if problem and all(option["text"].strip() for option in held):
        tell(form.slots, (*form.path, "options"), f"{drafts.ONE_IS_RIGHT}. Now {problem}")
    elif problem:
        st.caption("Say from where to where each answer is right. The ends may stay empty.")


def _range(form, low, high):
    scale, sign = scale_of(form.held), percent_of(form.held)
    left, right = st.columns(2)
    with left:
        form.number("low", f"{low}{sign}", BOUND, scale)
    with right:
        form.number("high", f"{high}{sign}", BOUND, scale)
    for name, value in (("low", 0.0), ("high", 1.0)):
        form.held[name] = value if form.held[name] is None else form.held[name]


def _number(form):
    _range(form, "Answers from", "Answers up to")
    form.choose("is_factor", "Right is an answer", {False: "off by at most", True: "within a factor of"})
    if form.held["is_factor"]:
        form.number("factor", "Factor", RULES["factor"], label_visibility="collapsed")
    else:
        form.number("within", f"Off by at most{percent_of(form.held)}", RULES["within"], scale_of(form.held))


def _line(form):
    _range(form, "Drawn from", "Drawn up to")
    left, right = st.columns(2)
    with left:
        form.number("points", "Points of the curve", RULES["points"])
    with right:
        form.number(
            "within", f"Right is, on average, off by{percent_of(form.held)}", RULES["within"], scale_of(form.held)
        )


def _boundary(form):
    left, right = st.columns(2)
    with left:
        about = "2: a straight line. More: an outline around one class."
        form.number("points", "Points of the boundary", RULES["points"], help=about)
    with right:
        about = "The share of training points that the drawn boundary may divide otherwise than the network."
        form.number("within", "Right is, off by (%)", SHARE, 100, help=about)


ANSWERS = {"choice": _options, "number": _number, "line": _line, "boundary": _boundary}


def _told_choice(held, found):
    right = [option for option in drafts.options_of(held) if option.holds(found)]
    which = f"“{literal(right[0].text)}” is right." if len(right) == 1 else f"{len(right) or 'none'} are right."
    return f"{_told(held, found)} With these answers, {which}"


def _told_number(held, found):
    is_within = held["low"] <= found <= held["high"]
    return _told(held, found) + ("" if is_within else " Students cannot give that answer: it is out of range.")


def _told(held, found):
    about = MEASURES[held["measure"]]
    return f"Measured: **{literal(about.written(found))}** ({about.title})."


def _told_line(held, found):
    lowest, highest = np.nanmin(found), np.nanmax(found)
    first, last, low, high = map(MEASURES[held["measure"]].written, (found[0], found[-1], lowest, highest))
    is_within = held["low"] <= lowest and highest <= held["high"]
    cut = "" if is_within else " Part of it is out of the range that students draw in."
    return literal(f"Measured: it goes from {first} to {last}, and stays between {low} and {high}.{cut}")


def _told_boundary(held, found):
    wrong = float(np.mean(found.answers != found.classes))
    return f"Measured: the network leaves {percent(wrong)} of the training points on the wrong side."


TOLD = {"choice": _told_choice, "number": _told_number, "line": _told_line, "boundary": _told_boundary}
