"""The vanishing-gradient laboratory in a real browser: lanes on one clock, downloads, links, cancelling."""

import csv
import io
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from playground.choices.bench import Bench
from playground.recording.lanes.together import Together
from tests.browser.player import Player

QUERY = {"activations": "relu,sigmoid", "depths": "4", "width": "6", "n_samples": "80", "epochs": "60"}
BEYOND_THE_EDGE = """(all) => all
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
    .filter((e) => !e.closest('[data-testid=stTable], .js-plotly-plot, [class*=st-key-bench_wide]'))
    .map((e) => e.className)"""
BENCH = Bench(depths=(4,), width=6, n_samples=80, epochs=60)


def open_lab(page: Page, server, view: str, **query: str) -> None:
    page.goto(f"{server.url}vanishing?{urlencode(query, safe=',')}")
    page.get_by_role("radio", name=view, exact=True).click()


@pytest.fixture
def lanes(page, server) -> Player:
    open_lab(page, server, "While training", **QUERY)
    player = Player(page)
    player.stand()
    return player


def text(player: Player, lane: int, name: str) -> str:
    return player.root.locator(f".bp-lane[data-lane='{lane}'] [data-number={name}]").inner_text()


def test_lanes_play_pause_step_and_rewind(lanes):
    lanes.tag_charts()
    start = text(lanes, 0, "train_loss")
    lanes.speed.select_option("10")  # so that it still plays when Pause is looked for
    lanes.play_past(12)
    epoch = lanes.pause()
    lanes.click("Step")
    lanes.wait(f"epoch === {epoch + 1}")
    lanes.click("Back")
    lanes.wait(f"epoch === {epoch}")
    assert all(lanes.tagged_charts())
    assert text(lanes, 0, "train_loss") != start
    lanes.click("Reset")
    lanes.wait("epoch === 0 && state === 'idle'")
    assert text(lanes, 0, "train_loss") == start


def test_what_is_shown_is_what_the_engine_makes_of_the_bench(lanes):
    together = Together(BENCH.runs)
    together.extend(40)
    lanes.scrub(40)
    for lane in range(2):
        assert text(lanes, lane, "train_loss") == f"{together.series('train_loss')[40, lane]:.4f}"
        shown = lanes.lines("layers")[lane]
        assert shown == pytest.approx(list(together.series("grad_norms")[40, lane]), rel=1e-5)


def test_it_plays_to_the_end_and_the_numbers_can_be_taken_away(page, lanes):
    lanes.speed.select_option("1000")
    lanes.click("Play")
    lanes.wait("state === 'done' && epoch === 60")
    with page.expect_download() as found:
        page.get_by_role("button", name="Losses and accuracies as CSV").click()
    rows = list(csv.DictReader(io.StringIO(found.value.path().read_text())))
    assert len(rows) == 2 * 61
    assert rows[-1]["epoch"] == "60"
    for kind in ("PNG", "SVG"):
        with page.expect_download() as found:
            lanes.root.locator("[data-save]").get_by_text(kind).first.click()
        assert found.value.suggested_filename.endswith(kind.lower())
        assert found.value.path().stat().st_size > 1000


def test_a_figure_at_the_start_can_be_kept(page, server):
    open_lab(page, server, "At the start", **QUERY)
    page.get_by_role("radio", name="SVG", exact=True).click()
    # for a PNG, Plotly's words are longer: this waits until the chart has heard of SVG
    camera = page.locator(".st-key-bench_gradients [data-title='Download plot']")
    with page.expect_download() as found:
        camera.click()
    assert found.value.suggested_filename == "bench_gradients.svg"
    with page.expect_download() as found:
        page.get_by_role("button", name="Numbers as CSV").click()
    rows = list(csv.DictReader(io.StringIO(found.value.path().read_text())))
    assert [row["layer"] for row in rows] == ["1", "2", "3", "4", "output"] * 2


def test_a_change_of_the_bench_starts_anew_and_is_in_the_link(page, lanes):
    lanes.play_past(5)
    page.get_by_test_id("stSidebar").get_by_role("button", name="tanh", exact=True).click()
    expect(lanes.root.locator(".bp-lane")).to_have_count(3)
    lanes.wait("epoch === 0 && state === 'idle'")
    page.wait_for_url("**/vanishing?*activations=tanh%2Crelu%2Csigmoid*")
    lanes.play_past(5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(page, server, scheme):
    page.set_viewport_size({"width": 360, "height": 780})
    page.emulate_media(color_scheme=scheme)
    for view in ("At the start", "While training"):
        open_lab(page, server, view, **QUERY)
        page.locator(".js-plotly-plot").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        wide = page.get_by_test_id("stMain").locator("*").evaluate_all(BEYOND_THE_EDGE)
        assert wide == []


def test_long_work_can_be_cancelled_and_begun_again(page, server):
    open_lab(page, server, "How deep it reaches", **QUERY | {"width": "64"})
    page.get_by_role("button", name="Cancel", exact=True).click()
    again = page.get_by_role("button", name="Work out the map", exact=True)
    expect(again).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    again.click()
    expect(page.get_by_role("button", name="Cancel", exact=True)).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(1, timeout=60_000)


def test_a_publication_is_run_and_checked(page, server):
    open_lab(page, server, "From the literature")
    table = page.get_by_test_id("stTable")
    expect(table).to_contain_text("Figure 8")
    expect(table.get_by_text("holds", exact=True)).to_have_count(6)
