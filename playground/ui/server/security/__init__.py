"""What guards the server: headers on every answer, and errors that a visitor is told of by an id alone."""

from starlette.middleware import Middleware

from playground.ui.server.security.errors import Guard, tell
from playground.ui.server.security.headers import Headers

__all__ = ["MIDDLEWARE", "tell"]

MIDDLEWARE = [Middleware(Headers), Middleware(Guard)]
