"""The run as one HTML file, opened from a disk by a browser without a network; the network's drawing as a file."""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.sequence import SequenceBench
from playground.data import BROUGHT
from playground.data.tables import TableChoice, name_of, read, source_of
from playground.ui.player.recording import Recording
from playground.ui.take_home.page import making
from tests.browser.conftest import TIMEOUT, WATCH_POLICY, without_errors
from tests.browser.player import Player, number
from tests.browser.test_axe import ALL, AXE, grave

HOSTILE = "</script><img src=x onerror=window.isOurs=1>"


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Player]]:
    """`opened(made, until)`: the player in the file of a run; what leaves it or goes wrong fails the test."""
    with browser.new_context(offline=True, viewport={"width": 1400, "height": 1000}) as window:
        window.set_default_timeout(TIMEOUT)
        window.add_init_script(WATCH_POLICY)
        page = window.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))

        def opened(made: Experiment | Bench | SequenceBench, until: int, view: str = "playground") -> Player:
            *_, progress = making(Recording(made, view), until)
            file = tmp_path / "run.html"
            file.write_bytes(progress.result)
            page.goto(file.as_uri())
            player = Player(page)
            player.stand()
            return player

        with without_errors(page):
            yield opened
        assert {url.split(":")[0] for url in asked} <= {"file", "blob", "data"}
        assert asked.count(page.url) == 1
        assert said == []


def test_it_plays_to_the_end_and_can_be_scrubbed(opened):
    player = opened(Experiment(epochs=60), 60)
    assert (player.state, player.epoch) == ("idle", 0)
    assert player.root.get_attribute("data-buffered") == "60"
    with player.watched() as seen:
        player.click("Play")
        player.wait("state === 'done' && epoch === 60")
    assert seen["states"] == ["idle", "playing", "done"]
    assert len(seen["epochs"]) > 20
    assert sorted(seen["epochs"]) == seen["epochs"]
    expect(player.message).to_have_text("All 60 epochs are recorded. Drag the slider to look back.")

    for epoch in (7, 33):
        player.scrub(epoch)
        line = player.lines("loss")[0]
        assert player.loss() == pytest.approx(line[epoch], abs=5.1e-5)
    picture = player.picture()
    player.click("Step")
    player.wait("epoch === 34")
    player.click("Back", "Back")
    player.wait("epoch === 32 && state === 'paused'")
    player.click("Reset")
    player.wait("epoch === 0 && state === 'idle'")
    assert player.picture() != picture


def test_it_has_what_works_without_a_server_and_nothing_else(opened):
    player = opened(Experiment(epochs=5).with_rate_from(2, 0.1), 5)
    expect(player.root.get_by_label("Edit points")).to_be_hidden()
    player.scrub(5)
    player.click("Reset")  # a run that was changed on the way stays as it is
    player.wait("epoch === 0 && state === 'idle'")
    player.click("Play")
    player.wait("state === 'done'")
    player.root.get_by_label("Hard classes").check()
    assert len(set(player.picture())) == 2
    with player.page.expect_download() as found:
        player.root.get_by_role("button", name="Keep as PNG: Loss and score").click()
    assert found.value.path().stat().st_size > 1000


def test_where_frames_are_missing_the_epochs_of_those_that_are_there_are_shown(opened, monkeypatch):
    monkeypatch.setattr("playground.trainers.whole.whole.__defaults__", (7,))
    player = opened(Experiment(epochs=20), 20)  # 0, 3, ..., 18, 20
    player.slider.fill("7")
    player.wait("epoch === 6")
    assert player.slider.input_value() == "6"
    for name, epochs in (("Step", (9, 12, 15, 18, 20)), ("Back", (18, 15))):
        for epoch in epochs:
            player.click(name)
            player.wait(f"epoch === {epoch}")
    assert len(player.lines("loss")[0]) == 21, "every epoch's numbers are there"
    player.speed.select_option("10")
    with player.watched() as seen:
        player.click("Play")
        player.wait("state === 'done' && epoch === 20")
    assert seen["epochs"] == [15, 18, 20]


@pytest.mark.parametrize(
    ("made", "view", "chart"),
    [
        (Experiment("digits", hidden_sizes=(6,), epochs=8), "playground", "loss"),
        (Bench(depths=(2,), width=4, n_samples=60, epochs=8), "lanes", "curves"),
    ],
)
def test_other_scenes_play_too(opened, made, view, chart):
    player = opened(made, 8, view)
    player.click("Play")
    player.wait("state === 'done' && epoch === 8")
    assert len(player.lines(chart)[0]) == 9
    for what in ("Draw one", "Edit points"):
        expect(player.root.get_by_text(what)).to_be_hidden()


