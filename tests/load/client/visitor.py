"""One person with a browser: what they can do, and how long each of it takes."""

import random
import time

from tests.load.client.connection import Connection
from tests.load.client.page import Page
from tests.load.client.player import Player

RATES = (["0.01"], ["0.03"], ["0.1"], ["0.3"])
CHOICES = {  # widget's key: what it may hold; every change starts training anew
    "activation": ("tanh", "ReLU", "sigmoid", "ELU"),
    "n_layers": (1, 2, 3),
    "units_0": range(3, 30),
}


class Visitor:
    """Follows a `link`, the part of the address after the site's own; `seed` makes the choices repeatable."""

    def __init__(self, site, log, link="", seed=0, speed=40):
        name, _, query = link.partition("?")
        self.log, self.random, self.address = log, random.Random(seed), site.path + link
        self.connection = Connection(site)
        self.player = Player(self.connection, log, self._notify, speed)
        self.page = Page(self.connection, log, name, query, lambda data: self.player.told(**data))
        self.said = []  # runs of the page because of what the player said

    def _notify(self, event, value):
        self.said.append(self.log.start(self.page.say(event, value)))

    async def open(self):
        """Enter the address and wait for the end of the page's script, and for the first frames of its player."""
        began = time.monotonic()
        await self.connection.get(self.address)
        await self.page.connect()
        await self.page.run()
        self.log.took("opening", began)
        if self.page.player:
            await self.player.until(lambda: self.player.is_open)
            self.log.took("opening with frames", began)

    async def choose(self, key, value):
        began = time.monotonic()
        await self.page.run({key: value})
        self.log.took("action", began)

    async def choose_anything(self):
        key = self.random.choice(list(CHOICES))
        others = [value for value in CHOICES[key] if value != self.page.value(key)]
        await self.choose(key, self.random.choice(others))

    async def change_rate(self):
        """Keeps the weights, and goes on playing where it plays."""
        others = [rate for rate in RATES if rate != self.page.value("learning_rate")]
        await self.choose("learning_rate", self.random.choice(others))

    async def play(self):
        """Play as soon as that can be, from the start where the end was reached."""
        await self.player.until(lambda: self.player.is_open)
        self.player.play()

    async def pause(self):
        """Stop, and wait until the server has heard of it."""
        if self.player.state != "playing":
            return
        began, heard = time.monotonic(), self.player.reports
        self.player.pause()
        await self.player.until(lambda: self.player.reports > heard)
        self.log.took("pause", began)

    async def look_back(self):
        """Scrub to an earlier epoch, one whose frame is not here, and wait for it."""
        player = self.player
        missing = [epoch for epoch in range(1, player.farthest) if epoch not in player.store.frames]
        if not missing:
            return
        began = time.monotonic()
        player.go_to(self.random.choice(missing))
        await player.until(lambda: player.target is None)
        self.log.took("scrub", began)

    async def reconnect(self):
        """Lose the socket between two runs of the page and take the session up again; the player goes on."""
        session = self.page.session
        await self.page.close()
        await self.page.connect()
        await self.change_rate()
        if self.page.session != session:
            self.log.failed("a visitor who came back was not known any more")

    async def leave(self):
        self.player.leave()
        for run in self.said:
            run.cancel()
        self.connection.close()
        await self.page.close()
