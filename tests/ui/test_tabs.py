"""Tabs that a page keeps open in every language."""

import pytest
from streamlit.testing.v1 import AppTest

from playground.languages import speaking

KEY = "perceptron_tab"


def opened(code, page=None, **chosen):
    page = page or AppTest.from_file("../../pages/perceptron.py", default_timeout=60)
    page.session_state["language"] = page.session_state["language_spoken"] = code
    for key, value in chosen.items():
        page.session_state[key] = value
    with speaking(code):
        page.run()
    assert not page.exception
    return page


def test_the_first_is_open():
    assert opened("en").session_state[f"{KEY}_title"] == "1 · Perceptron"


@pytest.mark.parametrize(("code", "label"), [("en", "2 · Linear regression"), ("fr", "2 · Régression linéaire")])
def test_one_that_is_asked_for_by_its_title_is_open(code, label):
    page = opened(code, **{KEY: "2 · Linear regression"})
    assert page.session_state[KEY] == label
    assert page.session_state[f"{KEY}_title"] == "2 · Linear regression"


def test_the_open_one_stays_open_in_another_language():
    page = opened("fr", **{KEY: "3 · Logistic regression"})
    page = opened("es", page)
    assert page.session_state[KEY] == "3 · Regresión logística"
