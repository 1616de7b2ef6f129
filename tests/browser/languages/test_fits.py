"""On a phone nothing is cut off, however long the words of a language are."""

import pytest
from playwright.sync_api import Page, expect

from playground.languages import LANGUAGES
from playground.ui.site import PAGES
from tests.browser.test_axe import SETTLED
from tests.browser.test_looks import TOO_WIDE

# Words of which a part is not to be seen: cut off by what they stand in, or beyond the edge of their chart.
CUT = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const isSeen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isWithin = (a, b) =>
        a.left > b.left - 2 && a.right < b.right + 2 && a.top > b.top - 2 && a.bottom < b.bottom + 2;
    const isCut = (words, e) => {
        if (!e || e === app) return false;
        const { display, overflowX, clipPath } = getComputedStyle(e);
        if (/auto|scroll/.test(overflowX)) return false; // can be scrolled
        if (clipPath !== 'none' || e.clientWidth === 1) return false; // is for the ear only
        if (display === 'contents') return isCut(words, e.parentElement);
        const chart = e.closest('svg') && (e.closest('.js-plotly-plot') ?? e.closest('svg'));
        if (chart) return !isWithin(words, chart.getBoundingClientRect());
        const isLeftOut = /hidden|clip/.test(overflowX) && !isWithin(words, e.getBoundingClientRect());
        return isLeftOut || isCut(words, e.parentElement);
    };
    const nodes = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
    const found = [];
    while (nodes.nextNode()) {
        const { data, parentElement: holder } = nodes.currentNode;
        if (!data.trim() || !isSeen(holder) || holder.closest('.katex-mathml, style, script')) continue;
        const words = document.createRange();
        words.selectNodeContents(nodes.currentNode);
        const box = words.getBoundingClientRect();
        const isAside = box.right <= 0 || box.bottom <= 0; // a closed sidebar, a link that comes with the focus
        if (box.width && !isAside && isCut(box, holder)) found.push(data.trim().slice(0, 80));
    }
    return found;
}"""


def assert_fits(page: Page) -> None:
    page.wait_for_function(SETTLED)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_on_a_phone(page, server, name, code):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server.url}{'' if name == 'live' else name}?lang={code}")
    page.wait_for_function(SETTLED)
    assert_fits(page)
    page.get_by_test_id("stExpandSidebarButton").click()  # the navigation, and what is chosen
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "false")
    for summary in page.locator("[class*=st-key-group_] summary").all():
        summary.evaluate("(summary) => summary.click()")  # some lie below the sidebar
    assert_fits(page)


def test_what_is_cut_is_found(page):
    page.set_content(
        "<main data-testid='stApp'>"
        "<p style='width: 4em; overflow: hidden; white-space: nowrap'>far <b>too long</b></p>"
        "<p style='overflow: hidden'>long enough</p><div style='overflow: auto; width: 2em'><p>scrolled</p></div>"
        "<div class='js-plotly-plot' style='width: 50px'><svg style='overflow: visible'>"
        "<text y='20'>much longer than the chart</text><text y='20'>short</text></svg></div></main>"
    )
    assert page.evaluate(CUT) == ["too long", "much longer than the chart"]
