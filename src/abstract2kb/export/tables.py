"""The tables of an export: one per record type, and two that lose nothing, `values` and `evidence`.

A sourced field `stage` becomes the columns stage, stage_raw, stage_confidence, stage_origin, stage_page and stage_quote (of its first evidence); of a
list, such as targets, each column is a list with one entry per value. A number that may be "NR" has a column <name>_not_reached; beside
the ids of `assets` stand their names. The columns come from the record models, so that a field added to the contract is in the tables.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin

from abstract2kb.export.curies import asset_curies, condition_curie, gene_curie, record_curie, report_curie, trial_curie
from abstract2kb.export.view import Item, Value, items
from abstract2kb.records import (
    Abbreviation,
    AdverseEvent,
    Arm,
    Article,
    Asset,
    Duration,
    Evidence,
    Extraction,
    Issue,
    Outcome,
    PreclinicalFinding,
    Record,
    Report,
    Sourced,
    Study,
)

__all__ = ["TABLES", "Cell", "Column", "Kind", "Table", "rows"]

Cell = str | int | float | bool | None | list[Any]
"""What a cell holds; entries of a list are text or whole numbers, or None where a value has no evidence."""

_MODELS: dict[str, type[Record]] = {
    "reports": Report,
    "articles": Article,
    "assets": Asset,
    "studies": Study,
    "arms": Arm,
    "outcomes": Outcome,
    "adverse_events": AdverseEvent,
    "preclinical_findings": PreclinicalFinding,
    "abbreviations": Abbreviation,
    "issues": Issue,
}
_QUOTES = 10
"""So many pieces of evidence stand in the column `quotes` of a record; `evidence` has them all."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `many` for lists."""

    name: str
    kind: Kind = Kind.TEXT
    many: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns in order."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record model, told by its annotation."""

    name: str
    kind: Kind
    many: bool = False
    sourced: bool = False
    not_reached: bool = False
    unit: bool = False
    mapping: bool = False


_HEAD = (Column("report_id"), Column("source"), Column("id"), Column("curie"))
_VALUE = (
    Column("value_raw"), Column("confidence", Kind.NUMBER), Column("origin"),
)  # fmt: skip
_PLACE = (
    Column("page", Kind.INTEGER), Column("x0", Kind.NUMBER), Column("top", Kind.NUMBER), Column("x1", Kind.NUMBER), Column("bottom", Kind.NUMBER),
    Column("start", Kind.INTEGER), Column("end", Kind.INTEGER), Column("quote"), Column("kind"),
    Column("table_index", Kind.INTEGER), Column("table_row", Kind.INTEGER), Column("table_column", Kind.INTEGER), Column("rule"),
)  # fmt: skip
_CURIES = {"targets": gene_curie, "cytokines": gene_curie, "conditions": condition_curie, "trials": trial_curie, "registry_ids": trial_curie}


@cache
def _fields(model: type[Record]) -> tuple[_Field, ...]:
    found = [_field(name, info.annotation) for name, info in model.model_fields.items() if name not in ("id", "evidence")]
    return tuple(f for f in found if f is not None)


def _field(name: str, annotation: Any) -> _Field | None:
    """The field behind an annotation; None for the arms of a study, which are a table of their own."""
    options = [a for a in _options(annotation) if a is not types.NoneType]
    first = options[0]
    if get_origin(first) is tuple:
        inner = get_args(first)[0]
        if inner is Arm:
            return None
        kind, unit = _kind(inner)
        return _Field(name, kind, many=True, sourced=_is_sourced(inner), unit=unit)
    if get_origin(first) is dict:
        return _Field(name, Kind.TEXT, many=True, mapping=True)
    kind, unit = _kind(first)
    return _Field(name, kind, sourced=_is_sourced(first), not_reached=any("NR" in get_args(o) for o in options), unit=unit)


def _options(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)


def _is_sourced(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Sourced)


def _kind(annotation: Any) -> tuple[Kind, bool]:
    """The kind of a value, and whether a unit belongs to it."""
    if _is_sourced(annotation):
        annotation = annotation.model_fields["value"].annotation
    if get_origin(annotation) is not None and hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    if annotation is Duration:
        return Kind.NUMBER, True
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Kind.TEXT, False
    return {int: Kind.INTEGER, float: Kind.NUMBER, bool: Kind.BOOLEAN}.get(annotation, Kind.TEXT), False


