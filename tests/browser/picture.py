"""The README's pictures of the running pages: `make picture`."""

import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.conftest import ROOT, open_page, served

FOLDER = ROOT / ".readme"
SPIRAL = "dataset=spiral&hidden_sizes=8,8,8&learning_rate=0.1&noise=0.05"
SGD = "dataset=spiral&epochs=400&learning_rate=0.03"
RUNS = {
    "run1": f"title=SGD&{SGD}",
    "run2": f"title=to Adam at 100&{SGD}&setting_changes=100:optimizer:adam",
    "run3": f"title=ReLU&{SGD}&activation=relu",
}


class Picture(NamedTuple):
    """Which page at which epoch, and how tall."""

    name: str
    link: str
    epoch: int
    height: int


PICTURES = (
    Picture("playground", f"?{SPIRAL}", 300, 1205),
    Picture("comparison", f"runs?{urlencode(RUNS)}", 200, 1690),
)


def main():
    with served(Path("/dev/null")) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find() or sys.exit(chromium.MISSING), args=chromium.FLAGS
        )
        for picture in PICTURES:
            page = browser.new_page(viewport={"width": 1400, "height": picture.height})
            open_page(page, server.url + picture.link)
            slider = page.get_by_role("slider", name="Epoch", exact=True)
            slider.fill(str(picture.epoch))
            slider.blur()
            at = f'[data-testid="player"][data-epoch="{picture.epoch}"][data-state="paused"]'
            page.locator(at).wait_for(timeout=60_000)
            page.screenshot(path=FOLDER / f"{picture.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
