"""A lesson, step by step, as far as the person is: predict, run, compare, explain; then what to try."""

from dataclasses import replace

import streamlit as st

from playground.languages import _
from playground.lessons.named import key_of
from playground.ui import site
from playground.ui.furniture import choose_format
from playground.ui.lessons import bar, comparing, handing_in, predicting, state, which
from playground.ui.lessons.way import titles, way


def walk(name, lesson):
    """Draw every step up to the one that is next, and where that is on the whole way."""
    place = st.empty()
    n_steps = sum(_round(name, lesson, number) for number in _begun(name, lesson))
    place.html(way(lesson, n_steps))
    is_over = state.of(name).explained == len(lesson.rounds)
    if is_over:
        _try(lesson)
    handing_in.show(name, lesson)
    if is_over:
        _onward(name)
    if state.of(name).ran:
        choose_format()


def _begun(name, lesson):
    """The numbers of the rounds up to the one that is not over, which a round on the way may change."""
    number = 1
    while number <= min(state.of(name).explained + 1, len(lesson.rounds)):
        yield number
        number += 1


def _round(name, lesson, number):
    """Draw a round; returns how many of its steps are done."""
    done, key = state.of(name), f"lesson_{key_of(name)}_{number}"
    given = done.answers[number - 1] if len(done.answers) >= number else None
    ran = bar.notice(name, lesson, number) if given else None
    n_done = sum((given is not None, ran is not None, ran is not None, done.explained >= number))
    if len(done.answers) > number:  # a later round is on its way: this one makes room
        with st.expander(_("Round {number}: done").format(number=number), key=f"{key}_past"):
            _steps(name, lesson, number, key, given, ran)
    else:
        _steps(name, lesson, number, key, given, ran)
    return n_done


def _steps(name, lesson, number, key, given, ran):
    """Draw the steps of a round."""
    of_round, is_over = lesson.rounds[number - 1], state.of(name).explained >= number
    with _step("predict", number, of_round.minutes.predict, not given):
        _predict(name, key, of_round, given, ran is not None)
    if given:
        with _step("run", number, of_round.minutes.run, not ran):
            _run(name, lesson, number, ran)
    if ran:
        with _step("compare", number, of_round.minutes.compare, False):
            for place, prediction in enumerate(of_round.predictions):
                comparing.compare(prediction, of_round.run.page, ran, given[place], f"{key}_{place}")
            comparing.evidence(of_round.run.page, ran, key)
        with _step("explain", number, of_round.minutes.explain, not is_over):
            _explain(name, lesson, number, key)


def _step(step, number, minutes, is_next):
    """The box of a step, with its heading."""
    box = st.container(key=f"step_{number}_{step}{'_next' if is_next else ''}")
    box.markdown(f"#### {titles()[step]} :gray[:small[{_('about {minutes} min').format(minutes=minutes)}]]")
    return box


def _predict(name, key, of_round, given, has_run):
    """The widgets; once they are answered, what was said, until it stands beside the result."""
    if given:
        for place, (prediction, answer) in enumerate(zip(of_round.predictions, given, strict=True)):
            predicting.remind(prediction, of_round.run, f"{key}_{place}", answer, has_run)
        return
    for place, prediction in enumerate(of_round.predictions):
        predicting.ask(prediction, of_round.run, f"{key}_{place}")
    is_whole = None not in _answers(of_round, key)
    st.button(
        _("Keep my prediction" if len(of_round.predictions) == 1 else "Keep my predictions"),
        key=f"{key}_keep",
        type="primary",
        disabled=not is_whole,
        on_click=_keep,
        args=(name, of_round, key),
    )
    if not is_whole:
        st.caption(_("The run opens once you have predicted. Being wrong costs nothing: surprises teach most."))


def _answers(of_round, key):
    """What the widgets of a round hold, None for what is not answered."""
    asked = enumerate(of_round.predictions)
    return [predicting.answer(prediction, of_round.run, f"{key}_{place}") for place, prediction in asked]


def _keep(name, of_round, key):
    """Keep what the widgets hold now: the page may not have run since the last of them was touched."""
    answers = _answers(of_round, key)
    if None not in answers:
        state.keep(name, state.of(name).with_answers(answers))


def _run(name, lesson, number, ran):
    run = lesson.rounds[number - 1].run
    st.markdown(lesson.says(run.task))
    page = _(site.PAGES[run.page].title)
    with st.container(key=f"lesson_open_{number}_{'again' if ran else 'first'}"):
        label = _("Open it again in {page}" if ran else "Open {page}").format(page=page)
        icon = ":material/open_in_new:" if ran else ":material/play_circle:"
        which.link_to_run(name, lesson, number, label, icon)
    if not ran:
        st.caption(_("When the run is over, come back by the button at the top of that page."))


def _explain(name, lesson, number, key):
    explanation = lesson.rounds[number - 1].explanation
    if state.of(name).explained >= number:
        if explanation:
            st.info(lesson.says(explanation), icon=":material/lightbulb:")
        return
    is_last = number == len(lesson.rounds)
    asked = _("Say in a sentence of your own why it went like this.")
    st.markdown(f"{asked} {_('Then compare it with ours.')}" if explanation else asked)
    st.button(
        _("Show the explanation") if explanation else _("Finish" if is_last else "Go on"),
        key=f"{key}_explain",
        on_click=lambda: state.keep(name, replace(state.of(name), explained=number)),
        type="primary",
    )


def _try(lesson):
    if lesson.further:
        with _step("try", len(lesson.rounds), lesson.further_minutes, True):
            st.markdown("\n".join(f"- {lesson.says(idea)}" for idea in lesson.further))
            run = lesson.rounds[-1].run
            st.page_link(
                site.FOLDER / f"{run.page}.py",
                label=_("Open the last run with all controls"),
                icon=":material/tune:",
                query_params=which.bare_query(run.page, run.target),
            )


def _onward(name):
    with st.container(horizontal=True, key="lesson_onward"):
        following = which.after(name)
        if following:
            which.link(following, _("Next lesson: {title}").format(title=which.lesson_of(following).title))
        which.link_to_all()
