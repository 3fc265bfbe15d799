"""Events that every patient had, as words say: "every patient had a related event of grade 3", "CRS was seen in all patients".

Example: in "all recipients had an AE, against 40% of those on B" the event is told twice, once of all without a number.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.antecedents import PEOPLE
from abstract2kb.assemble.linking import Linked
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["had_by_all"]

_ALL = rf"(?:every|all|each)\s(?:of\s)?(?:the\s)?(?!prior\b|other\b|but\b|except\b)(?P<kind>(?:[\w-]+\s){{0,3}}?){PEOPLE}\b"
_WHO = r"(?:\s(?:on|with|in|who\s(?:were\sgiven|received|had|got)|receiving|given|treated\swith|of)\s(?P<whom>[^;,.()%\d]{2,60}?))?"
_HAD = r"(?:have\s|has\s)?(?:had|developed|experienced|reported|suffered)"
_BEFORE = Sought(
    rf"(?<!not\s)(?<!nearly\s)(?<!almost\s)(?<!in\s)\b{_ALL}{_WHO}\s{_HAD}\s(?!no\b|not\b|been\b)(?:(?:at\sleast\s)?(?:one|an?)\s(?:or\smore\s)?|some\s|[≥>]=?\s?1\s)?"
    r"(?:(?:[Gg]rades?|G)\s?[≥>]?=?\s?\d(?:\s?[–/-]\s?\d|\sor\s\w+)?\s)?(?:[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
"""Up to the event that every patient had."""
_AFTER = regex(
    r"(?:\s(?:of|at)\s(?:(?:[Gg]rades?|G)\s?)[≥>]?=?\s?\d(?:\s?[–/-]\s?\d|\sor\s\w+)?)?\s(?:occurred|arose|was\s(?:seen|reported|observed|noted)|were\s"
    rf"(?:seen|reported|observed|noted)|affected|befell)\s(?:in\s|by\s)?(?:the\s)?{_ALL}{_WHO}(?=\s?[,.;)]|\sand\b|\svs?\b|\sversus\b|$)",
    re.IGNORECASE,
)


def had_by_all(scene: Scene, linked: Linked, topic: Topic) -> tuple[bool, Mention | None]:
    """Whether every patient is said to have had the event, and the words for whom, where they are no more than all; the event has no number."""
    begin = max(linked.sentence.start, topic.start - 140)
    match = _BEFORE.search(scene.text, begin, topic.start) or _AFTER.match(scene.text, topic.end, linked.sentence.end)
    if match is None or re.search(r"\d", match.group("kind")):
        return False, None
    start, end = match.span("whom") if match.group("whom") else match.span("kind")
    known = next((m for m in scene.within(start, end, Label.ARM, Label.DRUG)), None)
    words = _PLAIN.sub("", scene.text[start:end]).strip()
    if known is not None or not words:
        return True, known
    start = scene.text.index(words, start)
    return True, Mention(start, start + len(words), Label.ARM, words, "words", "arms.words")


_PLAIN = regex(r"^(?:the\s|these\s|all\s)+|\b(?:evaluable|treated|enrolled|dosed|infused|included|study|of\sthe)\b|\s(?:study|trial)$")
"""What tells no group apart."""
