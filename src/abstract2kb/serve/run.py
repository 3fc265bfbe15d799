"""The server process: a socket, workers, and the application between them until a signal ends it."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from functools import partial
from types import FrameType

import uvicorn

from abstract2kb.errors import UsageError
from abstract2kb.serve.app import create_app
from abstract2kb.serve.logs import set_up
from abstract2kb.serve.pool import Pool
from abstract2kb.serve.settings import Limits, Model, token_for
from abstract2kb.serve.worker import hire

__all__ = ["run"]

_CONNECTIONS = 1000
"""So many connections may be open; one more is told that the service is busy."""
_GRACE = 5
"""Seconds that requests have beyond their time limit before a server that is to end ends."""
_log = logging.getLogger("abstract2kb.serve")


def run(host: str, port: int, workers: int, limits: Limits, model: Model, token: str | None) -> None:
    """Serve until SIGTERM or SIGINT: then no request is taken any more, and those under way are answered.

    `port` 0 takes a free one; the first line of the log says which. Raises UsageError when the address cannot be used or needs a token, ModelError
    when the pipeline cannot be loaded.
    """
    token = token_for(host, token)
    set_up()
    with _listening(host, port) as listener:
        pool = Pool(partial(hire, limits, model), workers, limits.queue, limits.seconds)
        signal.signal(signal.SIGTERM, _leave)
        pool.open()
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(pool, limits, token),
                log_config=None,
                access_log=False,
                server_header=False,
                ws="none",
                limit_concurrency=_CONNECTIONS,
                timeout_graceful_shutdown=int(limits.seconds + limits.body_seconds) + _GRACE,
            )
        )
        address = f"[{host}]" if ":" in host else host
        _log.info("serving on http://%s:%d with %d worker%s", address, listener.getsockname()[1], workers, "" if workers == 1 else "s")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            return
        finally:
            _log.info("ended")


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=256)
    except OSError as error:
        raise UsageError(f"{host}:{port}: cannot be listened on ({error.strerror})") from error


def _leave(_: int, __: FrameType | None) -> None:
    """SIGTERM ends the process in good order, as uvicorn hands it on when all requests are answered."""
    sys.exit(0)
