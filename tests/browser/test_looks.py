"""Light and dark, wide and narrow: everything can be read and reached."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KNOWS_TOUR, go_to
from tests.browser.player import open_group

LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA
# How many texts of the player are visible, and those that stand out too little from what is painted beneath.
FAINT = """(root, least) => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const painted = (colors, alpha = 1) => {
        pen.clearRect(0, 0, 1, 1);
        colors.forEach((color, i) => {
            pen.globalAlpha = i === colors.length - 1 ? alpha : 1;
            pen.fillStyle = color;
            pen.fillRect(0, 0, 1, 1);
        });
        return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const light = (rgb) => rgb.reduce((sum, v, i) => sum + [0.2126, 0.7152, 0.0722][i] * linear(v / 255), 0);
    const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const ancestors = (e) => (e ? [...ancestors(e.parentElement), e] : []);
    const texts = [...root.querySelectorAll(':not(option)')]
        .map((e) => [e, [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join('')])
        .filter(([e, text]) => text && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter(([e]) => !e.closest(':disabled, [data-testid=stSliderThumbValue]')); // above, not on
    const faint = texts.flatMap(([e, text]) => {
        const style = getComputedStyle(e);
        const under = ['white', ...ancestors(e).map((a) => getComputedStyle(a).backgroundColor)];
        const over = [...under, e instanceof SVGElement ? style.fill : style.color];
        const alpha = ancestors(e).reduce((share, a) => share * getComputedStyle(a).opacity, 1);
        const found = contrast(light(painted(over, alpha)), light(painted(under)));
        return found < least ? [`${text}: ${found.toFixed(2)}`] : [];
    });
    return [texts.length, faint];
}"""
# What reaches beyond the window's edge, unless it is pushed sideways in a box of its own, or for the ear only.
TOO_WIDE = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const isBox = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX);
    const isPushed = (e) => e !== main && (isBox(e) || isPushed(e.parentElement));
    return [...main.querySelectorAll('*')]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
        .filter((e) => e.checkVisibility() && !e.closest('svg, .katex-mathml') && e.parentElement.clientWidth > 1)
        .filter((e) => !isPushed(e))
        .map((e) => e.outerHTML.slice(0, 80));
}"""
CUT = """(root) => [...root.querySelectorAll('button, label, h3, p, dt, dd, output')]
    .filter((e) => e.checkVisibility() && getComputedStyle(e).overflow !== 'visible')
    .filter((e) => e.scrollWidth > e.clientWidth + 2)
    .map((e) => e.innerText.slice(0, 40))"""
FONT_COLORS = """(root) => [...root.querySelectorAll('.js-plotly-plot')].map((e) => e.layout.font.color)"""
CHART_WIDTHS = """(root) =>
    [...root.querySelectorAll('.js-plotly-plot')].map((e) => [e._fullLayout.width, e.clientWidth])"""
TEXT_COLOR = "(root) => getComputedStyle(root).getPropertyValue('--st-text-color').trim()"


def test_text_can_be_read_in_the_dark(page, open_player):
    page.emulate_media(color_scheme="dark")
    player = open_player(epochs=10)
    color = player.root.evaluate(TEXT_COLOR)
    assert int(color[1:3], 16) > 128, "not a light text"
    assert player.root.evaluate(FONT_COLORS) == [color] * 4
    player.click("Play")
    player.wait("state === 'done'")  # its message is there to be read, too
    looked, faint = player.root.evaluate(FAINT, LEAST_CONTRAST)
    assert looked > 60
    assert faint == []


def test_text_can_be_read_in_the_light_and_after_a_change_of_theme(page, open_player):
    player = open_player()
    player.tag_charts()
    player.scrub(10)
    light, picture = player.root.evaluate(TEXT_COLOR), player.picture()
    assert int(light[1:3], 16) < 128, "not a dark text"
    assert player.root.evaluate(FONT_COLORS) == [light] * 4
    assert player.root.evaluate(FAINT, LEAST_CONTRAST)[1] == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        f"([root, light]) => ({FONT_COLORS})(root).every((color) => color !== light)",
        arg=[player.root.element_handle(), light],
    )
    assert player.root.evaluate(FONT_COLORS) == [player.root.evaluate(TEXT_COLOR)] * 4
    player.rest(5)
    assert player.picture() != picture
    assert player.tagged_charts() == [True] * 4
    assert player.root.evaluate(FAINT, LEAST_CONTRAST)[1] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("link", "group", "seen"),
    [
        ("", "data", ("Circles", "x1", "A ring inside a ring", "SGD, batches of 10")),
        ("vanishing", "bench_data", ("ReLU", "plain", "matched", "At the start", "SGD, batches of 32")),
    ],
)
def test_what_stands_around_the_player_can_be_read(page, server, scheme, link, group, seen):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{server.url}{link}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    open_group(page, group)
    page.mouse.move(700, 2)  # away from the sidebar, which shows an arrow under the pointer
    for text in seen:
        expect(page.get_by_test_id("stApp").get_by_text(text).first).to_be_visible()
    looked, faint = page.get_by_test_id("stApp").evaluate(FAINT, LEAST_CONTRAST)
    assert looked > 60
    assert faint == []


