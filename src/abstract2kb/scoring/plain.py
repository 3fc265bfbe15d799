"""The plain form of the record contract: bare values instead of sourced ones, names of assets instead of their ids.

Gold is written in it by hand (gold/GUIDELINES.md), and predictions are brought into it, so that both sides are compared alike.
Example: `PlainReport.model_validate({"report": {"source": "a.pdf"}, "assets": [{"name": "KD033"}]})`.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from abstract2kb.records import Assertion, Bound, Category, Direction, Endpoint, Measure, Modality, Role, Stage

__all__ = [
    "PlainArm",
    "PlainArticle",
    "PlainAsset",
    "PlainEvent",
    "PlainFinding",
    "PlainHeader",
    "PlainOutcome",
    "PlainReport",
    "PlainStudy",
    "readings",
]

Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0)]
Page = Annotated[int, Field(ge=1)]


class _Plain(BaseModel):
    """Frozen, knows all its keys; `extra` keys of gold are errors and not noise."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class _Annotated(_Plain):
    """What every gold record may carry: where it stands, other readings that are as right, and whether it may be left out."""

    article: str | None = None
    page: Page | None = None
    raw: str | None = None
    alt: tuple[dict[str, Any], ...] = ()
    optional: bool = False
    note: str | None = None

    @cached_property
    def _others(self) -> tuple[Self, ...]:
        stated = {name: getattr(self, name) for name in type(self).model_fields if name != "alt"}
        return tuple(type(self).model_validate(stated | other) for other in self.alt)


class PlainHeader(_Plain):
    """The report: `source` is the name of its file."""

    source: Text
    title: str | None = None
    conference: str | None = None
    year: int | None = None
    publisher: str | None = None
    pages: int | None = None


class PlainArticle(_Plain):
    """One abstract of a book."""

    number: str | None = None
    title: str | None = None


class PlainAsset(_Annotated):
    """A drug, biologic or cell therapy; `known` holds, by field, what a prediction has from a lexicon only."""

    name: Text
    aliases: tuple[Text, ...] = ()
    role: Role = Role.SUBJECT
    companies: tuple[Text, ...] = ()
    modality: Modality | None = None
    modality_alt: tuple[Modality, ...] = ()
    cytokines: tuple[Text, ...] = ()
    targets: tuple[Text, ...] = ()
    construct: str | None = None  # type: ignore[assignment]
    stage: Stage | None = None
    stage_alt: tuple[Stage, ...] = ()
    trials: tuple[Text, ...] = ()
    conditions: tuple[Text, ...] = ()
    routes: tuple[Text, ...] = ()
    combinations: tuple[Text, ...] = ()
    known: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class PlainArm(_Plain):
    """An arm: its words, the names of its assets, its size in patients."""

    label: Text
    assets: tuple[Text, ...] = ()
    n: Count | None = None


class PlainDuration(_Plain):
    """A length of time."""

    value: float
    unit: str


class PlainStudy(_Annotated):
    """A trial, known by registry numbers, by its acronym, or by the article that reports it."""

    registry_ids: tuple[Text, ...] = ()
    acronym: str | None = None
    phase: Stage | None = None
    design: tuple[Text, ...] = ()
    enrollment: Count | None = None
    conditions: tuple[Text, ...] = ()
    arms: tuple[PlainArm, ...] = ()
    assets: tuple[Text, ...] = ()
    median_follow_up: PlainDuration | None = None
    median_age: float | None = None


class PlainOutcome(_Annotated):
    """An efficacy number set; `study` is an acronym or a registry number, `subset_of` an index into the list of outcomes."""

    endpoint: Endpoint
    endpoint_text: str | None = None
    measure: Measure | None = None
    n: Count | None = None
    total: Count | None = None
    percent: float | None = None
    value: float | Literal["NR"] | None = None
    unit: str | None = None
    at: str | None = None
    ci_low: float | Literal["NR"] | None = None
    ci_high: float | Literal["NR"] | None = None
    ci_level: float | None = None
    hr: float | None = None
    p: str | None = None
    bound: Bound = Bound.EQUAL
    arm: str | None = None
    assets: tuple[Text, ...] = ()
    subset_of: Count | None = None
    assertion: Assertion = Assertion.STATED
    study: str | None = None


class PlainEvent(_Annotated):
    """A safety result."""

    term: Text
    term_normalized: str | None = None
    grade: str | None = None
    n: Count | None = None
    total: Count | None = None
    percent: float | None = None
    bound: Bound = Bound.EQUAL
    category: Category | None = None
    absent: bool = False
    arm: str | None = None
    assets: tuple[Text, ...] = ()
    assertion: Assertion = Assertion.STATED
    study: str | None = None


class PlainFinding(_Annotated):
    """An effect in a model."""

    assets: tuple[Text, ...] = ()
    model: str | None = None
    effect: Text
    direction: Direction
    significant: bool | None = None
    comparator: str | None = None
    assertion: Assertion = Assertion.STATED


class PlainReport(_Plain):
    """All that a report states."""

    schema_version: Literal["1"] = "1"
    report: PlainHeader
    articles: tuple[PlainArticle, ...] = ()
    assets: tuple[PlainAsset, ...] = ()
    studies: tuple[PlainStudy, ...] = ()
    outcomes: tuple[PlainOutcome, ...] = ()
    adverse_events: tuple[PlainEvent, ...] = ()
    preclinical_findings: tuple[PlainFinding, ...] = ()
    abbreviations: dict[str, str] = Field(default_factory=dict)
    issues: tuple[str, ...] = ()
    companies_without_asset: tuple[str, ...] = ()


R = TypeVar("R", bound=_Annotated)


def readings(record: R) -> tuple[R, ...]:
    """The record and the other readings its annotator allows; each `alt` overrides the fields it names."""
    return (record, *record._others) if record.alt else (record,)
