"""Files behind URLs, through fsspec and its drivers. Credentials are those that a driver finds in the environment, or stand in the URL.

The words of a driver's errors are never shown, since they may hold a URL with its secrets.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

from abstract2kb.errors import InputError, MissingInputError
from abstract2kb.remote.place import read_within, too_large
from abstract2kb.remote.urls import WEB, scheme_of, shown, suffix_of

__all__ = ["Stored", "connected", "told", "version_in"]

_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gs", "gcs": "gs", "http": "https", "https": "https"}
_NO_PLACES = frozenset({"simplecache", "filecache", "blockcache", "cached", "dir", "reference", "generic", "local"})
"""What fsspec calls file systems and is none, or would leave copies on the disk."""

_VERSIONS = ("ETag", "etag", "md5Hash", "generation", "LastModified", "Last-Modified", "last_modified", "mtime", "created")
_GONE = (404, 410)
_LOGGERS = ("fsspec", "s3fs", "gcsfs", "aiohttp", "aiobotocore", "botocore", "urllib3", "google", "asyncio")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file behind a URL. Light, and of use in other processes: nothing is fetched before it is read."""

    url: str = field(repr=False)
    size: int | None = None
    version: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The URL without its secrets."""
        return shown(self.url)

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return suffix_of(self.url)

    @property
    def local(self) -> Path | None:
        """None: it is elsewhere."""
        return None

    def read(self, limit: int) -> bytes:
        """Fetches the bytes; raises InputError."""
        if self.size is not None and self.size > limit:
            raise too_large(self.name, limit)
        with told(self.name):
            fs, path = connected(self.url, self.name)
            at_once = {"block_size": 0} if scheme_of(self.url) in WEB else {}  # one request of the server, not one for each part
            with fs.open(path, "rb", **at_once) as stream:
                return read_within(stream.read, limit, self.name)

    def mark(self) -> str:
        """The URL with what the store tells of the file, such as its ETag: of a server that tells nothing, the URL alone. Raises InputError."""
        if self.version is not None:
            return f"{self.url} {self.version}"
        with told(self.name):
            fs, path = connected(self.url, self.name)
            return f"{self.url} {version_in(fs.info(path))}"


def version_in(info: Mapping[str, Any]) -> str | None:
    """What of a store's description of a file changes when the file does; None where there is nothing of the kind."""
    found = [f"{key}={info[key]}" for key in ("size", *_VERSIONS) if info.get(key) is not None]
    return " ".join(found) if any(info.get(key) is not None for key in _VERSIONS) else None


def connected(url: str, name: str) -> tuple[Any, str]:
    """The file system behind a URL and the path in it; raises InputError that names the extra which is missing."""
    for scheme in [scheme_of(part) for part in url.split("::")]:
        if scheme in _NO_PLACES:
            raise InputError(name, f"{scheme} is no place to read from")
    scheme = scheme_of(url)
    extra = _EXTRAS.get(scheme, "remote")
    try:
        from fsspec.core import url_to_fs
        from fsspec.registry import available_protocols, get_filesystem_class
    except ImportError as error:
        raise _missing(name, extra) from error
    if scheme not in available_protocols():
        raise InputError(name, f"no driver of fsspec reads {scheme}://")
    try:
        get_filesystem_class(scheme)
        _hush()
    except ImportError as error:
        if scheme in _EXTRAS:
            raise _missing(name, extra) from error
        raise InputError(name, f"the fsspec driver for {scheme}:// is not installed") from error
    return cast("tuple[Any, str]", url_to_fs(url))


@cache
def _hush() -> None:
    """Let the drivers' loggers, which name URLs with their secrets, write nothing unless the user has set up logging."""
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())


def _missing(name: str, extra: str) -> InputError:
    return InputError(name, f'needs the extra "{extra}": pip install "abstract2kb[{extra}]"')


@contextmanager
def told(name: str) -> Iterator[None]:
    """Whatever goes wrong in a driver, as an InputError of one line without the driver's words."""
    try:
        yield
    except InputError:
        raise
    except FileNotFoundError as error:
        cause = error.__cause__
        if _status(cause) not in (None, *_GONE) or (isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError)):
            raise InputError(name, _cause(cause)) from None  # the driver for web servers tells of everything so
        raise MissingInputError(name, "no such file") from None
    except Exception as error:  # noqa: BLE001 - drivers raise whatever the libraries below them do
        raise InputError(name, _cause(error)) from None


def _status(error: BaseException | None) -> int | None:
    """The HTTP status that an error tells, if it is one of failure."""
    status = getattr(error, "status", None)
    return status if isinstance(status, int) and status >= 400 else None


def _cause(error: BaseException | None) -> str:
    if status := _status(error):
        return f"the server answered {status}"
    if isinstance(error, PermissionError):
        return "access denied"
    if isinstance(error, TimeoutError):
        return "the server took too long"
    if isinstance(error, OSError) and isinstance(error.errno, int) and error.errno > 0:
        return f"cannot be read ({os.strerror(error.errno)})"
    return f"cannot be read ({type(error).__name__})"
