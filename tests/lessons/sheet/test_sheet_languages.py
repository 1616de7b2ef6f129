"""A sheet is in the language of the student, and confirmed, or not, in that of whoever checks it."""

import json

import pytest

from playground.languages import LANGUAGES, _, speaking
from playground.lessons.sheet import SheetError, check, page, read
from playground.lessons.sheet.page import data, day_said
from playground.lessons.sheet.sheet import edition, of_table
from playground.recording.thresholds import verdict
from tests.lessons.sheet.sheets import MEASURING, sheet_of

MADE_IN = [(mine, theirs) for mine in LANGUAGES for theirs in LANGUAGES]
SPEAKING = MEASURING._replace(verdicts=lambda page, ran: [("One", verdict("chance", _("as predicted")))])


def made_in(code):
    """The page of a sheet, as a student downloads it who speaks the language."""
    with speaking(code):
        return page(sheet_of(measuring=SPEAKING))


def forged(code, change):
    table = json.loads(data(read(made_in(code).encode())))
    change(table)
    return page(of_table(table)).encode()


def plain(text):
    """With spaces where French and Spanish have some at which no line breaks."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("mine", "theirs"), MADE_IN)
def test_a_sheet_of_any_language_is_confirmed_in_any_other(mine, theirs):
    text = made_in(mine)
    with speaking(theirs):
        sheet = read(text.encode())
        assert sheet.language == mine
        assert page(sheet) == text
        assert check(sheet, SPEAKING) == []


def test_a_page_says_its_language_and_everything_on_it_is_in_that():
    text = made_in("fr")
    assert '<html lang="fr">' in text
    for shown in (
        "Feuille de réponses",
        "9 novembre 2026",
        "85,7 %",
        "comme prédit",
        "Ce qui a été exécuté",
        "Ouvrir cet essai",
    ):
        assert shown in plain(text)
    assert '<html lang="en">' in made_in("en")


@pytest.mark.parametrize("code", ["fr", "es"])
def test_a_number_forged_in_any_language_is_said_in_the_reader_s(code):
    text = forged(code, lambda table: table["outcomes"][0]["results"][0]["stated"][0].__setitem__(1, "99.9%"))
    (said,) = check(read(text), SPEAKING)
    assert said.startswith("Round 1: ")
    assert plain(said).endswith(": the sheet states 99.9%, measured is 85,7 %.")


def test_who_speaks_french_is_told_in_french_of_an_english_sheet():
    text = forged("en", lambda table: table["outcomes"][0]["results"][0].__setitem__("is_right", False))
    with speaking("fr"):
        (said,) = check(read(text), SPEAKING)
    assert plain(said) == (
        "Manche 1 : « How many will be right? » : la feuille dit « une surprise », et c'est comme prédit."
    )


def test_words_changed_in_a_page_are_found_whoever_reads_it():
    changed = made_in("fr").replace("comme prédit", "une surprise", 1).encode()
    with pytest.raises(SheetError, match="says “une surprise” where its data say “comme prédit”"):
        read(changed)


def test_a_language_that_is_not_spoken_here_is_refused():
    table = json.loads(data(sheet_of())) | {"language": "tlh"}
    with pytest.raises(ValueError, match=r"^It is in a language that is not spoken here\.$"):
        of_table(table)


def test_each_language_has_an_edition_since_translations_change():
    assert len({edition(code) for code in LANGUAGES}) == len(LANGUAGES)


def test_a_date_is_said_as_the_language_does():
    said = {}
    for code in ("en", "fr", "es"):
        with speaking(code):
            said[code] = day_said("2026-11-09")
    assert said == {"en": "November 9, 2026", "fr": "9 novembre 2026", "es": "9 de noviembre de 2026"}
