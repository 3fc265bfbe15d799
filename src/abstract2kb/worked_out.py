"""What is worked out of patterns, kept from one process to the next beside what Python keeps of this package's modules.

Compiling some thousand patterns takes two seconds, taking up what was compiled before some hundredths of one. Where nothing can be kept
(`__pycache__` may not be written, PYTHONDONTWRITEBYTECODE is set), each process works it out anew.

>>> compiled(r"(?P<n>\\d+) of (?P<total>\\d+)").search("ORR was seen in 8 of 20")["total"]
'20'
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found] # what patterns are made by has no public name
import hashlib
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, TypeVar

__all__ = ["Kept", "compiled", "compiled_as", "keep", "worked_out"]

T = TypeVar("T")
_Key = tuple[str, int, str]

_SOURCES = ("worked_out.py", "patterns.py", "nlp/prefixes.py", "nlp/first_letters.py", "nlp/sought.py")
"""Where it is worked out: when one of these changes, what was kept is worth nothing."""
_ENOUGH = 64
"""So much has to be new to be written."""
_MOST = 20_000
"""When more would be kept, what this process did not need goes."""


class Kept:
    """Values by what they are of, a pattern, and its flags; `sign` says in which way they are worked out. Values are what `marshal` can write."""

    def __init__(self, path: Path, sign: bytes) -> None:
        self._path, self._sign = path, sign
        self._known = self._read()
        self._new: dict[_Key, Any] = {}

    def get(self, key: _Key, work: Callable[[], T]) -> T:
        """The value, worked out if it is not known. Raises what `work` raises."""
        found: T | None = self._known.get(key)
        if found is None:
            found = self._known[key] = self._new[key] = work()
        return found

    def keep(self, enough: int = _ENOUGH) -> None:
        """Write what is new beside what others have written meanwhile, if it is enough; where that cannot be done, nothing happens."""
        if len(self._new) < enough:
            return
        entries = self._read() | self._new
        own = self._path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            own.parent.mkdir(exist_ok=True)
            own.write_bytes(marshal.dumps((self._sign, entries if len(entries) <= _MOST else self._new)))
            own.replace(self._path)
        self._new = {}

    def _read(self) -> dict[_Key, Any]:
        try:
            sign, entries = marshal.loads(self._path.read_bytes())
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return entries if sign == self._sign else {}


@cache
def _kept() -> Kept:
    home = Path(__file__).parent
    sign = hashlib.sha256(f"{sys.version} {_sre.MAGIC}".encode())
    for name in _SOURCES:
        with suppress(OSError):
            sign.update((home / name).read_bytes())
    return Kept(Path(cache_from_source(__file__)).with_suffix(".patterns"), sign.digest())


def keep() -> None:
    """Write what this process has worked out so far, for those to come; to be called when a piece of work is done."""
    if not sys.dont_write_bytecode:
        _kept().keep()


def worked_out(kind: str, pattern: str, flags: int, work: Callable[[], T]) -> T:
    """What `work()` gives, which depends on the pattern and its flags alone. For patterns of this package only, not for those made of texts."""
    return _kept().get((kind, int(flags), pattern), work)


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile(pattern, flags)`."""
    return compiled_as("plain", pattern, flags, lambda: _parser.parse(pattern, int(flags)))


def compiled_as(kind: str, pattern: str, flags: int, steps: Callable[[], Any]) -> re.Pattern[str]:
    """The pattern of some steps, which are one `kind` of those of this text."""
    every, code, groups, names, numbers = worked_out(kind, pattern, flags, lambda: _program(steps(), int(flags)))
    found: re.Pattern[str] = _sre.compile(pattern, every, array("I", code).tolist(), groups, names, numbers)
    return found


def _program(steps: Any, flags: int) -> tuple[int, bytes, int, Mapping[str, int], tuple[str | None, ...]]:
    """Flags, code, number of groups, these by name and the names by number: what `re` makes a pattern of."""
    state = steps.state
    numbers: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        numbers[number] = name
    return flags | state.flags, array("I", _compiler._code(steps, flags)).tobytes(), state.groups - 1, state.groupdict, tuple(numbers)
