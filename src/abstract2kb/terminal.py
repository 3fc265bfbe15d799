"""Text of reports and names of files as they may be shown on a terminal."""

from __future__ import annotations

import re

__all__ = ["printable"]

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """The text with a space for every control character but the line feed: a terminal would take some for orders.

    >>> printable("red: \\x1b[31m")
    'red:  [31m'
    """
    return _CONTROL.sub(" ", text)
