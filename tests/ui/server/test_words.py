"""The scripts' texts, as the server has them for each language."""

import json

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from playground.languages import LANGUAGES, Language
from playground.ui.server import assets
from playground.ui.server.words import PLACE, Words, catalog_of


def catalog(code):
    first, *_ = assets.FILES[f"{assets.player_url(code)}/{PLACE}"].read_text().splitlines()
    return json.loads(first.removeprefix("export const catalog = ").removesuffix(";"))


@pytest.mark.parametrize(("code", "text"), [("fr", "Écouter la perte"), ("es", "Escuchar la pérdida")])
def test_a_language_has_the_texts_of_the_scripts_alone(code, text):
    found = catalog(code)
    assert found["code"] == code
    assert found["decimal"] == ","
    assert found["texts"]["Hear the loss"] == text
    assert "What the network is to learn." not in found["texts"], "which only Python says"


@pytest.mark.parametrize("said", [("", ""), ("eine Zeile", "")])
def test_what_is_not_translated_in_all_its_forms_is_left_to_english(tmp_path, said):
    made = Catalog("de")
    made.add(("{n} row", "{n} rows"), said, [("rows.js", 1)])
    with (tmp_path / "de.po").open("wb") as file:
        write_po(file, made)
    assert catalog_of(Language("de", tmp_path / "de.po"))["texts"] == {}


def test_which_form_goes_with_a_number_is_said_in_the_scripts_language():
    *_, plural = Words(LANGUAGES["fr"]).read_text().splitlines()
    assert plural == "export const plural = (n) => Number((n > 1));"


def test_each_language_has_all_scripts_at_addresses_of_its_own():
    names = {
        code: {address.removeprefix(assets.player_url(code)) for address in assets.player_files(code)}
        for code in LANGUAGES
    }
    assert names["en"] == names["fr"] == names["es"]
    assert len(names["en"]) > 50
    assert len(assets.PLAYER_FILES) == sum(map(len, names.values()))


def test_the_english_catalog_is_the_file_that_stands_there():
    english = assets.player_files("en")[f"{assets.player_url('en')}/{PLACE}"]
    assert 'code: "en"' in english.read_text()
