"""What a run has got done so far, in a file: so that it can be stopped at any moment and gone on with, and need not be held in memory.

A line of JSON that says which version, model, lexicons and settings the records are of, then one line per finished piece of work. Each begins with a
digest of itself: half a line, as a killed run or a lost power supply leaves it, is not taken for a result. The file grows at its end only; nothing in
it is ever changed.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

import msgspec

from abstract2kb.batch.results import Failure, Result, Tally
from abstract2kb.errors import UsageError

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["Journal", "journal_of"]

_FORMAT = "abstract2kb journal 1"
_NONE = b"null"
_DIGEST = 16
"""Hexadecimal digits of the digest."""


class _Header(msgspec.Struct):
    format: str
    fingerprint: dict[str, str]


class _Entry(msgspec.Struct):
    key: str
    source: str
    tally: Tally
    failure: Failure | None
    extraction: msgspec.Raw


_encoder = msgspec.json.Encoder()
_entries = msgspec.json.Decoder(_Entry)


def journal_of(output: Path) -> Path:
    """Where the journal of a run lies: beside its output."""
    return output.with_name(f"{output.name}.a2kb-part")


class Journal:
    """Results by key, in a file beside `output`; for None in a private file without a name, which is gone with the process.

    `ignored` says, for people, why a journal that was found is not used. Raises UsageError when the place cannot be written,
    or another run writes it.
    """

    def __init__(self, output: Path | None, fingerprint: dict[str, str], resume: bool = False) -> None:
        self._output, self.ignored = output, ""
        self.path = path = None if output is None else journal_of(output)
        self._places: dict[str, tuple[int, int]] = {}
        self._file = self._open()
        self._end = self._read(fingerprint) if path is not None and resume else 0
        self.resumed = len(self._places)
        if path is not None:
            os.ftruncate(self._file, self._end)
        if not self._end:
            self._append(_encoder.encode(_Header(_FORMAT, fingerprint)))

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """The file stays if it holds something that a later run can use and this one has not used up."""
        if self.path is not None and (kind is None or not self._places):
            with suppress(FileNotFoundError):
                self.path.unlink()
        os.close(self._file)

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def add(self, key: str, result: Result) -> None:
        """Notes what has come of a piece of work."""
        extraction = msgspec.Raw(_NONE if result.line is None else result.line)
        self._places[key] = self._append(_encoder.encode(_Entry(key, result.source, result.tally, result.failure, extraction)))

    def get(self, key: str) -> Result:
        """What has come of it."""
        offset, length = self._places[key]
        entry = _entries.decode(memoryview(os.pread(self._file, length, offset))[_DIGEST + 1 :])
        line = bytes(entry.extraction)
        return Result(entry.source, None if line == _NONE else line, entry.failure, entry.tally)

    def _open(self) -> int:
        if self.path is None:
            handle, name = tempfile.mkstemp(prefix="abstract2kb-")
            os.unlink(name)
            return handle
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise UsageError(f"{self._output}: cannot be written ({error.strerror})") from error
        if fcntl is not None:
            try:
                fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(handle)
                raise UsageError(f"{self._output}: another run is writing it") from error
        return handle

    def _append(self, payload: bytes) -> tuple[int, int]:
        """Writes a line at the end; gives its offset and length."""
        offset = end = self._end
        for piece in (_digest(payload) + b" ", payload, b"\n"):  # not joined: of a long book it is 100 MB
            end = self._write(memoryview(piece), end)
        self._end = end
        return offset, end - offset

    def _write(self, piece: memoryview, offset: int) -> int:
        """Writes what a full disk may take half of before it says so; gives the offset behind it."""
        while piece:
            written = os.pwrite(self._file, piece, offset)
            piece, offset = piece[written:], offset + written
        return offset

    def _read(self, fingerprint: dict[str, str]) -> int:
        """Learns what is there; gives the end of the last whole line, 0 if the file is of no use."""
        offset = 0
        with open(self._file, "rb", closefd=False) as lines:  # to close a second handle would give up the lock
            for number, line in enumerate(lines):
                payload = line[_DIGEST + 1 : -1]
                if not line.endswith(b"\n") or line[:_DIGEST] != _digest(payload):
                    break
                if number == 0 and not self._fits(payload, fingerprint):
                    break
                if number:
                    self._places[_entries.decode(payload).key] = offset, len(line)
                offset += len(line)
        return offset

    def _fits(self, header: bytes, fingerprint: dict[str, str]) -> bool:
        """Whether the records of the journal are those that this run would make."""
        try:
            found = msgspec.json.decode(header, type=_Header)
        except msgspec.MsgspecError:
            found = _Header("", {})
        other = [name for name in fingerprint if found.fingerprint.get(name) != fingerprint[name]]
        if found.format != _FORMAT:
            other = ["version"]
        if other:
            self.ignored = f"{self.path}: not used, it is of another {' and '.join(other)}; the run begins anew"
        return not other


def _digest(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_DIGEST // 2).hexdigest().encode()
