"""Denominators that a sentence, or the heading above its bullet, gives for all its events.

Example: "n = 54: fatigue 46%, neutropenia 44%" counts both among 54.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.figures import Figure
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.numerals import INTEGER, WORD_NUMBER, integer

__all__ = ["size_of", "sizes_of", "with_size"]

_NUMBER = rf"(?:{INTEGER}|{WORD_NUMBER})"
_PEOPLE = r"(?:patients?|pts?|subjects?|participants?|adults|children|recipients)"
_OPENING = re.compile(
    rf"\W*(?:[^;:.()]{{0,60}}[\s(,])?[nN]\s?=\s?(?P<n>\d{{1,5}})\s?\)?\s?:\s|"
    rf"\W*(?P<people>{_NUMBER})\s(?:[\w-]+\s){{0,2}}{_PEOPLE}\s?[:,]\s(?=no\b|grade|\d|[\w -]{{3,40}}\s\d)|"
    rf"[^;:.()]{{0,90}}?\b(?P<all>{_NUMBER})\s(?:[\w-]+\s){{0,2}}?{_PEOPLE}(?:\s(?:of|in|with|so|at|on|treated|who|from|evaluable|for)\b[^;:.()]{{0,50}})?:\s"
    r"(?=[\w ()-]{3,70}\s\d)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[•‣▪●◦–—*-]\s")
_HEADING = re.compile(
    rf"(?:safety|toxicit|adverse|tolerab|\bAEs?\b|events).*?(?:\b[nN]\s?=\s?(?P<n>\d{{1,5}})\b|\b(?P<people>{_NUMBER})\s(?:[\w-]+\s){{0,2}}{_PEOPLE}\b)",
    re.IGNORECASE,
)
_LONGEST, _FURTHEST = 110, 2000


def size_of(scene: Scene, sentence: Sentence) -> int | None:
    """The number of patients that opens the sentence, or that the heading over its list of bullets gives; None where neither does."""
    match = _OPENING.match(scene.text[sentence.start : sentence.end])
    return _number(match) if match else _number(_heading(scene, sentence))


_SIZES = re.compile(
    rf"\W*(?:[^;:.()]{{0,20}}\s)?(?:[Ii]n|[Oo]f|[Aa]mong)\s[^;:.()]{{0,60}}\s?\((?:[nN]\s?=\s?)?(?P<one>\d{{1,5}})\s?(?:and|vs\.?|/|,)\s?(?:[nN]\s?=\s?)?(?P<other>\d{{1,5}})"
    rf"(?:\s(?:[\w-]+\s)?{_PEOPLE})?(?:, respectively)?\)"
)


def sizes_of(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """The sizes of two arms that open the sentence: "In the safety set (101 and 50 patients) ..."."""
    match = _SIZES.match(scene.text[sentence.start : sentence.end])
    return (int(match.group("one")), int(match.group("other"))) if match else None


def _number(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    found = match.groupdict()
    return integer(found["n"] or found["people"] or found["all"])


def _heading(scene: Scene, sentence: Sentence) -> re.Match[str] | None:
    """The heading over the bullets among which the sentence stands, where it speaks of safety and counts patients."""
    text = scene.text
    at = text.rfind("\n", 0, sentence.start) + 1
    if not _BULLET.match(text, at):
        return None
    while at and sentence.start - at < _FURTHEST:
        begin = text.rfind("\n", 0, at - 1) + 1
        line = text[begin : at - 1]
        if not _BULLET.match(line):
            short = len(line) <= _LONGEST and not line.rstrip().endswith((".", ";"))
            return _HEADING.search(line) if short and not scene.in_table(begin) else None
        at = begin
    return None


def with_size(figure: Figure, size: int | None) -> Figure:
    """The figure with the denominator, where it has none and its own numbers agree."""
    if size is None or figure.total is not None or (figure.n is not None and figure.n > size):
        return figure
    if figure.n is not None and figure.percent is not None and abs(100 * figure.n / size - figure.percent) > 1:
        return figure
    return replace(figure, total=size)
