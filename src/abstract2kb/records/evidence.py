"""Where a value comes from: quotes with page, box and offsets, and values that carry them.

Example: `Sourced[str](value="Phase 1/2", raw="Phase I/ II", confidence=0.95, origin="report", evidence=(...,))`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = ["BBox", "Evidence", "EvidenceKind", "Origin", "Record", "Sourced", "TableRef"]

T = TypeVar("T")

BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points, origin top left."""

Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


_NAMES: dict[frozenset[str], set[str]] = {}
"""The sets of names that records were given: few, and never changed, as records are frozen."""
R = TypeVar("R", bound=BaseModel)


def _share_names(record: R) -> R:
    names = record.model_fields_set
    object.__setattr__(record, "__pydantic_fields_set__", _NAMES.setdefault(frozenset(names), names))
    return record


class Record(BaseModel):
    """A frozen model that knows all its keys: the base of everything in the record contract."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any, /) -> None:
        """Share the set of the names that were given with all records that were given the same: a book has 100,000 records."""
        _share_names(self)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As of every model; the copy shares its set of names too."""
        return _share_names(super().model_copy(update=update, deep=deep))

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process makes the record of; a generic one such as `Sourced[str]` has no name to be found by."""
        kind = type(self)
        names = self.__pydantic_generic_metadata__
        values = tuple(self.__dict__[name] for name in kind.model_fields)
        return _restored, (names["origin"] or kind, names["args"], values, self.__pydantic_fields_set__)


_KINDS: dict[tuple[Any, ...], Any] = {}


def _restored(origin: Any, arguments: tuple[Any, ...], values: tuple[Any, ...], given: set[str]) -> Record:
    """The record that `__reduce__` took apart: not validated again, as it comes from a copy of this process."""
    kind = _KINDS.get((origin, arguments))
    if kind is None:
        kind = _KINDS[origin, arguments] = origin[arguments] if arguments else origin
    record: Record = kind.__new__(kind)
    for name, value in (("__dict__", dict(zip(kind.model_fields, values, strict=True))), ("__pydantic_fields_set__", given)):
        object.__setattr__(record, name, value)
    object.__setattr__(record, "__pydantic_extra__", None)
    object.__setattr__(record, "__pydantic_private__", None)
    return _share_names(record)


class EvidenceKind(StrEnum):
    """What the quote was read from."""

    TEXT = "text"
    TABLE = "table"
    LINK = "link"


class Origin(StrEnum):
    """Read in the report, known from a lexicon only, or computed from what was read."""

    REPORT = "report"
    LEXICON = "lexicon"
    DERIVED = "derived"


class TableRef(Record):
    """A cell: table `index` in the report, `row` 0 is the header row."""

    index: Annotated[int, Field(ge=0)]
    row: Annotated[int, Field(ge=0)]
    column: Annotated[int, Field(ge=0)]


class Evidence(Record):
    """One quote on one line: `quote` == text[start:end] (end exclusive) of the report's linear text.

    `page` counts from 1 and `bbox` is in points; both are None for plain-text input. A link's quote is the text it
    stands behind.
    """

    page: Annotated[int, Field(ge=1)] | None
    bbox: BBox | None
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: Annotated[str, Field(min_length=1)]
    kind: EvidenceKind = EvidenceKind.TEXT
    table: TableRef | None = None
    rule: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _offsets_match_quote(self) -> Evidence:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"quote of {len(self.quote)} characters for offsets {self.start}:{self.end}")
        return self


class Sourced(Record, Generic[T]):
    """A normalised `value` with the words it was read from (`raw`, verbatim) and their places."""

    value: T
    raw: str | None
    confidence: Confidence
    origin: Origin
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _no_value_without_evidence(self) -> Sourced[T]:
        if self.origin is Origin.REPORT and not self.evidence:
            raise ValueError(f"value {self.value!r} of origin report has no evidence")
        return self
