"""The lessons in other languages: the same numbers as people write them there, controls by their names there."""

import re
from collections import Counter

import pytest

from playground.languages import LANGUAGES, speaking
from playground.languages.extraction import texts_of_lesson
from playground.lessons.files import CHALLENGE_FILES, CHALLENGES, LESSONS, SUBJECTS, slug_of
from playground.numbers import counted, localized
from tests.languages.catalogs import OTHERS
from tests.lessons.test_texts import texts_of
from tests.lessons.texts import NAME, NUMBER, is_one_sentence, prose_of

FILES = sorted([*SUBJECTS.glob("*.toml"), *CHALLENGES.glob("*.toml")])
MADE = LESSONS | CHALLENGE_FILES
SOURCES = ("playground/lessons/subjects/", "playground/lessons/challenges/")

QUOTED = re.compile(r"(?<!\*)(\*{1,2})(?![*\s])(.+?)(?<!\s)\1(?!\*)")  # **a control**, *a part of the site*
COMPOSED = {"Units, layer 1": ("Units, layer {layer}", {"layer": 1})}  # name: the text it is made of, with what
EVERYWHERE = {"x1x2"}  # names that are no words

in_every_language = pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
of_every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def translated(path, language):
    """(text, translation) of everything that a file says."""
    for text in texts_of_lesson(path.read_text(encoding="utf-8")):
        yield text.id, language.translations.gettext(text.id)


def quoted(text):
    """The names of controls and of parts of the site that a text points to."""
    return [name for _, name in QUOTED.findall(text)]


def names_there(language):
    """`{name: {translation, ...}}` of what the pages are labelled with: a word may have several meanings."""
    found = {name: {name} for name in EVERYWHERE}
    for message in language.catalog:
        if isinstance(message.id, str) and not all(file.startswith(SOURCES) for file, _ in message.locations):
            found.setdefault(message.id, set()).add(message.string)
    composed = {name: {one.format(**parts) for one in found[text]} for name, (text, parts) in COMPOSED.items()}
    return found | composed


def numbers_written(text, language):
    """Each number of a text as it stands there, such as 1 000 or 0,5."""
    signs = re.escape(language.symbols.decimal + language.symbols.group)
    return re.findall(rf"(?<!\w)\d+(?:[{signs}]\d+)*(?!\w)", prose_of(text))


def as_written_there(number, language):
    """A number of an English text, such as 1000 or 0.5, as the language writes it."""
    with speaking(language.code):
        return counted(int(number)) if number.isdigit() else localized(number)


@of_every_file
def test_what_is_translated_is_what_a_lesson_says(path):
    assert {text.id for text in texts_of_lesson(path.read_text())} <= set(texts_of(MADE[slug_of(path)]))


@in_every_language
@of_every_file
def test_a_translation_says_the_same_numbers_as_people_write_them_there(path, language):
    for text, said in translated(path, language):
        wanted = [as_written_there(number, language) for number in NUMBER.findall(prose_of(text))]
        assert Counter(numbers_written(said, language)) == Counter(wanted), said
        assert said.count("%") == said.count(language.symbols.percent) == text.count("%"), said


@in_every_language
@of_every_file
def test_a_control_has_the_name_that_it_has_on_the_page(path, language):
    there = names_there(language)
    for text, said in translated(path, language):
        left = quoted(said)
        assert len(left) == len(quoted(text)), said
        for name in quoted(text):
            assert name in there, f"nothing is called {name}: {text}"
            fitting = [one for one in left if one in there[name]]
            assert fitting, f"{name} is called {there[name]}: {said}"
            left.remove(fitting[0])


@in_every_language
@of_every_file
def test_formulas_stay_as_they_are(path, language):
    formula = re.compile(r"`.*?`|\bdC/d\w|\w[²³]|x\d\w*")
    for text, said in translated(path, language):
        assert set(formula.findall(said)) == set(formula.findall(text)), said


@in_every_language
@of_every_file
def test_translations_keep_the_tone(path, language):
    for _, said in translated(path, language):
        assert not re.search(r"[!¡]| {2}", said), said


@in_every_language
@pytest.mark.parametrize("slug", LESSONS)
def test_an_explanation_is_one_sentence_there_too(slug, language):
    for one in LESSONS[slug].rounds:
        said = language.translations.gettext(one.explanation)
        assert said != one.explanation
        assert is_one_sentence(NAME.sub("1", said)), said


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("fr", "De 0,3 ; 1 et 1\u202f000 époques, x1 et **Unités, couche 1** à part.", ["0,3", "1", "1\u202f000"]),
        ("es", "De 0,3; 1 y 12.000 épocas, con `x**2` y {slow}, el 99\u00a0%.", ["0,3", "1", "12.000", "99"]),
    ],
)
def test_what_counts_as_a_number_there(code, text, found):
    language = LANGUAGES[code]
    assert numbers_written(text, language) == found
    english = [one.replace("\u202f", "").replace(".", "").replace(",", ".") for one in found]
    assert [as_written_there(one, language) for one in english] == found


def test_what_counts_as_a_name():
    text = "Open **Hidden layer** under *Inside the network*, then 2 * 3 and **x1x2**."
    assert quoted(text) == ["Hidden layer", "Inside the network", "x1x2"]
