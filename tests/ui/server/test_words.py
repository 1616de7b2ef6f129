"""The scripts' texts, as the server has them for each language."""

import json

import pytest

from playground.languages import LANGUAGES
from playground.ui.server import assets
from playground.ui.server.words import PLACE, Words

OTHERS = [code for code in LANGUAGES if code != "en"]


def catalog(code):
    first, *_ = assets.FILES[f"{assets.player_url(code)}/{PLACE}"].read_text().splitlines()
    return json.loads(first.removeprefix("export const catalog = ").removesuffix(";"))


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_the_texts_of_the_scripts_alone(code):
    found = catalog(code)
    assert found["code"] == code
    assert found["decimal"] == ","
    assert found["texts"]["Hear the loss"] in ("Écouter la perte", "Escuchar la pérdida")
    assert "What the network is to learn." not in found["texts"], "which only Python says"


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
