"""Findings in animals, cell lines and other models."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from abstract2kb.records.evidence import Evidence, Origin, Record
from abstract2kb.records.outcome import Assertion

__all__ = ["Direction", "PreclinicalFinding"]


class Direction(StrEnum):
    """Which way the effect went."""

    INCREASED = "increased"
    DECREASED = "decreased"
    UNCHANGED = "unchanged"
    ABSENT = "absent"


class PreclinicalFinding(Record):
    """One effect of one asset, or of assets given together, in a model, against a comparator if one is named."""

    id: str
    article: str
    assets: tuple[str, ...] = ()
    model: str | None = None
    effect: Annotated[str, Field(min_length=1)]
    direction: Direction
    significant: bool | None = None
    comparator: str | None = None
    assertion: Assertion = Assertion.STATED
    origin: Origin = Origin.REPORT
    raw: str
    confidence: Annotated[float, Field(ge=0.0, le=1.0)]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
