"""The page of lessons: predict first, then run, then compare, then explain; and the bar where a lesson runs."""

from dataclasses import replace

import pytest

from playground.lessons.files import LESSONS
from playground.lessons.packed import pack
from playground.lessons.student import progress
from playground.lessons.student.progress import Progress
from playground.ui.guided.around import ENTERED
from playground.ui.lessons import bar, which
from playground.ui.player import Recording
from tests.lessons.made import ROUND as ROUND_TABLE
from tests.lessons.made import TABLE, answers, lesson
from tests.pages.pages import button, run, whole_site, within_site

LESSON = lesson()
NAME = which.name_of(LESSON)
FIRST, SECOND = answers(LESSON)
ROUND = LESSON.rounds[0]
STOPPING = {
    "page": "live",
    "link": "dataset=moons&validation_size=0.3&early_stopping=true&patience=1&tol=1&epochs=200",
    "task": "Press Play.",
}


def opened(name=NAME, made=None):
    page = within_site("lessons")
    page.query_params["lesson"] = name
    if made:
        page.query_params["progress"] = progress.write(made)
    return run(page)


def texts(page):
    return "\n".join(one.value for one in [*page.markdown, *page.caption, *page.info])


def predicted():
    return Progress().with_answers(FIRST)


def ran():
    return predicted().with_run(ROUND.run.made, ROUND.run.last)


def test_the_list_names_every_lesson():
    page = run(within_site("lessons"))
    for number, one in enumerate(LESSONS.values(), start=1):
        assert f"**{number} · {one.title}**" in texts(page)


@pytest.mark.parametrize("name", LESSONS)
def test_every_lesson_opens_with_its_question(name):
    page = opened(name)
    assert page.markdown[0].value == f"### {LESSONS[name].question}"
    assert LESSONS[name].rounds[0].explanation not in texts(page)


def test_nothing_is_told_before_everything_is_predicted():
    page = opened()
    assert button(page, "Keep my predictions").disabled
    page.radio[0].set_value(1)
    page.number_input[0].set_value(50)
    run(page)
    assert button(page, "Keep my predictions").disabled  # nothing is drawn yet
    assert "#### Run" not in texts(page)


def test_the_run_opens_once_it_is_predicted():
    page = opened(made=predicted())
    assert "#### Run" in texts(page)
    assert "**Up to half**" in texts(page)
    assert "#### Compare" not in texts(page)


def test_the_result_stands_beside_the_prediction_and_the_explanation_comes_last():
    page = opened(made=ran())
    told = texts(page)
    assert "It was: **Up to half** (training accuracy 48.1%)" in told
    assert ":green-badge[as predicted]" in told
    assert "No line divides XOR" not in told
    button(page, "Show the explanation").click()
    run(page)
    assert page.info[-1].value == "No line divides XOR: it stays at 48.1%."
    assert progress.read(LESSON, page.query_params["progress"]).explained == 1


def test_a_wrong_prediction_is_called_a_surprise():
    wrong = Progress().with_answers([1, 1.0, FIRST[2]]).with_run(ROUND.run.made, ROUND.run.last)
    told = texts(opened(made=wrong))
    assert told.count(":orange-badge[a surprise]") >= 2
    assert "It was: **Up to half**" in told


def test_a_finished_round_is_folded_away_and_the_lesson_ends_with_what_to_try():
    two = ran().with_answers(SECOND).with_run(LESSON.rounds[1].run.made, 12)
    page = opened(made=Progress(two.answers, two.ran, 2))
    assert page.expander[0].label == "Round 1: done"
    assert "- Take other data." in texts(page)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nonsense", "There is no lesson called 'nonsense'"),
        ("own.nonsense", "This link's lesson cannot be opened. It was cut or changed on its way."),
        ("own." + pack(TABLE | {"rounds": []}), "rounds must be a list of 1 to 4, not 0."),
        ("own." + pack(TABLE | {"title": ""}), "title must be a text of 1 to 200 characters, not ''."),
        ("own." + pack([1]), "lesson must be a table, not 1."),
    ],
)
def test_a_link_that_means_no_lesson_says_so_and_shows_the_list(name, sentence):
    page = within_site("lessons")
    page.query_params["lesson"] = name
    run(page)
    assert sentence in page.warning[0].value.replace("\\", "")
    assert "Predict beside somebody else" in texts(page)


def test_progress_that_cannot_be_read_begins_anew():
    page = within_site("lessons")
    page.query_params["lesson"], page.query_params["progress"] = NAME, "nonsense"
    run(page)
    assert "it begins anew" in page.warning[0].value
    assert button(page, "Keep my predictions").disabled


def on_the_page(made=None, shown=0, progress=None, **more):
    """The first round's page with its bar; `made` is on the screen there at an epoch already, if anything is."""
    site, query = whole_site(), which.run_query(NAME, LESSON, 1) | more
    for key, value in query.items():
        site.query_params[key] = value
    if made:
        site.session_state["recording"], site.session_state["link"] = Recording(made), query
        site.session_state[ENTERED] = ROUND.run
        site.session_state["recording"].shown = shown
    if progress:
        site.session_state["lessons_progress"] = {NAME: progress}
    return run(site)


def kept(site):
    return site.session_state["lessons_progress"].get(NAME) if "lessons_progress" in site.session_state else None


def test_the_bar_says_what_to_do_and_how_far_it_is():
    told = texts(on_the_page())
    assert "**A lesson of the tests.** Press Play." in told
    assert "Epoch 0 of 12" in told


@pytest.mark.parametrize(("shown", "is_over"), [(11, False), (12, True)])
def test_a_run_counts_once_its_end_was_seen(shown, is_over):
    site = on_the_page(ROUND.run.made, shown, predicted())
    assert kept(site) == (ran() if is_over else predicted())


def test_a_run_that_ends_before_counts_where_it_ends():
    one = lesson(rounds=[ROUND_TABLE | {"run": STOPPING}])
    of_round = one.rounds[0]
    recording = Recording(of_round.run.made)
    assert recording.history.extend(of_round.run.last) < of_round.run.last
    assert not bar._has_ended(of_round.run, recording)
    recording.shown = recording.history.head
    assert bar._has_ended(of_round.run, recording)


def test_a_run_before_any_prediction_does_not_count():
    assert kept(on_the_page(ROUND.run.made, 12)) is None


def test_other_settings_are_named_and_do_not_count():
    made = replace(ROUND.run.made, hidden_sizes=(3,))
    site = on_the_page(made, 12, predicted())
    assert "Not yet the lesson's settings: Hidden layers none." in texts(site)
    assert kept(site) == predicted()


def test_a_run_that_was_changed_on_its_way_does_not_count_and_can_be_started_again():
    site = on_the_page(ROUND.run.made.with_rate_from(5, 1.0), 12, predicted())
    assert "A setting was changed while it ran: this run does not count. Start again." in texts(site)
    assert "Start again" in [link.proto.label for link in site.get("page_link")]
    assert kept(site) == predicted()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"lesson": "nonsense"}, "There is no lesson called 'nonsense'."),
        ({"round": "x"}, "round must be a whole number from 1 to 2, not 'x'."),
        ({"round": "9"}, "round must be a whole number from 1 to 2, not '9'."),
    ],
)
def test_an_address_with_a_wrong_lesson_says_so_and_opens_the_page_as_it_is(more, told):
    site = on_the_page(**more)
    assert told in site.warning[0].value.replace("\\", "")
    assert "A lesson of the tests" not in texts(site)
    assert site.session_state["recording"].made == ROUND.run.made
