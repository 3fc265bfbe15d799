"""The work on one input, wherever it is done: read it, extract, and say what came of it."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from abstract2kb.batch.results import INTERNAL, Failure, Result, failure_of, failure_of_error, gave_up
from abstract2kb.errors import InputError
from abstract2kb.forked import WorkerDiedError
from abstract2kb.inputs import Input, read
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import DEFAULTS, PdfSettings
from abstract2kb.pipeline import extract_report, model

__all__ = ["Job", "extracted", "reports"]


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all inputs of a run. It can be sent to another process: the pipeline is loaded where it is needed."""

    password: str | None = None
    settings: PdfSettings = DEFAULTS
    lexicons: tuple[Path, ...] = ()
    learned: str | None = None

    def pipeline(self) -> Language:
        """The pipeline, loaded once per process; raises LexiconError for a user's file that is wrong, ModelError where there is none."""
        return model(None, self.lexicons, self.learned)


def extracted(item: Input, job: Job, workers: int = 1) -> Result:
    """What comes of one input; the articles of a book are shared out over so many processes."""
    begin = time.monotonic()
    try:
        report = read(item, job.password, job.settings, apart=True, meanwhile=job.pipeline)
    except InputError as error:
        return Result(item.source, None, failure_of_error(item.source, error))
    try:
        extraction = extract_report(report, job.pipeline(), workers=workers)
        return Result.of(extraction, failure_of(extraction), time.monotonic() - begin)
    except WorkerDiedError as error:
        return gave_up(item.source, report.id, str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not lose the others
        cause = f"{item.source}: internal error ({type(error).__name__}: {error})".replace("\n", " ")
        return Result(item.source, None, Failure(item.source, cause, traceback.format_exc(), INTERNAL))


def reports(inputs: Iterable[Input], password: str | None = None, settings: PdfSettings = DEFAULTS) -> Iterator[tuple[Input, Report | Failure]]:
    """Every input with its Report, or with the reason why there is none."""
    for item in inputs:
        try:
            yield item, read(item, password, settings, apart=True)
        except InputError as error:
            yield item, failure_of_error(item.source, error)
