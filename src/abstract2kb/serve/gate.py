"""Before anything else sees a request: is it meant for this server, and does it bring the token? And afterwards: one line in the log.

The line has the method, the path if it is one of ours, the status, the time and the number of bytes: nothing that the client wrote.
"""

from __future__ import annotations

import hmac
import logging
import time
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from abstract2kb.serve.metrics import Metrics
from abstract2kb.serve.problems import ProblemError, response

__all__ = ["Gate", "OPEN", "PATHS"]

OPEN = ("/health/live", "/health/ready", "/openapi.json")
"""What needs no token."""
PATHS = ("/extract", "/metrics", *OPEN)
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY")
_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_log = logging.getLogger("abstract2kb.serve")


@dataclass
class _Seen:
    """What is noted of a request."""

    status: int = 500
    received: int = 0


class Gate:
    """ASGI middleware; without a token only requests that name this machine as their host are let in (no web page can send others here)."""

    def __init__(self, app: ASGIApp, metrics: Metrics, token: str | None) -> None:
        self._app, self._metrics, self._token = app, metrics, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen, since = _Seen(), time.monotonic()

        async def receiving() -> Message:
            message = await receive()
            seen.received += len(message.get("body", b""))
            return message

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
            await send(message)

        try:
            refusal = self._refusal(scope)
            await (self._app if refusal is None else response(refusal))(scope, receiving, sending)
        finally:
            path = scope["path"] if scope["path"] in PATHS else "other"
            method = scope["method"] if scope["method"] in _METHODS else "other"
            seconds = time.monotonic() - since
            self._metrics.answered(path, seen.status, seconds)
            _log.info("%s %s %d %.3f s %d bytes", method, path, seen.status, seconds, seen.received)

    def _refusal(self, scope: Scope) -> ProblemError | None:
        headers = Headers(scope=scope)
        if self._token is None:
            host = headers.get("host", "").rpartition(":") if not headers.get("host", "").endswith("]") else (headers["host"], "", "")
            name = (host[0] or host[2]).lower()
            return None if name in _LOCAL else ProblemError(421, "wrong-host", "this server is for requests to localhost only")
        if scope["path"] in OPEN:
            return None
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), self._token.encode()):
            return None
        return ProblemError(401, "no-token", "needs the token of this server: Authorization: Bearer ...", {"WWW-Authenticate": "Bearer"})
