"""Studies: the trial or experiment that an article reports."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from abstract2kb.records.asset import Stage
from abstract2kb.records.evidence import Evidence, Record, Sourced

__all__ = ["Arm", "Duration", "Study"]


class Duration(Record):
    """A length of time: 13.4 "months"; `unit` is days, weeks, months or years."""

    value: float
    unit: str


class Arm(Record):
    """An arm or cohort: the words that name it, the ids of its assets, and its size in patients."""

    label: Annotated[str, Field(min_length=1)]
    assets: tuple[str, ...] = ()
    n: Sourced[int] | None = None


class Study(Record):
    """One trial or experiment. `enrollment` is the headline number of patients, `median_age` is in years."""

    id: str
    article: str
    registry_ids: tuple[Sourced[str], ...] = ()
    acronym: Sourced[str] | None = None
    phase: Sourced[Stage] | None = None
    design: tuple[Sourced[str], ...] = ()
    enrollment: Sourced[int] | None = None
    conditions: tuple[Sourced[str], ...] = ()
    arms: tuple[Arm, ...] = ()
    assets: tuple[str, ...] = ()
    median_follow_up: Sourced[Duration] | None = None
    median_age: Sourced[float] | None = None
    evidence: tuple[Evidence, ...] = ()
