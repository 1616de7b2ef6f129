"""Which language is spoken where: here, in between, in other threads, and where nobody has said it."""

import threading

import pytest

from playground.languages import _, either, listed, mark, ngettext, pgettext, speak, speaking, speech, spoken

TITLE = mark("Learning rate")


def elsewhere(work):
    """What `work()` returns in a thread of its own."""
    found = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


def test_english_unless_something_else_is_said():
    assert spoken().code == "en"
    assert _(TITLE) == "Learning rate"


def test_in_between():
    with speaking("fr"):
        assert _(TITLE) == "Taux d'apprentissage"
        with speaking("es"):
            assert _(TITLE) == "Tasa de aprendizaje"
        assert spoken().code == "fr"
    assert spoken().code == "en"


def test_a_language_is_not_handed_on_to_other_threads():
    with speaking("fr"):
        assert elsewhere(lambda: spoken().code) == "en"
    elsewhere(lambda: speak("es"))
    assert spoken().code == "en"


def test_who_may_know_is_asked_where_nobody_has_said_it(monkeypatch):
    monkeypatch.setattr(speech, "_asked", [lambda: None, lambda: "es"])
    assert elsewhere(lambda: spoken().code) == "es"


def test_a_text_that_nobody_has_translated_stays():
    with speaking("fr"):
        assert _("Nobody says this.") == pgettext("verb", "Nobody says this.") == "Nobody says this."
        assert _("") == ""


def test_an_unknown_language_is_an_error():
    with pytest.raises(KeyError):
        speak("xx")


@pytest.mark.parametrize(
    ("code", "n", "form"), [("en", 0, "0 epochs"), ("fr", 0, "0 époque"), ("es", 0, "0 épocas")]
)
def test_each_language_has_its_own_plural(code, n, form):
    with speaking(code):
        assert ngettext("{n} epoch", "{n} epochs", n).format(n=n) == form


def test_lists():
    assert [listed("a"), listed("ab"), listed("abc")] == ["a", "a and b", "a, b and c"]
    assert [either(""), either("a"), either("abc")] == ["", "a", "a or b or c"]
    with speaking("es"):
        assert (listed("abc"), either("ab")) == ("a, b y c", "a o b")
