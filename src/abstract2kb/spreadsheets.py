"""What keeps the text of a report from being taken for a formula where a table is opened in a spreadsheet (CSV injection, OWASP)."""

from __future__ import annotations

import re
from typing import TextIO

__all__ = ["LineFeeds", "defused"]

_FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
"""The sign of a formula, or a full-width one, behind anything that is not seen; a tab or line end in front of whatever may come."""


def defused(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> defused("=1+1"), defused("ORR = 40%")
    ("'=1+1", 'ORR = 40%')
    """
    return "'" + text if _FORMULA.match(text) else text


class LineFeeds:
    """A stream for `csv.writer(LineFeeds(stream), lineterminator="\\r\\n")` whose rows end in a line feed.

    The csv module quotes a cell with a carriage return only if its own line end has one; unquoted, what follows it would be a row of its own.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, row: str) -> int:
        """Writes one row."""
        return self._stream.write(row.removesuffix("\r\n") + "\n")
