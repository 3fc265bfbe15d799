"""What goes to a worker and what comes back.

Both cross between processes as MessagePack, so that nothing a damaged worker sends can become more than text and numbers.
"""

from __future__ import annotations

import msgspec

__all__ = ["Answer", "Job"]


class Job(msgspec.Struct, frozen=True):
    """One report to read: a PDF in `data`, or a text; `pages`: read so many pages and leave the rest, as `extract --max-pages` does."""

    source: str
    data: bytes | None = None
    text: str | None = None
    password: str | None = None
    pages: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """What came of a job: the extraction as JSON, or else what is wrong with the input, or where our own fault is.

    `problem` is "" when `json` holds the extraction; `cause` is one line for the client; `trace`, for the log, quotes nothing of the input.
    """

    json: bytes = b""
    pages: int = 0
    records: dict[str, int] = {}
    problem: str = ""
    cause: str = ""
    trace: str = ""
