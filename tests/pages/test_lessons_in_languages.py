"""Lessons and challenges turned to another language on the way: what was done stays, what is said does not."""

import pytest

from playground.languages import speaking
from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.student.progress import Progress
from playground.lessons.translated import translated
from playground.ui import tour
from playground.ui.lessons import handing_in, state, which
from playground.ui.lessons.found import FOUND
from playground.ui.visit import language
from tests.lessons.made import lesson
from tests.pages.pages import button, run, whole_site, within_site
from tests.pages.test_lessons import NAME, opened, ran, texts

OURS = "one_unit"


def turn_to(page, code):
    page.session_state[language.LANGUAGE.slot] = page.session_state[language.SPOKEN] = code
    return run(page)


def test_a_lesson_goes_on_in_another_language():
    page = opened(NAME, ran())
    assert "#### Compare" in texts(page)
    assert ":gray[The evidence, at epoch 12]" in texts(page)
    turn_to(page, "fr")
    assert "#### Comparer" in texts(page)
    assert ":gray[Les faits, à l'époque 12]" in texts(page)
    assert [key for key in page.session_state[FOUND] if key[-1] == "en"], "what was said is kept by its language"
    button(page, "Montrer l'explication").click()
    assert "No line divides XOR: it stays at 48,1\xa0%." in texts(run(page))
    turn_to(page, "en")
    assert page.session_state[state.KEPT][NAME].explained == 1
    assert "No line divides XOR: it stays at 48.1%." in texts(page)


def run_of_ours():
    """The page of our first lesson, whose first round ran."""
    run = LESSONS[OURS].rounds[0].run
    return opened(OURS, Progress().with_answers([0]).with_run(run.made, run.last))


def test_verdicts_are_in_the_language_of_the_page():
    page = run_of_ours()
    assert "The rule: " in texts(page)
    french = texts(turn_to(page, "fr"))
    assert "The rule: " not in french
    assert "La règle\xa0: " in french


def test_what_is_being_predicted_stays():
    page = opened()
    page.radio[0].set_value(1)
    run(page)
    turn_to(page, "es")
    assert page.radio[0].value == 1
    assert button(page, "Guardar mis predicciones").disabled


def test_a_teachers_own_lesson_stays_in_the_teachers_words():
    twin = lesson(title="Play", question="Learning rate", further=["Noise"])
    with speaking("fr"):
        assert which.lesson_of(which.name_of(twin)).title == "Play"
        assert which.lesson_of(OURS) == translated(LESSONS[OURS])
    page = opened(which.name_of(twin))
    assert turn_to(page, "fr").markdown[0].value == "### Learning rate"


def test_the_lists_speak_it():
    for name, title in (("lessons", "### ¿Qué esperas que pase?"), ("challenges", "### ¿Consigues que aprenda?")):
        page = turn_to(run(within_site(name)), "es")
        assert page.markdown[0].value == title
        assert page.get("page_link")[0].proto.label.startswith("Empezar: ")


def test_an_answer_sheet_has_the_lesson_of_its_file(monkeypatch):
    seen, made = [], handing_in.sheet.made
    monkeypatch.setattr(handing_in.sheet, "made", lambda *given: seen.append(given[1]) or made(*given))
    turn_to(run_of_ours(), "fr")
    assert seen == [LESSONS[OURS]] * len(seen) != []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_run_that_is_open_stays_as_it_is(code):
    """The bar of a lesson of ours follows the same run in every language: it is not begun anew."""
    site = whole_site()
    site.query_params.update(which.run_query(OURS, LESSONS[OURS], 1))
    run(site)
    recording = site.session_state["recording"]
    turn_to(site, code)
    assert site.session_state["recording"] is recording
    assert site.session_state["guides_entered"] == LESSONS[OURS].rounds[0].run


def test_the_bar_of_a_challenge_speaks_it():
    name = "small_spiral"
    site = whole_site()
    site.query_params.update(CHALLENGE_FILES[name].run.query | {"challenge": name, "lang": "fr"})
    page = run(site)
    (meter,) = page.get("progress")
    assert meter.proto.text.startswith("Exactitude de test d'au moins 95,0\xa0%, actuellement ")
    assert "poids et biais" in texts(page)
    assert button(page, "Montrer l'indice 1 sur 3")


def test_the_tours_lesson_is_opened_in_the_language_that_was_chosen(monkeypatch):
    monkeypatch.setattr(tour.st, "session_state", {language.LANGUAGE.slot: "es", language.SPOKEN: "es"})
    with speaking("es"):
        told = tour._told("lesson", tour.STOPS["lesson"])
    assert told["offer"]["title"] == "Hacer una lección"
    assert told["offer"]["address"].endswith("/lessons?lesson=one_unit&lang=es")
    assert told["title"] == "Hacer una lección"
    monkeypatch.setattr(tour.st, "session_state", {})
    assert tour._told("lesson", tour.STOPS["lesson"])["offer"]["address"].endswith("/lessons?lesson=one_unit")