def test_a_narrow_window(page, open_player):
    page.set_viewport_size({"width": 390, "height": 844})
    player = open_player(epochs=30)
    for name in ("Reset", "Back", "Play", "Step"):
        box = player.button(name).bounding_box()
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390
        assert box["height"] >= 24, "too small for a finger"
    player.speed.select_option("10")  # so that it still plays when Pause is looked for
    player.click("Step", "Play")
    player.wait("epoch > 5")
    expect(player.button("Pause")).to_be_in_viewport()
    player.pause()
    player.scrub(0)
    player.click("Play")
    player.wait("epoch === 30 && state === 'done'")
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert player.root.evaluate(CUT) == []
    for width in (360, 700):
        page.set_viewport_size({"width": width, "height": 780})
        page.wait_for_function(
            f"(root) => ({CHART_WIDTHS})(root).every(([drawn, room]) => drawn === room)",
            arg=player.root.element_handle(),
        )
        assert page.evaluate(TOO_WIDE) == []


MAIN_CHOICES = ["dataset", "n_layers", "units_0", "units_1", "activation", "learning_rate", "epochs"]
# What is not wholly on the screen, or lies under something else: looked at in its middle and near its corners.
OUT_OF_SIGHT = """(all) => all.filter((e) => {
    const { left, right, top, bottom } = e.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight || right - left < 20) return true;
    const places = [[left + 4, top + 4], [(left + right) / 2, (top + bottom) / 2], [right - 4, bottom - 4]];
    return places.some(([x, y]) => {
        const there = document.elementFromPoint(x, y);
        return !(e.contains(there) || there.contains(e));
    });
}).map((e) => e.outerHTML.slice(0, 90))"""


def out_of_sight(page: Page, *selectors: str) -> list[str]:
    for selector in selectors:
        expect(page.locator(selector).filter(visible=True).first).to_be_visible()
    return page.locator(", ".join(selectors)).filter(visible=True).evaluate_all(OUT_OF_SIGHT)


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_the_main_choices_stand_with_play_and_the_picture(page, open_player, width, height):
    page.set_viewport_size({"width": width, "height": height})
    player = open_player()
    main = [".st-key-opening p:not(.st-key-page_tools p)", *(f".st-key-{name}" for name in MAIN_CHOICES)]
    assert out_of_sight(page, *main, "[data-do=play]", "[data-chart=boundary]") == []
    for group in page.locator("[class*=st-key-group_] details").all():
        assert not group.evaluate("(e) => e.open")
    player.play_past(5)
    assert out_of_sight(page, *main, "[data-do=pause]", "[data-chart=boundary]") == []


