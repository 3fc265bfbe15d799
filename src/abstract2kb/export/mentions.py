"""The places of an Extraction as mentions with offsets and labels, and how results are related to assets: what the text-bound formats write.

Example: a record read from "ORR was 20% (9/45)" at 49 gives a `Mention` with label "OUTCOME", value "ORR" and parts `((49, "ORR was 20% (9/45)"),)`.
Offsets are those of the report's linear text in Unicode characters, ends exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from abstract2kb.export.curies import asset_curies, condition_curie, gene_curie, record_curie, report_curie, trial_curie
from abstract2kb.export.view import Item, Value, items
from abstract2kb.records import Evidence, Extraction

__all__ = ["LABELS", "Mention", "Piece", "Relation", "mentions", "pieces", "relations"]

_RECORDS = {
    "assets": "DRUG",
    "studies": "STUDY",
    "outcomes": "OUTCOME",
    "adverse_events": "ADVERSE_EVENT",
    "preclinical_findings": "PRECLINICAL_FINDING",
    "abbreviations": "ABBREVIATION",
    "issues": "ISSUE",
}
_FIELDS = {
    "title": "TITLE", "conference": "CONFERENCE", "year": "YEAR", "publisher": "PUBLISHER",
    "aliases": "DRUG", "companies": "COMPANY", "modality": "MODALITY", "cytokines": "CYTOKINE", "targets": "TARGET", "construct": "CONSTRUCT",
    "stage": "STAGE", "trials": "TRIAL_ID", "conditions": "CONDITION", "routes": "ROUTE", "combinations": "COMBINATION",
    "registry_ids": "TRIAL_ID", "acronym": "STUDY", "phase": "STAGE", "design": "DESIGN", "enrollment": "COUNT", "n": "COUNT",
    "median_follow_up": "TIME", "median_age": "AGE",
}  # fmt: skip
LABELS = tuple(sorted({*_RECORDS.values(), *_FIELDS.values(), "VALUE"}))
"""Every label; a field that has none of its own is a VALUE."""
_RESULTS = ("outcomes", "adverse_events", "preclinical_findings")
_IDENTIFIERS = {"targets": gene_curie, "cytokines": gene_curie, "conditions": condition_curie, "trials": trial_curie, "registry_ids": trial_curie}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a record (`field` None) or of a value; several parts, each an offset and its words, for words that are not in one piece."""

    id: str
    label: str
    record: str
    field: str | None
    value: str
    parts: tuple[tuple[int, str], ...]
    evidence: tuple[Evidence, ...]
    identifiers: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.parts[-1][0] + len(self.parts[-1][1])


@dataclass(frozen=True, slots=True)
class Relation:
    """A result (mention id) of an asset (mention id)."""

    id: str
    result: str
    asset: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a mention that is in one piece in the text: `id` is that of the mention if it has no other part."""

    id: str
    mention: Mention
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)


def mentions(extraction: Extraction) -> list[Mention]:
    """The mentions in order of their place, numbered; the same place for the same value once."""
    found: dict[tuple[object, ...], Mention] = {}
    for item in items(extraction):
        for mention in _of_item(extraction.report.id, item):
            found.setdefault((mention.label, mention.record, mention.parts), mention)
    ordered = sorted(found.values(), key=lambda m: (m.parts, m.label, m.record))
    return [replace(mention, id=f"m{number}") for number, mention in enumerate(ordered, start=1)]


def relations(found: list[Mention]) -> list[Relation]:
    """Each result with the mention of each of its assets that stands before it and nearest, else the first."""
    assets: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.label == "DRUG":
            assets.setdefault(mention.record, []).append(mention)
    made: list[Relation] = []
    for mention in found:
        for curie in mention.assets:
            named = assets.get(curie)
            if named:
                nearest = next((m for m in reversed(named) if m.start <= mention.start), named[0])
                made.append(Relation(f"r{len(made) + 1}", mention.id, nearest.id))
    return made


def pieces(found: Iterable[Mention], text: str | None) -> Iterator[Piece]:
    """The mentions in pieces; with a text, spans that are parted by white space only (a line end) are one piece."""
    for mention in found:
        parts: list[tuple[int, str]] = []
        for start, quote in mention.parts:
            if text is not None and parts and not text[parts[-1][0] + len(parts[-1][1]) : start].strip():
                parts[-1] = (parts[-1][0], text[parts[-1][0] : start + len(quote)])
            else:
                parts.append((start, quote))
        for number, (start, quote) in enumerate(parts, start=1):
            yield Piece(mention.id if len(parts) == 1 else f"{mention.id}.{number}", mention, start, quote)


def _of_item(report: str, item: Item) -> Iterator[Mention]:
    own = report_curie(report) if item.family == "reports" else record_curie(report, item.key)
    ids, assets = item.fields.get("identifiers"), item.fields.get("assets")
    curies = asset_curies(ids) if isinstance(ids, dict) else ()
    for group in [item.evidence] if item.family in _RESULTS else _groups(item.evidence):
        regimen = tuple(record_curie(report, str(key)) for key in assets) if isinstance(assets, tuple) and item.family in _RESULTS else ()
        yield Mention("", _RECORDS[item.family], own, None, _said(item), _parts(group), group, curies, regimen)
    for value in item.values:
        for group in _groups(value.sourced.evidence):
            label = _FIELDS.get(value.field, "VALUE")
            yield Mention("", label, own, value.field, str(value.value), _parts(group), group, curies if label == "DRUG" else _identified(value))


def _identified(value: Value) -> tuple[str, ...]:
    curie = _IDENTIFIERS[value.field](str(value.value)) if value.field in _IDENTIFIERS else None
    return (curie,) if curie else ()


def _said(item: Item) -> str:
    """What the record says, in a word or two."""
    names = ("name", "term_normalized", "term", "effect", "endpoint", "long", "message")
    known = next((str(item.fields[name]) for name in names if item.fields.get(name)), "")
    acronym = item.of("acronym") or item.of("registry_ids")
    return known or (str(acronym[0].value) if acronym else item.key)


def _parts(evidence: tuple[Evidence, ...]) -> tuple[tuple[int, str], ...]:
    """The quotes in order, those that overlap as one."""
    parts: list[tuple[int, str]] = []
    for one in sorted(evidence, key=lambda e: (e.start, e.end)):
        end = parts[-1][0] + len(parts[-1][1]) if parts else 0
        if parts and one.start < end:
            parts[-1] = (parts[-1][0], parts[-1][1] + one.quote[end - one.start :])
        else:
            parts.append((one.start, one.quote))
    return tuple(parts)


def _groups(evidence: tuple[Evidence, ...]) -> Iterator[tuple[Evidence, ...]]:
    """Evidence that goes on over a line end belongs together; anything else is a mention of its own."""
    group: list[Evidence] = []
    for one in sorted(evidence, key=lambda e: (e.start, e.end)):
        if group and not 0 <= one.start - group[-1].end <= 1:
            yield tuple(group)
            group = []
        group.append(one)
    if group:
        yield tuple(group)
