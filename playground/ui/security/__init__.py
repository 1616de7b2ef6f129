"""What guards the server: headers on every answer, and errors that a visitor is told of by an id alone."""

from starlette.middleware import Middleware

from playground.ui.security.errors import Guard, tell
from playground.ui.security.headers import Headers

__all__ = ["MIDDLEWARE", "tell"]

MIDDLEWARE = [Middleware(Headers), Middleware(Guard)]
