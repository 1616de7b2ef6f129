"""The language of a visit: its address, its menu, and what it says on the pages."""

import pytest

from playground.languages import LANGUAGES, spoken
from playground.ui.visit import language
from tests.pages.pages import run, whole_site

HEADING = {
    "en": "### How does a neural network learn?",
    "es": "### ¿Cómo aprende una red neuronal?",
    "fr": "### Comment un réseau de neurones apprend-il\u202f?",
}


def site(**query):
    page = whole_site()
    page.query_params.update(query)
    return run(page)


def query(page):
    return dict(page.query_params)


def heading(page):
    return page.markdown[0].value


def choose(page, code):
    """What comes of a click in the menu: AppTest clicks in none, and runs a page alone from its second time on."""
    page.session_state[language.LANGUAGE.slot] = page.session_state[language.SPOKEN] = code
    return run(page)


def test_the_menu_has_every_language_by_its_own_name():
    (menu,) = site(lang="es").get("menu_button")
    assert menu.proto.label == "Español"
    assert [*menu.proto.options] == ["English", "Español", "Français"] == [one.name for one in LANGUAGES.values()]


def test_english_unless_a_link_says_another():
    page = site()
    assert heading(page) == HEADING["en"]
    assert query(page) == {}


@pytest.mark.parametrize("code", ["es", "fr", "en"])
def test_a_link_opens_in_its_language_and_says_so_on_every_page(code):
    page = site(lang=code, dataset="moons", view="projector")
    assert heading(page) == HEADING[code]
    assert query(page) == {"lang": code, "dataset": "moons", "view": "projector"}
    page.switch_page("pages/vanishing.py")
    page.query_params.clear()  # as the navigation does
    run(page)
    assert query(page) == {"lang": code, "view": "projector"}
    page.switch_page("pages/live.py")
    assert heading(run(page)) == HEADING[code]


@pytest.mark.parametrize("written", ["FR", "fr-CA", "fr_FR"])
def test_a_link_may_write_a_language_as_browsers_do(written):
    page = site(lang=written)
    assert heading(page) == HEADING["fr"]
    assert query(page) == {"lang": "fr"}
    assert not page.warning


def test_the_browsers_language_where_it_is_one_of_ours(monkeypatch):
    monkeypatch.setattr(language.languages, "nearest", lambda tags: "es")
    page = site()
    assert heading(page) == HEADING["es"]
    assert query(page) == {}, "who has the same browser needs no word in the address"
    assert query(choose(page, "en")) == {"lang": "en"}
    assert heading(page) == HEADING["en"]


def test_what_is_chosen_and_recorded_stays():
    page = site(dataset="xor", hidden_sizes="3,2")
    page.number_input(key="units_0").set_value(5)
    recording = run(page).session_state["recording"]
    choose(page, "fr")
    assert page.session_state["recording"] is recording
    assert page.number_input(key="units_0").value == 5
    assert page.number_input(key="units_0").label == "Unités, couche 1"
    assert page.pills(key="dataset").value == "xor"
    assert query(page) == {"dataset": "xor", "hidden_sizes": "5,2", "lang": "fr"}


def test_an_unknown_language_is_said_in_a_sentence():
    page = site(lang="x<b>", dataset="moons")
    told = "The link asks for the language `xb`, which is not spoken here. These are: en (English), es (Español), "
    assert [warning.value for warning in page.warning] == [f"{told}fr (Français)."]
    assert query(page) == {"dataset": "moons"}
    assert heading(page) == HEADING["en"]
    assert not site(lang="fr").warning


def test_what_runs_without_the_site_speaks_its_language(monkeypatch):
    """A callback or a fragment, which nobody has told: the last run of the page has."""
    monkeypatch.setattr(language.st, "session_state", {language.SPOKEN: "es"})
    monkeypatch.setattr(language, "get_script_run_ctx", lambda suppress_warning: object())
    assert spoken().code == "es"
    monkeypatch.setattr(language, "get_script_run_ctx", lambda suppress_warning: None)
    assert spoken().code == "en"


def test_what_is_wrong_with_a_link_is_said_in_the_language_of_the_visit_alone():
    page = site(lang="fr", activation="magic")
    (warning,) = page.warning
    assert "activation doit être" in warning.value
    assert not choose(page, "es").warning
