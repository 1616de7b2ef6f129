"""Words that are translated for Streamlit are words of the version that is installed."""

import re
from pathlib import Path

import pytest
import streamlit

from playground.languages.extraction import ROOT

SOURCE = (ROOT / "playground/ui/player/static/language/streamlit.js").read_text(encoding="utf-8")
WORDS = re.findall(r'(?<=[{,\n]) *"([^"\n]+)": ', SOURCE)
PLACES = re.findall(r'"(st[A-Z]\w+)"', SOURCE)
COMPOSED = {  # by Streamlit, of parts that a test cannot look for
    *("check_circle icon", "cancel icon", "info icon"),
    *("Press Enter to apply", "Press Ctrl+Enter to apply", "Press ⌘+Enter to apply", "Press Enter to submit form"),
    "The page that you have requested does not seem to exist. Running the app's main page.",
}


@pytest.fixture(scope="module")
def scripts():
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    return "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))


def test_every_word_is_streamlits(scripts):
    assert len(WORDS) > 100
    assert [word for word in {*WORDS} - COMPOSED if word not in scripts] == []


def test_every_place_is_streamlits(scripts):
    assert len(PLACES) > 15
    assert [place for place in PLACES if place not in scripts] == []
