"""An Extraction as items: records with a key each, their plain fields, their sourced values and their evidence.

All formats that spread records over rows, nodes or triples start from here, so that they hold the same values under the same keys. Example: an
asset gives `Item("assets", "asset-1", fields={"name": "QXR-707", ...}, values=(Value("targets", 0, "PD-1", ...), ...), evidence=(...))`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from abstract2kb.records import Arm, Duration, Evidence, Extraction, Record, Sourced, content_id

__all__ = ["FAMILIES", "Item", "Value", "items", "plain"]

FAMILIES = (
    "reports", "articles", "assets", "studies", "arms", "outcomes", "adverse_events", "preclinical_findings", "abbreviations", "issues",
)  # fmt: skip
"""The kinds of items, in the order in which they come."""


@dataclass(frozen=True, slots=True)
class Value:
    """One sourced value of a field; `index` counts in lists, `unit` belongs to lengths of time."""

    field: str
    index: int
    value: str | int | float
    unit: str | None
    sourced: Sourced[object]


@dataclass(frozen=True, slots=True)
class Item:
    """A record; `key` is unique in its report and made of content. The fields of an arm have the key of its `study` too."""

    family: str
    key: str
    record: Record
    fields: dict[str, object]
    values: tuple[Value, ...]
    evidence: tuple[Evidence, ...]

    def of(self, field: str) -> tuple[Value, ...]:
        """The values of one field."""
        return tuple(v for v in self.values if v.field == field)


def items(extraction: Extraction) -> Iterator[Item]:
    """The items of a report in the order of FAMILIES; two records with one id get keys that differ ("x", "x.2")."""
    used: Counter[str] = Counter()
    for family, key, record in _records(extraction):
        used[key] += 1
        item = _item(family, key if used[key] == 1 else f"{key}.{used[key]}", record)
        if family == "arms":
            item.fields["study"] = key.rpartition(".")[0]
        yield item


def _records(extraction: Extraction) -> Iterator[tuple[str, str, Record]]:
    yield "reports", extraction.report.id, extraction.report
    for family in ("articles", "assets", "studies"):
        for record in getattr(extraction, family):
            yield family, record.id, record
    for study in extraction.studies:
        for number, arm in enumerate(study.arms, start=1):
            yield "arms", f"{study.id}.arm{number}", arm
    for family in ("outcomes", "adverse_events", "preclinical_findings"):
        for record in getattr(extraction, family):
            yield family, record.id, record
    for short in extraction.abbreviations:
        yield "abbreviations", content_id("abbreviation", short.article, short.short, short.long), short
    for issue in extraction.issues:
        yield "issues", content_id("issue", issue.code, issue.page, issue.message), issue


def _item(family: str, key: str, record: Record) -> Item:
    fields: dict[str, object] = {}
    values: list[Value] = []
    evidence: tuple[Evidence, ...] = ()
    for name in type(record).model_fields:
        content = getattr(record, name)
        if name == "evidence":
            evidence = content
        elif isinstance(content, Sourced):
            values.append(_value(name, 0, content))
        elif isinstance(content, tuple) and content and isinstance(content[0], Sourced):
            values.extend(_value(name, number, each) for number, each in enumerate(content))
        elif not (isinstance(content, tuple) and content and isinstance(content[0], Arm)):
            fields[name] = plain(content)
    return Item(family, key, record, fields, tuple(values), evidence)


def _value(field: str, index: int, sourced: Sourced[object]) -> Value:
    content = sourced.value
    if isinstance(content, Duration):
        return Value(field, index, content.value, content.unit, sourced)
    value = plain(content)
    return Value(field, index, value if isinstance(value, (str, int, float)) else str(value), None, sourced)


def plain(content: object) -> object:
    """The value behind an enum; anything else as it is."""
    return content.value if isinstance(content, Enum) else content
