"""A prediction beside the result: what was said, what was measured, and how far they are apart."""

import streamlit as st

from playground.figures.lessons import boundary_figure, line_figure
from playground.lessons import answers
from playground.lessons.measuring import boundary
from playground.lessons.measuring.measures import MEASURES
from playground.numbers import percent, short
from playground.recording.thresholds import SPEAK_FOR_THEMSELVES
from playground.ui.furniture import chart
from playground.ui.lessons.found import found, verdicts

AGREES, SURPRISE = ":green-badge[as predicted]", ":orange-badge[a surprise]"


def compare(prediction, page, ran, answer, key):
    """Draw an answer and what came of what `Ran` on a page, and say how near the answer was."""
    result = found(page, ran, prediction)
    with st.container(border=True, key=f"{key}_compared"):
        mark = AGREES if answers.is_right(prediction, answer, result) else SURPRISE
        st.markdown(f"{prediction.ask} {mark}")
        SHOW[prediction.kind](prediction, answer, result, key)


def evidence(page, ran, key):
    """What the engine's verdicts say of the run, with their thresholds."""
    said = verdicts(page, ran)
    if not said:
        return
    with st.container(border=True, key=f"{key}_evidence"):
        st.markdown(f":gray[The evidence, at epoch {ran.epoch:,}]")
        for title, verdict in said:
            st.markdown(f"**{title}:** {verdict.text}" if title else verdict.text)
            if verdict.kind not in SPEAK_FOR_THEMSELVES:
                st.caption(f"The rule: {verdict.rule}")


def _numbers(prediction, answer, result, key):
    written = MEASURES[prediction.measure].written
    said, measured = st.columns(2)
    said.metric("You predicted", answers.told(prediction, answer))
    measured.metric(f"Measured: {MEASURES[prediction.measure].title}", written(result))
    if prediction.kind == "number":
        st.caption(_distance(prediction, answer, result))


def _options(prediction, answer, result, key):
    right = answers.right_option(prediction, result)
    measured = f"{MEASURES[prediction.measure].title} {MEASURES[prediction.measure].written(result)}"
    st.markdown(f"You predicted: **{prediction.options[answer].text}**")
    st.markdown(f"It was: **{right}** ({measured})")


def _line(prediction, answer, result, key):
    title = MEASURES[prediction.measure].title
    figure = line_figure(answer, result, title, prediction.low, prediction.high)
    alt = f"Your line of the {title} beside the measured one, which goes from {_first_and_last(result)}."
    chart(figure, f"{key}_figure", alt)
    off = answers.off(prediction, answer, result)
    st.caption(
        f"On average your line is {short(off)} away from what was measured; up to {short(prediction.within)} "
        "counts as predicted."
    )


def _boundary(prediction, answer, result, key):
    figure = boundary_figure(answer, result)
    off, mine = boundary.difference(answer, result), boundary.mistakes(answer, result)
    theirs = float((result.answers != result.classes).mean())
    told = (
        f"Yours would leave {percent(mine)} of the training points on the wrong side, the network leaves "
        f"{percent(theirs)}. The two disagree about {percent(off)}; up to {percent(prediction.within)} counts as "
        "predicted."
    )
    chart(figure, f"{key}_figure", f"Your boundary over the network's. {told}")
    st.caption(told)


def _distance(prediction, answer, result):
    off = answers.off(prediction, answer, result)
    if prediction.factor:
        return f"Off by a factor of {short(off)}; up to {prediction.factor:g} counts as predicted."
    written = MEASURES[prediction.measure].written
    return f"Off by {written(off)}; up to {written(prediction.within)} counts as predicted."


def _first_and_last(line):
    return f"{short(line[0])} to {short(line[-1])}"


SHOW = {"choice": _options, "number": _numbers, "line": _line, "boundary": _boundary}
