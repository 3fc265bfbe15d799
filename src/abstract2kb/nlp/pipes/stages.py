"""Development stages and trial phases: "Phase I/ II" is Phase 1/2, "Ph1b/2" is Phase 1/2, "IND-enabling" is Preclinical.

A "recommended phase 2 dose" is a dose and no phase.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from abstract2kb.lexicons import CUE
from abstract2kb.nlp.component import SpanComponent
from abstract2kb.nlp.extensions import text_of
from abstract2kb.nlp.mention import Label, span_at, without_overlaps
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex
from abstract2kb.records import Stage

_NUMBER = r"(?:one|two|three|four|IV|III|II|I|iv|iii|ii|[0-4]|i)\s?[abcABC]?(?:/[abc]\b)?"
_JOIN = r"\s?(?:/|-|–|−|\band\b|\bor\b|\bto\b|&|,(?!\s?(?:one|two|three|four)\b))\s?"
_WORD = r"(?:[Pp]hases?|PHASES?|Ph\.?|ph\.?)"
PHASE = at_words(
    rf"\b(?:{_WORD}\s?-?\s?(?P<a>{_NUMBER})(?:{_JOIN}(?:{_WORD}\s?)?(?P<b>{_NUMBER}))?)(?![\w.]\d|\w|-?fold|-(?:part|arm|stage|cohort|week|year|month|cent))"
)
SHORT_PHASE = at_words(r"\bP(?P<a>[1-4][ab]?)(?:/P?(?P<b>[1-4][ab]?))?(?=\s(?:trial|study|data|start|readout|ongoing)\b)")
_DOSE = regex(
    r"\s*(?:combination |expansion )?doses?\b(?![\s-]*(?:escalat|expan|find|rang|optimi|confirm))|\s*(?:metaboli"
    r"|enzyme|reaction|angle)",
    re.IGNORECASE,
)
_NAMED = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_PAIRS = {(1, 2): Stage.PHASE_1_2, (2, 3): Stage.PHASE_2_3}
_SINGLE = {0: Stage.PHASE_0, 1: Stage.PHASE_1, 2: Stage.PHASE_2, 3: Stage.PHASE_3, 4: Stage.PHASE_4}
_REGULATORY = regex(r"\b(?:FDA|EMA|NMPA|PMDA|BLA|NDA|MAA|regulatory|agency|approval|first|market)\b", re.IGNORECASE)


def _number(raw: str) -> int:
    """1 for "Ib", 2 for "2a"."""
    digits = raw.strip().rstrip("abcABC/").strip().lower()
    return _NAMED[digits] if digits in _NAMED else int(digits)


def phase(first: str, second: str | None) -> Stage:
    """The stage of one or two phase numbers; a pair that is no usual one counts as its higher number.

    >>> phase("Ib", "2")
    <Stage.PHASE_1_2: 'Phase 1/2'>
    """
    a = _number(first)
    b = a if second is None else _number(second)
    low, high = sorted((a, b))
    return _PAIRS.get((low, high), _SINGLE[high])


@Language.factory("a2kb_stages", requires=["doc._.a2kb_hits"], assigns=["doc.spans"])
class Stages(SpanComponent):
    """Writes STAGE; id and value are the Stage."""

    labels = (Label.STAGE,)
    upstream = ("a2kb_lexicon",)

    def find(self, doc: Doc) -> list[Span]:
        """Phases by grammar, other stages by lexicon."""
        return without_overlaps(_phases(doc) + _words(doc))


def _phases(doc: Doc) -> list[Span]:
    spans = []
    for pattern in (PHASE, SHORT_PHASE):
        for match in pattern.finditer(text_of(doc)):
            if _DOSE.match(text_of(doc), match.end()) or text_of(doc).endswith(("recommended ", "Recommended "), 0, match.start()):
                continue
            stage = phase(match.group("a"), match.group("b"))
            spans.append(span_at(doc, match.start(), match.end(), Label.STAGE, stage.value, "stages.phase", stage))
    return spans


def _words(doc: Doc) -> list[Span]:
    spans = []
    for hit in doc._.a2kb_hits.get(Label.STAGE, ()):
        if hit.sense.flags & CUE and not _counts(text_of(doc), hit.start, hit.end):
            continue
        stage = Stage(hit.sense.id)
        spans.append(span_at(doc, hit.start, hit.end, Label.STAGE, stage.value, "stages.word", stage))
    return spans


def _counts(text: str, start: int, end: int) -> bool:
    """True for a word such as "approved" that stands alone in a table cell, or near words of regulators."""
    alone = text[max(0, start - 1) : start] in ("\t", "\n") and text[end : end + 2].lstrip(" ")[:1] in ("\t", "\n", "(", ",", ";")
    return alone or _REGULATORY.search(text[max(0, start - 60) : end + 60]) is not None
