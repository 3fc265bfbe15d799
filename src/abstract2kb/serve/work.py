"""What a worker does with one request: a Job becomes an Answer, with the JSON that `abstract2kb extract` writes."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from abstract2kb.errors import InputError
from abstract2kb.inputs import Input, read
from abstract2kb.pdf.apart import report_apart
from abstract2kb.pdf.settings import PdfSettings
from abstract2kb.pipeline import extract_report
from abstract2kb.serve.jobs import Answer, Job

if TYPE_CHECKING:
    from spacy.language import Language

    from abstract2kb.pdf.report import Report
    from abstract2kb.records import Extraction
    from abstract2kb.serve.settings import Limits

__all__ = ["answer"]

_FAMILIES = ("assets", "studies", "outcomes", "adverse_events", "preclinical_findings", "abbreviations")
_SKIPPED = "pdf.pages_skipped"


def answer(job: Job, limits: Limits, nlp: Language | None = None) -> Answer:
    """Read and extract one report; raises nothing for what is in it but MemoryError, after which a process is of no more use."""
    try:
        report = _report(job, limits)
    except InputError as error:
        return Answer(problem="unreadable", cause=_line(str(error)))
    if job.pages is None and any(note.code == _SKIPPED for note in report.notes):
        return Answer(problem="too-many-pages", cause=f"{_line(job.source)}: has more than {limits.pages} pages; max_pages=N reads the first N")
    try:
        extraction = extract_report(report, nlp)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not lose the others
        where = "".join(traceback.format_tb(error.__traceback__))
        return Answer(problem="internal", cause=f"{_line(job.source)}: internal error ({type(error).__name__})", trace=where)
    return Answer(extraction.model_dump_json().encode(), extraction.report.pages or 0, _counts(extraction))


def _report(job: Job, limits: Limits) -> Report:
    if job.data is None:
        return read(Input(job.source, None, text=job.text or ""))
    settings = PdfSettings(max_pages=min(job.pages or limits.pages, limits.pages), max_memory=limits.memory)
    return report_apart(job.data, job.source, job.password, settings)


def _counts(extraction: Extraction) -> dict[str, int]:
    return {family: len(getattr(extraction, family)) for family in _FAMILIES}


def _line(text: str) -> str:
    """Text in one line, without characters that a terminal would take for orders."""
    return "".join(c if c.isprintable() else " " for c in text)
