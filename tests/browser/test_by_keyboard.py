"""The main job without a mouse: choose, play, pause, step, scrub, and always see where one is."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from playground.choices.experiment import Experiment
from playground.choices.share import from_query

# What has the focus: its name, whether it is on the screen, and whether what had the focus before looks otherwise
# now. Styles of what is around count too: the ring of a slider is on its thumb, that of a field on its frame.
FOCUSED = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const note = (e) => {
        const around = [e, e.parentElement, e.parentElement?.parentElement].filter(Boolean);
        const names = ['outlineStyle', 'outlineColor', 'boxShadow', 'borderColor', 'backgroundColor', 'color'];
        const styles = () => around.map((one) => getComputedStyle(one));
        const look = () => styles().flatMap((style) => names.map((name) => style[name])).join();
        window.left = { element: e, look, looked: look() };
    };
    const isThere = (e) => e?.isConnected && e !== document.body; // a new page begins with nothing in focus
    const isSame = () => isThere(window.left?.element) && window.left.look() === window.left.looked;
    const press = ({ key }) => key === 'Tab' && note(document.activeElement);
    if (!window.left) addEventListener('keydown', press, true);
    for (let frames = 60; frames && isSame(); frames--) await frame();
    const wasSeen = !isSame();
    for (let frames = 2; frames; frames--) await frame(); // then transitions are over: less motion is asked for
    const e = document.activeElement;
    const { left, right, top, bottom } = e.getBoundingClientRect();
    const isOnScreen = left < innerWidth && top < innerHeight && right > 0 && bottom > 0;
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isBelow = Boolean(over?.closest('header, .bp-bar')) && !e.matches('main, header *, .bp-bar *');
    const name = e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText ?? '';
    return [e.tagName.toLowerCase(), name.trim().split('\\n').at(-1), isOnScreen && !isBelow, wasSeen];
}"""


class Keyboard:
    """Goes on by Tab alone, or back by Shift+Tab; every stop must be seen, and look otherwise once it is left."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.passed = []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def stops(self, key: str) -> Iterator[tuple[str, str]]:
        for _ in range(40):
            self.press(key)
            tag, name, is_on_screen, was_seen = self.page.evaluate(FOCUSED)
            assert is_on_screen, (tag, name)
            assert was_seen, f"nobody sees the focus on {self.passed[-1]}, before {name}"
            self.passed.append(name)
            yield tag, name

    def to(self, wanted: str, tag: str = "", key: str = "Tab") -> None:
        if not any(name == wanted and tag in ("", found) for found, name in self.stops(key)):
            pytest.fail(f"{wanted} is not reached: {self.passed}")


def test_the_main_job_by_keyboard_alone(page, open_player):
    page.set_viewport_size({"width": 1400, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    player = open_player()
    keyboard = Keyboard(page)

    keyboard.to("Circles")
    keyboard.press("ArrowRight", "Space")
    page.wait_for_url("**/?dataset=moons")
    keyboard.to("Hidden layers", "input")
    keyboard.press("ArrowUp")
    page.wait_for_url("**hidden_sizes=8*4*4")
    keyboard.to("Activation", "input")
    keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="sigmoid", exact=True)).to_be_visible()
    keyboard.press("ArrowDown", "Enter")
    page.wait_for_url("**activation=sigmoid")
    keyboard.to("Learning rate", "input")
    keyboard.press("ArrowRight")
    page.wait_for_url("**learning_rate=0.1")
    keyboard.to("Epochs", "input")
    keyboard.press("ArrowUp")
    page.wait_for_url("**epochs=1100")
    keyboard.to("Data")
    keyboard.press("Enter")
    expect(page.locator(".st-key-group_data").get_by_role("slider", name="Samples")).to_be_visible()
    keyboard.to("Samples", "input")
    keyboard.to("Training")
    player.wait("epoch === 0 && state === 'idle'")

    keyboard.to("Play")
    keyboard.press("Enter")
    player.wait("state === 'playing' && epoch > 5")
    keyboard.press("Enter")  # the focus has gone to Pause
    player.wait("state === 'paused'")
    epoch = player.epoch
    keyboard.to("Step")
    keyboard.press("Enter")
    player.wait(f"epoch === {epoch + 1}")
    keyboard.to("Epoch")
    keyboard.press("ArrowLeft", "ArrowLeft")
    player.wait(f"epoch === {epoch - 1} && state === 'paused'")
    keyboard.press("Home")
    player.wait("epoch === 0 && state === 'idle'")
    keyboard.to("Hear the loss")
    keyboard.press("Space")
    expect(player.button("Hear the loss")).to_have_attribute("aria-pressed", "true")
    page.emulate_media(reduced_motion="no-preference")
    chosen, _ = from_query(dict(parse_qsl(urlsplit(page.url).query)))
    assert chosen == Experiment(
        dataset="moons", hidden_sizes=(8, 4, 4), activation="sigmoid", learning_rate=0.1, epochs=1100
    )
