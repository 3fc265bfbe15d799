"""Sourced values: gathered per field, the same value from several places joined into one with all its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from abstract2kb.assemble.scene import merged
from abstract2kb.records import Evidence, Origin, Sourced

__all__ = ["Gathered", "Reading"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """One place where a value was read (or a lexicon's word, with no evidence)."""

    value: T
    raw: str | None
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    origin: Origin = Origin.REPORT


@dataclass
class Gathered(Generic[T]):
    """The readings of one field of one record, in order."""

    readings: list[Reading[T]] = field(default_factory=list)

    def add(self, reading: Reading[T]) -> None:
        """Adds a reading."""
        self.readings.append(reading)

    def __bool__(self) -> bool:
        return bool(self.readings)

    def many(self) -> tuple[Sourced[T], ...]:
        """One Sourced per different value, in order of first reading; report readings before lexicon ones."""
        by_value: dict[T, list[Reading[T]]] = {}
        for reading in sorted(self.readings, key=lambda r: r.origin is Origin.LEXICON):
            by_value.setdefault(reading.value, []).append(reading)
        return tuple(_sourced(value, readings) for value, readings in by_value.items())

    def best(self) -> Sourced[T] | None:
        """The reading with the highest confidence, the report's before the lexicon's, with the evidence of its equals."""
        if not self.readings:
            return None
        top = max(self.readings, key=lambda r: (r.origin is not Origin.LEXICON, r.confidence))
        return _sourced(top.value, [top, *(r for r in self.readings if r.value == top.value and r is not top)])


def _sourced(value: T, readings: list[Reading[T]]) -> Sourced[T]:
    first = readings[0]
    same = [r for r in readings if r.origin is first.origin]
    return Sourced(
        value=value,
        raw=first.raw,
        confidence=max(r.confidence for r in same),
        origin=first.origin,
        evidence=merged(*(r.evidence for r in same)),
    )
