"""Groups by their size: where "X (n = 51) or Y (n = 56)" were given, "13 of 56 patients" are those given Y."""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.told_groups import phrase_of
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import WORD_NUMBER, integer
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["group_of_size", "sized_before"]

_SIZED = Sought(r"\s?[(\[](?:[A-Za-z][\w+/-]{0,11}[;,:]\s?)?[nN]\s?=\s?(?P<n>\d{1,4})[)\]]")
_BEGINS = regex(
    r".*(?:[,;(:]\s?|\b(?:and|or|to|versus|vs\.?|received|receiving|into|of|with|either|underwent|given|comparing|the|for|in|were)\s)", re.DOTALL
)
_RECEIVED = Sought(
    rf"(?<![^\s(])(?P<n>\d{{1,4}}|{WORD_NUMBER})(?:\s\(\d[\d.]*\s?%\))?\s(?:(?:patients|pts|women|men|children|subjects|participants|cases)\s)?"
    r"(?:received|underwent|were (?:treated with|given|assigned to|allocated to|randomi[sz]ed to))\s(?:a total of \d+ cycles of\s|only\s|"
    r"the\s|an?\s)?"
    r"(?P<who>[A-Za-z][^,;.()]{1,50}?)(?=\s?[,;.(]|\s(?:and|while|whereas|for|as|at|in)\s|$)",
    re.IGNORECASE,
)
_SMALLEST = 10
"""Smaller groups may have the size of another by chance."""


def group_of_size(scene: Scene, link: Link) -> Mention | None:
    """The only group that has as many patients as the figure's denominator, where the sizes of two or more groups are told."""
    total = link.figure.total
    if total is None or total < _SMALLEST or link.size > 1:
        return None
    sizes = _sizes(scene)
    return sizes.get(total) if len(sizes) > 1 else None


_THEN = regex(r"\s?(?:\b(?:was|were|had)\s|[,:]\s)?")


def sized_before(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The group that stands with its size right before a figure: "VHR (N = 65) was 79%"."""
    begin = max(sentence.start, link.figure.start - 60)
    size = next((m for m in _SIZED.finditer(scene.text, begin, link.figure.start) if _THEN.fullmatch(scene.text, m.end(), link.figure.start)), None)
    return _before(scene, sentence.start, size.start()) if size is not None and link.figure.kind != "ratio" else None


def _sizes(scene: Scene) -> dict[int, Mention | None]:
    """The group of each size; None for a size that two groups have."""
    known = scene.memo.get("sizes of groups")
    if known is None:
        known = scene.memo["sizes of groups"] = _measured(scene)
    return known  # type: ignore[return-value]


def _measured(scene: Scene) -> dict[int, Mention | None]:
    sizes: dict[int, Mention | None] = {}
    for sentence in scene.sentences:
        if scene.in_table(sentence.start):
            continue
        found = [(int(m.group("n")), _before(scene, sentence.start, m.start())) for m in _SIZED.finditer(scene.text, sentence.start, sentence.end)]
        for m in _RECEIVED.finditer(scene.text, sentence.start, sentence.end):
            found.append((integer(m.group("n")), phrase_of(scene, *m.span("who"), m.group("who"), "")))
        for size, group in found:
            if group is not None:
                other = sizes.get(size, group)
                sizes[size] = group if other is not None and other.text.lower() == group.text.lower() else None
    return sizes


def _before(scene: Scene, start: int, end: int) -> Mention | None:
    """The name right before the bracket with the size of a group."""
    known = next((a for a in scene.within(max(start, end - 60), end, Label.ARM) if a.end == end), None)
    if known is not None:
        return known
    begin = max(start, end - 80)
    opens = _BEGINS.match(scene.text, begin, end)
    at = opens.end() if opens is not None else begin
    return phrase_of(scene, at, end, scene.text[at:end], "") if at < end else None
