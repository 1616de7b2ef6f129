"""What `requests.js` does: one question at a time, at the address of the recording on show."""

import asyncio
import time

from tests.load.client.clock import Answer
from tests.load.client.connection import RefusedError

BEFORE_AGAIN = 1  # seconds before a question that failed is asked again


class Requests:
    """`heard(why, asked, answer)` is called with every answer, `again()` when it is time to ask anew.

    `notify(event, value)` tells the page of a recording that the server knows no more.
    """

    def __init__(self, connection, log, heard, again, notify):
        self.connection, self.log, self.heard, self.again, self.notify = connection, log, heard, again, notify
        self.source = self.pending = None
        self._asked = {}

    def turn_to(self, source):
        """Ask at another address from now on."""
        self.stop()
        self.source = source

    def stop(self):
        if self.pending:
            self.pending.cancel()
        self.pending = None

    def give_up(self):
        """Something else is wanted than the frames that are asked for, which is not to wait behind them."""
        if self._asked.get("count"):
            self.stop()

    def ask(self, why, asked):
        self._asked, self.pending = asked, self.log.start(self._ask(why, asked))

    async def _ask(self, why, asked):
        began = time.monotonic()
        try:
            message = await self.connection.post(self.source, asked)
        except RefusedError as error:
            self.log.failed(f"{why}: {error}")
            if error.status == 404:
                self.notify("lost", 0)
            await asyncio.sleep(BEFORE_AGAIN)
            self.pending = None
            self.again()
            return
        self.pending = None
        self.log.took(why, began)
        self.heard(why, asked, Answer.of(message, self.connection.took))
