"""Outcomes: one efficacy number set each, as the report states it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from abstract2kb.records.evidence import Evidence, Origin, Record

__all__ = ["Assertion", "Bound", "Endpoint", "Measure", "Outcome"]


class Endpoint(StrEnum):
    """Efficacy endpoints (RECIST 1.1, iRECIST, IMWG, Lugano, PCWG3 and the usual survival endpoints)."""

    ORR = "ORR"
    CR = "CR"
    PR = "PR"
    SD = "SD"
    PD = "PD"
    NE = "NE"
    DCR = "DCR"
    CBR = "CBR"
    SCR = "sCR"
    VGPR = "VGPR"
    MRD = "MRD"
    PCR = "pCR"
    MPR = "MPR"
    PSA50 = "PSA50"
    PSA90 = "PSA90"
    DFS = "DFS"
    RFS = "RFS"
    PFS = "PFS"
    RPFS = "rPFS"
    MFS = "MFS"
    EFS = "EFS"
    OS = "OS"
    TTP = "TTP"
    TTF = "TTF"
    DOR = "DOR"
    TTR = "TTR"
    OTHER = "other"


class Measure(StrEnum):
    """What kind of number an outcome is."""

    PROPORTION = "proportion"
    MEDIAN_TIME = "median_time"
    RATE_AT_TIME = "rate_at_time"
    RATIO = "ratio"
    COUNT = "count"


class Assertion(StrEnum):
    """Only `stated` and `negated` are results of the article itself."""

    STATED = "stated"
    NEGATED = "negated"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    PRIOR = "prior"


class Bound(StrEnum):
    """Comparator of the main number."""

    EQUAL = "="
    LESS = "<"
    GREATER = ">"
    AT_MOST = "<="
    AT_LEAST = ">="
    ABOUT = "~"


class Outcome(Record):
    """One result: "21% (9/43)" is n 9, total 43, percent 21.

    `total` stands with the number in the report; a denominator that is only inferable is `derived_total`, a percent
    that is only computed `derived_percent`. `value` is in `unit` (months, ...) or "NR" (not reached). `assets` and
    `study` and `subset_of` are record ids; `raw` is the clause.
    """

    id: str
    article: str
    endpoint: Endpoint
    endpoint_text: str
    measure: Measure
    n: Annotated[int, Field(ge=0)] | None = None
    total: Annotated[int, Field(ge=0)] | None = None
    percent: float | None = None
    derived_total: int | None = None
    derived_percent: float | None = None
    value: float | Literal["NR"] | None = None
    unit: str | None = None
    at: str | None = None
    ci_low: float | None = None
    ci_high: float | Literal["NR"] | None = None
    ci_level: float | None = None
    hr: float | None = None
    p: str | None = None
    bound: Bound = Bound.EQUAL
    arm: str | None = None
    assets: tuple[str, ...] = ()
    subset_of: str | None = None
    assertion: Assertion = Assertion.STATED
    study: str | None = None
    origin: Origin = Origin.REPORT
    raw: str
    confidence: Annotated[float, Field(ge=0.0, le=1.0)]
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
