"""What `player.js` does, without drawing: shows a recording at the pace of its clock, asks for more in time."""

import asyncio
import time

from tests.load.clock import Answer, Clock, Store, question
from tests.load.connection import PATIENCE, RefusedError

BEFORE_AGAIN = 1  # seconds before a question that failed is asked again


class Player:
    """`notify(event, value)` is called with what the page is to hear."""

    def __init__(self, connection, log, notify, speed=40):
        self.connection, self.log, self.notify = connection, log, notify
        self.clock, self.pace, self.store = Clock(speed), log.new_pace(), None
        self.source = self.learning_rate = self.target = self.reported = None
        self.state, self.shown, self.farthest = "idle", 0, 0
        self.is_open = self.rewinds = self.may_have_moved = False
        self.reports = 0  # answers to questions that said that nothing moves
        self._pending = self._timer = None
        self._asked = {}
        self._news = asyncio.Event()

    async def until(self, holds):
        """Wait until something holds; it is looked at after every answer and every frame. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._news = asyncio.Event()
                await self._news.wait()

    def told(self, source, learning_rate, epochs):
        """Take in what the page says."""
        self.learning_rate = learning_rate
        self.may_have_moved = self.store is not None and epochs != self.store.last_epoch
        if source != self.source:
            self._hang_up()
            self.source, self.is_open, self.rewinds = source, False, False
        self.pump()

    def leave(self):
        self._stop()
        self._hang_up()

    # ---- what the person does ---------------------------------------------------------------------------

    def play(self):
        if self.state == "playing":
            return
        if self.shown >= self.store.end:
            self.farthest = 0
            self._show(0)
        self.target = self.reported = None
        self.state = "playing"
        self.clock.start(self.shown, time.monotonic())
        self.pace.start()
        self._wait()
        self.pump()

    def pause(self):
        self._stop()
        self._give_up()
        self.pump()

    def go_to(self, epoch):
        """Show an epoch that is recorded."""
        self._stop()
        self.target = min(max(epoch, 0), self.store.end)
        if self.target not in self.store.frames:
            self._show(self.store.nearest(self.target))
            self._give_up()
        self._settle()
        self.pump()

    # ---- time -------------------------------------------------------------------------------------------

    def _wait(self):
        """Look again when the next frame is due; one that is late comes with an answer, which looks by itself."""
        self._timer = asyncio.get_running_loop().call_later(max(self.clock.left, 0.001), self._tick)

    def _tick(self):
        moves = self.clock.advance(time.monotonic())
        if moves:
            self.pace.frames += 1
            self._show(self.clock.shown)
        if self.shown >= self.store.end:
            self._stop()
            self.state = "done"
        elif moves or self.clock.left > 0:
            self._wait()
        else:
            self.pace.waits += 1
            self._timer = None
        self.pump()
        self._news.set()

    def _show(self, epoch):
        self.shown = epoch
        self.farthest = max(self.farthest, epoch)
        self.store.forget(epoch)

    def _stop(self):
        if self._timer:
            self._timer.cancel()
        self._timer = None
        if self.state == "playing":
            self.pace.stop()
            self.state = "paused"

    # ---- what is asked, and what comes back -------------------------------------------------------------

    def pump(self):
        """Ask for what is needed next, if anything is and nothing is under way."""
        if self._pending or self.source is None:
            return
        why, asked = question(self)
        if why == "report":
            self.may_have_moved, self.reported = False, self.shown
        if why:
            self._asked, self._pending = asked, self.log.start(self._ask(why, asked))

    def _give_up(self):
        """Something else is wanted than the frames that are asked for, which is not to wait behind them."""
        if self._asked.get("count"):
            self._hang_up()

    def _hang_up(self):
        if self._pending:
            self._pending.cancel()
        self._pending = None

    async def _ask(self, why, asked):
        began = time.monotonic()
        try:
            answer = Answer.of(await self.connection.post(self.source, asked))
        except RefusedError as error:
            self.log.failed(f"{why}: {error}")
            if error.status == 404:
                self.notify("lost", 0)
            await asyncio.sleep(BEFORE_AGAIN)
            self._pending = None
            self.pump()
            return
        self._pending = None
        self.log.took(why, began)
        self.reports += asked.get("playing") is False
        is_late = self.state == "playing" and self._timer is None
        if is_late:
            self.clock.advance(time.monotonic())  # it stood still so far: no leap
        self._receive(why, answer)
        if is_late and self.state == "playing":
            self._tick()
        self._news.set()

    def _receive(self, why, answer):
        origin = answer.header.get("forked_from")
        goes_on = self.is_open and origin and origin["id"] == self.store.id and origin["epoch"] > 0
        if why == "fork":
            self.notify("forked", answer.header["recording"])
        if answer.header.get("scene") and not goes_on:
            self._begin(answer)
            return
        if goes_on:
            self._continue(answer, origin["epoch"])
        else:
            self.store.merge(answer)
        if self.shown > self.store.end:
            self.go_to(self.store.end)
        elif self.state == "done" and self.shown < self.store.end:
            self.state = "paused"
        self._settle()
        self.pump()

    def _begin(self, answer):
        self._stop()
        self.store = Store(answer)
        self.clock.rewind(self.store, 0)
        self.is_open, self.rewinds, self.state = True, False, "idle"
        self.shown = self.farthest = 0
        self.go_to(min(answer.header["shown"], self.store.length - 1))

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
