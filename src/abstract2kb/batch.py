"""Many inputs in one run: each is read and extracted on its own, and what fails is reported and does not end the run."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from abstract2kb.errors import InputError
from abstract2kb.inputs import Input, read
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction, Severity

__all__ = ["Failure", "Result", "extractions", "failure_of", "failure_of_report", "reports"]

_DAMAGED = "pdf.damaged"


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave nothing: one line for people, and a traceback when the fault is ours."""

    source: str
    message: str
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one input: an extraction, a failure, or both (a PDF without text, or cut off, has an Issue and has failed)."""

    source: str
    extraction: Extraction | None
    failure: Failure | None


def reports(inputs: Iterable[Input], password: str | None = None, settings: PdfSettings = DEFAULTS) -> Iterator[tuple[Input, Report | Failure]]:
    """Every input with its Report, or with the reason why there is none."""
    for item in inputs:
        try:
            yield item, read(item, password, settings, apart=True)
        except InputError as error:
            yield item, Failure(item.source, str(error))


def extractions(
    inputs: Iterable[Input], password: str | None = None, settings: PdfSettings = DEFAULTS, nlp: Language | None = None
) -> Iterator[Result]:
    """One Result per input, in order; `nlp` is the pipeline, if not the shipped one."""
    for item, report in reports(inputs, password, settings):
        if isinstance(report, Failure):
            yield Result(item.source, None, report)
            continue
        try:
            extraction = extract_report(report, nlp)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not lose the others
            cause = f"{item.source}: internal error ({type(error).__name__}: {error})".replace("\n", " ")
            yield Result(item.source, None, Failure(item.source, cause, traceback.format_exc()))
            continue
        yield Result(item.source, extraction, failure_of(extraction))


def failure_of(extraction: Extraction) -> Failure | None:
    """A report of which nothing, or perhaps not all, could be read has failed, though its Issues say why."""
    issues = [(i.code, i.severity.value, i.message) for i in extraction.issues]
    return _failure(extraction.report.source, issues, bool(extraction.articles))


def failure_of_report(report: Report) -> Failure | None:
    """The same for a report that has only been read."""
    return _failure(report.source, [(n.code, n.severity, n.message) for n in report.notes], bool(report.text.strip()))


def _failure(source: str, issues: list[tuple[str, str, str]], has_text: bool) -> Failure | None:
    for code, severity, message in issues:
        if code == _DAMAGED or (severity == Severity.ERROR.value and not has_text):
            return Failure(source, message if message.startswith(source) else f"{source}: {message}")
    return None
