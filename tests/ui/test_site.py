"""The navigation: what it holds, and where a page stands in it."""

import re
from itertools import groupby

import pytest

from playground.ui import site

ALONE = sum(not entry.menu for entry in site.PAGES.values())
TITLES = [entry.title for entry in site.PAGES.values()]


def test_every_file_has_an_entry_and_every_entry_a_file():
    assert sorted(path.stem for path in site.FOLDER.glob("*.py")) == sorted(site.PAGES)


def test_a_title_names_one_page_or_menu():
    menus = {entry.menu for entry in site.PAGES.values() if entry.menu}
    assert len({*TITLES, *menus}) == len(TITLES) + len(menus)


def test_the_list_has_the_order_of_the_navigation():
    """Streamlit shows what has no menu first, and a menu where its first page is."""
    menus = [menu for menu, _ in groupby(site.PAGES.values(), key=lambda entry: entry.menu)]
    assert menus[0] == ""
    assert len(set(menus)) == len(menus)


@pytest.mark.parametrize("entry", site.PAGES.values(), ids=TITLES)
def test_words_that_a_style_can_say(entry):
    assert entry.title.replace(" ", "").isalpha()


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Playground", 1),
        ("Lessons", 2),
        ("Challenges", ALONE + 1),
        ("Judging", ALONE + 2),
        ("Perceptron", ALONE + 3),
    ],
)
def test_the_mark_is_where_the_page_or_its_menu_stands(title, place):
    style = site.marked(title)
    assert style.count(f":nth-child({place})") == style.count(":nth-child(") == 2
    assert f'": {title}"' in style


def test_every_page_has_a_link_that_a_program_finds():
    links = dict(re.findall(r'<a href="([^"]+)">([^<]+)</a>', site.links()))
    assert links.pop("./") == "Playground"
    assert links == {name: entry.title for name, entry in site.PAGES.items() if name != "live"}
