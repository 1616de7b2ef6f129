"""Every chart beside the player's says in words what it shows, on every page that the site has."""

import json

import pytest

from playground.ui import site
from tests.pages.pages import page_alone, players, within_site

PLAYER = "live"  # its charts are the player's, whose words are tested with it
# Their charts come with what is run, and are tested with it.
ON_DEMAND = {"challenges", "lessons", "recipes", "reviews", "runs", "sweep", "teaching"}
LINKING = {"challenges", "lessons", "teaching"}  # they link to other pages, which only the whole site has
VIEW = "View"  # what a choice between a page's views is called, where it has no tabs


def lesson_pages():
    return [name for name in site.PAGES if name != PLAYER]


def opened(name, key=None, view=None):
    page = within_site(name) if name in LINKING else page_alone(name)
    if key:
        page.session_state[key] = view
    page.run()
    assert not page.exception
    return page


def views(page):
    """The tabs of a page and the views a reader may choose from, as (session key, value); as it opens for none."""
    groups = [block for block in blocks(page._tree) if block.type == "tab_container"]
    found = [(group.proto.id.split("-", 2)[2], tab.label) for group in groups for tab in group.children.values()]
    choices = [choice for choice in page.button_group if choice.label == VIEW]
    found += [(choice.key, option) for choice in choices for option in choice.options]
    return found or [(None, None)]


def blocks(block):
    """Everything that stands on a page, or in a block of it."""
    for child in getattr(block, "children", {}).values():
        yield child
        yield from blocks(child)


def faults(name):
    """What is wrong with the words of a page's charts, view by view."""
    for key, view in views(opened(name)):
        page = opened(name, key, view)
        said = [chart.proto.alt for chart in page.get("plotly_chart")]
        if not said and not players(page) and not page.dataframe and name not in ON_DEMAND:
            yield f"{name}, {view}: no chart"
        yield from (f"{name}, {view}: {words!r}" for words in said if len(words) <= 30 or not words.endswith("."))
        if len(set(said)) < len(said):
            yield f"{name}, {view}: two charts say the same"


@pytest.mark.parametrize("name", lesson_pages())
def test_every_chart_has_words_of_its_own(name):
    assert list(faults(name)) == []


@pytest.mark.parametrize("name", lesson_pages())
def test_every_chart_has_a_camera(name):
    for key, view in views(opened(name)):
        for chart in opened(name, key, view).get("plotly_chart"):
            assert json.loads(chart.proto.config)["modeBarButtons"] == [["toImage"]]


def test_the_views_of_a_page_are_found():
    assert views(opened("activations")) == [
        ("activations_section", tab) for tab in ("Activations", "Softmax", "Losses", "Saturation")
    ]
    assert len(views(opened("vanishing"))) == 4
    assert views(opened("hidden_layer")) == [(None, None)]


@pytest.mark.parametrize(
    ("words", "n_faults"), [("None", 1), ("'A line from (1, 3) to (2, 4), rising by one.'", 0)]
)
def test_a_page_just_added_is_looked_at_too(tmp_path, monkeypatch, words, n_faults):
    chart = f"go.Figure(go.Scatter(x=[1, 2], y=[3, 4])), alt={words}"
    (tmp_path / "made_up.py").write_text(
        f"import plotly.graph_objects as go\nimport streamlit as st\nst.plotly_chart({chart})"
    )
    monkeypatch.setitem(site.PAGES, "made_up", site.Entry("Made up"))
    monkeypatch.setattr(site, "FOLDER", tmp_path)
    assert lesson_pages()[-1] == "made_up"
    assert len(list(faults("made_up"))) == n_faults
