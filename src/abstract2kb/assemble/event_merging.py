"""Events said more than once: of two records that agree the one that states more stays."""

from __future__ import annotations

from abstract2kb.assemble.arms import other_drugs
from abstract2kb.nlp.event_grammar import OF_ONE_KIND
from abstract2kb.records import AdverseEvent, Category

__all__ = ["added"]


def added(before: list[AdverseEvent], found: list[AdverseEvent], paragraph: int = 0) -> list[AdverseEvent]:
    """The events so far with those of one more sentence, each once: of two that agree the one that states more stays.

    `paragraph` is where, in the report's text, the part begins that tells of the same study: what is said without a number before it is of another,
    unless both name the same drugs.
    """
    fresh: list[AdverseEvent] = []
    for record in found:
        bare = record.n is None and record.percent is None
        if not any(_same_event(k, record, paragraph) for k in (*before, *(fresh if bare else ()))):
            fresh.append(record)
    return [k for k in before if not any(_same_event(record, k, paragraph) for record in fresh)] + fresh


def _same_event(more: AdverseEvent, less: AdverseEvent, paragraph: int) -> bool:
    """True when `more` says all that `less` says."""
    if _name(more) != _name(less) or more.absent != less.absent or other_drugs(more.assets, less.assets):
        return False
    apart = min(more.evidence[0].start, less.evidence[0].start) < paragraph
    of_another = bool(less.assets) or all(e.rule != "adverse_events.table" for e in more.evidence)
    if apart and of_another and less.n is None and less.percent is None and not set(more.assets) & set(less.assets):
        return False
    if any((more.category is kind) != (less.category is kind) for kind in (Category.DEATH, Category.DISCONTINUATION, Category.DLT, Category.SERIOUS)):
        return False
    if more.n is None and more.percent is None and more.grade and not less.grade and not less.absent:
        return False
    if ((less.arm or less.absent) and more.arm != less.arm) or (less.grade and less.grade != more.grade):
        return False
    return all(b is None or a == b for a, b in ((more.n, less.n), (more.percent, less.percent), (more.total, less.total)))


def _name(record: AdverseEvent) -> str:
    if record.term_normalized or record.category is Category.ANY or OF_ONE_KIND.match(record.term):
        return (record.term_normalized or record.term).lower().rstrip("s")
    return record.category.value
