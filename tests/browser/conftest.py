"""The running app, a real Chromium and a page in it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect, sync_playwright

from playground.ui.site import PAGES
from tests.browser import chromium
from tests.browser.player import Player

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
START_SECONDS = 60
TIMEOUT = 15_000  # milliseconds; a slow machine is no failure
expect.set_options(timeout=TIMEOUT)

VIOLATION = "Broke the Content-Security-Policy"
WATCH_POLICY = f"""document.addEventListener('securitypolicyviolation', (e) =>
    console.error('{VIOLATION}:', e.violatedDirective, e.blockedURI, e.sourceFile))"""
KNOWS_TOUR = """try {
    localStorage.setItem('backprop tour', 'seen');
} catch {} // a page of nobody's, such as about:blank"""

# Streamlit keeps whether the sidebar was open, and opens it over the page at the next visit of a phone.
FORGETS_SIDEBAR = """try {
    const isKept = (key) => key.startsWith('stSidebarCollapsed');
    Object.keys(localStorage).filter(isKept).forEach((key) => localStorage.removeItem(key));
} catch {}"""


class Server(NamedTuple):
    url: str
    pid: int
    log: Path

    def link(self, **query: object) -> str:
        return f"{self.url}?{urlencode(query, safe=',')}" if query else self.url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests and run them last: they are slow, and Playwright's event loop runs on."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")
    items.sort(key=lambda item: item.path.is_relative_to(HERE))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Show the server's log under a failed test."""
    report = yield
    if report.failed and "server" in getattr(item, "funcargs", {}):
        report.sections.append(("server log", item.funcargs["server"].log.read_text()))
    return report


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("server") / "server.log") as server:
        yield server


@contextmanager
def served(
    log: Path,
    *options: str,
    folder: Path = ROOT,
    port: int = 0,
    base: str = "",
    within: Sequence[str] = (),
    **variables: str,
) -> Iterator[Server]:
    """The app in a folder, served on a port (0: a free one) with the repository's settings and `options` only.

    `base` is a path like "class/" below which it is served, `within` a command that runs the one that it is given,
    `variables` are of its environment.
    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}/{base}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("STREAMLIT_", "PLAYGROUND_"))}
    options += ("--server.address=127.0.0.1", f"--server.port={port}", "--server.fileWatcherType=none")
    options += (f"--server.baseUrlPath={base}",) if base else ()
    with (
        tempfile.TemporaryDirectory() as home,
        log.open("wb") as output,
        subprocess.Popen(
            [*within, sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=folder,
            env={**environment, "HOME": home, **variables},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            wait_until_healthy(process, url, log)
            yield Server(url, process.pid, log)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_until_healthy(process: subprocess.Popen, url: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_healthy(url):
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the app did not start:\n{log.read_text()}", pytrace=False)
        time.sleep(0.1)


def is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = chromium.find() or pytest.fail(chromium.MISSING, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """One browser window for all tests: what it has fetched once, it keeps, as a reader's does.

    It knows the tour, which would open by itself.
    """
    with browser.new_context() as window:
        window.set_default_timeout(TIMEOUT)
        window.add_init_script(WATCH_POLICY)
        window.add_init_script(KNOWS_TOUR)
        window.add_init_script(FORGETS_SIDEBAR)
        yield window


@pytest.fixture(scope="session")
def tab(window: BrowserContext) -> Page:
    return window.new_page()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The window's tab, wide and light; an error of a script, the page or its security policy fails the test."""
    tab.set_viewport_size({"width": 1400, "height": 1000})
    tab.emulate_media(color_scheme="light", reduced_motion="no-preference")
    with without_errors(tab):
        yield tab


@pytest.fixture
def open_player(page: Page, server: Server) -> Callable[..., Player]:
    """`open_player(dataset="moons", epochs=30)`: the page that such a link opens, ready to play."""

    def open_player(**query: object) -> Player:
        open_page(page, server.link(**query))
        return Player(page)

    return open_player


@contextmanager
def without_errors(page: Page) -> Iterator[list[str]]:
    """Yields what has gone wrong so far, by which the test fails at the end."""
    errors = []

    def note(error: Error) -> None:
        errors.append(error.stack or error.message)

    def hear(message: ConsoleMessage) -> None:
        if message.text.startswith(VIOLATION):
            errors.append(message.text)

    page.on("pageerror", note)
    page.on("console", hear)
    yield errors
    errors += page.get_by_test_id("stException").all_inner_texts()
    page.remove_listener("pageerror", note)
    page.remove_listener("console", hear)
    assert not errors, "\n".join(errors)


def open_page(page: Page, url: str) -> None:
    """Go to `url` and wait until Streamlit is connected and the player's charts show its first frame."""
    page.goto(url)
    page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for()
    Player(page).stand()


def go_to(page: Page, title: str, timeout: float | None = None) -> None:
    """Follow the navigation's link to a page, which may be in a menu; `timeout` in milliseconds of each click."""
    pages = page.get_by_role("navigation", name="App pages")
    link = pages.get_by_role("link", name=title, exact=True)
    menu = next(entry.menu for entry in PAGES.values() if entry.title == title)
    if menu and not link.is_visible():  # in the sidebar of a phone it is
        pages.get_by_role("button", name=menu).click(timeout=timeout)
        link = page.get_by_role("menuitem", name=title, exact=True)
    link.click(timeout=timeout)
