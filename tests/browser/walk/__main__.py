"""`make walk`: somebody tries everything on all pages at random, and nothing may break."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.conftest import KNOWS_TOUR, TIMEOUT, WATCH_POLICY, served
from tests.browser.walk.walk import FaultError, Walk

EACH = 250  # actions of one server and one browser window


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.walk", description=__doc__)
    parser.add_argument("--clicks", type=int, default=2000, help="how many actions (2,000)")
    parser.add_argument("--seed", type=int, default=0, help="of the first walk; the others follow (0)")
    options = parser.parse_args()
    faults, left, seed = 0, options.clicks, options.seed
    while left > 0:
        faults += not walked(min(EACH, left), seed)
        left, seed = left - EACH, seed + 1
    print(f"{options.clicks} actions, {faults or 'no'} faults")
    sys.exit(bool(faults))


def walked(count: int, seed: int) -> bool:
    """Walk in a new window at a new server; whether all went well."""
    executable, began = chromium.find() or sys.exit(chromium.MISSING), time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "server.log") as server,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable, args=chromium.FLAGS) as browser,
    ):
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(TIMEOUT)
        page.add_init_script(WATCH_POLICY)
        page.add_init_script(KNOWS_TOUR)
        walk = Walk(page, server, seed)
        try:
            walk.take(count)
        except FaultError as fault:
            print(f"FAULT: {fault}\n", flush=True)
            return False
        finally:
            print(f"seed {seed}: {walk.told()}, {time.monotonic() - began:.0f} s", flush=True)
    return True


if __name__ == "__main__":
    main()
