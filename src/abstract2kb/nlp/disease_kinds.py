"""Kinds of a disease that are told before its state: "EGFR-mutated advanced NSCLC" is EGFR-mutant non-small cell lung cancer.

The lexicon has the kind beside the disease; words of state, stage and line between them ("metastatic", "previously treated, advanced") are no
part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from abstract2kb.nlp.hit import Hit
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["with_kinds"]

_STATE = (
    r"(?:(?:locally[ -])?advanced|metastatic|recurrent|persistent|relapsed|refractory|R/R|R/M|unresectable|resectable|resected|inoperable|early|late"
    r"|early-stage|late-stage|newly diagnosed|(?:previously |heavily )?(?:un)?treated|pre-?treated|treatment-na[iï]ve|progressive|high-risk|low-risk"
    r"|stage [IVabcABC\d]+(?:[-–/][IVabcABC\d]+)*|(?:first|second|third)-line)"
)
_STATES = rf"(?:{_STATE}(?:,? and/or |,? or |,? and |, |/| ))+"
_BEFORE = Sought(rf"(?:^|(?<=[\s,(])){_STATES}$", re.IGNORECASE)
_AT_START = regex(_STATES, re.IGNORECASE)
_WORD = regex(r"[^\s,;:()\[\]]+[ ,]{1,2}$")
_WORDS = 4
"""So many words at most tell the kind: "EGFR exon 20 insertion-mutated"."""
_REACH = 90
"""Characters before a disease in which its state stands."""


def with_kinds(text: str, hits: Sequence[Hit], named: Callable[[str], Sequence[Hit]]) -> list[Hit]:
    """The hits, those of diseases with the kind that is told before their state; `named` looks names up in a text of its own."""
    return [_with_kind(text, hit, named) if hit.sense.label == Label.CONDITION else hit for hit in hits]


def _with_kind(text: str, hit: Hit, named: Callable[[str], Sequence[Hit]]) -> Hit:
    own = _AT_START.match(text, hit.start, hit.end)
    before = _BEFORE.search(text[max(0, hit.start - _REACH) : hit.start])
    if own is None and before is None:
        return hit
    disease = text[own.end() if own else hit.start : hit.end]
    start = end = hit.start - (len(before.group()) if before else 0)
    best = hit
    for _ in range(_WORDS):
        word = _WORD.search(text, max(0, start - _REACH), start)
        if word is None:
            break
        start = word.start()
        name = f"{text[start:end].rstrip(' ,')} {disease}"
        found = next((h for h in named(name) if h.sense.label == Label.CONDITION and (h.start, h.end) == (0, len(name))), None)
        if found is not None:
            best = replace(hit, start=start, sense=found.sense)
    return best
