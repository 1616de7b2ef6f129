"""The network as a graph: pointing at it, keeping a unit's map on the large panel, and many large layers."""

import pytest
from playwright.sync_api import expect

from tests.browser.player import ROOT, Player, choices, number, recorded

OVERLAPPING = """(chart) => {
    const texts = [...chart.querySelectorAll('.annotation-text, [class$=tick] text')];
    const boxes = texts.map((e) => [e.textContent, e.getBoundingClientRect()]);
    const outside = boxes.filter(([, box]) => box.bottom > chart.getBoundingClientRect().bottom + 1);
    const pairs = boxes.flatMap(([name, a], i) => boxes.slice(i + 1).map(([other, b]) => [name, other, a, b]));
    const hit = ([, , a, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return [...outside.map(([name]) => name), ...pairs.filter(hit).map(([a, b]) => `${a} on ${b}`)];
}"""
WRITTEN = """() => {
    const write = CanvasRenderingContext2D.prototype.fillText;
    window.written = [];
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
        window.written.push(text);
        return write.call(this, text, ...place);
    };
}"""


@pytest.fixture
def player(open_player) -> Player:
    """Three hidden units: unit 2 stands in the middle of the canvas, the output to its right."""
    player = open_player(hidden_sizes=3)
    player.scrub(20)
    return player


def canvas(player):
    return player.root.get_by_role("img", name="The network")


def place(player, across, down=0.5):
    width, height = canvas(player).evaluate("(e) => [e.clientWidth, e.clientHeight]")
    return {"x": across * width, "y": down * height + 1}


def title(player):
    return player.root.locator(".bp-boundary h3")


def foot(player):
    return player.root.locator(".bp-here")


def test_pointing_at_the_network(player):
    params = recorded(player.page.url, 20).step(20).params
    boundary, tip = player.picture(), player.root.locator(".bp-tip")

    canvas(player).hover(position=place(player, 1 / 2))
    name, bias = tip.inner_text().split(": bias ")
    assert name == "unit 2 of layer 1"
    assert number(bias) == pytest.approx(params["0.b"][1], rel=1e-3)
    assert player.picture() != boundary, "the unit's map is not shown"
    expect(title(player)).to_have_text("Unit 2 of layer 1")

    canvas(player).hover(position=place(player, 2 / 3))
    name, weight = tip.inner_text().split(": weight ")
    assert name == "unit 2 of layer 1 → the output"
    assert number(weight) == pytest.approx(params["1.W"][1, 0], rel=1e-3)
    assert player.picture() == boundary
    expect(title(player)).to_have_text("Decision boundary")

    canvas(player).hover(position=place(player, 1 / 2))
    player.page.mouse.move(2, 2)
    player.page.wait_for_function(f"() => {ROOT}.querySelector('.bp-tip').hidden")
    assert player.picture() == boundary
    expect(title(player)).to_have_text("Decision boundary")


def test_a_click_keeps_a_unit_until_it_is_clicked_again(player):
    boundary = player.picture()
    canvas(player).click(position=place(player, 1 / 2))
    player.page.mouse.move(2, 2)
    expect(title(player)).to_have_text("Unit 2 of layer 1")
    expect(foot(player)).to_contain_text("Kept here")
    unit = player.picture()
    assert unit != boundary
    player.click("Step")
    player.wait("epoch === 21")
    assert player.picture() != unit, "what is kept does not follow the epoch"
    player.play_past(40)
    player.pause()
    expect(title(player)).to_have_text("Unit 2 of layer 1")
    player.scrub(20)
    assert player.picture() == unit
    canvas(player).click(position=place(player, 1 / 2))
    player.page.mouse.move(2, 2)
    expect(title(player)).to_have_text("Decision boundary")
    expect(foot(player)).to_be_empty()
    assert player.picture() == boundary


@pytest.mark.parametrize("way", ["Escape", "elsewhere"])
def test_what_is_kept_is_let_go(player, way):
    boundary = player.picture()
    canvas(player).click(position=place(player, 5 / 6))
    expect(title(player)).to_have_text("The output")
    if way == "Escape":
        player.page.keyboard.press("Escape")
    else:
        canvas(player).click(position=place(player, 1 / 2, 0.99))
    player.page.mouse.move(2, 2)
    expect(title(player)).to_have_text("Decision boundary")
    assert player.picture() == boundary


def test_units_can_be_walked_through_and_kept_by_keys(player):
    canvas(player).focus()
    for key, name in (
        ("ArrowDown", "Input x1"),
        ("ArrowDown", "Input x2"),
        ("ArrowDown", "Unit 1 of layer 1"),
        ("ArrowUp", "Input x2"),
    ):
        player.page.keyboard.press(key)
        expect(title(player)).to_have_text(name)
    player.page.keyboard.press("Enter")
    canvas(player).blur()
    expect(title(player)).to_have_text("Input x2")
    canvas(player).press("Escape")
    expect(title(player)).to_have_text("Decision boundary")


def test_another_recording_shows_its_boundary(page, player):
    canvas(player).click(position=place(player, 1 / 2))
    expect(title(player)).to_have_text("Unit 2 of layer 1")
    with player.beginning_anew():
        choices(page).get_by_role("radio", name="Moons", exact=True).click()
    expect(title(player)).to_have_text("Decision boundary")


@pytest.mark.parametrize("width", [1400, 390])
def test_eight_layers_of_64_units_have_their_names(page, open_player, width):
    page.set_viewport_size({"width": width, "height": 1000})
    player = open_player(hidden_sizes=",".join(["64"] * 8), n_samples=60)
    page.evaluate(WRITTEN)
    player.click("Step")
    player.wait("epoch === 1 && state === 'paused'")
    written = set(page.evaluate("window.written"))
    assert {"x1", "x2", "in", "out", "8", "+54"} <= written
    assert not [text for text in written if "…" in text]
    player.root.locator('[data-chart="histograms"]').scroll_into_view_if_needed()  # it is drawn once it is near
    assert player.chart("histograms").evaluate(OVERLAPPING) == []
