"""Every text is in every language, whole, and says the same numbers."""

import re

import pytest

from playground.languages import ENGLISH, LANGUAGES, nearest
from playground.languages.extraction import texts
from playground.languages.updating import missing, updated
from tests.languages.catalogs import ALIKE, OTHERS, marks, placeholders, translated

every_language = pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)


def test_three_languages_by_their_own_names():
    assert {code: language.name for code, language in LANGUAGES.items()} == {
        "en": "English",
        "es": "Español",
        "fr": "Français",
    }


@every_language
def test_a_file_has_the_texts_of_the_sources_and_no_others(language):
    """`make catalog` brings it up to date."""
    assert language.file.read_text(encoding="utf-8") == updated(language, texts())


@every_language
def test_everything_is_translated(language):
    assert missing(language) == []
    assert len(list(translated(language))) > 2000


@every_language
def test_numbers_and_marks_are_those_of_the_text(language):
    for text, said in translated(language):
        assert placeholders(said) == placeholders(text), said
        assert marks(said) == marks(text), said


@every_language
def test_nothing_is_left_in_english(language):
    alike = {text for text, said in translated(language) if text == said}
    assert alike - ALIKE[language.code] == set()


@every_language
def test_text_begins_and_ends_as_in_english(language):
    for text, said in translated(language):
        assert said == said.strip() or text != text.strip(), said
        assert said.endswith((".", ":", "?")) == text.endswith((".", ":", "?")), said


@every_language
def test_texts_of_scripts_can_stand_in_markup(language):
    for message in language.catalog:
        if any(file.endswith(".js") for file, _ in message.locations):
            assert not re.search(r'["<>&]', "".join(message.string)), message.string


@every_language
def test_as_many_forms_as_the_rule_tells_apart(language):
    counts = {language.translations.plural(n) for n in range(200)}
    assert counts == set(range(language.catalog.num_plurals))


def test_french_keeps_its_double_signs_on_the_line():
    for _, said in translated(LANGUAGES["fr"]):
        assert not re.search(r"(?<=\w) [:;?!»%]|« (?=\w)", said), said


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        (["fr-CA"], "fr"),
        (["es_MX", "fr"], "es"),
        (["EN"], "en"),
        (["de-DE", "fr"], "fr"),
        (["de"], None),
        ([""], None),
    ],
)
def test_a_browsers_language(tags, code):
    assert nearest(tags) == code


def test_what_the_texts_are_written_in_needs_no_file():
    assert ENGLISH.file is None
    assert [message for message in ENGLISH.catalog if message.id] == []
