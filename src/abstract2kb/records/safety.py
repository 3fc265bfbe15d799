"""Adverse events, with grade by CTCAE v5.0 and normalised terms."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from abstract2kb.records.evidence import Evidence, Origin, Record
from abstract2kb.records.outcome import Assertion, Bound

__all__ = ["AdverseEvent", "Category"]


class Category(StrEnum):
    """What kind of event statement it is."""

    ANY = "any"
    TREATMENT_RELATED = "treatment-related"
    SERIOUS = "serious"
    DLT = "DLT"
    DISCONTINUATION = "discontinuation"
    DEATH = "death"


class AdverseEvent(Record):
    """One safety result; `grade` is "1", "3-4", ">=3" or None, `absent` is True when the report says it did not occur."""

    id: str
    article: str
    term: Annotated[str, Field(min_length=1)]
    term_normalized: str | None = None
    grade: str | None = None
    n: Annotated[int, Field(ge=0)] | None = None
    total: Annotated[int, Field(ge=0)] | None = None
    percent: float | None = None
    derived_total: int | None = None
    derived_percent: float | None = None
    bound: Bound = Bound.EQUAL
    category: Category = Category.ANY
    absent: bool = False
    arm: str | None = None
    assets: tuple[str, ...] = ()
    study: str | None = None
    assertion: Assertion = Assertion.STATED
    origin: Origin = Origin.REPORT
    raw: str
    confidence: Annotated[float, Field(ge=0.0, le=1.0)]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
