"""A sheet is in the language of the student, and confirmed, or not, in that of whoever checks it."""

import json

import pytest

from playground.languages import LANGUAGES, _, speaking
from playground.lessons import named, rules
from playground.lessons.lesson import Lesson
from playground.lessons.sheet import SheetError, check, page, read
from playground.lessons.sheet.page import data, day_said
from playground.lessons.sheet.sheet import edition, of_table
from playground.recording.words.thresholds import verdict
from tests.lessons.sheet.sheets import DONE, MEASURING, ROUND, TABLE, sheet_of

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


def test_a_sheet_that_says_no_language_is_from_the_time_when_all_were_english():
    table = json.loads(data(sheet_of()))
    del table["language"]
    assert of_table(table) == sheet_of()


def test_a_lesson_of_a_teacher_stays_in_the_teachers_words_on_paper_too():
    options = [{"text": "none", "below": 0.6}, {"text": "yes", "at_least": 0.6}]  # which the catalogs have
    first = ROUND | {
        "predictions": [{"ask": "All?", "kind": "choice", "measure": "train_score", "options": options}]
    }
    name = named.name_of(rules.read(Lesson, TABLE | {"title": "Lessons", "rounds": [first], "numbers": []}))
    done = DONE.__class__(((1,),), DONE.ran[:1], 0, "Ada", "")
    with speaking("fr"):
        sheet = sheet_of(done, name, named.lesson_of(name))
        text = page(sheet)
    assert "Lessons" in text
    assert dict(sheet.outcomes[0].results[0].stated)["Bonne réponse"] == "yes"
    assert "Leçons" not in text
    assert "oui" not in text
    assert check(sheet, MEASURING) == []


def test_why_a_round_cannot_be_run_again_is_said_to_the_reader():
    def broken(page, ran, wanted):
        raise LookupError(_("none yet"))

    sheet = read(made_in("fr").encode())
    assert check(sheet, SPEAKING._replace(found=broken))[0] == "Round 1 cannot be run again: none yet"


def test_each_language_has_an_edition_since_translations_change():
    assert len({edition(code) for code in LANGUAGES}) == len(LANGUAGES)


def test_a_date_is_said_as_the_language_does():
    said = {}
    for code in ("en", "fr", "es"):
        with speaking(code):
            said[code] = day_said("2026-11-09")
    assert said == {"en": "November 9, 2026", "fr": "9 novembre 2026", "es": "9 de noviembre de 2026"}
