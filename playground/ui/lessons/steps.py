"""A lesson, step by step, as far as the person is: predict, run, compare, explain; then what to try."""

from dataclasses import replace

import streamlit as st

from playground.ui import site
from playground.ui.lessons import bar, comparing, predicting, state, which

WAY = ("predict", "run", "compare", "explain")


def walk(name, lesson):
    """Draw every step up to the one that is next."""
    for number, of_round in enumerate(lesson.rounds, start=1):
        if not _round(name, lesson, number, of_round):
            return
    _end(name, lesson)


def _round(name, lesson, number, of_round):
    """Draw a round; whether it is over."""
    done, key = state.of(name), f"lesson_{name[:40]}_{number}"
    several = f" · round {number} of {len(lesson.rounds)}" if len(lesson.rounds) > 1 else ""
    given = done.answers[number - 1] if len(done.answers) >= number else None
    _heading(f"Predict{several}", of_round.minutes.predict)
    answers = [
        predicting.ask(prediction, of_round.run, f"{key}_{place}", given[place] if given else None)
        for place, prediction in enumerate(of_round.predictions)
    ]
    if given is None:
        _keep(name, key, answers)
        return False
    _heading("Run", of_round.minutes.run)
    ran = bar.notice(name, lesson, number)
    _run(name, lesson, number, ran)
    if not ran:
        return False
    _heading("Compare", of_round.minutes.compare)
    for place, prediction in enumerate(of_round.predictions):
        comparing.compare(prediction, of_round.run.page, ran, given[place], f"{key}_{place}")
    comparing.evidence(of_round.run.page, ran)
    _heading("Explain", of_round.minutes.explain)
    if done.explained < number:
        st.markdown("Say in a sentence of your own why it went like this. Then compare it with ours.")
        st.button(
            "Show the explanation", key=f"{key}_explain", on_click=_explain, args=(name, number), type="primary"
        )
        return False
    st.markdown(f"> {lesson.says(of_round.explanation)}")
    return True


def _heading(title, minutes):
    st.markdown(f"#### {title} :gray[:small[about {minutes} min]]")


def _keep(name, key, answers):
    missing = sum(answer is None for answer in answers)
    st.button(
        "Keep my prediction" if len(answers) == 1 else "Keep my predictions",
        key=f"{key}_keep",
        type="primary",
        disabled=bool(missing),
        on_click=lambda: state.keep(name, state.of(name).with_answers(answers)),
    )
    if missing:
        st.caption(
            "The run opens once you have predicted. A wrong prediction costs nothing: surprises teach most."
        )


def _run(name, lesson, number, has_run):
    run = lesson.rounds[number - 1].run
    st.markdown(lesson.says(run.task))
    title = site.PAGES[run.page].title
    with st.container(key=f"lesson_open_{number}_{'again' if has_run else 'first'}"):
        st.page_link(
            site.FOLDER / f"{run.page}.py",
            label=f"Open it again in {title}" if has_run else f"Open {title}",
            icon=":material/open_in_new:" if has_run else ":material/play_circle:",
            query_params=which.run_query(name, lesson, number),
        )
    if not has_run:
        st.caption("Come back here by the button at the top of that page when the run is over.")


def _explain(name, number):
    state.keep(name, replace(state.of(name), explained=number))


def _end(name, lesson):
    if lesson.further:
        _heading("Try", lesson.further_minutes)
        st.markdown("\n".join(f"- {lesson.says(idea)}" for idea in lesson.further))
