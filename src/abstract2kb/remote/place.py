"""What the kinds of places have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from abstract2kb.errors import InputError

__all__ = ["MAX_BYTES", "READABLE", "Held", "Place", "read_within", "too_large"]

READABLE = (".pdf", ".txt", ".jsonl")
"""What is read of a folder or an archive."""
MAX_BYTES = 1_000_000_000
"""The largest input that is read, in bytes, unless the user says otherwise."""
_CHUNK = 4 << 20


class Place(Protocol):
    """Where the bytes of an input are. `name` tells it to people and stands in records: it holds no secrets."""

    @property
    def name(self) -> str:
        """The URL without credentials and query, or archive and member."""

    @property
    def suffix(self) -> str:
        """The end of the name, in lower case and with the dot."""

    @property
    def size(self) -> int | None:
        """Bytes, where that is known without asking."""

    @property
    def local(self) -> Path | None:
        """The file that holds it on this machine, if one does."""

    def read(self, limit: int) -> bytes:
        """The bytes, which are read or fetched now; raises InputError, also when there are more than `limit`."""

    def mark(self) -> str | None:
        """What is the same as long as the bytes are, where that is told without fetching them; else None. Raises InputError."""


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes that are here already, under the name of the place that they are from."""

    name: str
    suffix: str
    data: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """So many."""
        return len(self.data)

    @property
    def local(self) -> None:
        """None: they are in no file."""
        return

    def read(self, limit: int) -> bytes:
        """The bytes; raises InputError when there are more than `limit`."""
        if len(self.data) > limit:
            raise too_large(self.name, limit)
        return self.data

    def mark(self) -> None:
        """None: the bytes themselves are here."""
        return


def read_within(read: Callable[[int], bytes], limit: int, name: str) -> bytes:
    """All that a stream gives, in chunks, so that no more than `limit` bytes are ever held; raises InputError when there are more."""
    chunks, total = list[bytes](), 0
    while chunk := read(min(_CHUNK, limit + 1 - total)):
        chunks.append(chunk)
        total += len(chunk)
        if total > limit:
            raise too_large(name, limit)
    return b"".join(chunks)


def too_large(name: str, limit: int) -> InputError:
    """The error for an input that is larger than the limit."""
    return InputError(name, f"larger than {limit / 1e6:,.0f} MB (--max-size)")
