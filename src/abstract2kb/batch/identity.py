"""What makes two pieces of work the same: the bytes of the input and how they are read; and two runs: version, model, lexicons and settings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from abstract2kb.batch.work import Job
from abstract2kb.errors import InputError
from abstract2kb.inputs import Input
from abstract2kb.nlp.build import model_path
from abstract2kb.version import __version__

__all__ = ["fingerprint", "key_of", "report_id_of"]

_UNREAD = ".url"
_LIBRARIES = ("spacy", "scispacy", "pdfplumber", "pdfminer.six", "pypdfium2", "numpy", "scipy")


def key_of(item: Input) -> str | None:
    """Equal for inputs that give the same records: "<SHA-256 of the bytes>.pdf", or ".txt"; None where there are no bytes to be had.

    What would have to be fetched is known by where it is and by what the store tells of it: "<SHA-256 of these>.url".
    """
    if item.error is not None or item.is_standard_input:
        return None
    if item.path is not None and item.text is None and not item.path.is_file():  # a named pipe can be read once, by who extracts
        return None
    try:
        mark = item.place.mark() if item.place is not None and item.text is None else None
        if mark is not None:
            return f"{_sha(mark.encode('utf-8', 'surrogatepass'))}{_UNREAD}"
        data = item.data()
    except InputError:
        return None
    if item.text is not None:
        return f"{_sha(data)}.txt"
    kind = ".pdf" if data[:1024].lstrip().startswith(b"%PDF") else item.suffix
    return f"{_sha(data)}{kind}" + (f".{_sha(data + item.password.encode())[:8]}" if item.password else "")


def report_id_of(key: str | None) -> str | None:
    """The id that a report of such a key has: the hash of its bytes; None where they were not read."""
    return None if key is None or key.endswith(_UNREAD) else key.partition(".")[0]


def fingerprint(job: Job) -> dict[str, str]:
    """What else the records depend on, as digests by name: the same fingerprint and the same key mean the same records."""
    libraries = " ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    code = Path(str(files("abstract2kb")))
    settings = " ".join(f"{name}={value}" for name, value in asdict(job.settings).items())
    return {
        "version": f"{__version__} {_of_files(code.rglob('*.py'))}",
        "libraries": _sha(libraries.encode())[:16],
        "model": _of_files(p for p in model_path().rglob("*") if p.is_file()),
        "lexicons": " ".join(_of_files([path]) for path in job.lexicons),
        "learned model": _learned(job.learned),
        "settings": _sha(settings.encode())[:16],
    }


def _learned(name: str | None) -> str:
    if name is None:
        return ""
    folder = Path(name)
    return _of_files(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else f"{name} {_version(name)}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _of_files(paths: Iterable[Path]) -> str:
    """A digest of the files' contents; raises OSError where one cannot be read."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
