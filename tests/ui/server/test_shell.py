"""The page that carries all pages."""

import re

import pytest

from playground.ui import site
from playground.ui.server import assets, shell

NAMED = re.compile(r'<(?:link|script)[^>]* (?:href|src)="([^"]+)"')


def test_streamlit_has_every_component_that_is_named():
    for names in (shell.WIDGETS, shell.CHARTS, *shell.FURTHER.values()):
        for name in names:
            assert any(name in file for file in shell.chunks(name)), name


@pytest.mark.parametrize("page", site.PAGES)
def test_a_page_names_files_that_are_there_and_each_once(page):
    named = NAMED.findall(shell.shell(page))
    files = [address.replace("./", "/", 1) for address in named if address.endswith((".js", ".css"))]
    assert len(files) > 100
    assert set(files) <= assets.FILES.keys()
    assert len(set(files)) == len(files)


def test_a_page_that_begins_with_a_player_names_all_of_its_modules_and_plotly():
    for page in shell.PLAYING:
        named = NAMED.findall(shell.shell(page))
        assert {*assets.player_files("en"), assets.PLOTLY_URL} <= set(named)
    others = {*assets.PLAYER_FILES, assets.PLOTLY_URL} & set(NAMED.findall(shell.shell("vanishing")))
    assert others == {f"{assets.player_url('en')}/{name}" for name in shell.SAYING}  # for the texts of sharing


def test_where_the_server_is_is_said_before_streamlit_asks():
    scripts = re.findall(r'<script[^>]* src="([^"]+)"', shell.shell("live"))
    assert scripts[0] == assets.START_URL
    assert len(scripts) == 2
