"""The HTML file: what stands in it, and that nothing in it is taken for markup."""

import base64
import gzip
import json
import re
from html.parser import HTMLParser

import pytest

from playground.export.moving.page import START, Player, packed, page
from playground.ui.server.assets import player_files, player_url

HOSTILE = '</script><img src=x onerror="alert(1)"> & $title'
SCRIPTS = {
    START: 'import { a } from "../deep/a.js";\nimport {\n  b,\n} from "./b.js";',
    "page/b.js": 'export const b = "from here";',
    "deep/a.js": 'import { b } from "../page/b.js";\nexport const a = b;',
}


class Elements(HTMLParser):
    """Tags with their attributes, and the text in each element that has an id or a type."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.texts, self._name = [], {}, None
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self._name = attributes.get("id") or attributes.get("type") or tag
        self.texts.setdefault(self._name, "")

    def handle_data(self, data):
        if self._name:
            self.texts[self._name] += data


def made(title="A run", lines=("one", "two"), link="?seed=3", recording=b"abc", scripts=SCRIPTS):
    colors = {"--st-text-color": "#111111"}, {"--st-text-color": "#eeeeee"}
    return page(title, lines, link, recording, Player(scripts, ".bp { color: red }", b"plotly", *colors))


def modules(content):
    """The scripts' texts by name, as the browser finds them."""
    imports = json.loads(Elements(content).texts["importmap"])["imports"]
    start = "data:text/javascript;base64,"
    assert all(address.startswith(start) for address in imports.values())
    return {name: base64.b64decode(address.removeprefix(start)).decode() for name, address in imports.items()}


def test_what_is_embedded_comes_out_again():
    found = Elements(made(recording=packed(b"\x00\xff" * 1000))).texts
    assert gzip.decompress(base64.b64decode(found["recording"])) == b"\x00\xff" * 1000
    assert base64.b64decode(found["plotly"]) == b"plotly"
    assert "--st-text-color: #eeeeee" in found["style"]
    assert START in found["module"]


def test_packed_bytes_are_the_same_each_time():
    assert packed(b"abc") == packed(b"abc")


def test_scripts_find_each_other_by_name():
    found = modules(made())
    assert found[START].startswith('import { a } from "deep/a.js";')
    assert '} from "page/b.js";' in found[START]
    assert found["deep/a.js"].startswith('import { b } from "page/b.js";')
    assert found["page/b.js"] == SCRIPTS["page/b.js"], "only what is imported is renamed"


def test_every_import_of_the_players_own_scripts_is_there():
    before = f"{player_url('en')}/"
    scripts = {address.removeprefix(before): file.read_text() for address, file in player_files("en").items()}
    found = modules(made(scripts=scripts))
    imported = [name for text in found.values() for name in re.findall(r'from "([^"]+)";', text)]
    assert len(imported) > len(found) > 40
    assert set(imported) <= set(found)
    assert not [text for text in found.values() if re.search(r'import\(|import "|import\.meta|from \'', text)] or (
        pytest.fail("an import of a form that is not renamed")
    )


def test_a_visitors_text_is_no_markup():
    harmless, hostile = made(), made(title=HOSTILE, lines=(HOSTILE,), link=f"?{HOSTILE}")
    tags = [tag for tag, _ in Elements(harmless).tags if tag != "p"]
    assert [tag for tag, _ in Elements(hostile).tags if tag != "p"] == tags
    assert b"<img" not in hostile
    found = Elements(hostile)
    assert found.texts["h1"] == found.texts["title"].strip() == HOSTILE
    (link,) = [attributes["href"] for tag, attributes in found.tags if tag == "a"]
    assert link == f"?{HOSTILE}"


def test_nothing_may_be_fetched():
    (policy,) = [a["content"] for tag, a in Elements(made()).tags if tag == "meta" and "http-equiv" in a]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
