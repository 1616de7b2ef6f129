"""The tables of a visit: bounded, named by content, let go with the visit; and what a link says of them."""

import gc

import pytest
import streamlit as st

from playground.data import BROUGHT, SOURCES
from playground.data.tables import TableError, read
from playground.ui.own import links, shelf

CSV = "a,b,kind\n" + "\n".join(f"{i % 7},{i % 5},{'xy'[i % 3 > 0]}" for i in range(60))


@pytest.fixture(autouse=True)
def visit(monkeypatch):
    """A visit's own session; `leave` ends it."""
    state = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def table(text=CSV, name="mine.csv"):
    return read(text.encode(), name)


def test_a_table_is_a_data_set_and_comes_first_in_menus():
    own = shelf.keep(table(), "auto")
    assert next(iter(shelf.titles())) == own.name
    assert shelf.titles()[own.name] == "mine.csv"
    assert SOURCES[own.name].n_rows == 60
    assert own.name not in list(SOURCES)


def test_the_same_file_is_kept_once_and_the_same_name_with_other_rows_twice():
    shelf.keep(table(), "auto")
    shelf.keep(table(name="copy.csv"), "auto")
    assert len(shelf.kept()) == 1
    shelf.keep(table(CSV.replace("6,", "8,")), "auto")
    assert len(shelf.kept()) == 2
    assert list(shelf.titles().values())[:2] == ["mine.csv", "mine.csv"]


def test_what_is_chosen_that_no_menu_lists_is_listed_first():
    assert next(iter(shelf.titles("y > sin(x)"))) == "y > sin(x)"
    assert next(iter(shelf.titles("circles"))) == "circles"


def test_a_visit_has_room_for_so_many(monkeypatch):
    for number in range(shelf.MOST_TABLES):
        shelf.keep(table(CSV.replace("6,", f"{number + 10},")), "auto")
    with pytest.raises(TableError, match="room for 6 tables of 60 MB together"):
        shelf.keep(table(), "auto")
    shelf.take_away(next(iter(shelf.kept())))
    shelf.keep(table(), "auto")
    assert len(shelf.kept()) == shelf.MOST_TABLES


def test_a_visit_has_room_for_so_many_bytes(monkeypatch):
    monkeypatch.setattr(shelf, "MOST_BYTES", 100)
    with pytest.raises(TableError, match="Take one away first"):
        shelf.keep(table(), "auto")
    assert not shelf.kept()


def test_a_visit_that_ends_takes_its_data_along(visit):
    name = shelf.keep(table(), "auto").name
    assert name in SOURCES
    visit.clear()
    gc.collect()
    assert name not in SOURCES


def test_another_visits_table_is_foreign(visit):
    own = shelf.keep(table(), "auto")
    assert not shelf.is_foreign(own.name)
    visit.clear()
    assert own.name in BROUGHT  # somebody else holds it
    assert shelf.is_foreign(own.name)


def test_another_choice_is_another_data_set_and_a_bad_one_changes_nothing():
    own = shelf.keep(table(), "auto")
    changed = shelf.choose(own, own.choice.__class__("b", ("a",), "regression", "drop"))
    assert changed.name != own.name
    assert shelf.of_name(own.name) is None
    with pytest.raises(TableError, match="no column z"):
        shelf.choose(changed, own.choice.__class__("z", ("a",), "regression", "drop"))
    assert shelf.of_name(changed.name) is changed


def test_a_link_says_which_file_it_needs_and_opens_with_it(visit):
    own = shelf.keep(table(), "auto")
    own = shelf.choose(own, own.choice.__class__("b", ("a",), "regression", "impute"))
    query = {"dataset": own.name} | links.written(own.name)
    assert links.needed(query) is None
    visit.clear()
    told = links.needed(query)
    assert links.said(told) == f"mine.csv: 60 rows, 3 columns, content {own.table.digest}"
    shelf.keep(table(), told.header)  # with the guess of what is to be learned
    assert links.needed(query) is None
    assert shelf.of_name(own.name).choice == own.choice


def test_a_link_that_says_nothing_of_its_file_is_refused_in_words():
    with pytest.raises(TableError, match="does not say which file"):
        links.needed({"dataset": "table-0123456789abcdef"})


def test_a_link_that_does_not_fit_its_file_is_refused_in_words():
    own = shelf.keep(table(), "auto")
    with pytest.raises(TableError, match="does not fit together"):
        links.needed({"dataset": "table-0123456789abcdef"} | links.written(own.name))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "1",
        "[]",
        "{}",
        "[1,2,3,4,5,6,7,8,9]",
        '["a",1,1,"d","auto","t","f",2,"drop"]',
        "[" * 30_000,
        "\x00",
        '["a",1e999,1,"d","auto","t",["f"],"classification","drop"]',
        '["a",1,1,"d","perhaps","t",["f"],"classification","drop"]',
    ],
)
def test_broken_descriptions_are_none(text):
    assert links.read(text) is None


def test_data_that_are_no_table_need_nothing_said():
    assert links.written("circles") == {}
    assert links.needed({"dataset": "circles"}) is None
    assert links.needed({}) is None
