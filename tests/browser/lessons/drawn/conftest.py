"""A server with nothing but a page to draw on, and that page."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT, Server, served
from tests.browser.lessons.drawn.drawing import Drawing


@pytest.fixture(scope="module")
def drawing_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("drawing")
    shutil.copy(Path(__file__).with_name("page.py"), folder / "app.py")
    for name in ("playground", ".streamlit"):
        (folder / name).symlink_to(ROOT / name)
    with served(folder / "server.log", folder=folder) as server:
        yield server


@pytest.fixture
def opened(page: Page, drawing_server: Server) -> Callable[..., Drawing]:
    """`opened("line", fixed="yes")`: a page with that chart."""
    return lambda chart, **query: Drawing(page, drawing_server, chart, **query)
