"""Somebody who tries everything on all pages, at random; after every step nothing may be broken."""

import random
import re
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Download, Error, Page, TimeoutError

from playground.ui.server.security.errors import SORRY
from playground.ui.site import PAGES
from tests.browser.conftest import Server, go_to, without_errors
from tests.browser.player import Player
from tests.browser.walk.actions import ACTIONS, PATIENCE

STAY = 12  # actions on a page before the player is tried and another page's turn comes
AT_REST, ANSWERED = 30_000, 15_000  # milliseconds that the page may take; a slow machine is no failure
LONG = 10_000  # milliseconds after which one looks for a way to cancel
AT_FAULT = re.compile(r"Traceback \(most recent call last\)|Error [0-9a-f]{8}: ")
STEPPED = """([root, epoch]) => !root.isConnected || +root.dataset.epoch !== epoch
    || ['done', 'diverged'].includes(root.dataset.state)"""
PLAYER_SAYS = """(root) => JSON.stringify({ ...root.dataset,
    marks: performance.getEntriesByType('mark').map(({ name, startTime }) => `${name} ${Math.round(startTime)}`),
    answers: performance.getEntriesByType('resource').filter(({ name }) => name.includes('/recordings/')).slice(-5)
        .map((e) => [Math.round(e.startTime), Math.round(e.duration), e.responseStatus]),
    now: Math.round(performance.now()) })"""


class FaultError(AssertionError):
    """Something broke; says what, and what was done before."""


class Walk:
    """`visited` counts the actions on each page, `done` those of each kind, `missed` those that could not be done.

    What can be seen depends on how fast the page is, so that the same seed may lead to other places.
    """

    def __init__(self, page: Page, server: Server, seed: int) -> None:
        self.page, self.server, self.seed, self.random = page, server, seed, random.Random(seed)
        self.visited, self.done, self.missed, self.tried = Counter(), Counter(), Counter(), 0
        self._last, self._read = deque(maxlen=20), server.log.stat().st_size

    def take(self, count: int) -> None:
        """So many actions, about as many on each page. Raises FaultError."""
        stay = max(1, min(STAY, count // len(PAGES)))
        with self._heard() as errors:
            for at in range(count):
                if at % stay == 0:
                    self._turn(errors)
                self._act()
                self.visited[self._name()] += 1
                self._look(errors)
            self._try_player(errors)

    @contextmanager
    def _heard(self) -> Iterator[list[str]]:
        """What the page says of errors, as it says it."""

        def hear(dialog: Dialog) -> None:
            if dialog.type != "beforeunload":
                errors.append(f"a dialog says {dialog.message!r}")
            dialog.dismiss()

        def throw_away(download: Download) -> None:
            self.done["download"] += 1
            download.cancel()

        self.page.on("dialog", hear)
        self.page.on("download", throw_away)
        self.page.on("popup", lambda page: page.close())
        with without_errors(self.page) as errors:
            yield errors

    def _turn(self, errors: list[str]) -> None:
        """To the page that was seen least."""
        self._try_player(errors)
        name = min(PAGES, key=self.visited.__getitem__)
        try:
            go_to(self.page, PAGES[name].title, PATIENCE)
            self._note("turn", f"to {name} by the navigation")
        except TimeoutError:  # its menu has no room, a sidebar is closed, or no page was opened yet
            self._note("turn", f"to {name} by its address")
            self.page.goto(self.server.url + ("" if name == "live" else name), wait_until="commit")
        self._look(errors)

    def _act(self) -> None:
        """Do one thing that can be done."""
        names = list(ACTIONS)
        while True:
            name = self.random.choices(names, [ACTIONS[name].weight for name in names])[0]
            try:
                said = ACTIONS[name].do(self.page, self.random)
            except Error:  # it went away, or something lies over it
                self.missed[name] += 1
                self.page.keyboard.press("Escape")
                said = "could not be done"
            if said is not None:
                self._note(name, said)
                return

    def _look(self, errors: list[str]) -> None:
        """Wait until the page is at rest; nothing may have gone wrong on the way."""
        self._wait("connection-state='CONNECTED'", AT_REST)
        self._rest()
        errors += self.page.get_by_test_id("stException").all_inner_texts()
        if self.page.get_by_text(SORRY.split(",")[0]).count():
            errors.append("the page says that something went wrong")
        with self.server.log.open(errors="replace") as log:
            log.seek(self._read)
            said, self._read = log.read(), log.tell()
        if AT_FAULT.search(said):
            errors.append(said)
        if errors:
            raise self._fault("\n".join(errors))

    def _try_player(self, errors: list[str]) -> None:
        """Step shows another epoch, or there is none; a phone's sidebar may lie over it."""
        player = Player(self.page)
        if not player.root.filter(visible=True).count():
            return
        self._note("step", "to see whether the player answers")
        try:
            self.page.locator("[data-testid=player][data-epoch]").wait_for(timeout=AT_REST)  # its first frame
            if player.state == "playing":
                player.button("Pause").dispatch_event("click", timeout=ANSWERED)
            at = [player.root.element_handle(), player.epoch]
            player.button("Step").dispatch_event("click", timeout=ANSWERED)
            self.page.wait_for_function(STEPPED, arg=at, timeout=ANSWERED)
        except TimeoutError as error:
            said = "\n".join([f"the player does not answer: {player.root.evaluate(PLAYER_SAYS)}", *errors])
            raise self._fault(said) from error
        self.tried += 1
        self._look(errors)

    def _rest(self) -> None:
        """Wait until the page's script has run; what takes long is cancelled, as a reader would."""
        with suppress(FaultError):
            return self._wait("script-state='notRunning'", LONG)
        with suppress(Error):
            self.page.get_by_role("button", name="Cancel", exact=True).click(timeout=PATIENCE)
        return self._wait("script-state='notRunning'", AT_REST)

    def _wait(self, state: str, patience: float) -> None:
        try:
            self.page.locator(f"[data-testid=stApp][data-test-{state}]").wait_for(timeout=patience)
        except TimeoutError as error:
            raise self._fault(f"not so within {patience / 1000:.0f} s: {state}") from error

    def told(self) -> str:
        """How far it came, in a line."""
        pages = ", ".join(f"{name} {self.visited[name]}" for name in PAGES)
        kinds = ", ".join(f"{name} {count}" for name, count in self.done.most_common())
        tried = f"{self.missed.total()} out of reach, player tried {self.tried} times"
        return f"{self.visited.total()} actions ({pages}), {tried}; {kinds}"

    def _name(self) -> str:
        return urlsplit(self.page.url).path.strip("/").split("/")[-1] or "live"

    def _note(self, name: str, said: str) -> None:
        self.done[name] += 1
        self._last.append(f"{self._name()}: {name} {said}")

    def _fault(self, words: str) -> FaultError:
        last = "\n".join(f"  {line}" for line in self._last)
        return FaultError(f"{words}\nAt {self.page.url} with seed {self.seed} after\n{last}")
