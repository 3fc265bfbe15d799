"""Reaching a PostgreSQL server: an engine whose connections use TLS as the `sslmode` of the URL says.

The modes are those of libpq (https://www.postgresql.org/docs/current/libpq-ssl.html), as hosted databases write them into the URLs they give out.
"""

from __future__ import annotations

import socket
import ssl
from functools import cache
from typing import Any

from sqlalchemy import URL, Engine, NullPool, create_engine, event

from abstract2kb.errors import UsageError

__all__ = ["engine_of"]

_PREFER = "prefer"
_MODES = ("disable", "allow", _PREFER, "require", "verify-ca", "verify-full")
_REFUSED = "refuses ssl"
"""What pg8000 says where a server has no TLS."""


def engine_of(url: URL, shown: str) -> Engine:
    """An engine that keeps no connection; `sslmode` ("prefer" unless told) and `sslrootcert` are taken from the query of the URL.

    Raises UsageError for another mode and for a file that holds no certificate.
    """
    query = dict(url.query)
    mode, root = str(query.pop("sslmode", _PREFER)), query.pop("sslrootcert", None)
    if mode not in _MODES:
        raise UsageError(f"--kb {shown}: sslmode is one of {', '.join(_MODES)}, not {mode!r}")
    try:
        context = _context(mode, None if root is None else str(root))
    except OSError as error:
        raise UsageError(f"--kb {shown}: sslrootcert {root}: {error.strerror or error}") from error
    engine = create_engine(url.set(query=query), poolclass=NullPool, connect_args={"ssl_context": context or False})
    event.listen(engine, "do_connect", _plain_where_refused if mode in ("allow", _PREFER) else _connected)
    event.listen(engine, "connect", _send_at_once)
    return engine


def _send_at_once(connection: Any, _record: Any) -> None:
    """Without this the last packet of each COPY waits 40 ms until the server, which waits for it, tells that it has the others."""
    reached = getattr(connection, "_usock", None)  # pg8000's socket or TLS socket; it has no option for this
    if reached is not None and reached.family in (socket.AF_INET, socket.AF_INET6):
        reached.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@cache
def _context(mode: str, root: str | None) -> ssl.SSLContext | None:
    """How to speak TLS; None for not at all. The system's certificates, which take 30 ms to read, are read where they are asked for only."""
    if mode == "disable":
        return None
    if mode in ("verify-ca", "verify-full"):
        context = ssl.create_default_context(cafile=root)
        context.check_hostname = mode == "verify-full"
        return context
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _connected(dialect: Any, _record: Any, arguments: list[Any], named: dict[str, Any]) -> Any:
    """A connection; TLS that fails is an error of the driver like any other."""
    try:
        return dialect.connect(*arguments, **named)
    except ssl.SSLError as error:
        raise dialect.loaded_dbapi.InterfaceError(f"TLS: {getattr(error, 'verify_message', '') or error.reason or error}") from error


def _plain_where_refused(dialect: Any, record: Any, arguments: list[Any], named: dict[str, Any]) -> Any:
    """A connection with TLS, or without where the server has none."""
    try:
        return _connected(dialect, record, arguments, named)
    except dialect.loaded_dbapi.InterfaceError as error:
        if _REFUSED not in str(error).lower():
            raise
    return dialect.connect(*arguments, **(named | {"ssl_context": False}))
