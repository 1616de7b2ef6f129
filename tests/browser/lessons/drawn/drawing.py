"""A page with a chart to draw on, as a person finds it."""

import json

from playwright.sync_api import Locator, Page

from tests.browser.conftest import Server

LOSS = [(0, 0.9), (0.1, 0.5), (0.3, 0.25), (0.6, 0.12), (1, 0.05)]
HEIGHTS = [0.9, 0.46875, 0.3125, 0.2188, 0.1633, 0.11563, 0.095, 0.0725, 0.05]  # of that at nine epochs


class Drawing:
    """A page with a chart to draw on. Places are shares of its frame, from the lower left corner."""

    def __init__(self, page: Page, server: Server, chart: str, **query: object) -> None:
        self.page = page
        page.goto(server.link(chart=chart, **query))
        self.root = page.get_by_test_id("drawn")
        self.area = self.root.locator(".bp-drawn-area")
        self.handles = self.root.get_by_role("slider")
        self.over = self.root.get_by_role("button", name="Start over")
        self.frame.wait_for()

    @property
    def frame(self) -> Locator:
        return self.root.locator(".bp-drawn-frame")

    @property
    def said(self) -> dict:
        """What the page knows."""
        return json.loads(self.page.get_by_test_id("stText").inner_text())

    def wait(self, condition: str) -> dict:
        """Wait until this holds of what the page knows, `said`."""
        read = "JSON.parse(document.querySelector('[data-testid=stText]').innerText)"
        self.page.wait_for_function(f"() => {{ const said = {read}; return {condition}; }}")
        return self.said

    def at(self, u: float, v: float) -> tuple[float, float]:
        """A place on the screen."""
        box = self.frame.bounding_box()
        return box["x"] + u * box["width"], box["y"] + (1 - v) * box["height"]

    def begin(self, *path: tuple[float, float], steps: int = 3) -> None:
        """Draw along a path, without an end yet."""
        self.page.mouse.move(*self.at(*path[0]))
        self.page.mouse.down()
        for place in path[1:]:
            self.page.mouse.move(*self.at(*place), steps=steps)

    def draw(self, *path: tuple[float, float], steps: int = 3) -> None:
        self.begin(*path, steps=steps)
        self.page.mouse.up()

    def answer(self, told: int = 1) -> list:
        """What the page has, once it was told so many times."""
        said = self.wait(f"said.told === {told}")
        assert said["heard"] == said["answer"], "on_change is called before the page runs"
        return said["answer"]

    def switch(self, is_on: bool) -> None:
        """Use another widget of the page, which then runs again."""
        self.page.get_by_text("Another widget").click()
        self.wait(f"said.other === {json.dumps(is_on)}")

    def shape(self) -> str:
        return self.root.locator(".bp-drawn-shape").get_attribute("d")


def near(answer: list, expected: list, within: float = 0.02) -> bool:
    """Whether all numbers are as near to the expected ones as pixels allow."""
    flat = [*zip(answer, expected, strict=True)]
    if isinstance(expected[0], list | tuple):
        return all(near(mine, theirs, within) for mine, theirs in flat)
    return all(abs(mine - theirs) <= within for mine, theirs in flat)
