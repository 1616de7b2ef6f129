"""A prediction beside the result: what was said, what was measured, and how far they are apart."""

import streamlit as st

from playground.figures.lessons import boundary_figure, line_figure
from playground.languages import _
from playground.lessons.measuring import boundary
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.student import answers
from playground.numbers import counted, general, percent, short
from playground.recording.words.thresholds import SPEAK_FOR_THEMSELVES
from playground.ui.furniture import chart
from playground.ui.lessons.found import found, verdicts


def compare(prediction, page, ran, answer, key):
    """Draw an answer and what came of what `Ran` on a page, and say how near the answer was."""
    result = found(page, ran, prediction)
    with st.container(border=True, key=f"{key}_compared"):
        st.markdown(f"{prediction.ask} {_badge(answers.is_right(prediction, answer, result))}")
        SHOW[prediction.kind](prediction, answer, result, key)


def _badge(is_right):
    return f":green-badge[{_('as predicted')}]" if is_right else f":orange-badge[{_('a surprise')}]"


def evidence(page, ran, key):
    """What the engine's verdicts say of the run, with their thresholds."""
    said = verdicts(page, ran)
    if not said:
        return
    with st.container(border=True, key=f"{key}_evidence"):
        told = _("The evidence, at epoch {epoch}").format(epoch=counted(ran.epoch))
        st.markdown(f":gray[{told}]")
        for title, verdict in said:
            st.markdown(f"**{title}:** {verdict.text}" if title else verdict.text)
            if verdict.kind not in SPEAK_FOR_THEMSELVES:
                st.caption(_("The rule: {rule}").format(rule=verdict.rule))


def _numbers(prediction, answer, result, key):
    written = MEASURES[prediction.measure].written
    said, measured = st.columns(2)
    said.metric(_("You predicted"), answers.told(prediction, answer))
    measured.metric(_("Measured: {title}").format(title=_(MEASURES[prediction.measure].title)), written(result))
    if prediction.kind == "number":
        st.caption(_distance(prediction, answer, result))


def _options(prediction, answer, result, key):
    about, right = MEASURES[prediction.measure], answers.right_option(prediction, result)
    st.markdown(_("You predicted: **{answer}**").format(answer=prediction.options[answer].text))
    told = _("It was: **{answer}** ({title} {found})")
    st.markdown(told.format(answer=right, title=_(about.title), found=about.written(result)))


def _line(prediction, answer, result, key):
    title = _(MEASURES[prediction.measure].title)
    figure = line_figure(answer, result, title, prediction.low, prediction.high)
    alt = _("Your line of the {title} beside the measured one, which goes from {first} to {last}.")
    chart(figure, f"{key}_figure", alt.format(title=title, first=short(result[0]), last=short(result[-1])))
    told = _("On average your line is {off} away from what was measured; up to {within} counts as predicted.")
    off = answers.off(prediction, answer, result)
    st.caption(told.format(off=short(off), within=short(prediction.within)))


def _boundary(prediction, answer, result, key):
    figure = boundary_figure(answer, result)
    off, mine = boundary.difference(answer, result), boundary.mistakes(answer, result)
    theirs = float((result.answers != result.classes).mean())
    told = _(
        "Yours would leave {mine} of the training points on the wrong side, the network leaves {theirs}. The two "
        "disagree about {off}; up to {within} counts as predicted."
    )
    shares = {"mine": mine, "theirs": theirs, "off": off, "within": prediction.within}
    told = told.format(**{name: percent(share) for name, share in shares.items()})
    alt = " ".join((_("Your boundary over the network's."), told))
    chart(figure, f"{key}_figure", alt)
    st.caption(told)


def _distance(prediction, answer, result):
    off = answers.off(prediction, answer, result)
    if prediction.factor:
        told = _("Off by a factor of {off}; up to {factor} counts as predicted.")
        return told.format(off=short(off), factor=general(prediction.factor))
    written = MEASURES[prediction.measure].written
    told = _("Off by {off}; up to {within} counts as predicted.")
    return told.format(off=written(off), within=written(prediction.within))


SHOW = {"choice": _options, "number": _numbers, "line": _line, "boundary": _boundary}
