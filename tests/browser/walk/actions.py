"""What somebody who tries everything does on a page: each action is done once, somewhere, and says what it did."""

import random
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from playwright.sync_api import Locator, Page

PATIENCE = 1500  # milliseconds until something cannot be reached: something else lies over it, or it is gone
SIZES = ((1400, 900), (1400, 900), (390, 844), (1024, 700))
KEYS = ["Space", "ArrowRight", "ArrowLeft", "Home", "End", "Tab", "Shift+Tab", "Enter", "Escape", "r", "c"]
SLIDES = ["ArrowRight", "ArrowLeft", "ArrowUp", "PageUp", "PageDown", "Home", "End"]
PLAIN = ["0", "1", "2", "3", "5", "8", "0.1", "0.5", "0.03", "16", "40", "relu", "x**2", "sin(x)*y"]
STRANGE = ["-1", "-0", "1e309", "-1e309", "NaN", "Infinity", "0.1.2", "1,5", "1e-400", "0x10", "x**x**x**9", "x/0"]
STRANGE += ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "$\\frac{1}{"]
STRANGE += ["", " ", "9" * 400, "x" * 10_000, "(" * 500, "\U0001f642" * 5, "\u202eabc", "a\0b"]
NAME = """(e) => String(e.ariaLabel || e.title || e.labels?.[0]?.innerText || e.innerText || e.dataset.chart)
    .trim().slice(0, 40)"""


class Action(NamedTuple):
    """`do` takes a page and random numbers; it returns what was done, None where there is nothing to do it to."""

    weight: int
    do: Callable[[Page, random.Random], str | None]


def one_of(page: Page, rng: random.Random, selector: str) -> Locator | None:
    """One of those that can be seen."""
    found = page.locator(selector).filter(visible=True)
    count = found.count()
    return found.nth(rng.randrange(count)) if count else None


def on_one(selector: str, act: Callable[[Locator, random.Random], str | None]) -> Callable:
    """An action on one of those that can be seen: `act` returns what is to be added to its name."""

    def do(page: Page, rng: random.Random) -> str | None:
        one = one_of(page, rng, selector)
        if one is None:
            return None
        name = one.evaluate(NAME, timeout=PATIENCE)
        return f"{name!r} {act(one, rng) or ''}".rstrip()

    return do


def _click(one: Locator, rng: random.Random) -> None:
    one.click(timeout=PATIENCE, click_count=rng.choice((1, 1, 1, 2)))


def _click_somewhere(one: Locator, rng: random.Random) -> str:
    one.scroll_into_view_if_needed(timeout=PATIENCE)
    box = one.bounding_box(timeout=PATIENCE)
    x, y = (rng.uniform(0, 0.999) * box[side] for side in ("width", "height"))
    one.click(position={"x": x, "y": y}, timeout=PATIENCE, click_count=rng.choice((1, 2)))
    return f"at {x:.0f}, {y:.0f}"


def _drag(one: Locator, rng: random.Random) -> str:
    one.scroll_into_view_if_needed(timeout=PATIENCE)
    box, mouse = one.bounding_box(timeout=PATIENCE), one.page.mouse
    ends = [(box["x"] + rng.random() * box["width"], box["y"] + rng.random() * box["height"]) for _ in range(2)]
    mouse.move(*ends[0])
    mouse.down()
    mouse.move(*ends[1], steps=4)
    mouse.up()
    return " to ".join(f"{x:.0f}, {y:.0f}" for x, y in ends)


def _slide(one: Locator, rng: random.Random) -> str:
    key, times = rng.choice(SLIDES), rng.choice((1, 1, 2, 8))
    for _ in range(times):
        one.press(key, timeout=PATIENCE)
    return f"{key} {times} times"


def _scrub(one: Locator, rng: random.Random) -> str:
    low, high = (int(one.get_attribute(name, timeout=PATIENCE)) for name in ("min", "max"))
    epoch = rng.choice((low, high, rng.randint(low, high), rng.randint(low, min(high, low + 50))))
    one.fill(str(epoch), timeout=PATIENCE)
    return f"to {epoch}"


