"""Brings an Extraction, or an abstract annotated with drugs and roles, into the plain form.

Example: `from_extraction(Extraction.model_validate_json(line))`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field

from abstract2kb.records import AdverseEvent, Asset, Category, Endpoint, Extraction, Origin, Outcome, PreclinicalFinding, Role, Sourced, Study
from abstract2kb.scoring.comparing import MAIN_NUMBERS
from abstract2kb.scoring.plain import (
    PlainArm,
    PlainArticle,
    PlainAsset,
    PlainDuration,
    PlainEvent,
    PlainFinding,
    PlainHeader,
    PlainOutcome,
    PlainReport,
    PlainStudy,
)

__all__ = ["SET_FIELDS", "AnnotatedAbstract", "from_abstract", "from_extraction"]

SET_FIELDS = ("companies", "cytokines", "targets", "trials", "conditions", "routes", "combinations")
V = TypeVar("V")


def _value(sourced: Sourced[V] | None) -> V | None:
    return None if sourced is None else sourced.value


def _values(many: Iterable[Sourced[V]]) -> tuple[V, ...]:
    return tuple(each.value for each in many)


class _Names:
    """Turns the ids of one Extraction into names."""

    def __init__(self, extraction: Extraction) -> None:
        self.numbers = {a.id: a.number for a in extraction.articles}
        self.assets = {a.id: a.name for a in extraction.assets}
        self.studies = {s.id: study_name(_values(s.registry_ids), _value(s.acronym), number) for number, s in enumerate(extraction.studies)}
        self.outcomes = {o.id: number for number, o in enumerate(extraction.outcomes)}

    def of_assets(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.assets.get(i, i) for i in ids)


def study_name(registry_ids: tuple[str, ...], acronym: str | None, number: int) -> str:
    """What a record may call a study: its acronym, its registry number, or "#" and its place in the list (from 0)."""
    return acronym or next(iter(registry_ids), f"#{number}")


def _page(record: Asset | Study | Outcome | AdverseEvent | PreclinicalFinding) -> int | None:
    return next((e.page for e in record.evidence), None)


def from_extraction(extraction: Extraction) -> PlainReport:
    """The plain form of a prediction."""
    names = _Names(extraction)
    head = extraction.report
    return PlainReport(
        report=PlainHeader(
            source=head.source,
            title=_value(head.title),
            conference=_value(head.conference),
            year=_value(head.year),
            publisher=_value(head.publisher),
            pages=head.pages,
        ),
        articles=tuple(PlainArticle(number=a.number, title=a.title) for a in extraction.articles),
        assets=tuple(_asset(a, names) for a in extraction.assets),
        studies=tuple(_study(s, names) for s in extraction.studies),
        outcomes=tuple(_outcome(o, names) for o in extraction.outcomes),
        adverse_events=tuple(_event(e, names) for e in extraction.adverse_events),
        preclinical_findings=tuple(_finding(f, names) for f in extraction.preclinical_findings),
        abbreviations={a.short: a.long for a in extraction.abbreviations},
        issues=tuple(sorted({i.code for i in extraction.issues})),
    )


def _asset(asset: Asset, names: _Names) -> PlainAsset:
    known: dict[str, tuple[str, ...]] = {}
    for field in (*SET_FIELDS, "modality", "stage"):
        held = getattr(asset, field)
        many = held if isinstance(held, tuple) else (held,) if held else ()
        if unread := tuple(str(v.value) for v in many if v.origin is Origin.LEXICON):
            known[field] = unread
    return PlainAsset.model_validate(
        {field: _values(getattr(asset, field)) for field in SET_FIELDS}
        | {
            "name": asset.name,
            "aliases": _values(asset.aliases),
            "role": asset.role,
            "modality": _value(asset.modality),
            "construct": _value(asset.construct),
            "stage": _value(asset.stage),
            "known": known,
            "article": names.numbers.get(asset.article),
            "page": _page(asset),
            "raw": next((e.quote for e in asset.evidence), None),
        }
    )


def _study(study: Study, names: _Names) -> PlainStudy:
    follow_up = _value(study.median_follow_up)
    return PlainStudy(
        registry_ids=_values(study.registry_ids),
        acronym=_value(study.acronym),
        phase=_value(study.phase),
        design=_values(study.design),
        enrollment=_value(study.enrollment),
        conditions=_values(study.conditions),
        arms=tuple(PlainArm(label=a.label, assets=names.of_assets(a.assets), n=_value(a.n)) for a in study.arms),
        assets=names.of_assets(study.assets),
        median_follow_up=PlainDuration(value=follow_up.value, unit=follow_up.unit) if follow_up else None,
        median_age=_value(study.median_age),
        article=names.numbers.get(study.article),
        page=_page(study),
        raw=next((e.quote for e in study.evidence), None),
    )


_OWN = {"id", "evidence", "confidence", "origin", "derived_total", "derived_percent", "article", "assets", "study", "subset_of"}


def _outcome(outcome: Outcome, names: _Names) -> PlainOutcome:
    return PlainOutcome.model_validate(
        outcome.model_dump(exclude=_OWN)
        | {
            "assets": names.of_assets(outcome.assets),
            "study": names.studies.get(outcome.study or ""),
            "subset_of": names.outcomes.get(outcome.subset_of or ""),
            "article": names.numbers.get(outcome.article),
            "page": _page(outcome),
        }
    )


def _event(event: AdverseEvent, names: _Names) -> PlainEvent:
    return PlainEvent.model_validate(
        event.model_dump(exclude=_OWN)
        | {
            "assets": names.of_assets(event.assets),
            "study": names.studies.get(event.study or ""),
            "article": names.numbers.get(event.article),
            "page": _page(event),
        }
    )


def _finding(finding: PreclinicalFinding, names: _Names) -> PlainFinding:
    return PlainFinding.model_validate(
        finding.model_dump(exclude=_OWN)
        | {"assets": names.of_assets(finding.assets), "article": names.numbers.get(finding.article), "page": _page(finding)}
    )


class _Drug(BaseModel):
    name: str
    aliases: tuple[str, ...] = ()
    role: Role = Role.SUBJECT


class AnnotatedAbstract(BaseModel):
    """An abstract annotated with drugs, phase, enrollment, results, events and abbreviations: one study, one article."""

    id: str
    drugs: tuple[_Drug, ...] = ()
    nct: tuple[str, ...] = ()
    phase: str | None = None
    enrolled: int | None = None
    outcomes: tuple[Mapping[str, Any], ...] = ()
    adverse_events: tuple[Mapping[str, Any], ...] = ()
    abbreviations: Annotated[dict[str, str], Field(default_factory=dict)]


_FOLLOW_UP = "follow-up"


def from_abstract(abstract: AnnotatedAbstract) -> PlainReport:
    """The plain form of an annotated abstract: outcomes without a number are left out, follow-up becomes a fact of the study."""
    numbered = [o for o in abstract.outcomes if any(o.get(k) is not None for k in MAIN_NUMBERS)]
    follow_up = next((o for o in numbered if o["endpoint"] == _FOLLOW_UP and isinstance(o.get("value"), (int, float))), None)
    study = {
        "registry_ids": abstract.nct,
        "phase": _phase(abstract.phase),
        "enrollment": abstract.enrolled,
        "median_follow_up": follow_up and {"value": follow_up["value"], "unit": follow_up.get("unit") or "months"},
    }
    known_endpoints = {e.value for e in Endpoint}
    return PlainReport.model_validate(
        {
            "report": {"source": abstract.id},
            "assets": [d.model_dump() for d in abstract.drugs],
            "studies": [study] if any(study.values()) else [],
            "outcomes": [{**o} | {"p": _text(o.get("p"))} for o in numbered if o["endpoint"] in known_endpoints],
            "adverse_events": [{**e} | {"category": _category(str(e.get("term")))} for e in abstract.adverse_events],
            "abbreviations": abstract.abbreviations,
        }
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _category(term: str) -> Category | None:
    return Category.ANY if term == "any" else None


def _phase(text: str | None) -> str | None:
    return None if text is None else "Preclinical" if text.lower() == "preclinical" else f"Phase {text}"
