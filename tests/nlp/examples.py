"""One-line annotated sentences: "ORR was 21% in <ent label=TRIAL_ID id=NCT04009681>NCT 04009681</ent>."

`check` runs the pipeline over the text and compares the spans of one label with the tags: place, words and, where a tag gives one, id
(in quotes when it holds a space). A sentence without tags says that nothing must be found. A tag that is not closed, or not opened, is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spacy.language import Language

__all__ = ["Expected", "Found", "check", "parse", "spans"]

_TAG = re.compile(r'<ent label=(?P<label>[A-Z_]+)(?: id=(?:"(?P<quoted>[^"]*)"|(?P<id>[^\s">]*)))?>(?P<words>[^<]+)</ent>')


@dataclass(frozen=True)
class Expected:
    """text[start:end] must be a span of `label`; `id` is None when any will do."""

    start: int
    end: int
    label: str
    id: str | None


def parse(sentence: str) -> tuple[str, list[Expected]]:
    """The text without tags, and what the tags ask for; ValueError for a tag that is left over."""
    text, expected, at = "", [], 0
    for match in _TAG.finditer(sentence):
        text += sentence[at : match.start()]
        start = len(text)
        text += match["words"]
        wanted = match["quoted"] if match["quoted"] is not None else match["id"]
        expected.append(Expected(start, len(text), match["label"], wanted))
        at = match.end()
    text += sentence[at:]
    if "<ent" in text or "</ent" in text:
        raise ValueError(f"a tag is left over in {text!r}")
    return text, expected


@dataclass(frozen=True)
class Found:
    """A span that the pipeline wrote."""

    start: int
    end: int
    text: str
    id: str
    rule: str
    value: Any


def spans(nlp: Language, text: str, label: str) -> list[Found]:
    """The spans of one label, free of the Doc."""
    doc = nlp(text)
    return [Found(s.start_char, s.end_char, s.text, s.id_, s._.rule, s._.value) for s in doc.spans[label]]


def check(nlp: Language, sentence: str, label: str, rule: str | None = None) -> None:
    """Asserts that the spans of `label` in the sentence are exactly its tags (and that `rule`, where given, found them all)."""
    text, expected = parse(sentence)
    if strange := {e.label for e in expected} - {label}:
        raise ValueError(f"the sentence is about {strange}, not {label}")
    found = spans(nlp, text, label)
    assert [(f.start, f.end, f.text) for f in found] == [(e.start, e.end, text[e.start : e.end]) for e in expected]
    assert [f.id for f, e in zip(found, expected, strict=True) if e.id is not None] == [e.id for e in expected if e.id is not None]
    if rule is not None:
        assert {f.rule for f in found} == {rule}
