"""The indications of assets and studies as they are told in the end: the most specific ones.

Example: of "lung cancer" and "EGFR-mutant non-small cell lung cancer" the second; a site of metastases is none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.mention import Label
from abstract2kb.records import Asset, Sourced, Study

__all__ = ["SITES", "wider", "with_indications"]

R = TypeVar("R", Asset, Study)
SITES = frozenset({"brain metastasis", "bone metastasis", "liver metastasis", "lung metastasis", "leptomeningeal metastasis"})
"""Sites that some of the patients have metastases in."""
_DEPTH = 8


def with_indications(records: Iterable[R], lexicon: CompiledLexicon) -> list[R]:
    """The records without indications that another one of theirs is a kind of, and without sites where another one stands."""
    return [r.model_copy(update={"conditions": _specific(r.conditions, lexicon)}) if len(r.conditions) > 1 else r for r in records]


def _specific(conditions: tuple[Sourced[str], ...], lexicon: CompiledLexicon) -> tuple[Sourced[str], ...]:
    covered = {a for c in conditions for a in wider(c.value, lexicon)}
    kept = tuple(c for c in conditions if c.value not in covered)
    return tuple(c for c in kept if c.value not in SITES) or kept


def wider(disease: str, lexicon: CompiledLexicon) -> list[str]:
    """What a disease is a kind of, the nearest first."""
    found: list[str] = []
    parent = lexicon.facts(Label.CONDITION, disease).get("parent")
    while parent and len(found) < _DEPTH:
        found.append(parent)
        parent = lexicon.facts(Label.CONDITION, parent).get("parent")
    return found
