"""What comes of one input: an extraction, a failure, or both.

An extraction is carried as the line of JSON that is written of it: it is made where the report was read, and nobody has to build its objects again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import msgspec
from pydantic import TypeAdapter
from pydantic_core import to_json

from abstract2kb.errors import (
    BrokenPdfError,
    EmptyInputError,
    InputError,
    MissingInputError,
    NoPagesError,
    NotAPdfError,
    PasswordError,
    TextEncodingError,
)
from abstract2kb.pdf.report import Report
from abstract2kb.records import Extraction, Issue, Severity
from abstract2kb.records import Report as ReportRecord

__all__ = ["FAMILIES", "GAVE_UP", "Failure", "Head", "Result", "Tally", "failure_of", "failure_of_error", "failure_of_report", "gave_up", "head_of"]

FAMILIES = ("assets", "studies", "outcomes", "adverse_events", "preclinical_findings", "abbreviations")
GAVE_UP = "batch.gave_up"
INTERNAL = "batch.internal_error"
_DAMAGED = "pdf.damaged"
_CODES = {
    MissingInputError: "input.missing",
    EmptyInputError: "input.empty",
    NotAPdfError: "input.not_a_pdf",
    BrokenPdfError: "pdf.broken",
    PasswordError: "pdf.password",
    NoPagesError: "pdf.no_pages",
    TextEncodingError: "text.encoding",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave nothing, or not all: one line for people, a code for programs, and a traceback when the fault is ours."""

    source: str
    message: str
    trace: str | None = None
    code: str = "input.unreadable"

    def under(self, source: str) -> Failure:
        """The same failure of the same bytes under another name."""
        return replace(self, source=source, message=source + self.message.removeprefix(self.source))


class Head(msgspec.Struct):
    """What an extraction begins with."""

    id: str
    source: str
    pages: int | None = None


class _Code(msgspec.Struct):
    code: str


class _Line(msgspec.Struct):
    report: Head


class _Counted(_Line):
    assets: list[msgspec.Raw]
    studies: list[msgspec.Raw]
    outcomes: list[msgspec.Raw]
    adverse_events: list[msgspec.Raw]
    preclinical_findings: list[msgspec.Raw]
    abbreviations: list[msgspec.Raw]
    issues: list[_Code]


_written = TypeAdapter(Extraction)
_line_decoder, _counted_decoder = msgspec.json.Decoder(_Line), msgspec.json.Decoder(_Counted)


def head_of(line: bytes) -> Head:
    """The report of a line of JSON; raises msgspec.MsgspecError when it is no extraction."""
    return _line_decoder.decode(line).report


@dataclass(frozen=True, slots=True)
class Tally:
    """What an extraction holds: pages (None for text), records by type, issues by code; and the seconds that it took."""

    pages: int | None = None
    records: dict[str, int] = field(default_factory=dict)
    issues: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @classmethod
    def of_line(cls, line: bytes, seconds: float = 0.0) -> Tally:
        """Counted in the line of an extraction; raises msgspec.MsgspecError when it is none."""
        found = _counted_decoder.decode(line)
        records = {family: len(getattr(found, family)) for family in FAMILIES}
        return cls(found.report.pages, records, dict(Counter(issue.code for issue in found.issues)), round(seconds, 3))


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one input: a line of JSON, a failure, or both (a PDF without text, or cut off, has an Issue and has failed)."""

    source: str
    line: bytes | None
    failure: Failure | None
    tally: Tally = Tally()

    @classmethod
    def of(cls, extraction: Extraction, failure: Failure | None, seconds: float = 0.0) -> Result:
        """The result that an extraction makes."""
        line = _written.dump_json(extraction)
        return cls(extraction.report.source, line, failure, Tally.of_line(line, seconds))

    @property
    def extraction(self) -> Extraction | None:
        """The extraction, built from its line."""
        return None if self.line is None else Extraction.model_validate_json(self.line)

    @property
    def report_id(self) -> str | None:
        """The id of the report, where there is an extraction."""
        return None if self.line is None else head_of(self.line).id

    def under(self, source: str) -> Result:
        """What would have come of the same bytes under another name."""
        if source == self.source:
            return self
        line = self.line
        if line is not None:
            head = b'{"schema_version":"1","report":{"id":' + to_json(self.report_id) + b',"source":'
            rest = line.removeprefix(head + to_json(self.source))
            line = head + to_json(source) + rest
        return Result(source, line, self.failure and self.failure.under(source), self.tally)


def gave_up(source: str, report: str, cause: str) -> Result:
    """Of a report (by its id) that no worker could be made to finish: an extraction that says so, and a failure."""
    message = f"{source}: gave up ({cause})"
    issue = Issue(code=GAVE_UP, severity=Severity.ERROR, message=f"gave up ({cause})")
    return Result.of(Extraction(report=ReportRecord(id=report, source=source), issues=(issue,)), Failure(source, message, code=GAVE_UP))


def failure_of_error(source: str, error: InputError) -> Failure:
    """An input that cannot be read has failed."""
    return Failure(source, str(error), code=_CODES.get(type(error), "input.unreadable"))


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
            return Failure(source, message if message.startswith(source) else f"{source}: {message}", code=code)
    return None
