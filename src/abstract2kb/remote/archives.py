"""Members of zip archives, read in memory: nothing is unpacked to the disk, so that a member's name is never a path.

An archive may be hostile. What a member claims to hold is checked before it is read, and what it does hold while it is.
"""

from __future__ import annotations

import fnmatch
import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from abstract2kb.errors import InputError, MissingInputError
from abstract2kb.remote.place import MAX_BYTES, READABLE, read_within, too_large
from abstract2kb.remote.stores import Stored, connected, told

__all__ = ["Archive", "Member", "members"]

Archive = Path | Stored

_DIRECTORY_BYTES = 64_000_000
"""The table of contents of an archive may take so much: half a million members."""
_PACKED = 200
"""So many times smaller than its content no report is packed; a bomb is, up to a thousand times."""
_HARMLESS = 10_000_000
"""Bytes that are no bomb, however they are packed."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive on this machine or behind a URL."""

    archive: Archive
    member: str
    size: int | None = None

    @property
    def name(self) -> str:
        """The archive with the member behind it; for one behind a URL the URL of the member. Never a path that leads out of the archive."""
        inner = "/".join(_parts(self.member))
        return f"{self.archive.name}/{inner}" if isinstance(self.archive, Path) else f"zip://{inner}::{self.archive.name}"

    @property
    def suffix(self) -> str:
        """The end of the member's name."""
        return PurePosixPath(self.member).suffix.lower()

    @property
    def local(self) -> Path | None:
        """The archive, if it is on this machine."""
        return self.archive if isinstance(self.archive, Path) else None

    def read(self, limit: int) -> bytes:
        """The unpacked bytes; raises InputError."""
        with _told(self.name):
            archive = _archive(self.archive)
            try:
                info = archive.getinfo(self.member)
            except KeyError as error:
                raise MissingInputError(self.name, "the archive has no such member") from error
            _refuse_bombs(info, self.name, limit)
            with archive.open(info) as stream:
                return read_within(stream.read, limit, self.name)

    def mark(self) -> str | None:
        """That of an archive behind a URL, with the member and its checksum; None for one on this machine."""
        if isinstance(self.archive, Path):
            return None
        with _told(self.name):
            archive = _archive(self.archive)
            return f"{self.archive.mark()} {self.member} {archive.getinfo(self.member).CRC}" if self.member in archive.NameToInfo else None


def members(archive: Archive, pattern: str | None = None) -> list[Member]:
    """What can be read of an archive, by name: the member or the glob that `pattern` names, or every PDF, .txt and .jsonl file.

    Raises InputError when it is no archive, or has nothing of the kind.
    """
    with _told(archive.name):
        infos = [info for info in _archive(archive).infolist() if not info.is_dir()]
    if pattern:
        chosen = [i for i in infos if i.filename == pattern] or [i for i in infos if fnmatch.fnmatchcase(i.filename, pattern)]
    else:
        chosen = [i for i in infos if PurePosixPath(i.filename).suffix.lower() in READABLE and not _is_hidden(i.filename)]
    if not chosen:
        raise MissingInputError(archive.name, f"the archive has no {pattern or '.pdf, .txt or .jsonl file'}")
    return [Member(archive, i.filename, i.file_size) for i in sorted(chosen, key=lambda i: i.filename)]


def _parts(name: str) -> list[str]:
    """The folders and the file of a member's name, without those that would lead elsewhere."""
    return [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]


def _is_hidden(name: str) -> bool:
    """What begins with a dot, and what macOS adds to archives."""
    return any(part.startswith((".", "__MACOSX")) for part in _parts(name))


def _refuse_bombs(info: zipfile.ZipInfo, name: str, limit: int) -> None:
    if info.flag_bits & 1:
        raise InputError(name, "the archive is locked with a password; unpack it first")
    if info.file_size > limit:
        raise too_large(name, limit)
    if info.file_size > max(_HARMLESS, _PACKED * info.compress_size):
        raise InputError(name, f"is packed more than {_PACKED} times smaller than it is, as no report is")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What is wrong with an archive, in words of one line."""
    with told(name):
        try:
            yield
        except (zipfile.BadZipFile, EOFError) as error:
            raise InputError(name, "the archive is damaged, or none") from error
        except NotImplementedError as error:
            raise InputError(name, "is packed in a way that cannot be read") from error


def _archive(archive: Archive) -> zipfile.ZipFile:
    """The archive, open; copies of this process open their own, since they would move each other's place in the file."""
    stamp = (0, 0)
    if isinstance(archive, Path):
        status = archive.stat()
        stamp = (status.st_mtime_ns, status.st_size)
    return _opened(archive, os.getpid(), stamp)


@lru_cache(maxsize=2)
def _opened(archive: Archive, process: int, stamp: tuple[int, int]) -> zipfile.ZipFile:
    contents = _Contents(archive.open("rb") if isinstance(archive, Path) else _movable(archive), archive.name)
    found = zipfile.ZipFile(cast(BinaryIO, contents))
    contents.most = None
    return found


def _movable(archive: Stored) -> BinaryIO:
    """A stream in which zipfile can go back and forth: from a store that gives parts of a file, or else of the whole of it."""
    fs, path = connected(archive.url, archive.name)
    stream = cast(BinaryIO, fs.open(path, "rb"))
    try:
        stream.seek(-1, os.SEEK_END)
        stream.read(1)
        stream.seek(0)
    except ValueError:  # a web server that knows no parts
        stream.close()
        return io.BytesIO(archive.read(MAX_BYTES))
    return stream


class _Contents(io.RawIOBase):
    """The file of an archive, of which at most `most` bytes are read at once, so that a table of contents without end is not."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name
        self.most: int | None = _DIRECTORY_BYTES

    def read(self, size: int = -1) -> bytes:
        """As a file does; raises InputError for more than `most`."""
        if self.most is not None and size > self.most:
            raise InputError(self._name, f"the archive's table of contents is larger than {self.most / 1e6:.0f} MB")
        return self._file.read(size)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """As a file does."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """As a file does."""
        return self._file.tell()

    def seekable(self) -> bool:
        """It is."""
        return True

    def readable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
        super().close()
