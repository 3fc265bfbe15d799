"""Predicates: people counted, what they have and a verb before what is told of them, "48 of 153 patients with melanoma had a ..."."""

from __future__ import annotations

import re

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex

__all__ = ["is_predicate", "is_share_of", "with_names_plain"]

_PREDICATE = regex(
    r"(?:\s(?:patients|pts|subjects|participants))?\s(?:(?:with|on|in|receiving|treated|given|assigned|allocated|who (?:had )?(?:received|were)|at"
    r"|from|previously)(?:\s(?:[^,;:()\d]|\d\+|(?<=[A-Za-z])\d+){1,70})?\s)?(?:had had|had|achieved|attained|(?:have )?maintained|sustained|kept|"
    r"experienced|developed|showed|reached|obtained|suffered|reported|met (?:the )?criteria for|qualified for)\s(?:(?:an?|severe|mild|"
    r"moderate|serious|confirmed|unconfirmed|durable|objective|best|overall|response|of|the)\s)*|"
    r"\s(?:with|on|in|receiving|treated|given|assigned|allocated)\s(?:[^,;:()\d]|\d\+|(?<=[A-Za-z])\d+){1,70}\s"
)


def with_names_plain(scene: Scene, start: int, end: int) -> str:
    """text[start:end] with a plain word for each drug, whose code may have digits and commas, and without the grade of what follows and the
    bracket that the figure closes."""
    parts, at = [], start
    for mention in scene.within(start, end, Label.DRUG, Label.GRADE):
        if mention.start >= at and (mention.label == Label.DRUG or mention.end == end - 1):
            parts += [scene.text[at : mention.start].rstrip(" ") + " ", "X" if mention.label == Label.DRUG else ""]
            at = mention.end + (mention.label == Label.GRADE)
    return re.sub(r"^[)\]]", "", "".join([*parts, scene.text[at:end]]).replace(", respectively,", ""))


_DOSED = regex(
    r"\s[<>≤≥]?\s?\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?\s?(?:mg|µg|μg|mcg|g|GBq|Gy)(?:/\w+)?\s"
    r"(?:(?:QD|BID|TID|[Qq]\d?W|daily|weekly|or (?:above|more|less|below|higher))\s)*"
)
"""The dose that people were given."""


def is_predicate(figure: Figure, raw: str) -> bool:
    """ "seven of 68 patients on monotherapy had a ...", "48 of 153 patients with melanoma ...": people, what they have, and a verb."""
    if figure.style not in ("of", "fraction", "noun", "all", "in", "no") or figure.n is None:
        return False
    raw = _DOSED.sub(" ", re.sub(r"\s\([^()\d]*\)", "", raw))
    if figure.total and figure.style == "of":
        raw = re.sub(r"(?<=[a-z]),(?=\s[a-z])", "", raw)
    return _PREDICATE.fullmatch(raw) is not None and re.search(r"\b(?:no|not|without|but|and)\b", raw) is None


_VERBS = r"(?:had|achieved|attained|obtained|showed|reached|experienced|were|was|are|is|remain(?:ed)?|stayed)"
_SHARE_OF_GROUP = regex(
    rf"[)\]]?\sof\s(?:the\s|those\s|these\s|all\s|its\s|our\s)*(?:(?!{_VERBS}\b|(?:who|that|which|and|but|no|not|without|patients|pts|responses?)\b)[^\s.;:,()%]+\s){{1,9}}"
    rf"(?P<verb>{_VERBS}\s(?:an?\s|still\s|already\s|confirmed\s|deemed\s)*)?"
)
"""Between a share and what "of the tested responders were ..."."""
_IS_VERB = regex(rf"{_VERBS}\b|respond|did\b|have\b|has\b|lived\b|survived\b")


def is_share_of(raw: str, topic: str) -> bool:
    """Whether the words between a percent and a topic say of which group it is the share that has it: "90% of the treated carriers were ..."."""
    match = _SHARE_OF_GROUP.fullmatch(raw)
    return match is not None and (match.group("verb") is not None or _IS_VERB.match(topic) is not None)
