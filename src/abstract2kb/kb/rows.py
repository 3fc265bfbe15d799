"""An extraction (a struct of wire.py) as rows of the tables of schema.py; pure functions, columns in the order of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from abstract2kb.kb import schema
from abstract2kb.kb.dates import cutoff_of
from abstract2kb.lexicons import name_key, signs

__all__ = ["Rows", "clause_hash", "identity_key", "rows_of", "tells_identity"]

Row = tuple[Any, ...]
_FACTS = (("companies", "company"), ("cytokines", "cytokine"), ("targets", "target"), ("trials", "trial"), ("conditions", "condition"),
          ("routes", "route"), ("combinations", "combination"))  # fmt: skip
_SKETCH_SIZE = 12
_LONG = 6
"""A clause of so many words is hardly written twice by chance."""
_SHORT = 5
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 16)
def identity_key(name: str) -> str:
    """What all spellings of a name share; "" for a name without letters or digits.

    >>> identity_key("THOR 707") == identity_key("THOR-707") == identity_key("Thor707")
    True
    """
    marks = signs(name)
    key = name_key(name).replace("\x00", "")
    return f"{key} {marks}" if marks and key else key


def tells_identity(alias: str, origin: str) -> bool:
    """Whether another name of an asset holds beyond its report: a lexicon's does, a short form of a few letters ("EV", "Dato") is the report's own.

    >>> tells_identity("EV", "report"), tells_identity("EV", "lexicon"), tells_identity("AK104", "report"), tells_identity("Imdelltra", "report")
    (False, True, True, True)
    """
    return origin == "lexicon" or any(c.isdigit() for c in alias) or sum(c.isalpha() for c in alias) > _SHORT


@dataclass
class Rows:
    """Rows by table name, and what they say about names: (record's key, alias' key, origin) and the spellings of each key."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: {t.name: [] for t in schema.RECORD_TABLES})
    links: list[tuple[str, str, str]] = field(default_factory=list)
    spellings: dict[str, set[str]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)


def rows_of(extraction: Any, no: int) -> Rows:
    """All rows of an extraction that becomes report number `no`."""
    rows = Rows()
    names = {identity_key(a.name) for a in extraction.assets}
    for asset in extraction.assets:
        _add_asset(rows, no, asset, names)
    for study in extraction.studies:
        _add_study(rows, no, study)
    put = rows.tables
    put["outcome"].extend(_outcome(no, o) for o in _once(extraction.outcomes))
    put["adverse_event"].extend(_event(no, e) for e in _once(extraction.adverse_events))
    put["finding"].extend(_finding(no, f) for f in _once(extraction.preclinical_findings))
    for family, records in (("study", extraction.studies), ("outcome", extraction.outcomes), ("adverse_event", extraction.adverse_events),
                            ("finding", extraction.preclinical_findings)):  # fmt: skip
        put["record_asset"].extend((no, asset, family, record.id) for record in _once(records) for asset in dict.fromkeys(record.assets))
    put["issue"].extend((no, n, i.code, i.severity, i.message, i.page) for n, i in enumerate(extraction.issues))
    put["sketch"].extend((no, value) for value in _sketch(extraction))
    return rows


def _once(records: Iterable[Any]) -> Iterator[Any]:
    """The records without a second one of the same id."""
    return iter({record.id: record for record in records}.values())


def _place(evidence: Any) -> Row:
    if not evidence:
        return (None, None, None, None)
    first = evidence[0]
    return (first.quote, first.page, first.start, first.end)


def _quote(sourced: Any) -> Row:
    """Quote and page of a sourced value."""
    if sourced is None or not sourced.evidence:
        return (None, None)
    return (sourced.evidence[0].quote, sourced.evidence[0].page)


def _value(sourced: Any) -> Any:
    return None if sourced is None else sourced.value


def _add_asset(rows: Rows, no: int, asset: Any, names: set[str]) -> None:
    key = identity_key(asset.name)
    rows.named.add(key)
    rows.spellings.setdefault(key, set()).add(asset.name)
    rows.tables["asset"].append(
        (no, asset.id, asset.article, asset.name, key, asset.role, _value(asset.modality), _value(asset.construct),
         _value(asset.stage), *_quote(asset.stage), *_place(asset.evidence))
    )  # fmt: skip
    facts = rows.tables["asset_fact"]
    for attribute, kind in _FACTS:
        held = getattr(asset, attribute)
        if held:
            facts.extend((no, asset.id, kind, v.value, None, v.origin, *_quote(v)) for v in {v.value: v for v in held}.values())
    facts.extend((no, asset.id, "identifier", f"{scheme}:{value}", None, "lexicon", None, None) for scheme, value in asset.identifiers.items())
    for alias in {v.value: v for v in asset.aliases}.values():
        other = identity_key(alias.value)
        facts.append((no, asset.id, "alias", alias.value, other, alias.origin, *_quote(alias)))
        if other and key and other != key and other not in names and tells_identity(alias.value, alias.origin):
            rows.spellings.setdefault(other, set()).add(alias.value)
            rows.links.append((key, other, alias.origin))


def _add_study(rows: Rows, no: int, study: Any) -> None:
    follow_up = _value(study.median_follow_up)
    rows.tables["study"].append(
        (no, study.id, study.article, _value(study.acronym), _value(study.phase), _quote(study.phase)[0], _value(study.enrollment),
         _quote(study.enrollment)[0], _joined(study.design), _joined(study.conditions), follow_up and follow_up.value, follow_up and follow_up.unit,
         _value(study.median_age), *_place(study.evidence))
    )  # fmt: skip
    rows.tables["study_registry"].extend((no, study.id, value) for value in dict.fromkeys(v.value for v in study.registry_ids))


def _joined(values: Any) -> str | None:
    return "; ".join(v.value for v in values) or None


def _numbers(record: Any) -> Row:
    return (record.n, record.total, record.percent, record.derived_total, record.derived_percent, record.bound, record.arm, record.assertion,
            record.study, record.origin, record.confidence, record.raw)  # fmt: skip


def _number(value: float | str | None) -> float | None:
    return None if isinstance(value, str) else value


def _outcome(no: int, o: Any) -> Row:
    return (
        no,
        o.id,
        o.article,
        o.endpoint,
        o.endpoint_text,
        o.measure,
        *_numbers(o),
        _number(o.value),
        o.value == "NR",
        o.unit,
        o.at,
        o.ci_low,
        _number(o.ci_high),
        o.ci_level,
        o.hr,
        o.p,
        o.subset_of,
        cutoff_of(o.raw) if "off" in o.raw else None,
        *_place(o.evidence),
    )


def _event(no: int, e: Any) -> Row:
    return (no, e.id, e.article, e.term, e.term_normalized, e.grade, *_numbers(e), e.category, e.absent, *_place(e.evidence))


def _finding(no: int, f: Any) -> Row:
    return (no, f.id, f.article, f.model, f.effect, f.direction, f.significant, f.comparator, f.assertion, f.confidence, f.raw, *_place(f.evidence))


def clause_hash(raw: str) -> str | None:
    """A hash of a clause by its words, None for one too short to tell whose it is."""
    words = _WORD.findall(raw.lower())
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=6).hexdigest() if len(words) >= _LONG else None


def _sketch(extraction: Any) -> list[str]:
    """The smallest hashes of the longer clauses, a sample that is the same for copies of one text (Broder 1997, bottom-k)."""
    raws = {r.raw for family in (extraction.outcomes, extraction.adverse_events, extraction.preclinical_findings) for r in family}
    return sorted({h for raw in raws if (h := clause_hash(raw))})[:_SKETCH_SIZE]
