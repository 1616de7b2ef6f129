"""What the tests of lessons share: a person who walks through one in a browser."""

import pytest

from tests.browser.lessons.person import Person


@pytest.fixture
def person(page, server):
    """Somebody in front of the site, wide and light."""
    return Person(page, server)
