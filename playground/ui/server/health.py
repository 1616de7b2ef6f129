"""An address that says whether the playground is well: the server answers, and so does every trainer."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from playground import trainers
from playground.ui.server.assets import PREFIX

PATIENCE = 3  # seconds: a container's health check waits for 4


async def _respond(request):
    """200, or 503 while a trainer does not answer; one that has died is started again by being asked."""
    if await run_in_threadpool(trainers.are_well, PATIENCE):
        return PlainTextResponse("ok")
    return PlainTextResponse("A training process does not answer.", status_code=503)


ROUTES = [Route(f"{PREFIX}/health", _respond)]
