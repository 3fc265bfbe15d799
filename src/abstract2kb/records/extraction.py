"""The whole of what was read in one report; `json_schema` is the contract that other tools rely on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from abstract2kb.records.asset import Asset
from abstract2kb.records.evidence import Evidence, Record, Sourced
from abstract2kb.records.outcome import Outcome
from abstract2kb.records.preclinical import PreclinicalFinding
from abstract2kb.records.safety import AdverseEvent
from abstract2kb.records.study import Study

__all__ = ["SCHEMA_VERSION", "Abbreviation", "Article", "Extraction", "Issue", "Report", "Severity", "json_schema"]

SCHEMA_VERSION: Literal["1"] = "1"


class Severity(StrEnum):
    """How much an Issue matters: `error` means that something was not read."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Issue(Record):
    """Something repaired, doubted or lost, with a code ("trial_id.malformed") and one line of explanation."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]
    severity: Severity
    message: Annotated[str, Field(min_length=1)]
    page: int | None = None
    evidence: tuple[Evidence, ...] = ()


class Abbreviation(Record):
    """A short form and its long form, as the article defines it."""

    short: Annotated[str, Field(min_length=1)]
    long: Annotated[str, Field(min_length=1)]
    article: str
    evidence: tuple[Evidence, ...] = ()


class Article(Record):
    """A part of the report whose facts stay its own: text[start:end], end exclusive."""

    id: str
    number: str | None = None
    title: str | None = None
    pages: tuple[int, ...] = ()
    start: int
    end: int


class Report(Record):
    """The input: `id` is the SHA-256 of its bytes, `pages` is None for plain text."""

    id: str
    source: str
    title: Sourced[str] | None = None
    conference: Sourced[str] | None = None
    year: Sourced[int] | None = None
    publisher: Sourced[str] | None = None
    pages: int | None = None


class Extraction(Record):
    """Everything read in one report."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    report: Report
    articles: tuple[Article, ...] = ()
    assets: tuple[Asset, ...] = ()
    studies: tuple[Study, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    preclinical_findings: tuple[PreclinicalFinding, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    issues: tuple[Issue, ...] = ()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of an Extraction as it is written to JSON Lines."""
    return Extraction.model_json_schema(mode="serialization")
