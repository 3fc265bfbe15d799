"""Groups that a sentence describes by what some of the patients had, for the words that point back to them: "in this subset", "their", "of these".

Example: "Fifteen patients had leptomeningeal disease. In this subset, the response rate was 33%" tells of those with leptomeningeal disease.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.group_words import checked_group, group_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Mention
from abstract2kb.nlp.numerals import WORD_NUMBER
from abstract2kb.patterns import regex

__all__ = ["described"]

_COUNT = rf"(?:\d{{1,4}}|{WORD_NUMBER})(?:\s\(\d[\d.]*\s?%\))?"
_PEOPLE = r"(?:patients|pts|women|men|children|subjects|participants|cases|recipients|adults)"
_KIND = regex(
    rf"(?<![^\s(])(?:{_COUNT})\s(?P<who>(?:[A-Za-z][\w/+-]*\s){{1,4}}{_PEOPLE}(?:\s(?:with|without|who|aged)\s[^,;.()]{{3,60}})?)(?=\s?[(,;.]|\s(?:were|was|had)\b)",
    re.IGNORECASE,
)
_HAD = regex(
    rf"(?<![^\s(])(?:{_COUNT})\s(?:{_PEOPLE})(?:\s\([^()]*\))?\s(?:who\s)?(?:had|have|underwent|received|with|harbou?red|carried|developed)\s(?:an?\s|the\s)?"
    r"(?P<who>[A-Za-z][^,;.()]{3,60}?)(?=\s?[,;.(]|\sand\s|$)",
    re.IGNORECASE,
)
_WAS_GIVEN = regex(
    rf"(?:^|(?<=[.!?)]\s)|(?<=\n)|[;.]\s)(?:The\s)?(?P<who>[A-Z][^,;.()]{{3,60}}?(?:\s\([^()]{{1,8}}\))?)\s(?:was|were)\s(?:\w+ly\s)?(?:given|administered|performed|achieved|offered|used|obtained|done)\s"
    rf"(?:to|in|for|on)\s{_COUNT}(?:\sof\s\d+)?\s(?:[\w-]+\s)?{_PEOPLE}\b"
)
_NO_PART = regex(
    r"^(?:at least|a total|one or more|the study|all|been|more than|no|not|median|a median|available|measurable|evaluable|follow)\b", re.IGNORECASE
)
"""What no part of the patients alone had."""


def described(scene: Scene, start: int, end: int) -> Mention | None:
    """The group that text[start:end] counts and tells something of, where it is the only one."""
    for pattern in (_WAS_GIVEN, _HAD, _KIND):
        found = list(pattern.finditer(scene.text, start, end))
        if len(found) != 1 or _NO_PART.match(found[0].group("who")):
            continue
        group = checked_group(scene, *found[0].span("who")) if pattern is not _KIND else group_in(scene, *found[0].span("who"))
        if group is not None:
            return group
    return None
