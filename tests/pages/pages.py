"""What the tests of pages share: pages of the site's own list, run by Streamlit without a browser."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from playground.ui import site
from playground.ui.groups import opened

APP = Path(__file__).parents[2] / "app.py"
SECONDS = 60  # a slow machine is no failure


def whole_site():
    """The app with its navigation, not run yet; it opens with the playground."""
    return AppTest.from_file(str(APP), default_timeout=SECONDS)


def page_alone(name):
    """One page of the site by itself, not run yet."""
    return AppTest.from_file(str(site.FOLDER / f"{name}.py"), default_timeout=SECONDS)


def within_site(name):
    """One page of the site, on which its links to other pages work, not run yet."""
    site = run(whole_site())
    site.switch_page(f"pages/{name}.py")
    return site


def with_open(page, groups):
    """A page not run yet, on which these groups of widgets will be open."""
    for key in groups:
        page.session_state[opened(key)] = True
    return page


def run(page):
    """Run a page, which must not fail; return it."""
    page.run()
    assert [error.message for error in page.exception] == []
    return page


def players(page):
    """How many players stand on a page."""
    return sum(part.proto.component_name == "backprop_player" for part in page.get("bidi_component"))


def button(page, label):
    return next(button for button in page.button if button.label == label)
