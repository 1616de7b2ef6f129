"""The player on a page, as a person finds it: by its buttons, its slider and what it says."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, TimeoutError

from playground.choices.share import from_query
from playground.recording.history import History

ROOT = "document.querySelector('[data-testid=player]')"
WATCH = """() => {
    const root = document.querySelector('[data-testid=player]');
    const seen = window.seen = { epochs: [], states: [] };
    const look = () => {
        if (seen.epochs.at(-1) !== +root.dataset.epoch) seen.epochs.push(+root.dataset.epoch);
        if (seen.states.at(-1) !== root.dataset.state) seen.states.push(root.dataset.state);
    };
    look();
    window.watcher?.disconnect();
    window.watcher = new MutationObserver(look);
    window.watcher.observe(root, { attributes: true });
}"""
PIXELS = """async (chart) => {
    const picture = new Image();
    picture.src = chart.querySelector('.imagelayer image').href.baseVal;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    return [...new Uint32Array(canvas.getImageData(0, 0, picture.width, picture.height).data.buffer)];
}"""


def choices(page: Page) -> Locator:
    """What is chosen on the playground, around its player."""
    return page.locator(".st-key-task, .st-key-rail")


def open_group(page: Page, name: str) -> Locator:
    """Open a group of widgets and wait until they are there."""
    group = page.locator(f".st-key-group_{name}")
    group.locator("summary").click()
    group.get_by_test_id("stWidgetLabel").first.wait_for()
    return group


class Player:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("player")
        self.slider = self.root.get_by_role("slider", name="Epoch")
        self.speed = self.root.get_by_role("combobox", name="Speed")
        self.message = self.root.get_by_role("status").and_(page.locator("p"))

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    def click(self, *names: str) -> None:
        for name in names:
            self.button(name).click()

    def click_at_once(self, *names: str) -> int:
        """Click in one go, no frame in between; return the epoch that was shown then."""
        return self.root.evaluate(
            """(root, names) => {
                const epoch = +root.dataset.epoch;
                const buttons = [...root.querySelectorAll('button')];
                names.forEach((name) => buttons.find((b) => b.textContent.trim() === name).click());
                return epoch;
            }""",
            names,
        )

    # ---- what it says of itself

    @property
    def state(self) -> str:
        return self.root.get_attribute("data-state")

    @property
    def epoch(self) -> int:
        return int(self.root.get_attribute("data-epoch"))

    @property
    def frames(self) -> int:
        return int(self.root.get_attribute("data-frames"))

    def numbers(self) -> dict[str, str]:
        """The readouts by their names."""
        names, values = (self.root.locator(tag).filter(visible=True) for tag in ("dt", "dd"))
        return dict(zip(names.all_inner_texts(), values.all_inner_texts(), strict=True))

    def loss(self) -> float:
        return number(self.numbers()["Training loss"])

    def wait(self, condition: str) -> None:
        """Until the JavaScript `condition` over state, epoch, frames and buffered holds."""
        script = f"""() => {{
            const {{ state, ...rest }} = {ROOT}?.dataset ?? {{}};
            const [epoch, frames, buffered] = [+rest.epoch, +rest.frames, +rest.buffered];
            return {condition};
        }}"""
        try:
            self.page.wait_for_function(script)
        except TimeoutError:
            pytest.fail(f"never came true: {condition}; now {self.root.evaluate('(e) => ({...e.dataset})')}")

    def stand(self) -> None:
        """Wait until it shows its first frame and the charts that are seen stand."""
        self.page.locator("[data-testid=player][data-frames][data-recording]").wait_for()

    def rest(self, frames: int = 20) -> None:
        """Let the browser draw that many animation frames and answer what is under way."""
        self.page.evaluate(
            """(count) => new Promise((done) => {
                const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
                next();
            })""",
            frames,
        )

    @contextmanager
    def watched(self) -> Iterator[dict]:
        """Every epoch and every state shown meanwhile; filled when the block ends."""
        seen = {}
        self.page.evaluate(WATCH)
        yield seen
        seen |= self.page.evaluate("() => (window.watcher.disconnect(), window.seen)")

    # ---- common ways to go

    def play_past(self, epoch: int) -> None:
        self.click("Play")
        self.wait(f"epoch > {epoch}")

    def pause(self) -> int:
        """Pause and return the epoch that it stopped at."""
        self.click("Pause")
        self.wait("state === 'paused'")
        return self.epoch

    def scrub(self, epoch: int) -> None:
        """Set the slider and wait until the player has come to rest there."""
        self.slider.fill(str(epoch))
        self.wait(f"epoch === {epoch} && state !== 'playing'")

    @contextmanager
    def beginning_anew(self) -> Iterator[None]:
        """What is done in the block makes the player begin another recording; wait until it has.

        A run of the page that another cuts short may put the player up anew: its charts are looked up again each
        time.
        """
        self.chart("gradients").evaluate("(e) => { e.data.isOld = true; }")
        yield
        self.page.wait_for_function(
            """() => {
                const data = document.querySelector('[data-testid=player] [data-chart=gradients]')?.data;
                return data && !data.isOld && data[0].y.length;
            }"""
        )
        self.wait("epoch === 0 && state === 'idle'")

    # ---- its charts

    def chart(self, name: str) -> Locator:
        return self.root.locator(f"[data-chart={name}].js-plotly-plot")

    def lines(self, name: str, key: str = "y") -> list[list[float]]:
        """One array (x, y, ...) of every trace of a chart."""
        return self.chart(name).evaluate("(e, key) => e.data.map((trace) => [...(trace[key] ?? [])])", key)

    def picture(self) -> list[int]:
        """The boundary's pixels."""
        return self.chart("boundary").evaluate(PIXELS)

    def tag_charts(self) -> None:
        self.root.evaluate("(e) => e.querySelectorAll('.js-plotly-plot').forEach((c) => (c.tagged = true))")

    def tagged_charts(self) -> list[bool]:
        return self.root.evaluate(
            "(e) => [...e.querySelectorAll('.js-plotly-plot')].map((c) => c.tagged === true)"
        )


def recorded(url: str, epoch: int) -> History:
    """What the engine itself makes of the experiment in a link, up to an epoch."""
    experiment, problems = from_query(dict(parse_qsl(urlsplit(url).query, keep_blank_values=True)))
    assert not problems
    history = History(experiment)
    history.extend(epoch)
    return history


def assert_tells_what_was_recorded(player: Player) -> None:
    """The epoch, the readouts and the link belong together: the engine comes to the same numbers."""
    epoch, numbers = player.epoch, player.numbers()
    history = recorded(player.page.url, epoch)
    for name, series in (("Training loss", "train_loss"), ("Test loss", "test_loss")):
        shown, exact = number(numbers[name]), history.series(series)[epoch]
        assert shown == pytest.approx(exact, rel=5.1e-3 if "e" in numbers[name] else 0, abs=5.1e-5), name


def number(text: str) -> float:
    """A number as the page writes it, with a real minus sign."""
    return float(text.replace("−", "-").replace(",", ""))
