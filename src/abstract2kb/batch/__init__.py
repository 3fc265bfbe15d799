"""Many reports in one run: workers, limits, what is done already, and what comes of each."""

from __future__ import annotations

from abstract2kb.batch.journal import Journal, journal_of
from abstract2kb.batch.local import Limits, LocalEngine
from abstract2kb.batch.results import Failure, Result, Tally, failure_of, failure_of_report
from abstract2kb.batch.run import Done, Engine, Run, extractions, held
from abstract2kb.batch.stopping import Stopped, stoppable
from abstract2kb.batch.work import Job, extracted, reports

__all__ = [
    "Done",
    "Engine",
    "Failure",
    "Job",
    "Journal",
    "Limits",
    "LocalEngine",
    "Result",
    "Run",
    "Stopped",
    "Tally",
    "extracted",
    "extractions",
    "failure_of",
    "failure_of_report",
    "held",
    "journal_of",
    "reports",
    "stoppable",
]
