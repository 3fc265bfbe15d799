"""Pairs spread over endpoints or events: "PFS, OS and DFS with A vs B were 5 vs 4 (HR 0.8), 9 vs 8 (HR 0.9) and 4 vs 3 months, respectively".

Each endpoint of a group gets one figure per arm, and the ratio that stands after them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.assemble.dealing import UNKNOWN_LAST, Link, compatible
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.lists import cleared, words_of
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.topics import Topic, TopicGroup
from abstract2kb.assemble.wording import LEFT_WORDS, LIST_WORDS
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["spread"]

_AGAINST = regex(rf"\s?(?:%|months?|weeks?|years?)?,?\s{VERSUS}\s(?:[^\d,;()]{{0,20}}\s)?")
_PAIRED = regex(r"\s?(?:months?|weeks?|years?)?\s(?:and|,)\s")
_NEXT = regex(r"[^;]*?[,;)]\s?[^\d;]*|\s(?:months?\s|weeks?\s|years?\s)?and\s")
"""Between the figures of one endpoint and those of the next."""
_OF_ARM = regex(r"\b(?:with|in|for|on|after)\s")


def spread(scene: Scene, sentence: Sentence, usable: Sequence[Figure], grouped: Sequence[TopicGroup]) -> tuple[list[Link], list[Figure]]:
    """The links of pairs that are spread over a group of endpoints, and the figures outside them."""
    for group in grouped:
        if len(group) < 2 or not (all(t.endpoint is not None for t in group) or all(t.family == "safety" and not t.generic for t in group)):
            continue
        following = next((t.start for other in grouped for t in other if t.start >= group[-1].end), sentence.end)
        near = [f for f in usable if f.start >= group[-1].end and f.end <= following]
        links = _spread_over(scene, sentence, near, group)
        if links:
            return links, [f for f in usable if not (near[0].start <= f.start <= near[-1].start)]
    return [], list(usable)


def _spread_over(scene: Scene, sentence: Sentence, near: Sequence[Figure], group: TopicGroup) -> list[Link]:
    """The links of the figures after a group of endpoints; none where these are not one set of as many figures for each."""
    plain = [f for f in near if f.kind != "ratio"]
    unknown = UNKNOWN_LAST.match(scene.text, group[-1].end, sentence.end)
    for count in (len(group), len(group) + 1) if unknown else (len(group),):
        size = len(plain) // count
        if size < 2 or len(plain) % count or not _leads_to(scene, unknown.end() if unknown else group[-1].end, plain[0].start):
            continue
        sets = [plain[i : i + size] for i in range(0, len(plain), size)]
        if _is_spread(scene.text, sentence, sets) and all(compatible(f, t) for run, t in zip(sets, group, strict=False) for f in run):
            return _links(sets, near, group)
    return []


def _leads_to(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but the arms stands between the endpoints and their figures."""
    gap = cleared(scene, start, end, Label.ARM, Label.DRUG, Label.GRADE)
    return end - start < 120 and all(w in LEFT_WORDS or w in LIST_WORDS or w[0].isupper() for w in words_of(_capitals(gap)))


def _capitals(gap: str) -> str:
    """The words between without names in capitals, which no rule knows."""
    return re.sub(r"\b[A-Z][\w+/-]*[A-Z]\w*\b", " ", gap)


def _is_spread(text: str, sentence: Sentence, sets: Sequence[Sequence[Figure]]) -> bool:
    """Whether the figures of each set stand against each other, and the sets side by side."""
    inside = [text[a.end : b.start] for run in sets for a, b in pairwise(run)]
    between = [text[a[-1].end : b[0].start] for a, b in pairwise(sets)]
    if any(len({f.kind for f in run}) > 1 for run in sets) or not all(_NEXT.fullmatch(gap) for gap in map(_bare, between)):
        return False
    if all(_AGAINST.fullmatch(gap) for gap in inside):
        return not any(_AGAINST.fullmatch(gap) for gap in between)
    respectively = "respectively" in text[sets[-1][-1].end : min(sentence.end, sets[-1][-1].end + 60)]
    return respectively and all(_PAIRED.fullmatch(gap) for gap in inside) and not any(_OF_ARM.search(gap) for gap in between)


def _bare(gap: str) -> str:
    """A gap without what its brackets hold."""
    return re.sub(r"\([^()]*\)", "()", gap)


def _links(sets: Sequence[Sequence[Figure]], near: Sequence[Figure], group: Sequence[Topic]) -> list[Link]:
    """A list of its own for each endpoint, and the ratios after it."""
    ends = [*(run[0].start for run in sets[1:]), near[-1].end + 1]
    out: list[Link] = []
    for run, end, topic in zip(sets, ends, group, strict=False):
        start, stop = run[0].start, run[-1].end
        out += [Link(f, topic, i, len(run), start, stop, True) for i, f in enumerate(run)]
        ratios = [f for f in near if f.kind == "ratio" and stop <= f.start < end and compatible(f, topic)]
        out += [Link(f, topic, 0, 1, f.start, f.end, True) for f in ratios[:1]]
    return out
