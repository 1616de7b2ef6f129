"""The tour on a page, as a person finds it."""

from playwright.sync_api import Locator, Page, expect

from playground.ui.tour import STOPS

HEADER = 60  # pixels at the top of the page
SECONDS = 10  # at most until everything has come to rest
AROUND = """(selector) => {
    const box = (element) => element?.getBoundingClientRect();
    const controls = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const rings = [...document.querySelectorAll('.bp-tour-rings i')];
    const isAround = (ring, control) => ['left', 'top', 'right', 'bottom'].every((side) => {
        const wider = (box(ring)[side] - box(control)[side]) * (side === 'left' || side === 'top' ? -1 : 1);
        return Math.abs(wider - 4) < 1.5;
    });
    return rings.length === controls.length && rings.every((ring, at) => isAround(ring, controls[at]));
}"""


class Tour:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator(".bp-tour")
        self.card = page.get_by_role("dialog")
        self.start = page.get_by_role("button", name="Tour", exact=True)

    def button(self, name: str) -> Locator:
        return self.card.get_by_role("button", name=name, exact=True)

    def control(self, name: str) -> Locator:
        """What a stop points at."""
        return self.page.locator(", ".join(STOPS[name].controls)).filter(visible=True).first

    def is_at(self, name: str) -> None:
        """Wait for a stop."""
        expect(self.card).to_have_accessible_name(STOPS[name].title)
        expect(self.card).to_have_accessible_description(STOPS[name].text)

    def is_closed(self) -> None:
        """Wait until it is, and is not about to open."""
        self.root.and_(self.page.locator("[data-state=closed]")).wait_for()
        expect(self.card).to_have_count(0)

    def points_at(self, name: str) -> None:
        """Wait until the rings lie around what a stop names."""
        self.page.wait_for_function(AROUND, arg=", ".join(STOPS[name].controls))

    def stands_beside(self, name: str) -> bool:
        """Whether the words leave free what they are about, which is on the screen, once both rest."""
        for _try in range(SECONDS * 10):
            if self._is_beside(name):
                return True
            self.page.wait_for_timeout(100)
        return False

    def _is_beside(self, name: str) -> bool:
        control, words = self.control(name).bounding_box(), self.card.bounding_box()
        apart = [
            words[side] >= control[side] + control[size] or words[side] + words[size] <= control[side]
            for side, size in (("x", "width"), ("y", "height"))
        ]
        return any(apart) and control["x"] >= 0 and control["y"] >= HEADER

    def is_on_screen(self, width: int) -> bool:
        """Whether the words are; on a narrow one they lie at the bottom."""
        box, tall = self.card.bounding_box(), self.page.viewport_size["height"]
        bottom = box["y"] + box["height"]
        is_in = box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= HEADER and bottom <= tall
        return is_in and (width > 640 or bottom == tall)
