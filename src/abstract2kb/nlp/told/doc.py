"""The results that the sentences of a Doc tell, with places in the Doc's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label, mentions
from abstract2kb.nlp.told.groups import Place
from abstract2kb.nlp.told.reading import Told, told

__all__ = ["results"]

_NO_ARMS = ("subgroup", "status", "dose")
"""Kinds of ARM mentions that say who people are more often than whom they are compared with."""

_LONGEST = 1500


def results(doc: Doc) -> Sequence[Told]:
    """What every sentence tells, in order."""
    text = text_of(doc)
    arms = [(m.start, m.end) for m in mentions(doc, Label.ARM) if m.id not in _NO_ARMS]
    found: list[Told] = []
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        if end - start > _LONGEST or "\t" in text[start:end].strip():  # a list without stops, a row of a table
            continue
        named = [(a - start, b - start) for a, b in arms if start <= a and b <= end]
        found += [_moved(t, start) for t in told(text[start:end], named)]
    return found


def _moved(result: Told, by: int) -> Told:
    group = None if result.group is None else _shifted(result.group, by)
    return replace(result, value=_shifted(result.value, by), outcome=_shifted(result.outcome, by), group=group)


def _shifted(place: Place, by: int) -> Place:
    return place[0] + by, place[1] + by
