"""The run as one HTML file: how long it takes to make, how large it is, how it plays from a disk."""

import os
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.ui.player.recording import Recording
from playground.ui.take_home.page import making
from tests.benchmarks.timing import markdown
from tests.browser import chromium

CASES = {
    "2-8-4-1, circles, 1,000 epochs (the page's start)": Experiment(),
    "2-8-8-8-1, spiral, 20,000 epochs": Experiment("spiral", hidden_sizes=(8, 8, 8), epochs=20_000),
    "4-10-10-10-10-10-10-3, iris, 1,000 epochs": Experiment("iris", hidden_sizes=(10,) * 6),
    "64-32-16-10, digits, 200 epochs": Experiment("digits", hidden_sizes=(32, 16), epochs=200),
    "2 lanes of 11 layers, 200 epochs": Bench(),
}
SECONDS = 4  # of playing
FRAMES = """async (seconds) => {
    const player = document.querySelector('[data-testid=player]');
    const [frames, began] = [+player.dataset.frames, performance.now()];
    await new Promise((done) => setTimeout(done, 1000 * seconds));
    return (1000 * (player.dataset.frames - frames)) / (performance.now() - began);
}"""


def table():
    os.environ["PLAYGROUND_TRAINERS"] = "0"  # training is timed too, in this process
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        rows = [[name, *_measured(browser, Path(folder) / "run.html", made)] for name, made in CASES.items()]
        browser.close()
    header = ["run as an HTML file", "made, training included, s", "MB", "stands, s", "epochs a frame", "frames/s"]
    return markdown(header, rows)


def _measured(browser, file, made):
    began = time.perf_counter()
    view = "lanes" if isinstance(made, Bench) else "playground"
    *_, progress = making(Recording(made, view), made.epochs)
    took = time.perf_counter() - began
    file.write_bytes(progress.result)
    return [f"{took:.1f}", f"{len(progress.result) / 1e6:.1f}", *_played(browser, file)]


def _played(browser, file):
    """Seconds until the player stands, the epochs from one frame to the next, and frames a second."""
    with browser.new_context(offline=True, viewport={"width": 1400, "height": 1000}) as window:
        page = window.new_page()
        began = time.perf_counter()
        page.goto(file.as_uri())
        page.locator("[data-testid=player][data-frames][data-recording]").wait_for()
        stood = time.perf_counter() - began
        page.get_by_role("button", name="Step", exact=True).click()
        page.locator("[data-testid=player][data-state=paused]").wait_for()
        every = page.get_by_test_id("player").get_attribute("data-epoch")
        page.get_by_role("button", name="Play", exact=True).click()
        return [f"{stood:.1f}", every, f"{page.evaluate(FRAMES, SECONDS):.1f}"]
