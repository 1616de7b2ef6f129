"""One answer sheet in full: what is not confirmed, what was predicted and measured, and what the student wrote."""

import streamlit as st

from playground.languages import _
from playground.lessons.runs import query_of
from playground.lessons.sheet.page import AS_PREDICTED, SURPRISE, day_said, headed, page
from playground.lessons.student import answers
from playground.ui import site
from playground.ui.furniture import literal

HEIGHT = 640  # pixels of what is seen of a sheet


def show(brought, findings):
    """Draw it; `findings` are those of `check`, None where it has not been checked."""
    sheet = brought.sheet
    if sheet is None:
        st.warning(literal(brought.problem), icon=":material/error:")
        return
    _confirmed(findings)
    done, lesson = sheet.progress, sheet.told
    name = literal(done.name) or _("no name")
    st.markdown(f"**{literal(lesson.title)}** · {name} · {day_said(sheet.date)}")
    for number, (of_round, given) in enumerate(zip(lesson.rounds, done.answers, strict=False), start=1):
        outcome = sheet.outcomes[number - 1] if len(sheet.outcomes) >= number else None
        _round(number, of_round, given, outcome)
        if outcome:
            _open(number, of_round.run.page, done.ran[number - 1])
    if done.notes.strip():
        st.markdown(_("**In the student's own words**"))
        st.text(done.notes)
    whole = st.expander(_("The whole sheet, as it prints"), key="teaching_whole", on_change="rerun")
    if whole.open:
        with whole:  # written anew from its data, in which nothing can act
            st.iframe(page(sheet), height=HEIGHT, tab_index=0, alt=_("The answer sheet, as it prints."))


def _confirmed(findings):
    if findings is None:
        st.info(_("This sheet has not been checked yet."), icon=":material/hourglass_empty:")
    elif findings:
        told = "\n".join(f"- {literal(said)}" for said in findings)
        st.error(f"{_('Not confirmed:')}\n\n{told}", icon=":material/error:")
    else:
        st.success(_("Confirmed: every number on it is what its runs give now."), icon=":material/check_circle:")


def _round(number, of_round, given, outcome):
    heading = _("**Round {n}**" if outcome else "**Round {n}**: predicted, not run")
    st.markdown(heading.format(n=number))
    results = outcome.results if outcome else [None] * len(given)
    st.table([_line(*each) for each in zip(of_round.predictions, given, results, strict=True)])


def _line(prediction, answer, result):
    line = {
        _("Question"): literal(prediction.ask),
        _("Predicted"): literal(answers.told(prediction, answer)),
    }
    if result is None:
        return line
    stated = "; ".join(f"{headed(label)} {text}" for label, text in result.stated)
    return line | {_("Stated"): literal(stated), _("Outcome"): _(AS_PREDICTED if result.is_right else SURPRISE)}


def _open(number, page, ran):
    st.page_link(
        site.FOLDER / f"{page}.py",
        label=_("Open the run of round {n}").format(n=number),
        icon=":material/open_in_new:",
        query_params=query_of(ran.link),
    )
