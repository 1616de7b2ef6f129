"""The page of sequences in a real browser: recurrent networks on one clock, maps, links, ends."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from playground.choices.sequence import SequenceBench
from playground.recording.lanes.together import Together
from playground.trainers.reading import SequencesView
from tests.browser.conftest import open_page
from tests.browser.pages.test_vanishing import BEYOND_THE_EDGE
from tests.browser.player import Player

SMALL = {"cells": "rnn,gru,lstm", "length": "12", "units": "5", "n_sequences": "40", "epochs": "60"}
BENCH = SequenceBench(cells=("rnn", "gru", "lstm"), length=12, units=5, n_sequences=40, epochs=60)
NOTES = "(e) => e.layout.annotations.map(({ text }) => text)"
SOURCES = "(e) => e.layout.images.map(({ source }) => source)"


def open_sequences(page: Page, server, **query: str) -> Player:
    open_page(page, f"{server.url}sequences?{urlencode(SMALL | query, safe=',')}")
    return Player(page)


@pytest.fixture
def player(page, server) -> Player:
    return open_sequences(page, server)


def notes(player: Player) -> list[str]:
    """The pictures' names, and what stands in their places."""
    return player.chart("maps").evaluate(NOTES)


def pictures(player: Player) -> list[str]:
    return player.chart("maps").evaluate(SOURCES)


def show(player: Player, name: str) -> None:
    player.root.get_by_label("Map of each network").select_option(name)


def card(player: Player, lane: int) -> str:
    return player.root.locator(f".bp-lane[data-lane='{lane}']").inner_text()


def test_it_plays_pauses_steps_and_rewinds_and_keeps_charts_and_zoom(player):
    player.tag_charts()
    zoom = "(e) => Plotly.relayout(e, { 'xaxis.range': [2, 6], 'yaxis.range': [-3, 1] })"
    player.chart("errors").evaluate(zoom)
    player.chart("maps").evaluate("(e) => Plotly.relayout(e, { 'xaxis.range': [3.5, 8.5] })")
    first = pictures(player)
    player.speed.select_option("10")
    player.play_past(12)
    epoch = player.pause()
    player.click("Step")
    player.wait(f"epoch === {epoch + 1}")
    player.click("Back")
    player.wait(f"epoch === {epoch}")
    tagged = player.tagged_charts()
    assert len(tagged) == 3
    assert all(tagged)
    ranges = "(e) => [e.layout.xaxis.range, e.layout.yaxis.range]"
    assert player.chart("errors").evaluate(ranges) == [[2, 6], [-3, 1]]
    assert player.chart("maps").evaluate("(e) => e.layout.xaxis.range") == [3.5, 8.5]
    assert all(now != before for now, before in zip(pictures(player), first, strict=True))
    player.chart("maps").evaluate("(e) => e.emit('plotly_doubleclick')")
    player.page.wait_for_function(
        "(e) => e.layout.xaxis.range[0] === 0.5", arg=player.chart("maps").element_handle()
    )
    player.click("Reset")
    player.wait("epoch === 0 && state === 'idle'")
    assert pictures(player) == first


def test_what_is_shown_is_what_the_engine_makes_of_the_bench(player):
    together = Together(BENCH.runs)
    together.extend(10)
    view = SequencesView(together)
    start, now = (view.frame(together.steps(epoch)) for epoch in (0, 10))
    player.scrub(10)
    shown = player.lines("errors")
    for lane in range(3):
        expected = (start.errors[lane], now.theory[lane], now.errors[lane])
        for line, values in zip(shown[lane::3], expected, strict=True):
            assert line == pytest.approx(values[::-1].tolist(), rel=1e-5)
    wanted = view.scene()[0]["wanted"][-1]
    told = f"answer {now.answers[1, -1]:.2f}, wanted {wanted:.2f}".replace("-", "−")
    assert told in card(player, 1)
    assert f"spectral radius {now.radius[0]:.2f}; each step back, by theory: × " in card(player, 0)
    assert f"spectral radius {now.radius[2]:.2f}; the gates keep {now.factor[2]:.0%} a step" in card(player, 2)

    player.root.get_by_label("Relative to the last step").check()
    assert player.lines("errors")[6] == pytest.approx((now.errors[0] / now.errors[0, -1])[::-1].tolist(), rel=1e-5)


