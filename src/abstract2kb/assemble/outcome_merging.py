"""Results said more than once: of two records that agree the one that states more stays."""

from __future__ import annotations

from abstract2kb.patterns import regex
from abstract2kb.records import Outcome

__all__ = ["added"]

_NUMBERS = ("n", "total", "percent", "value", "ci_low", "ci_high", "hr", "p")


def added(before: list[Outcome], found: list[Outcome]) -> list[Outcome]:
    """The records so far with those of one more sentence, each result once: of two that agree the one that states more stays."""
    fresh: list[Outcome] = []
    for record in found:
        if not any(_says_more(other, record) for other in before) and not any(_is_same(other, record) for other in fresh):
            fresh.append(record)
    sets = {o.subset_of for o in before}
    kept = [o for o in before if o.id in sets or not any(_says_more(record, o) for record in fresh)]
    return kept + fresh


def _is_same(one: Outcome, other: Outcome) -> bool:
    """Whether a sentence tells the result of a named arm twice: "35% vs 14% with A or 35% vs 21% with B"."""
    keys = ("endpoint", "arm", "at", "assertion", "subset_of", *_NUMBERS)
    return _OR_WITH.search(other.raw or "") is not None and all(getattr(one, k) == getattr(other, k) for k in keys)


_OR_WITH = regex(r"[)\]]\s(?:or|and|nor)\s(?:than\s)?(?:with|to)\s[^()]*[(\[][^()]*$")


def _says_more(more: Outcome, less: Outcome) -> bool:
    """True when `more` states every number of `less` and does not differ from it in what they are of."""
    if more.endpoint != less.endpoint or more.assertion != less.assertion or more.subset_of != less.subset_of:
        return False
    if (more.at and less.at and more.at != less.at) or (more.arm and less.arm and more.arm.lower() != less.arm.lower()):
        return False
    if set(more.assets) != set(less.assets):
        return False
    if (less.arm and not more.arm) or (less.assets and not more.assets):
        return False
    stated = [(getattr(more, k), b) for k in _NUMBERS if (b := getattr(less, k)) is not None]
    return bool(stated) and all(a == b for a, b in stated) and not _is_vague(more, less)


def _is_vague(more: Outcome, less: Outcome) -> bool:
    """One or two patients of no stated total may be others than those told of before."""
    return less.percent is None and less.n in (1, 2) and more.raw != less.raw and more.total != less.total