def _columns(field: _Field) -> Iterator[Column]:
    yield Column(field.name, field.kind, field.many)
    if field.name == "assets":
        yield Column("asset_names", Kind.TEXT, True)
    if field.unit:
        yield Column(f"{field.name}_unit", Kind.TEXT, field.many)
    if field.not_reached:
        yield Column(f"{field.name}_not_reached", Kind.BOOLEAN)
    if field.name in _CURIES and field.sourced:
        yield Column(f"{field.name}_curies", Kind.TEXT, True)
    if field.sourced:
        many = field.many
        yield Column(f"{field.name}_raw", Kind.TEXT, many)
        yield Column(f"{field.name}_confidence", Kind.NUMBER, many)
        yield Column(f"{field.name}_origin", Kind.TEXT, many)
        yield Column(f"{field.name}_page", Kind.INTEGER, many)
        yield Column(f"{field.name}_quote", Kind.TEXT, many)


def _table(family: str) -> Table:
    columns = [
        *_HEAD,
        *([Column("study")] if family == "arms" else []),
        *(c for f in _fields(_MODELS[family]) for c in _columns(f) if c not in _HEAD),
    ]
    if "evidence" in _MODELS[family].model_fields:
        columns += [Column("evidence_page", Kind.INTEGER), Column("quotes", Kind.TEXT, True)]
    return Table(family, tuple(columns))


TABLES: tuple[Table, ...] = (
    *(_table(family) for family in _MODELS),
    Table(
        "values",
        (*_HEAD[:2], Column("record"), Column("id"), Column("field"), Column("index", Kind.INTEGER), Column("value"), Column("unit"), *_VALUE),
    ),
    Table(
        "evidence",
        (*_HEAD[:2], Column("record"), Column("id"), Column("field"), Column("index", Kind.INTEGER), Column("number", Kind.INTEGER), *_PLACE),
    ),
)
"""All tables in the order in which they are written."""


def rows(extraction: Extraction) -> Iterator[tuple[str, list[Cell]]]:
    """Rows with the name of their table; the cells are in the order of its columns."""
    report, names = extraction.report, {asset.id: asset.name for asset in extraction.assets}
    for item in items(extraction):
        curie = report_curie(report.id) if item.family == "reports" else record_curie(report.id, item.key)
        yield item.family, [report.id, report.source, item.key, curie, *_cells(item, names)]
        yield from _long(report, item)


def _cells(item: Item, names: dict[str, str]) -> Iterator[Cell]:
    if item.family == "arms":
        yield str(item.fields["study"])
    for field in _fields(_MODELS[item.family]):
        if field.name == "source" and item.family == "reports":
            continue
        yield from _sourced(field, item.of(field.name)) if field.sourced else _plain(field, item.fields[field.name])
        if field.name == "assets":
            yield [names.get(str(key)) for key in cast(tuple[str, ...], item.fields["assets"])]
    if "evidence" in _MODELS[item.family].model_fields:
        yield item.evidence[0].page if item.evidence else None
        yield [e.quote for e in item.evidence[:_QUOTES]]


def _plain(field: _Field, content: Any) -> Iterator[Cell]:
    if field.mapping:
        yield list(asset_curies(content))
    elif field.many:
        yield list(content)
    elif field.not_reached:
        yield None if content == "NR" else content
        yield content == "NR"
    else:
        yield content


def _sourced(field: _Field, values: tuple[Value, ...]) -> Iterator[Cell]:
    curie = _CURIES.get(field.name)
    columns: list[list[Any]] = [[v.value for v in values]]
    if field.unit:
        columns.append([v.unit for v in values])
    if curie:
        columns.append([curie(str(v.value)) for v in values])
    columns.append([v.sourced.raw for v in values])
    columns.append([v.sourced.confidence for v in values])
    columns.append([v.sourced.origin.value for v in values])
    first = [v.sourced.evidence[0] if v.sourced.evidence else None for v in values]
    columns.append([e.page if e else None for e in first])
    columns.append([e.quote if e else None for e in first])
    for column in columns:
        yield column if field.many else column[0] if column else None


def _long(report: Report, item: Item) -> Iterator[tuple[str, list[Cell]]]:
    """The rows of `values` and `evidence`; the evidence of the record itself has no field."""
    base: list[Cell] = [report.id, report.source, item.family, item.key]
    for value in item.values:
        s = value.sourced
        yield "values", [*base, value.field, value.index, str(value.value), value.unit, s.raw, s.confidence, s.origin.value]
        for number, evidence in enumerate(s.evidence):
            yield "evidence", [*base, value.field, value.index, number, *_place(evidence)]
    for number, evidence in enumerate(item.evidence):
        yield "evidence", [*base, None, None, number, *_place(evidence)]


def _place(evidence: Evidence) -> list[Cell]:
    table = evidence.table
    cell = [table.index, table.row, table.column] if table else [None] * 3
    box = evidence.bbox or (None,) * 4
    return [evidence.page, *box, evidence.start, evidence.end, evidence.quote, evidence.kind.value, *cell, evidence.rule]
