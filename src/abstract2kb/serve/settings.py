"""What the service allows a request, and who may send one."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from abstract2kb.errors import UsageError

__all__ = ["Limits", "Model", "TOKEN_VARIABLE", "is_loopback", "token_for"]

TOKEN_VARIABLE = "ABSTRACT2KB_TOKEN"
_SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one request and of the service; a value that makes no sense raises UsageError.

    `body` is in bytes, `seconds` how long a worker may work on a request, `body_seconds` how long a client may take to send it, `memory` how
    many megabytes a worker may grow by, `queue` how many requests may wait while every worker is busy.
    """

    body: int = 25_000_000
    pages: int = 300
    seconds: float = 120.0
    body_seconds: float = 30.0
    memory: int = 2000
    queue: int = 32

    def __post_init__(self) -> None:
        for name in ("body", "pages", "memory"):
            if getattr(self, name) < 1:
                raise UsageError(f"{name} must be at least 1, not {getattr(self, name)}")
        if self.queue < 0:
            raise UsageError(f"queue must be at least 0, not {self.queue}")
        for name in ("seconds", "body_seconds"):
            if not getattr(self, name) > 0:
                raise UsageError(f"{name} must be more than 0, not {getattr(self, name):g}")


@dataclass(frozen=True, slots=True)
class Model:
    """The pipeline that workers load: the shipped one, with a user's lexicons and another spaCy pipeline where there are any."""

    lexicons: tuple[Path, ...] = ()
    learned: str | None = None


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def token_for(host: str, token: str | None) -> str | None:
    """The token that requests need, if any; raises UsageError where one is needed and there is none, or one that can be guessed."""
    if not token:
        if not is_loopback(host):
            raise UsageError(f"--host {host}: others can reach it, so set a token in the environment: {TOKEN_VARIABLE}=...")
        return None
    if len(token) < _SHORTEST_TOKEN or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(f"{TOKEN_VARIABLE}: must be at least {_SHORTEST_TOKEN} printable ASCII characters without spaces")
    return token