def test_a_visitors_words_are_no_markup(opened):
    rows = [f"{i % 7},{i % 5 - 2},{('plain', HOSTILE)[i % 3 > 0]}" for i in range(60)]
    table = read("\n".join(["a,b,kind", *rows]).encode(), f"{HOSTILE}.csv")
    choice = TableChoice("kind", ("a", "b"), "classification", "drop")
    name, (source, _) = name_of(table, choice), source_of(table, choice)
    BROUGHT[name] = source  # as long as there is a recording of it
    player = opened(Experiment(name, hidden_sizes=(3,), epochs=3), 3)
    player.scrub(3)
    expect(player.root.locator(".bp-legend")).to_contain_text(HOSTILE)
    assert player.page.locator("img[src=x]").count() == 0
    assert not player.page.evaluate("window.isOurs")


def test_it_follows_the_readers_theme_and_window(opened):
    player = opened(Experiment(epochs=5), 5)
    themes = {"dark": ("#e5e7eb", "rgb(20, 23, 28)"), "light": ("#1f2937", "rgb(255, 255, 255)")}
    for scheme, (text, ground) in themes.items():
        player.page.emulate_media(color_scheme=scheme)
        expect(player.page.locator("body")).to_have_css("background-color", ground)
        loss = player.chart("loss").element_handle()
        player.page.wait_for_function("([e, text]) => e.layout.font.color === text", arg=[loss, text])
    player.page.set_viewport_size({"width": 360, "height": 780})
    player.page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("made", "view"),
    [
        (Experiment(epochs=5), "playground"),
        (Experiment("digits", hidden_sizes=(6,), epochs=5), "playground"),
        (Bench(depths=(2,), width=4, n_samples=60, epochs=5), "lanes"),
        (SequenceBench(length=6, units=3, n_sequences=20, epochs=5), "sequences"),
    ],
)
def test_axe_finds_nothing_serious(opened, made, view):
    page = opened(made, 5, view).page
    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert grave(page, scheme, ALL) == set()


def test_networks_that_read_play_from_a_disk(opened):
    bench = SequenceBench(task="sine", cells=("rnn", "lstm"), length=6, units=3, n_sequences=20, epochs=30)
    player = opened(bench, 30, "sequences")
    first = player.lines("errors")
    player.click("Play")
    player.wait("state === 'done' && epoch === 30")
    assert player.lines("errors")[:2] == first[:2], "those of the start"
    assert player.lines("errors")[4:] != first[4:]
    player.root.get_by_label("Map of each network").select_option("forget")
    assert player.chart("maps").evaluate("(e) => e.layout.images.length") == 1
    assert [len(line) for line in player.lines("answers")] == [6, 6, 6]
    expect(player.page.get_by_text("LSTM: Next value of a sine · LSTM, 3 units, 6 steps · Adam")).to_be_visible()


# ---- the network's drawing


def kept(page: Page, player: Player, form: str) -> tuple[str, bytes]:
    with page.expect_download() as found:
        player.root.get_by_role("button", name=f"Keep as {form}: Network").click()
    return found.value.suggested_filename, found.value.path().read_bytes()


def test_the_networks_drawing_is_kept_as_svg(page, open_player):
    player = open_player(hidden_sizes="3,2")
    player.scrub(9)
    name, content = kept(page, player, "SVG")
    assert name == "backprop-network-epoch-9.svg"
    root = ElementTree.fromstring(content)
    marks = Counter(mark.tag.removeprefix("{http://www.w3.org/2000/svg}") for mark in root)
    assert marks["path"] == 2 * 3 + 3 * 2 + 2 * 1
    assert marks["image"] == 2 + 3 + 2 + 1
    assert marks["circle"] == 2 * (3 + 2 + 1), "a bias is filled, and has a line around it"
    size = player.root.locator(".bp-canvas canvas").evaluate("(e) => [e.clientWidth, e.clientHeight]")
    assert [number(root.get("width")), number(root.get("height"))] == size


def test_the_networks_drawing_is_kept_as_png(page, open_player):
    player = open_player(hidden_sizes="3,2")
    player.scrub(9)
    name, content = kept(page, player, "PNG")
    assert name == "backprop-network-epoch-9.png"
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    size = player.root.locator(".bp-canvas canvas").evaluate("(e) => [2 * e.clientWidth, 2 * e.clientHeight]")
    assert list(picture.size) == size
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    assert len(picture.getcolors(1_000_000)) > 100


def test_the_network_of_pictures_is_kept_too(page, open_player):
    player = open_player(dataset="digits", hidden_sizes=4, epochs=3)
    root = ElementTree.fromstring(kept(page, player, "SVG")[1])
    assert sum(mark.tag.endswith("path") for mark in root) == 4 + 4 * 10
