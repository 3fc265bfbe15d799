"""Arms that no rule knows, by the words after a figure: "45% with ADC vs 30% with chemo", "76% (ADC) vs 63% (SC)"."""

from __future__ import annotations

import re

from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["condition_beside", "has_own_topic", "named_after", "without_it", "words_after"]

_NAME = (
    r"(?P<arm>(?!and\b|or\b)[A-Za-z][\w+/’'-]*"
    r"(?:\s(?!and\b|vs\b|versus\b)(?:[\w+/&≥≤<>–-]|\.(?=\d))+){0,4}?)"
    r"(?=\s(?:vs?\.?|versus|and|compared|but|"
    r"(?:and )?(?:was|were|had|showed|achieved|experienced|developed|discontinued|stopped)|corresponding|representing|translating|resulting|yielding|"
    r"suggesting|indicating)\s|\s?[,;()]|\.(?!\d)|$)"
)
_WITH = regex(rf"[\s)\]%]+(?:with|for|on|in|at|among)\s(?:the\s)?{_NAME}")
_AFTER = regex(
    rf"[\s)\]%]+(?:of\s(?:the\s)?(?:patients?|pts?|participants?|subjects?|women|men|children|cases)\s)?(?:(?=without\b)|(?:with|for|on|in|at|among|after)\s(?:the\s)?){_NAME}"
)
"""The same with more words between, and with what so many were not given."""
_LABELLED = regex(
    r"%?\s?\((?P<arm>(?!CI|range|IQR|median|mean|not|confirmed|ITT|grade)[A-Za-z][A-Za-z +/-]{0,24}|[A-Z]\w{1,9}|"
    r"\d[\d.,]*\s?(?:mg|µg|μg|mcg|g|Gy|GBq|MBq)(?:/(?:kg|m2|day|d))?)\)"
)
_NO_GROUP = regex(
    r"^(?:(?:without\s)?(?:induction|consolidation|progression|relapse|randomi[sz]ation|treatment|therapy|enrollment|baseline|diagnosis)$|weeks?|months?|days?|years?|cycles?|former|latter|(?:same|respective|corresponding|these|those)\s(?:[\w-]+\s)?(?:groups|arms|cohorts|subgroups|categories|strata)|intermediate|poor|favou?rable|patients|pts|total|addition|both|all|each|either|order|contrast|median|which|whom|a|an|one|two|three|any|\w+"
    r" patients who)\b",
    re.IGNORECASE,
)


def words_after(scene: Scene, link: Link) -> Mention | None:
    """ "45% with ADC vs 30% with chemo", "76% (ADC) vs 63% (SC)": the words after a figure of a list, where no rule knows them."""
    return named_after(scene, link.row_end or link.figure.end, wide=True) if link.size > 1 else None


def named_after(scene: Scene, end: int, wide: bool = False) -> Mention | None:
    """The words in brackets or after a preposition at `end`."""
    match = _LABELLED.match(scene.text, end) or (_AFTER if wide else _WITH).match(scene.text, end)
    if match is None or _NO_GROUP.match(match.group("arm")):
        return None
    start, stop = match.span("arm")
    if scene.within(start, stop, Label.ENDPOINT, Label.ADVERSE_EVENT):  # "2 with partial response" names no arm
        return None
    known = next((m for m in scene.within(start, stop + 40, Label.ARM) if m.start == start), None)
    return known or Mention(start, stop, Label.ARM, match.group("arm"), "words", "arms.words")


_WITHOUT = regex(r"[\s)\]%]+(?P<arm>without)(?:\sit)?(?=\s?[(,;:]|\.?$|\.\s)")

_GIVEN_IT = regex(r"\b(?:with|on|after|given|receiving|received)\s[^.;]*$")
_NEAR_IT = 120
"""So many characters before it those are told of who were given it."""


def without_it(scene: Scene, link: Link) -> Mention | None:
    """Those not given what the group before was given: "33% with the antibody and 21% without"."""
    figure = link.figure
    match = _WITHOUT.match(scene.text, figure.end) if figure.percent is not None or figure.kind == "time" else None
    if match is None or _GIVEN_IT.search(scene.text, max(0, figure.start - _NEAR_IT), figure.start) is None:
        return None
    return Mention(*match.span("arm"), Label.ARM, match.group("arm"), "words", "arms.words")


_OWN_TOPIC = regex(r",?\s(?:the\s|an?\s)?")


def has_own_topic(scene: Scene, arm: Mention) -> bool:
    """Whether an endpoint stands right after an arm, which is that of the next figure: ", for smokers the ORR was 56%"."""
    topic = next(iter(scene.within(arm.end, arm.end + 24, Label.ENDPOINT)), None)
    return topic is not None and _OWN_TOPIC.fullmatch(scene.text, arm.end, topic.start) is not None


_IN_FIGURE = regex(r"%\s(?:in|for)\s(?:the\s)?$")


def condition_beside(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """ "5/21 pts (24%) with melanoma", "24% in melanoma (5/21)": the condition right after the figure, or inside it."""
    if link.figure.total and (inside := scene.within(link.figure.start, link.figure.end, Label.CONDITION)) and len(inside) == 1:
        return inside[0] if _IN_FIGURE.search(scene.text, link.figure.start, inside[0].start) else None
    for mention in scene.within(link.figure.end, min(sentence.end, link.figure.end + 60), Label.CONDITION):
        if re.fullmatch(r"[\s)]+(?:with|in|for)\s", scene.text[link.figure.end : mention.start]):
            return mention
    return None
