"""The log of the service: lines on standard error that quote nothing of a request."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

__all__ = ["set_up"]

_Info = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Discreet(logging.Formatter):
    """Errors by type and place: what they say may quote a report."""

    def formatException(self, ei: _Info) -> str:
        """The frames and the type."""
        kind, _, trace = ei
        return "".join(traceback.format_tb(trace)) + (kind.__name__ if kind else "")


def set_up() -> None:
    """Send the lines of the service, and warnings of the server below it, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(message)s"))
    for name, level in (("abstract2kb.serve", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
