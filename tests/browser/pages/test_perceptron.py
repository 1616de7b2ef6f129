"""The perceptron's page in a real browser: corrections turn the line, XOR goes round, clicks place points."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_looks import FAINT, LEAST_CONTRAST

TABS = ("1 · Perceptron", "2 · Linear regression", "3 · Logistic regression")
SAID = ", ".join(f'[data-testid="st{part}"]' for part in ("Markdown", "CaptionContainer", "ButtonGroup", "Table"))
LINE = """() => {
    const chart = document.querySelector('.st-key-perceptron_plane .js-plotly-plot');
    const line = chart?._fullData?.find(trace => trace.meta?.role === 'line');
    return line ? JSON.stringify([Array.from(line.x), Array.from(line.y)]) : '';
}"""

POINTS = """() => {
    const chart = document.querySelector('.st-key-perceptron_plane .js-plotly-plot');
    const classes = chart?._fullData?.filter(trace => trace.meta?.role?.startsWith('class')) ?? [];
    return classes.map(trace => Array.from(trace.x).map((x, i) => [x, trace.y[i]]));
}"""
PIXEL = """([x, y]) => {
    const { xaxis, yaxis } = document.querySelector('.st-key-perceptron_plane .js-plotly-plot')._fullLayout;
    return { x: xaxis.d2p(x), y: yaxis.d2p(y) };
}"""


def open_plane(page, server):
    page.goto(server.url + "perceptron")
    page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for()
    main = page.get_by_test_id("stMain")
    main.get_by_role("radio", name="Your points").click()
    expect(main.get_by_text("Click an empty place")).to_be_visible()
    wait_for_points(page, 4, 4)
    return main


def wait_for_points(page, *counts):
    page.wait_for_function(
        f"n => JSON.stringify(({POINTS})().map(c => c.length)) === n", arg=str([*counts]).replace(" ", "")
    )


def click(page, x, y):
    area = page.locator(".st-key-perceptron_plane .nsewdrag").first
    area.click(position=page.evaluate(PIXEL, [x, y]))


def test_a_click_places_a_point_there_and_a_click_on_it_takes_it_away(page, server):
    main = open_plane(page, server)
    for _ in range(2):  # the second time, the chart looks as it did the first time
        click(page, 5.05, 1.15)
        wait_for_points(page, 4, 5)
        assert page.evaluate(POINTS)[1][-1] == [5, 1.2]
        click(page, 5, 1.2)
        wait_for_points(page, 4, 4)
    main.get_by_role("radio", name="class 0").click()
    click(page, 5.05, 1.15)
    wait_for_points(page, 5, 4)
    main.get_by_role("button", name="Reset", exact=True).click()
    expect(main.get_by_text("Before the first correction")).to_be_visible()
    main.get_by_role("button", name="Step", exact=True).click()
    expect(main.get_by_text("Correction 1", exact=True)).to_be_visible()
    wait_for_points(page, 5, 4)
    main.get_by_role("button", name="Remove all").click()
    expect(main.get_by_text("There are no points yet")).to_be_visible()
    wait_for_points(page, 0, 0)
    click(page, 1, 1)
    wait_for_points(page, 1, 0)
    main.get_by_role("radio", name="class 1").click()
    click(page, 1.6, 1)
    expect(main.get_by_text("A line exists, so it ends")).to_be_visible()
    wait_for_points(page, 1, 1)


def test_corrections_move_the_line_and_xor_never_ends(page, server):
    page.goto(server.url + "perceptron")
    page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for()
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("heading", name="What can a single unit learn")).to_be_visible()
    expect(main.get_by_text("Correction 1", exact=True)).to_be_visible()
    page.wait_for_function(f"() => ({LINE})() !== ''")
    seen = page.evaluate(LINE)
    for number in (2, 3):
        main.get_by_role("button", name="Step", exact=True).click()
        expect(main.get_by_text(f"Correction {number}", exact=True)).to_be_visible()
        page.wait_for_function(f"seen => ({LINE})() !== seen", arg=seen)
        seen = page.evaluate(LINE)
    main.get_by_role("radio", name="XOR").click()
    expect(main.get_by_text("exactly as correction 3 did")).to_be_visible()
    main.get_by_role("button", name="All four gates, to the end").click()
    expect(main.get_by_text("learned in 10: w = (2, 1), b = −2")).to_be_visible()
    main.get_by_role("tab", name=re.compile("Linear regression")).click()
    ends = main.get_by_test_id("stTable").first.get_by_role("row")
    expect(ends.filter(has_text="weight")).to_contain_text("3.53")
    expect(ends.filter(has_text="bias")).to_contain_text("3.778")
    main.get_by_role("tab", name=re.compile("Logistic regression")).click()
    expect(main.locator(".st-key-perceptron_clouds .js-plotly-plot").last).to_be_visible()
    expect(main.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", TABS)
def test_what_is_chosen_and_what_is_said_can_be_read(page, server, name, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(server.url + "perceptron")
    main = page.get_by_test_id("stMain")
    main.get_by_role("tab", name=name).click()
    expect(main.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
    expect(main.locator(".katex").first).to_be_visible()
    expect(main.get_by_test_id("stCaptionContainer").first).to_be_visible()
    parts = main.locator(f'[data-testid="stTab"], {SAID}')
    assert parts.count() > 10
    assert (
        parts.evaluate_all(f"(parts, least) => parts.flatMap((part) => ({FAINT})(part, least)[1])", LEAST_CONTRAST)
        == []
    )
