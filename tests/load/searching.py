"""A class beside somebody who searches over settings for as long as the class is there."""

import asyncio
from contextlib import suppress

from websockets.exceptions import ConnectionClosed

from tests.load.classes import classroom
from tests.load.students import links
from tests.visit import visit

LONG = "n_seeds=20&epochs=2000&hidden_sizes=32,32&n_samples=2000"  # 240 trainings that take more than an hour


async def sweep(run):
    """Ten students, five of whom play, while all workers of the sweep are busy."""
    with visit(f"{run.site.origin}{run.site.path}") as searcher:
        searcher.run("sweep", query=LONG)
        searcher.ask("sweep", query=LONG, sweep_start=True)
        listening = asyncio.create_task(asyncio.to_thread(_listen, searcher))
        await classroom(run, "sweep", links(10), 5)
        if listening.done():
            run.log.failed("the sweep was over before the class")
    await listening


def _listen(searcher):
    """What nobody hears would hold up the socket."""
    with suppress(ConnectionClosed):
        for _ in searcher.heard():
            pass
