"""What `player.js` does, without drawing: shows a recording at the pace of its clock, asks for more in time."""

import asyncio
import math
import time

from tests.load.client.clock import Clock, Store, question
from tests.load.client.connection import PATIENCE
from tests.load.client.requests import Requests


def _now():
    """Milliseconds, as the clock has them."""
    return 1000 * time.monotonic()


class Player:
    """`notify(event, value)` is called with what the page is to hear."""

    def __init__(self, connection, log, notify, speed=40):
        self.notify, self.requests = notify, Requests(connection, log, self._hear, self.pump, notify)
        self.clock, self.pace, self.store = Clock(speed), log.new_pace(), None
        self.learning_rate = self.target = self.reported = None
        self.state, self.shown, self.farthest = "idle", 0, 0
        self.is_open = self.rewinds = self.may_have_moved = False
        self.reports = 0  # answers to questions that said that nothing moves
        self._timer, self._is_late = None, False
        self._news = asyncio.Event()

    async def until(self, holds):
        """Wait until something holds; it is looked at after every answer and every frame. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._news = asyncio.Event()
                await self._news.wait()

    def told(self, source, learning_rate, epochs, recording, scripts=None):
        """Take in what the page says; the address is of the `recording`, which matters to links alone, and
        the `scripts` are for browsers.
        """
        self.learning_rate = learning_rate
        self.may_have_moved = self.store is not None and epochs != self.store.last_epoch
        if source != self.requests.source:
            self.requests.turn_to(source)
            self.is_open = self.rewinds = False
        self.pump()

    def leave(self):
        self._stop()
        self.requests.stop()

    # ---- what the person does ---------------------------------------------------------------------------

    def play(self):
        if self.state == "playing":
            return
        if self.shown >= self.store.end:
            self.farthest = 0
            self._show(0)
        self.target = self.reported = None
        self.state = "playing"
        self.clock.start(self.shown, _now())
        self.pace.start()
        self._look()

    def pause(self):
        if self.state == "playing":
            self._stop()
            self.requests.give_up()
            self.pump()

    def go_to(self, epoch):
        """Show an epoch that is recorded."""
        self._stop()
        self.target = min(max(epoch, 0), self.store.end)
        if self.target not in self.store.frames:
            self._show(self.store.nearest(self.target))
            self.requests.give_up()
        self._settle()
        self.pump()

    # ---- time -------------------------------------------------------------------------------------------

    def _look(self):
        """Show what is due, and look again when the next frame is; one that is late comes with an answer."""
        self._advance()
        if self._timer:
            self._timer.cancel()
        self._timer, was_late, self._is_late = None, self._is_late, False
        if self.shown >= self.store.end:
            self._stop()
            self.state = "done"
        elif self.clock.left > 0 or self.clock.has_next(self.shown):
            self._timer = asyncio.get_running_loop().call_later(max(self.clock.left / 1000, 0.001), self._look)
        else:
            self._is_late = True
            self.pace.waits += not was_late
        self.pump()
        self._news.set()

    def _advance(self):
        if self.clock.advance(_now()):
            self.pace.frames += 1
            self._show(self.clock.shown)

    def _show(self, epoch):
        self.shown = epoch
        self.farthest = max(self.farthest, epoch)
        self.store.forget(epoch)

    def _stop(self):
        if self._timer:
            self._timer.cancel()
        self._timer, self._is_late = None, False
        if self.state == "playing":
            self.pace.stop()
            self.state = "paused"

    # ---- what is asked, and what comes back -------------------------------------------------------------

    def pump(self):
        """Ask for what is needed next, if anything is and nothing is under way."""
        if self.requests.pending or self.requests.source is None:
            return
        why, asked = question(self)
        if why == "report":
            self.may_have_moved, self.reported = False, self.shown
        if why:
            self.requests.ask(why, asked)

    def _hear(self, why, asked, answer):
        self.reports += asked.get("playing") is False
        if self.state == "playing":
            self._advance()  # what was late stood still so far
            self.clock.heard(len(answer.epochs), answer.took, _now())
        else:
            self.clock.supply = math.inf
        self._receive(why, answer)
        if self.state == "playing":
            self._look()
        self._news.set()

    def _receive(self, why, answer):
        origin = answer.header.get("forked_from")
        goes_on = self.is_open and origin and origin["id"] == self.store.id and origin["epoch"] > 0
        is_same = self.store is not None and answer.header["recording"] == self.store.id
        if why == "fork":
            self.notify("forked", answer.header["recording"])
        if not answer.header.get("scene") or (is_same and not self.is_open):  # the server was started anew
            self.is_open = True
            self.store.merge(answer)
        elif goes_on:
            self._continue(answer, origin["epoch"])
        else:
            self._begin(answer)
            return
        if self.shown > self.store.end:
            self.go_to(self.store.end)
        elif self.state == "done" and self.shown < self.store.end:
            self.state = "paused"
        self._settle()
        self.pump()

    def _begin(self, answer):
        plays_on = self.is_open and self.state == "playing"
        self._stop()
        self.store = Store(answer)
        self.clock.rewind(self.store, 0)
        self.is_open, self.rewinds, self.state = True, False, "idle"
        self.shown = self.farthest = 0
        self.go_to(min(answer.header["shown"], self.store.length - 1))
        if plays_on:
            self.play()

    def _continue(self, answer, epoch):
        before, self.store = self.store, Store(answer)
        self.store.inherit(before, epoch)
        self.clock.rewind(self.store, epoch)
        self.farthest, self.shown = min(self.farthest, epoch), min(self.shown, epoch)

    def _settle(self):
        if self.target is None:
            return
        self.target = min(self.target, self.store.end)
        if self.target in self.store.frames:
            epoch, self.target = self.target, None
            self.state = "done" if epoch >= self.store.end else "paused" if epoch else "idle"
            self._show(epoch)
