"""The server that a school would run: what goes wrong in it, and what its log says of that."""

import re
import shutil

import pytest

from tests.browser.conftest import ROOT, served
from tests.visit import visit

TYPED = "-".join(("typed", "by", "a", "visitor"))
PLANTED = "import streamlit\nraise ValueError('-'.join(('typed', 'by', 'a', 'visitor')))\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The app as it is, with an error planted in one of its pages."""
    folder = tmp_path_factory.mktemp("app")
    for name in ("pages", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "app.py", folder)
    (folder / "playground").symlink_to(ROOT / "playground")
    (folder / "pages" / "chain_rule.py").write_text(PLANTED)
    with served(folder / "server.log", "--client.showErrorDetails=none", folder=folder) as server:
        yield server


def said(server, before):
    """The lines of the log since it was `before`."""
    return server.log.read_text()[len(before) :].splitlines()


def test_an_error_in_a_page_is_told_by_an_id_that_the_log_has(server):
    before = server.log.read_text()
    with visit(server.url) as visitor:
        visitor.run("chain_rule", query=TYPED)
        (words,) = visitor.words("alert")
        assert "exception" not in visitor.elements
        assert visitor.run("live").words("alert") == []
    name = re.search(r"error (\w+)\.$", words)[1]
    lines = said(server, before)
    assert [line for line in lines if f"Error {name}: ValueError" in line]
    assert any("chain_rule.py" in line for line in lines)
    assert TYPED not in words + "\n".join(lines)


@pytest.mark.parametrize("values", [{"learning_rate": 5.0}, {"learning_rate": "fast"}, {"epochs": "none"}])
def test_a_value_that_no_widget_sends_ends_in_one_line(server, values):
    with visit(server.url) as visitor:
        visitor.run()
        before = server.log.read_text()
        (words,) = visitor.run(**values).words("alert")
        (line,) = said(server, before)
    assert re.search(r"error (\w+)\.$", words)[1] in line


@pytest.mark.parametrize("nonsense", ["text", b"\xff" * 50, b"\0" * 1_500_000])
def test_what_is_no_message_ends_the_visit_and_is_one_line(server, nonsense):
    before = server.log.read_text()
    with visit(server.url) as visitor:
        visitor.says(nonsense)
        visitor.ends()
    (line,) = said(server, before)
    assert "Error" in line or "exceeds the limit" in line


def test_the_log_holds_nothing_of_a_visitor(server):
    before = server.log.read_text()
    with visit(server.url, Cookie=f"name={TYPED}") as visitor:
        visitor.run(query=f"noise=0.2&{TYPED}=1")
        assert visitor.elements
    assert said(server, before) == []
