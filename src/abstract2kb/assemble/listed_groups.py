"""Groups that a sentence lists, for as many figures side by side after it: with their sizes, with what so many people were given, or with figures.

Example: "34 patients underwent lobectomy and 28 had radiotherapy. The 3-year survival rates were 79% and 54%."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.assemble.arm_words import named_after
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.told_groups import BESIDE, RESPECTIVELY, phrase_of
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import WORD_NUMBER
from abstract2kb.patterns import regex

__all__ = ["groups_listed"]

_REACH = 220
_LONGEST = 90
_SIZED = regex(r"\s[(\[](?:[A-Za-z][\w+/-]*[;,:]\s?)?(?:[nN]\s?=\s?)?\d{1,4}(?:\s(?:patients|pts))?[)\]]")
"""A bracket with the size of the group before it: "(n = 84)", "(MAC; n = 165)", "(130)"."""
_BACK = 12
_LISTED_FROM = regex(r".*\b(?:to|for|received|receiving|into|of|with|either|underwent|given|comparing|were)\s", re.DOTALL)
_COORDINATES = regex(rf"\s?,?\s(?:and|or|{VERSUS})\s|,\s(?:(?:and|or)\s)?", re.IGNORECASE)


def groups_listed(scene: Scene, sentence: Sentence, figures: Sequence[Figure]) -> list[Mention] | None:
    """The groups that a sentence shortly before lists with their sizes, as many as there are figures side by side."""
    count = len(figures)
    if count < 2 or not all(BESIDE.fullmatch(scene.text, a.end, b.start) for a, b in pairwise(figures)):
        return None
    if (same := _named_before(scene, sentence, figures)) is not None:
        return same
    spoken = treatments_of(scene)
    subject = spoken.at(figures[-1].end).subject
    for earlier in reversed(scene.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if scene.in_table(earlier.start) or spoken.at(earlier.end - 1).subject not in ((), subject):
            return None
        if (found := _sized(scene, earlier, count) or _numbered_off(scene, earlier, count)) is not None:
            known = spoken.at(figures[-1].end).everyone
            return found if _of_trial(scene, found, known) and known == spoken.at(earlier.end - 1).everyone else None
    return None


def _of_trial(scene: Scene, found: Sequence[Mention], known: frozenset[str]) -> bool:
    """Whether the groups were given no drug that is none of the trial's own."""
    drugs = (scene.asset_ids.get((d.start, d.end)) for m in found for d in scene.within(m.start, m.end, Label.DRUG))
    return not known or all(d is None or d in known for d in drugs)


def _sized(scene: Scene, sentence: Sentence, count: int) -> list[Mention] | None:
    """The groups of a sentence that gives just so many sizes, side by side."""
    sizes = list(_SIZED.finditer(scene.text, sentence.start, sentence.end))
    if len(sizes) != count:
        return None
    found = []
    for i, size in enumerate(sizes):
        if i == 0:
            opens = _LISTED_FROM.match(scene.text, max(sentence.start, size.start() - 120), size.start())
            begin = opens.end() if opens is not None else sentence.start
        else:
            joint = _COORDINATES.match(scene.text, sizes[i - 1].end(), size.start())
            if joint is None:
                return None
            begin = joint.end()
        phrase = phrase_of(scene, begin, size.start(), scene.text[begin : size.start()], "")
        if phrase is None:
            return None
        found.append(phrase)
    return found


def _named_before(scene: Scene, sentence: Sentence, figures: Sequence[Figure]) -> list[Mention] | None:
    """The groups after as many numbers before in the sentence: "9% after A and 14% after B; survival was 75% and 77%, respectively"."""
    if (
        RESPECTIVELY.match(scene.text, min(sentence.end, figures[-1].end + 1)) is None
        and _UNIT_RESPECTIVELY.match(scene.text, figures[-1].end) is None
    ):
        return None
    quantities = scene.within(sentence.start, figures[0].start, Label.PERCENT, Label.TIME, Label.COUNT)
    found = [m for q in quantities if (m := named_after(scene, q.end, wide=True)) is not None and m.end <= figures[0].start]
    return found if len(found) == len(figures) == len({m.text.lower() for m in found}) else None


_UNIT_RESPECTIVELY = regex(r"[\s)%\]]*(?:months?|years?|weeks?)?,?\s?respectively\b")
_COUNT = rf"(?:\d{{1,4}}|{WORD_NUMBER})(?:\s\(\d[\d.]*\s?%\))?(?:\s(?:of\s(?:them|these|whom)))?"
_PEOPLE_WORD = r"(?:patients|pts|women|men|children|subjects|participants|cases|recipients|infants|adults|others?)"
_GIVEN = (
    r"(?:(?:who\s)?(?:underwent|received|had|got|took)|(?:who\s)?were\s(?:\w+ly\s)?(?:treated|managed|given|assigned|randomi[sz]ed|allocated)(?:\s(?:with|by|to))?|"
    r"after|with|on|to|under|in)"
)
_FIRST = regex(rf"(?<![^\s:(])(?:{_COUNT})\s(?:{_PEOPLE_WORD}\s)?{_GIVEN}\s(?:the\s|an?\s)?(?=[A-Za-z])", re.IGNORECASE)
_NEXT = regex(
    rf"(?:\s?[,;]\s(?:and\s|while\s|whereas\s)?|\s(?:and|while|whereas)\s)(?:the\s(?:other|remaining)\s)?(?:{_COUNT})\s(?:{_PEOPLE_WORD}\s)?{_GIVEN}\s(?:the\s|an?\s)?(?=[A-Za-z])",
    re.IGNORECASE,
)
_PART_ENDS = regex(r"\s?(?:[.;,]|$)|\s(?:as|at|between|from|during|in|for)\s")


def _numbered_off(scene: Scene, sentence: Sentence, count: int) -> list[Mention] | None:
    """The groups of a sentence that says how many people were given what: "34 patients underwent A and 28 had B"."""
    first = _FIRST.search(scene.text, sentence.start, min(sentence.end, sentence.start + _REACH))
    if first is None:
        return None
    cuts, at = [first.span()], first.end()
    while (following := _NEXT.search(scene.text, at, min(sentence.end, at + _LONGEST))) is not None:
        cuts.append(following.span())
        at = following.end()
    if len(cuts) != count:
        return None
    found = []
    for i, (_, start) in enumerate(cuts):
        ends = _PART_ENDS.search(scene.text, start, sentence.end)
        end = cuts[i + 1][0] if i + 1 < count else ends.start() if ends else sentence.end
        phrase = phrase_of(scene, start, end, scene.text[start:end], "")
        if phrase is None:
            return None
        found.append(phrase)
    return found
