"""The perceptron's page in a real browser: a correction moves the line, and XOR goes round in a circle."""

import re

from playwright.sync_api import expect

LINE = """() => {
    const chart = document.querySelector('.st-key-perceptron_plane .js-plotly-plot');
    const line = chart?._fullData?.find(trace => trace.meta?.role === 'line');
    return line ? JSON.stringify([Array.from(line.x), Array.from(line.y)]) : '';
}"""


def test_corrections_move_the_line_and_xor_never_ends(page, server):
    page.goto(server.url + "perceptron")
    page.locator('[data-testid="stApp"][data-test-connection-state="CONNECTED"]').wait_for()
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("heading", name="What can a single unit learn")).to_be_visible()
    expect(main.get_by_text("Correction 1", exact=True)).to_be_visible()
    page.wait_for_function(f"({LINE})() !== ''")
    seen = page.evaluate(LINE)
    for number in (2, 3):
        main.get_by_role("button", name="Step", exact=True).click()
        expect(main.get_by_text(f"Correction {number}", exact=True)).to_be_visible()
        page.wait_for_function(f"seen => ({LINE})() !== seen", arg=seen)
        seen = page.evaluate(LINE)
    main.get_by_role("radio", name="XOR").click()
    expect(main.get_by_text("exactly as correction 3 did")).to_be_visible()
    main.get_by_role("button", name=re.compile("^Recipe C1")).click()
    expect(main.get_by_text("learned in 10: w = (2, 1), b = −2")).to_be_visible()
    main.get_by_role("tab", name=re.compile("Linear regression")).click()
    expect(main.get_by_text("near 5", exact=True)).to_be_visible()
    main.get_by_role("tab", name=re.compile("Logistic regression")).click()
    expect(main.locator(".st-key-perceptron_clouds .js-plotly-plot")).to_be_visible()
    expect(main.get_by_test_id("stException")).to_have_count(0)
