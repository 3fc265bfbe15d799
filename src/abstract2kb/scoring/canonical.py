"""Canonical names by the project's lexicons, so that "BMS" and "Bristol Myers Squibb" are one company to the scorer.

Example: `canonical("companies", "BMS")`.
"""

from __future__ import annotations

from functools import cache

from abstract2kb.lexicons import load, name_key, signs

__all__ = ["LEXICON_OF", "canonical", "spellings"]

LEXICON_OF = {"companies": "companies", "cytokines": "cytokines", "targets": "targets", "terms": "adverse_events"}
"""The lexicon behind a field."""


def _key(name: str) -> tuple[str, str]:
    return name_key(name), signs(name)


@cache
def _table(lexicon: str) -> dict[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for entry in load(lexicon):
        for name in (entry.id, *entry.names):
            table.setdefault(_key(name), entry.id)
    return table


@cache
def canonical(field: str, name: str) -> str:
    """The lexicon's id of a name in a field of `LEXICON_OF`; the name itself where the lexicon does not know it, or has no such field."""
    lexicon = LEXICON_OF.get(field)
    return _table(lexicon).get(_key(name), name) if lexicon else name


@cache
def spellings(field: str, name: str) -> tuple[str, ...]:
    """All names that the lexicon has for the entry of a name, the name first."""
    lexicon = LEXICON_OF.get(field)
    if lexicon is None:
        return (name,)
    entry = canonical(field, name)
    return (name, entry, *(n for e in load(lexicon) if e.id == entry for n in e.names))