def _type(one: Locator, rng: random.Random) -> str:
    text = rng.choice(rng.choice((PLAIN, STRANGE)))
    one.click(timeout=PATIENCE)
    one.press("ControlOrMeta+a", timeout=PATIENCE)
    one.page.keyboard.insert_text(text) if text else one.press("Delete", timeout=PATIENCE)
    one.page.keyboard.press(rng.choice(("Enter", "Enter", "Tab")))
    return f"{text[:30]!r} of {len(text)} characters"


def _pick(one: Locator, rng: random.Random) -> str:
    """Open a menu of Streamlit's and take one of what it offers."""
    one.click(timeout=PATIENCE)
    options = one.page.get_by_role("option").filter(visible=True)
    options.first.wait_for(timeout=PATIENCE)
    option = one_of(one.page, rng, "[role=option]")
    if option is None:
        return "closed again"
    name = option.inner_text(timeout=PATIENCE)
    option.click(timeout=PATIENCE)
    return f"takes {name!r}"


def _select(one: Locator, rng: random.Random) -> str:
    values = one.locator("option").evaluate_all("(all) => all.map((e) => e.value)")
    return f"takes {one.select_option(rng.choice(values), timeout=PATIENCE)}"


def _press(page: Page, rng: random.Random) -> str:
    keys = rng.choices(KEYS, k=rng.choice((1, 1, 3)))
    for key in keys:
        page.keyboard.press(key)
    return " ".join(keys)


def _resize(page: Page, rng: random.Random) -> str:
    width, height = rng.choice(SIZES)
    scheme = rng.choice(("light", "dark"))
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    return f"to {width} x {height}, {scheme}"


def _scroll(page: Page, rng: random.Random) -> str:
    down = rng.choice((-2000, -400, 400, 2000))
    page.mouse.wheel(0, down)
    return f"by {down}"


def _go(page: Page, rng: random.Random, way: str) -> str:
    getattr(page, way)(wait_until="commit")
    if page.url == "about:blank":  # before the first page of all
        page.go_forward(wait_until="commit")
    return page.url[:80]


SITE = "[data-testid=stMain] a[href^='#'], [data-testid*=Nav] a"
ACTIONS = {
    "click a button": Action(12, on_one("button:enabled:not([data-do], [role=tab], [role=radio])", _click)),
    "click a tab": Action(4, on_one("[role=tab]", _click)),
    "choose": Action(6, on_one("[role=radio]", _click)),
    "tick": Action(4, on_one("label:has(input[type=checkbox])", _click)),
    "open or close": Action(6, on_one("summary", _click)),
    "menu": Action(6, on_one("[role=combobox]", _pick)),
    "list": Action(3, on_one("select", _select)),
    "type a number": Action(9, on_one("input[type=number]:enabled", _type)),
    "type": Action(6, on_one("input[type=text]:enabled, textarea:enabled", _type)),
    "slide": Action(8, on_one("[data-testid=stSlider] input, [role=slider], input[type=range]:enabled", _slide)),
    "player": Action(14, on_one("[data-do]:enabled", _click)),
    "scrub": Action(5, on_one("[data-testid=player] input[type=range]:enabled", _scrub)),
    "point": Action(4, on_one(".js-plotly-plot, canvas, svg[role=img]", _click_somewhere)),
    "drag": Action(3, on_one(".js-plotly-plot, canvas", _drag)),
    "press": Action(8, _press),
    "scroll": Action(3, _scroll),
    "resize": Action(2, _resize),
    "follow": Action(2, on_one(SITE, _click)),
    "back": Action(2, partial(_go, way="go_back")),
    "forward": Action(1, partial(_go, way="go_forward")),
    "reload": Action(2, partial(_go, way="reload")),
}
