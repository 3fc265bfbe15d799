"""What comes of one input: an extraction, a failure, or both."""

from __future__ import annotations

from dataclasses import dataclass

from abstract2kb.pdf.report import Report
from abstract2kb.records import Extraction, Severity

__all__ = ["Failure", "Result", "failure_of", "failure_of_report"]

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
