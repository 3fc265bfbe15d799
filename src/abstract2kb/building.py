"""From reports to a loaded store: what is new or was read by another version is extracted and loaded, the rest is there already.

Example: `for step in build([Input("a.pdf", Path("a.pdf"))], Store("a2kb.db"), Reading()): print(step.source, step.state)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from abstract2kb.batch import Failure, Job, Limits, Result, extractions
from abstract2kb.inputs import Input
from abstract2kb.kb.built import Built, built, note_built
from abstract2kb.kb.loading import load
from abstract2kb.kb.preparing import Prepared, prepare
from abstract2kb.kb.store import Store, count_rows
from abstract2kb.nlp.build import model_path
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings
from abstract2kb.version import __version__

__all__ = ["Reading", "State", "Step", "build"]

_AT_ONCE = 10
"""So many reports are loaded at a time: whoever stops in the middle loses no more than their extraction."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are read: `patience` is how many seconds one may take when several processes read them."""

    password: str | None = None
    settings: PdfSettings = DEFAULTS
    workers: int = 1
    patience: float | None = None
    lexicons: tuple[Path, ...] = ()
    learned: str | None = None

    def fingerprint(self) -> str:
        """A digest of what records depend on besides the report: code, shipped model, lexicons of one's own, a learned model, settings."""
        whole = sha256(f"{__version__} {self.learned} {asdict(self.settings)}".encode())
        code = Path(str(files("abstract2kb")))
        shipped = [*code.rglob("*.py"), *(p for p in model_path().rglob("*") if p.is_file())]
        for path in (*sorted(shipped), *self.lexicons):
            with suppress(OSError):  # one that cannot be read is told of when it is used
                whole.update(sha256(path.read_bytes()).digest())
        return whole.hexdigest()[:16]


class State(StrEnum):
    """What became of an input."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Step:
    """An input that is done with; `failure` says why where it failed."""

    source: str
    state: State
    failure: Failure | None = None


def build(inputs: Sequence[Input], store: Store, reading: Reading) -> Iterator[Step]:
    """Extracts and loads what the store does not have, one step per input.

    A report is known by its bytes: under another name, or twice among the inputs, it is the same. One that fails leaves what the store has of it as
    it was, and is tried again the next time. Raises KbError when the store cannot be read or written.
    """
    contents = [_content(item) for item in inputs]
    made_by = reading.fingerprint()
    there = {b.content for b in built(store) if b.made_by == made_by}
    todo: list[int] = []
    for number, (item, content) in enumerate(zip(inputs, contents, strict=True)):
        if content in there:
            yield Step(item.source, State.UNCHANGED)
        else:
            todo.append(number)
            there |= {content} if content else set()
    if not todo:
        return
    job = Job(reading.password, reading.settings, reading.lexicons, reading.learned)
    found = extractions([inputs[n] for n in todo], job, reading.workers, Limits(reading.patience))
    yield from _loaded(zip((contents[n] for n in todo), found, strict=True), store, made_by)


def _loaded(found: Iterable[tuple[str | None, Result]], store: Store, made_by: str) -> Iterator[Step]:
    held: list[tuple[str | None, Prepared]] = []
    any_loaded = False
    for content, result in found:
        if result.extraction is None or result.failure is not None:
            yield Step(result.source, State.FAILED, result.failure)
            continue
        held.append((content, prepare(result.extraction.model_dump_json().encode(), result.source)))
        if len(held) >= _AT_ONCE:
            _load(store, held, made_by)
            yield from (Step(item.source, State.LOADED) for _, item in held)
            held, any_loaded = [], True
    if held:
        _load(store, held, made_by)
        yield from (Step(item.source, State.LOADED) for _, item in held)
    if held or any_loaded:
        with store.session() as engine:
            count_rows(engine)


def _load(store: Store, held: Sequence[tuple[str | None, Prepared]], made_by: str) -> None:
    load(store, (item for _, item in held), count=False)
    note_built(store, [Built(content, item.id, item.version, made_by) for content, item in held if content])


def _content(item: Input) -> str | None:
    """A hash of an input's bytes and of how they are read; None where there are none to be had before it is read."""
    if item.error is not None or (item.text is None and item.path is None):
        return None
    if item.text is not None:
        return sha256(item.text.encode("utf-8", "surrogatepass")).hexdigest() + ".txt"
    try:
        return sha256(item.path.read_bytes()).hexdigest() + item.path.suffix.lower() if item.path else None
    except OSError:
        return None
