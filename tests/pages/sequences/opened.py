"""The page of sequences, opened under AppTest, and what it says."""

import re

from playground.ui import site
from playground.ui.form import SEQUENCE_GROUPS
from tests.pages.pages import players, run, whole_site, with_open

OWN = "roses are red, violets are blue, and so are you, or so they say "


def opened(**query):
    page = with_open(whole_site(), SEQUENCE_GROUPS)
    page.run()
    page.switch_page(str(site.FOLDER / "sequences.py"))
    page.query_params.update(query)
    run(page)
    assert players(page) == 1
    return page


def bench(page):
    return page.session_state["sequence_recording"].made


def as_read(element):
    """The words of an element whose Markdown means nothing."""
    assert not re.search(r"(?<!\\)[*_`\[]", element.value)
    return re.sub(r"\\(.)", r"\1", element.value)


def said(page):
    return [*page.warning, *page.info, *page.error]


def words(page):
    return [element.value for element in (*page.markdown, *page.caption)]
