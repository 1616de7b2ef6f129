"""axe-core finds nothing serious on any page, in the light as in the dark, however far it has been opened."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from playground.ui import site
from tests.browser.player import Player
from tests.pages.test_alts import ON_DEMAND

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
GRAVE = ("serious", "critical")
FOUND = """async (rules) => {
    const { violations } = await axe.run(
        { exclude: ['.js-plotly-plot .plot'] }, // marks of a chart: thousands, and no text
        { resultTypes: ['violations'], ...rules },
    );
    return violations.map(({ id, impact, nodes }) => [impact, id, nodes.map((node) => node.html.slice(0, 160))]);
}"""
ALL = {"rules": {"region": {"enabled": False}}}  # which is slow, and never serious
COLORS = {"runOnly": ["color-contrast"]}  # all that the scheme makes a difference to
LIGHTNESS = """() => {
    const [red] = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor.match(/\\d+/);
    return red < 128 ? 'dark' : 'light';
}"""
SETTLED = """() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
    && document.getAnimations().every((animation) => animation.playState !== 'running')"""


def faults(page: Page) -> Iterator[str]:
    """What axe finds, in the scheme that the page has and then in the other one, which it keeps."""
    page.wait_for_function(SETTLED)
    page.evaluate(AXE)
    first = page.evaluate(LIGHTNESS)
    second = "dark" if first == "light" else "light"
    yield from found(page, first, ALL)
    page.emulate_media(color_scheme=second)
    page.wait_for_function(f"(scheme) => ({LIGHTNESS})() === scheme", arg=second)
    page.wait_for_function(SETTLED)
    yield from found(page, second, COLORS)


def found(page: Page, scheme: str, rules: dict) -> set[str]:
    """What is found twice: a run of the page that has just begun fades what is there until it is over."""
    once = grave(page, scheme, rules)
    if not once:
        return once
    page.wait_for_function(SETTLED)
    return once & grave(page, scheme, rules)


def grave(page: Page, scheme: str, rules: dict) -> set[str]:
    violations = [v for v in page.evaluate(FOUND, rules) if v[0] in GRAVE]
    return {f"{scheme}, {rule}: {node}" for _, rule, nodes in violations for node in nodes}


def open_at(page: Page, url: str) -> None:
    page.goto(url)
    if not url.endswith(tuple(ON_DEMAND)):
        page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.wait_for_function(SETTLED)


def open_groups(page: Page) -> None:
    for group in page.locator("[class*=st-key-group_]").all():
        if group.locator("details[open]").count() == 0:
            group.locator("summary").click()
            group.get_by_test_id("stWidgetLabel").first.wait_for()


def test_the_playground_played_to_its_end_with_all_groups_open(page, open_player):
    player = open_player(epochs=10)
    open_groups(page)
    player.click("Play")
    player.wait("state === 'done'")
    expect(player.message).to_be_visible()
    assert list(faults(page)) == []


def test_the_tour_at_its_first_stop_and_at_its_last(page, open_player):
    open_player()
    page.get_by_role("button", name="Tour", exact=True).click()
    card = page.get_by_role("dialog", name="Start with data")
    card.wait_for()
    assert list(faults(page)) == []
    while (following := page.get_by_role("dialog").get_by_role("button", name="Next")).count():
        following.click()
    page.get_by_role("dialog", name="Take a lesson").wait_for()
    assert list(faults(page)) == []


def test_the_projector_view_paused_with_a_unit_shown_large(page, open_player):
    player = open_player(view="projector")
    player.play_past(5)
    player.pause()
    player.root.get_by_role("img", name="The network").press("ArrowDown")
    assert list(faults(page)) == []


@pytest.mark.parametrize("name", [name for name in site.PAGES if name not in ("live", "vanishing")])
def test_a_lesson_in_all_its_tabs(page, server, name):
    open_at(page, f"{server.url}{name}")
    assert list(faults(page)) == []
    for title in page.get_by_role("tab", selected=False).all_inner_texts():
        tab = page.get_by_role("tab", name=title, exact=True)
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        page.get_by_role("tabpanel", name=title).locator(".main-svg").first.wait_for()
        assert [title, *faults(page)] == [title]


def test_networks_that_read_with_a_gate_shown(page, server):
    open_at(page, f"{server.url}sequences?task=sine&length=10&units=4&n_sequences=40&cells=gru,lstm&map=reset")
    open_groups(page)
    player = Player(page)
    player.play_past(5)
    player.pause()
    assert list(faults(page)) == []


def test_the_laboratory_in_all_its_views(page, server):
    open_at(page, f"{server.url}vanishing?activations=relu,sigmoid&depths=4")
    open_groups(page)
    assert list(faults(page)) == []
    for view in ("How deep it reaches", "From the literature", "While training"):
        page.get_by_role("radio", name=view, exact=True).click()
        page.get_by_role("radio", name=view, exact=True, checked=True).wait_for()
        if view == "While training":
            player = Player(page)
            player.stand()
            player.play_past(5)
            player.pause()
        assert [view, *faults(page)] == [view]
