"""A site that speaks the tests' own language."""

from collections.abc import Iterator

import pytest

from playground.languages.catalogs import VARIABLE
from tests.browser.conftest import Server, served
from tests.browser.languages.pseudo import CODE, catalog


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("languages")
    (folder / f"{CODE}.po").write_bytes(catalog())
    with served(folder / "server.log", **{VARIABLE: str(folder)}) as server:
        yield server
