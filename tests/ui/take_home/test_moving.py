"""Files that move, on the playground: made when they are asked for, and forgotten with their recording."""

import io

import pytest
from PIL import Image

from playground.choices.sequence import SequenceBench
from playground.languages import LANGUAGES, _, speaking
from playground.numbers import counted, fixed
from playground.ui.take_home.moving import KINDS, MADE, _font
from playground.ui.visit import language
from tests.pages.pages import button, run, whole_site, with_open

PAGE, GIF = "Make one HTML file", "Make an animated GIF"


def playground(is_open=True, **query):
    page = with_open(whole_site(), ["take_home"] if is_open else [])
    page.query_params.update({"n_samples": "40", "hidden_sizes": "3", "epochs": "20"} | query)
    return run(page)


def offered(page):
    """What was made, beside the files that are made by a click."""
    return [found.label for found in page.get("download_button") if found.label.startswith("Download")]


def click(page, label):
    button(page, label).click()
    return run(page)


def test_nothing_is_done_before_it_is_opened_and_asked_for():
    page = playground(is_open=False)
    assert PAGE not in [found.label for found in page.button]
    page = playground()
    assert {PAGE, GIF} <= {found.label for found in page.button}
    assert offered(page) == []
    assert page.session_state["recording"].history.head == 0


def test_a_file_is_made_and_stays_until_another_is_asked_for():
    page = click(playground(), PAGE)
    (label,) = offered(page)
    assert label.startswith("Download the HTML file, epochs 0 to 20 (")
    _key, content = page.session_state[MADE]
    assert content.startswith(b"<!doctype html>")
    assert offered(run(page)) == [label]

    page = click(page, GIF)
    (label,) = offered(page)
    assert label.startswith("Download the animated GIF, epochs 0 to 20 (")
    _key, content = page.session_state[MADE]
    assert Image.open(io.BytesIO(content)).n_frames == 21


def test_where_the_run_is_under_way_one_chooses_how_much_of_it():
    page = playground()
    page.session_state["recording"].history.extend(7)
    page = click(run(page), GIF)
    assert offered(page)[0].startswith("Download the animated GIF, epochs 0 to 7 (")
    page.session_state["moving_epochs"] = "all"
    page = run(page)
    assert offered(page)[0].startswith("Download the animated GIF, epochs 0 to 7 ("), "what was made stays"
    page = click(page, GIF)
    assert offered(page)[0].startswith("Download the animated GIF, epochs 0 to 20 (")


@pytest.mark.parametrize(("widget", "value"), [("seed", 5), ("epochs", 10)])
def test_another_recording_or_a_shorter_one_is_not_offered(widget, value):
    page = playground()
    page = click(page, GIF)
    page.query_params.update({widget: str(value)})
    page = run(page)
    assert page.session_state["recording"].made != playground().session_state["recording"].made
    assert offered(page) == []
    assert MADE not in page.session_state


def test_pictures_have_no_boundary_to_animate():
    page = playground(dataset="digits", epochs="2")
    assert GIF not in [found.label for found in page.button]
    assert "An animated GIF shows the boundary in a plane; rows that are pictures have none." in [
        caption.value for caption in page.caption
    ]
    page = click(page, PAGE)
    assert offered(page)[0].startswith("Download the HTML file, epochs 0 to 2 (")


def test_sequences_have_no_boundary_to_animate():
    refusal = KINDS["animation"].refusal(SequenceBench(cells=("lstm",)).runs)
    assert refusal == "An animated GIF shows the boundary in a plane; sequences have none."


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_of_an_animation_have_letters_in_every_language(code):
    """A letter that a font lacks looks like any other that it lacks."""
    with speaking(code):
        words = (
            "".join(_(text) for text in ("epoch {epoch}", "training loss {loss}")) + counted(1234) + fixed(0.5, 1)
        )
    lacking = bytes(_font().getmask("\N{SNOWMAN}"))
    assert [letter for letter in {*words} - {" "} if bytes(_font().getmask(letter)) == lacking] == []


def test_a_file_made_in_french_says_so_and_what_was_trained_in_french():
    page = playground()
    page.session_state[language.LANGUAGE.slot] = page.session_state[language.SPOKEN] = "fr"
    page = click(run(page), "Créer un fichier HTML")
    (label,) = [found.label for found in page.get("download_button") if found.label.startswith("Télécharger")]
    assert label.startswith("Télécharger le fichier HTML, époques 0 à 20 (")
    _key, content = page.session_state[MADE]
    told = content[:200_000].decode()
    assert '<html lang="fr">' in told
    assert "<h1>Comment un réseau de neurones a appris</h1>" in told
    assert "taux d'apprentissage 0,03" in told.replace("&#x27;", "'")
