"""Many inputs in one run: each is read and extracted on its own, and what fails is reported and does not end the run."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from spacy.language import Language

from abstract2kb.batch.results import Failure, Result, failure_of
from abstract2kb.crew import Crew, Death
from abstract2kb.errors import InputError
from abstract2kb.forked import can_fork
from abstract2kb.inputs import Input, read
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings
from abstract2kb.pipeline import extract_report, model
from abstract2kb.records import Extraction, Issue, Severity
from abstract2kb.records import Report as ReportRecord

__all__ = ["extractions", "reports"]


def reports(inputs: Iterable[Input], password: str | None = None, settings: PdfSettings = DEFAULTS) -> Iterator[tuple[Input, Report | Failure]]:
    """Every input with its Report, or with the reason why there is none."""
    for item in inputs:
        try:
            yield item, read(item, password, settings, apart=True)
        except InputError as error:
            yield item, Failure(item.source, str(error))


def extractions(
    inputs: Sequence[Input],
    password: str | None = None,
    settings: PdfSettings = DEFAULTS,
    workers: int = 1,
    patience: float | None = None,
    nlp: Language | None = None,
) -> Iterator[Result]:
    """One Result per input, in order, whatever the number of workers.

    With more than one, whole reports are shared out over so many processes, and the articles of a report that is more than a fair share
    by itself. `patience` is how many seconds one report may take there; one that takes longer, or whose process dies, has failed.
    `nlp` is the pipeline, if not the shipped one.
    """
    if workers < 2 or not can_fork():
        yield from (_extracted(item, password, settings, nlp=nlp) for item in inputs)
        return
    sizes = [item.size() for item in inputs]
    large = {index for index, size in enumerate(sizes) if (size >= _LARGE or len(sizes) == 1) and size * workers > sum(sizes)}
    apart = [index for index, item in enumerate(inputs) if index not in large and _can_be_read_elsewhere(item)]
    crew_size = min(workers, len(apart)) if len(apart) > 1 else 0
    done: dict[int, Result] = {}
    if crew_size and nlp is None:
        model()  # loaded once, before the copies are made
    with Crew(lambda index: _extracted(inputs[index], password, settings, nlp=nlp), crew_size, patience) as crew:
        found = crew.results(_largest_first(apart, sizes)) if crew_size else iter(())
        elsewhere = set(apart) if crew_size else set[int]()
        for index, item in enumerate(inputs):
            if index not in elsewhere:
                done[index] = _extracted(item, password, settings, workers if index in large else 1, nlp)
            while index not in done:
                other, result = next(found)
                done[other] = _died(inputs[other], result) if isinstance(result, Death) else result
            yield done.pop(index)


def _can_be_read_elsewhere(item: Input) -> bool:
    """Not standard input, which only this process has, nor what is known to be wrong."""
    return item.error is None and not item.is_standard_input


_LARGE = 400_000
"""Bytes of a file that may be worth the work of several processes."""
_WINDOW = 64
"""The largest of so many inputs goes first: what waits for its turn to be written stays bounded."""


def _largest_first(indexes: Sequence[int], sizes: Sequence[int]) -> Iterator[int]:
    for start in range(0, len(indexes), _WINDOW):
        yield from sorted(indexes[start : start + _WINDOW], key=lambda index: -sizes[index])


def _id_of(item: Input) -> str:
    """The id that a report has: the hash of its bytes."""
    data = b""
    with suppress(InputError):  # gone since it was given to a process
        data = item.data()
    return hashlib.sha256(data).hexdigest()


def _died(item: Input, death: Death) -> Result:
    message = f"{item.source}: gave up ({death.cause})"
    record = ReportRecord(id=_id_of(item), source=item.source)
    issue = Issue(code="batch.gave_up", severity=Severity.ERROR, message=message)
    return Result(item.source, Extraction(report=record, issues=(issue,)), Failure(item.source, message))


def _extracted(item: Input, password: str | None, settings: PdfSettings, workers: int = 1, nlp: Language | None = None) -> Result:
    """What comes of one input."""
    try:
        report = read(item, password, settings, apart=True, meanwhile=model if nlp is None else None)
    except InputError as error:
        return Result(item.source, None, Failure(item.source, str(error)))
    try:
        extraction = extract_report(report, nlp, workers=workers)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not lose the others
        cause = f"{item.source}: internal error ({type(error).__name__}: {error})".replace("\n", " ")
        return Result(item.source, None, Failure(item.source, cause, traceback.format_exc()))
    return Result(item.source, extraction, failure_of(extraction))
