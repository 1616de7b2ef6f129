"""The README's picture of the running page: `make picture`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.conftest import ROOT, open_page, served

PICTURE = ROOT / ".readme" / "playground.png"
LINK = "?dataset=spiral&hidden_sizes=8,8,8&learning_rate=0.1&noise=0.05"
EPOCH = 300


def main():
    with served(Path("/dev/null")) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find() or sys.exit(chromium.MISSING), args=chromium.FLAGS
        )
        page = browser.new_page(viewport={"width": 1400, "height": 1205})
        open_page(page, server.url + LINK)
        slider = page.get_by_role("slider", name="Epoch", exact=True)
        slider.fill(str(EPOCH))
        slider.blur()
        page.locator(f'[data-testid="player"][data-epoch="{EPOCH}"][data-state="paused"]').wait_for(timeout=60_000)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