def test_a_map_is_chosen_stands_in_the_link_and_is_there_again(page, player):
    player.scrub(7)
    state = pictures(player)
    assert len(state) == 3
    assert notes(player)[0] == "RNN, tanh, −1 to 1"
    show(player, "forget")
    player.root.get_by_label("Relative to the last step").check()
    assert len(pictures(player)) == 1
    assert notes(player)[3:] == ["This cell has no forget gate."] * 2 + [""]
    assert notes(player)[2] == "LSTM, 0 to 1"
    page.wait_for_url("**/sequences?*epoch=7*map=forget*")
    before = pictures(player), player.lines("errors")
    open_page(page, page.url)
    player.wait("epoch === 7")
    assert (pictures(player), player.lines("errors")) == before
    expect(player.root.get_by_label("Map of each network")).to_have_value("forget")
    expect(player.root.get_by_label("Relative to the last step")).to_be_checked()


def test_a_map_that_no_cell_has_is_not_shown(page, server):
    player = open_sequences(page, server, cells="rnn", map="forget")
    expect(player.root.get_by_label("Map of each network")).to_have_value("state")
    assert len(pictures(player)) == 1


def test_pointing_at_a_map_reads_it(player):
    player.chart("maps").locator(".nsewdrag").first.hover(position={"x": 3, "y": 3})
    tip = player.root.locator(".bp-tip")
    expect(tip).to_contain_text("RNN, tanh, step 1, reads 0.")
    expect(tip).to_contain_text("unit 5: state ")


def test_other_cells_while_it_plays_start_anew(page, player):
    show(player, "memory")
    player.play_past(3)
    page.get_by_test_id("stSidebar").get_by_role("button", name="LSTM", exact=True).click()
    expect(player.root.locator(".bp-lane")).to_have_count(2)
    player.wait("epoch === 0 && state === 'idle'")
    expect(player.root.get_by_label("Map of each network")).to_have_value("state")
    player.play_past(3)


def test_a_run_that_diverges_leaves_its_place_to_words(page, server):
    query = {"cells": "relu_rnn", "spectral_radii": "1.3", "clip_norms": "0,1", "optimizer": "sgd", "length": "50"}
    player = open_sequences(page, server, **query, recurrent_initializer="identity", units="16")
    player.scrub(8)
    assert notes(player)[2:] == ["Not finite any more.", ""]
    assert len(pictures(player)) == 1
    assert "diverged" in card(player, 0)
    lines = player.lines("errors")
    assert lines[4] == []
    assert len(lines[5]) == 50


@pytest.mark.parametrize(
    "query",
    [
        {"units": "1", "length": "2", "task": "sine"},
        {"units": "64", "length": "100", "n_sequences": "10", "epochs": "2"},
        {"task": "text", "length": "20", "cells": "lstm"},
        {"task": "copy", "length": "5", "cells": "rnn,relu_rnn"},
        {"task": "parity", "lengths_vary": "true"},
    ],
)
def test_the_smallest_the_largest_and_every_kind_of_answer(page, server, query):
    player = open_sequences(page, server, **query)
    player.scrub(2)
    assert len(pictures(player)) == len(query.get("cells", "1,2,3").split(","))
    asked = {"sine": 2, "text": 20, "copy": 5}.get(query.get("task"))
    if asked is None:
        expect(player.root.locator(".bp-cell-answers")).to_be_hidden()
        return
    player.root.locator(".bp-cell-answers").scroll_into_view_if_needed()
    player.chart("answers").wait_for()
    player.page.wait_for_function("(e) => e.data[0].y.length", arg=player.chart("answers").element_handle())
    assert {len(line) for line in player.lines("answers")} == {asked}


def test_charts_are_told_in_words_and_kept_as_files(page, player):
    player.scrub(3)
    errors = player.root.get_by_role("img", name="Size of dC/dh at every step")
    expect(errors).to_have_accessible_name(
        re.compile(r"at epoch 3\. RNN, tanh: .* at the last step and .* at the first, .* at the start")
    )
    for name in ("errors", "maps"):
        for kind in ("PNG", "SVG"):
            with page.expect_download() as found:
                player.root.locator(f".bp-cell-{name} [data-save={kind.lower()}]").click()
            assert found.value.suggested_filename == f"backprop-{name}-epoch-3.{kind.lower()}"
            assert found.value.path().stat().st_size > 1000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(page, server, scheme):
    page.set_viewport_size({"width": 360, "height": 780})
    page.emulate_media(color_scheme=scheme)
    open_sequences(page, server, task="sine")
    page.locator(".js-plotly-plot").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_by_test_id("stMain").locator("*").evaluate_all(BEYOND_THE_EDGE) == []