SIZES = """(root) => [...root.querySelectorAll('.js-plotly-plot')].map(({ data, layout, _fullLayout }) =>
    [layout.font.size, _fullLayout.height, layout.margin.l, data.at(-1).line?.width ?? data.at(-1).marker.size])"""
SO_LARGE = f"""([root, sizes]) => ({SIZES})(root).every((chart, i) =>
    chart.every((size, j) => Math.abs(size - sizes[i][j]) < 0.5))"""
TIMES = "() => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16"


def test_the_projector_view_is_larger_and_can_be_left(page, open_player):
    page.set_viewport_size({"width": 1280, "height": 800})
    player = open_player(dataset="moons")
    player.tag_charts()
    player.play_past(5)
    small = player.root.evaluate(SIZES)
    assert page.evaluate(TIMES) == 1

    def wait_until_so_large(times: float) -> None:
        sizes = [[size * times for size in chart] for chart in small]
        page.wait_for_function(SO_LARGE, arg=[player.root.element_handle(), sizes])

    page.get_by_role("button", name="Projector").click()
    page.wait_for_url(re.compile(r"/\?dataset=moons&view=projector(&epoch=\d+)?$"))
    page.wait_for_function(f"() => ({TIMES})() > 1.15")
    wait_until_so_large(page.evaluate(TIMES))
    assert player.state == "playing"
    assert all(player.tagged_charts())
    assert out_of_sight(page, "[data-do=pause]", "[data-chart=boundary] .nsewdrag", ".st-key-group_main") == []
    expect(page.locator(".st-key-group_main")).to_contain_text("Moons, 8-4 units, tanh")
    assert page.get_by_test_id("stApp").evaluate(FAINT, LEAST_CONTRAST)[1] == []
    assert page.evaluate(TOO_WIDE) == []

    page.mouse.move(640, 400)  # the button's help stands over the menus as long as the mouse is on it
    go_to(page, "Vanishing gradients")
    page.wait_for_url("**/vanishing?view=projector")
    page.get_by_role("heading", name="Why do deep networks").wait_for()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    go_to(page, "Chain rule")
    page.wait_for_url("**/chain_rule?view=projector")
    go_to(page, "Playground")
    page.wait_for_url(re.compile(r"/\?dataset=moons&view=projector(&epoch=\d+)?$"))
    player.wait("state === 'paused' && epoch > 5")
    player.stand()
    player.tag_charts()
    page.get_by_role("button", name="Leave the projector view").click()
    page.wait_for_url(re.compile(r"/\?dataset=moons(&epoch=\d+)?$"))
    wait_until_so_large(1)
    assert player.tagged_charts() == [True] * 4, "the player began anew"
    page.go_back()
    page.wait_for_url(re.compile(r"/\?dataset=moons&view=projector(&epoch=\d+)?$"))
    expect(page.get_by_role("button", name="Leave the projector view")).to_be_visible()


def push_up(page: Page, x: float, y: float) -> None:
    """A finger put down at (x, y) and moved up."""
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 13):
        point = {"x": x, "y": y - 10 * step}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize(("path", "chart"), [("", "[data-chart=loss]"), ("vanishing", ".st-key-bench_spread")])
def test_a_finger_on_a_chart_pushes_the_page(browser, server, path, chart):
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as phone:
        phone.add_init_script(KNOWS_TOUR)
        page = phone.new_page()
        page.goto(f"{server.url}{path}")
        page.locator(chart).locator(".main-svg").first.wait_for()
        page.locator(chart).scroll_into_view_if_needed()
        box = page.locator(chart).bounding_box()
        main = page.get_by_test_id("stMain")
        before = main.evaluate("(e) => e.scrollTop")
        push_up(page, box["x"] + box["width"] / 2, min(box["y"] + 100, 700))
        page.wait_for_function("([e, before]) => e.scrollTop > before + 50", arg=[main.element_handle(), before])
