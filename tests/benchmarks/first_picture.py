"""How long a visitor waits for the first picture: `make bench ARGS=first_picture`.

`python -m tests.benchmarks.first_picture [--visits 9] URL ...` compares servers that run already, visit by visit
in turn. Warm is a browser that has been there before, cold one that has nothing; the server has had visitors.
Times are milliseconds from the navigation's start, seen from outside, so that other versions can be measured too.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks.timing import markdown
from tests.browser import chromium
from tests.browser.conftest import served

VISITS = {  # what is visited: its path, whether the browser has been there before, what must have come at the end
    "playground, warm": ("", True, "charts"),
    "playground, cold": ("", False, "charts"),
    "vanishing gradients, warm": ("vanishing", True, "charts"),
    "digits, cold link": ("?dataset=digits&hidden_sizes=128,64", False, "charts"),
    "MNIST, cold link": ("?dataset=mnist_5000&hidden_sizes=128,64", False, "charts"),
    "vanishing gradients, cold link": ("vanishing?depths=5,10&activations=tanh,relu", False, "charts"),
}
MARKS = {
    "shell": "Streamlit's frame stands",
    "script": "the page's script is done",
    "player": "the player is mounted",
    "opening": "its first answer is here",
    "picture": "the network and its boundary, or the first chart, are drawn",
    "plotly": "Plotly's script has run",
    "charts": "every chart on the screen is drawn",
}
WATCH = """() => {
    const seen = (window.seen = {});
    const note = (name, isThere) => { if (isThere && !(name in seen)) seen[name] = performance.now(); };
    const onScreen = (chart) => chart.getBoundingClientRect().top < innerHeight;
    const isDrawn = (chart) => !!chart.querySelector('canvas, .main-svg .trace, .main-svg image');
    const look = () => {
        const app = document.querySelector('[data-testid=stApp]');
        const player = document.querySelector('[data-testid=player]');
        const fetched = performance.getEntriesByType('resource');
        const answer = fetched.find(({ name }) => name.includes('/recordings/'));
        const others = [...document.querySelectorAll('[data-testid=stPlotlyChart] .js-plotly-plot')];
        const charts = [...document.querySelectorAll('[data-chart]'), ...others].filter(onScreen);
        note('shell', app);
        note('running', app?.dataset.testScriptState === 'running');
        note('script', seen.running && app.dataset.testScriptState === 'notRunning');
        note('player', player);
        if (answer?.responseEnd) seen.opening ??= answer.responseEnd;
        const first = player ? [...player.querySelectorAll('[data-chart]')] : charts;
        note('picture', (!player || player.dataset.frames) && first.some(isDrawn));
        note('plotly', window.Plotly);
        note('charts', seen.script && seen.picture && seen.plotly && charts.length && charts.every(isDrawn));
        requestAnimationFrame(look);
    };
    look();
}"""


def table(rounds=9):
    """One server, that of this checkout."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "server.log") as server:
        return compared({"": server.url}, rounds)


def compared(servers, rounds):
    """`servers` is `{name: address}`."""
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find() or sys.exit(chromium.MISSING), args=chromium.FLAGS
        )
        for visit, found in measured(browser, servers, rounds):
            rows += [[f"{visit} {name}".strip(), *said(found[name])] for name in servers]
        browser.close()
    header = [f"median of {rounds} visits, ms", *(f"{name}: {about}" for name, about in MARKS.items())]
    return markdown(header, rows)


def measured(browser, servers, rounds):
    """For each kind of visit its name and `{server: [marks of a visit, ...]}`; servers take turns."""
    for visit, (path, is_warm, last) in VISITS.items():
        windows = {name: opened(browser) for name in servers}
        found = {name: [] for name in servers}
        for turn in range(rounds + 2):  # the browser keeps compiled scripts from the third visit on
            for name, address in servers.items():
                if not is_warm:
                    windows[name].close()
                    windows[name] = opened(browser)
                marks = visited(windows[name], address + path, last)
                if turn > 1:
                    found[name].append(marks)
        for window in windows.values():
            window.close()
        yield visit, found


def opened(browser):
    window = browser.new_context(viewport={"width": 1400, "height": 900})
    window.add_init_script(f"({WATCH})()")
    return window


def visited(window, address, last):
    page = window.new_page()
    page.goto(address)
    page.wait_for_function("(last) => window.seen[last]", arg=last, timeout=60_000)
    page.wait_for_timeout(500)  # what follows is not to fall into the next visit
    marks = page.evaluate("window.seen")
    page.close()
    return marks


def said(visits):
    for name in MARKS:
        times = [marks[name] for marks in visits if name in marks]
        yield f"{statistics.median(times):.0f}" if times else ""


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("servers", nargs="+")
    asked.add_argument("--visits", type=int, default=9)
    options = asked.parse_args()
    print(compared({address: address for address in options.servers}, options.visits))
