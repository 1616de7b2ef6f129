"""The first tab: one correction after another, on a gate or on a person's own points."""

import numpy as np
import streamlit as st

from playground.figures.perceptron.courses import corrections_figure
from playground.figures.perceptron.plane import answers_over, is_seen, plane_figure
from playground.figures.perceptron.strokes import number
from playground.figures.places import round_places
from playground.languages import _, mark
from playground.numbers import in_a_row
from playground.scalars.perceptron.points import CORNERS, GATES, checked_points, contradictions
from playground.scalars.perceptron.rule import learn, novikoff
from playground.ui.furniture import chart
from playground.ui.perceptron import own_points
from playground.ui.perceptron.rosenblatt import all_gates, how_it_ends, show_unit, two_layers
from playground.ui.perceptron.unit import tuple_of

OWN = mark("Your points")
MOVES = {"reset": mark("Reset"), "back": mark("Back"), "step": mark("Step"), "all": mark("All")}
GATE_LIMITS = (-1.25, 2.25)  # of the picture: the first lines run well outside the four corners
KEPT = {"persist_state": "session"}  # what is chosen stays when another tab or page is looked at


@st.cache_data(max_entries=64, show_spinner=False)
def corrected(rows):
    """Rosenblatt's lesson on rows ((x1, x2, class), ...), and Novikoff's bound."""
    table = np.array(rows, float)
    return learn(table[:, :2], table[:, 2]), novikoff(table[:, :2], table[:, 2])


@st.fragment
def rosenblatt():
    """The points, the line after a correction, the unit that it corrects, and how it ends."""
    st.markdown(
        _("**The idea:** a step decides, and every wrong answer adds its input to the weights or takes it away.")
    )
    choice = st.segmented_control(
        _("Points"),
        [*GATES, OWN],
        format_func=lambda name: _(OWN) if name == OWN else name,
        key="perceptron_points",
        default="AND",
        required=True,
        **KEPT,
    )
    left, right = st.columns(2, gap="medium")
    picture, table = left.container(), left.container()
    if choice == OWN:
        with picture:
            own_points.class_controls()
        with table:
            rows = own_points.table()
    else:
        rows = [(*corner, label) for corner, label in zip(CORNERS, GATES[choice], strict=True)]
    with picture:
        try:
            x, y = checked_points(rows)
        except ValueError as problem:
            st.warning(str(problem))
            own_points.show_alone(rows)
            return
        for point in contradictions(x, y):
            text = _("{point} is there with both classes: no unit can be right about both.")
            st.warning(text.format(point=tuple_of(point)))
        lesson, bound = corrected(tuple(map(tuple, np.column_stack([x, y]).tolist())))
        step = step_controls(len(lesson.corrections))
        show_plane(x, y, lesson, step, choice == OWN)
    with right:
        show_unit(lesson.corrections[max(step - 1, 0)], step)
    how_it_ends(lesson, bound)
    all_gates()
    two_layers()


def step_controls(last):
    """Which of the `last` corrections is shown; 0 is the unit before it has learned anything."""
    st.session_state.perceptron_step = min(st.session_state.get("perceptron_step", 1), last)
    step = st.slider(_("Correction"), 0, last, key="perceptron_step", **KEPT)
    with st.container(horizontal=True):
        for (name, label), change in zip(MOVES.items(), (-last, -1, 1, last), strict=True):
            st.button(_(label), key=f"perceptron_go_{name}", on_click=_move, args=(change, last))
    return step


def _move(change, last):
    """What a button does to the slider of corrections: back, on, or to the end."""
    st.session_state.perceptron_step = min(max(st.session_state.perceptron_step + change, 0), last)


def show_plane(x, y, lesson, step, is_own):
    """The line after a correction, 0 for the start, and how many corrections each epoch needed."""
    made = lesson.corrections[max(step - 1, 0)]
    before, after = np.append(made.weights_before, made.bias_before), np.append(made.weights, made.bias)
    now, limits = after if step else before, own_points.limits_for(x) if is_own else GATE_LIMITS
    answers = answers_over(limits, lambda grid: grid @ now[:2] + now[2] > 0)
    more = {"before": before, "row": made.row} if step else {}
    more["longest"] = max(np.linalg.norm(each.weights) for each in lesson.corrections)
    if is_own:
        more["places"] = round_places(limits, x)
    if is_seen(now, limits):
        text = _(
            "{n} points of two classes in the plane, and after {step} of {last} corrections the line {a} x1 + {b} "
            "x2 + {c} = 0 divides it."
        )
        numbers = {"a": number(now[0]), "b": number(now[1]), "c": number(now[2])}
    else:
        text = _(
            "{n} points of two classes in the plane, and after {step} of {last} corrections no line crosses this "
            "picture: the unit answers {answer} to all of it."
        )
        numbers = {"answer": int(answers[0, 0])}
    chart(
        plane_figure(x, y, limits, answers, line=now, **more),
        own_points.PLANE,
        text.format(n=len(x), step=step, last=len(lesson.corrections), **numbers),
        own_points.clicked if is_own else None,
    )
    if not is_seen(now, limits):
        st.caption(_("No line crosses this picture: the unit answers {answer} to all of it.").format(**numbers))
    chart(
        corrections_figure(lesson.per_epoch, made.epoch if step else None),
        "perceptron_epochs",
        _("Bars: corrections in each epoch, from the first on: {counts}.").format(
            counts=in_a_row(map(str, lesson.per_epoch[:20]))
        ),
    )
