"""Many reports in one run: workers, limits, and what comes of each."""

from __future__ import annotations

from abstract2kb.batch.local import extractions, reports
from abstract2kb.batch.results import Failure, Result, failure_of, failure_of_report

__all__ = ["Failure", "Result", "extractions", "failure_of", "failure_of_report", "reports"]
