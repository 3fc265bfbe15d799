"""Mentions: spans with a label, an id, a rule and, for numbers, a typed value.

`Mention` is the plain form that assembly works on; `doc.spans[label]` holds the spaCy spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

from abstract2kb.nlp import extensions

__all__ = ["LABELS", "Label", "Mention", "mentions", "span_at", "outside_of", "without_overlaps"]


class Label:
    """The labels of `annotate`, and after ABBREVIATION those that only assembly uses (spaCy wants plain strings)."""

    DRUG = "DRUG"
    CYTOKINE = "CYTOKINE"
    TARGET = "TARGET"
    COMPANY = "COMPANY"
    TRIAL_ID = "TRIAL_ID"
    STAGE = "STAGE"
    CONDITION = "CONDITION"
    ENDPOINT = "ENDPOINT"
    COUNT = "COUNT"
    PERCENT = "PERCENT"
    TIME = "TIME"
    CI = "CI"
    RATIO = "RATIO"
    ADVERSE_EVENT = "ADVERSE_EVENT"
    GRADE = "GRADE"
    ARM = "ARM"
    ABBREVIATION = "ABBREVIATION"
    MODALITY = "MODALITY"
    ROUTE = "ROUTE"
    MODEL = "MODEL"
    COMBINATION = "COMBINATION"
    CONTEXT = "CONTEXT"


LABELS = (
    Label.DRUG, Label.CYTOKINE, Label.TARGET, Label.COMPANY, Label.TRIAL_ID, Label.STAGE, Label.CONDITION, Label.ENDPOINT, Label.COUNT,
    Label.PERCENT, Label.TIME, Label.CI, Label.RATIO, Label.ADVERSE_EVENT, Label.GRADE, Label.ARM, Label.ABBREVIATION,
)  # fmt: skip
"""The labels that `annotate` writes."""


@dataclass(frozen=True, slots=True)
class Mention:
    """text[start:end] (end exclusive, offsets into the Doc's text) has `label`; `id` is a lexicon id or normal form."""

    start: int
    end: int
    label: str
    text: str
    id: str
    rule: str
    value: Any = None

    def overlaps(self, other: Mention) -> bool:
        """True when the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, start: int, end: int) -> bool:
        """True when the mention lies wholly in start:end."""
        return start <= self.start and self.end <= end


def span_at(doc: Doc, start: int, end: int, label: str, mention_id: str, rule: str, value: Any = None) -> Span:
    """A span over doc.text[start:end], widened to whole tokens where the borders fall inside one; ValueError beyond the text."""
    span = doc.char_span(start, end, label=label, span_id=mention_id, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no text at {start}:{end}")
    extensions.note(span, rule, value)
    return span


def mentions(doc: Doc, *labels: str) -> list[Mention]:
    """The mentions of the given labels (all, if none is given) in text order."""
    groups = labels or tuple(doc.spans)
    text, found = extensions.text_of(doc), []
    for label in groups:
        for span in doc.spans.get(label, ()):
            start, end = span.start_char, span.end_char
            found.append(Mention(start, end, span.label_, text[start:end], span.id_, *extensions.noted(span)))
    return sorted(found, key=lambda m: (m.start, -m.end, m.label))


def without_overlaps(spans: list[Span]) -> list[Span]:
    """The longest spans that do not overlap, the earlier of two equal ones first; in text order."""
    taken: list[Span] = []
    used: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        places = range(span.start, span.end)
        if used.isdisjoint(places):
            used.update(places)
            taken.append(span)
    return sorted(taken, key=lambda s: s.start)


def outside_of(strong: list[Span], bare: list[Span]) -> list[Span]:
    """The longest spans, and bare words only outside them."""
    kept = without_overlaps(strong)
    taken = {i for span in kept for i in range(span.start, span.end)}
    return sorted([*kept, *(s for s in bare if taken.isdisjoint(range(s.start, s.end)))], key=lambda s: s.start)
