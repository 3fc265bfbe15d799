"""Where an export goes: a file or a folder that is put in place only when all of it is written.

Whatever stops the writing, the place is as it was before; what was begun stands in a temporary name beside it and is removed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from abstract2kb.errors import UsageError

__all__ = ["METADATA", "new_file", "new_folder"]

METADATA = "metadata.json"
"""The file that tells of an export what it is; a folder that has it may be replaced by another export."""


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A temporary path that takes the place of `target` at the end; raises UsageError when that cannot be written."""
    if target.is_dir():
        raise UsageError(f"{target}: cannot be written (it is a folder)")
    with _in_one_line(target):
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(handle)
        with _removed_on_failure(Path(name), _unlinked):
            yield Path(name)
            _flushed(Path(name))
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, target)


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A temporary folder that takes the place of `target` at the end.

    `target` may be missing, an empty folder, or an earlier export (it has METADATA); raises UsageError for anything else.
    """
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target}: cannot be written (it is a file, and this format is a folder)")
    with _in_one_line(target):
        if target.is_dir() and any(target.iterdir()) and not (target / METADATA).is_file():
            raise UsageError(f"{target}: cannot be written (the folder holds other files than an export)")
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        with _removed_on_failure(made, _removed):
            yield made
            for file in made.rglob("*"):
                _flushed(file)
            made.chmod(0o777 & ~_umask())
            _swapped(made, target)


def _swapped(made: Path, target: Path) -> None:
    """Puts the folder in place; an earlier one is moved aside first, and back if that fails."""
    if not target.exists():
        made.rename(target)
        return
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.old."))
    target.rename(aside)
    try:
        made.rename(target)
    except OSError:
        aside.rename(target)
        raise
    _removed(aside)


def _flushed(path: Path) -> None:
    """On the disk before the rename, so that a full disk shows here and not later."""
    if path.is_file():
        with path.open("rb") as stream:
            os.fsync(stream.fileno())


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


def _unlinked(path: Path) -> None:
    path.unlink(missing_ok=True)


def _removed(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _removed_on_failure(path: Path, remove: Callable[[Path], None]) -> Iterator[None]:
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            with suppress(OSError):
                remove(path)


@contextmanager
def _in_one_line(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror or error})") from error
