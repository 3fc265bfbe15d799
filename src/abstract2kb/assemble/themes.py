"""The group that a stretch of text is about: the one that opened a sentence stays until another group, everyone or a new section is told of.

Example: "In the RC group, 12 patients had a complication. The 5-year survival was 61%. In the TMT group, ..." tells the survival of the RC group.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.compared_arms import arm_key
from abstract2kb.assemble.described_groups import described
from abstract2kb.assemble.group_words import group_in
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.people import PHRASE, is_all
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.treatments import treatments_of
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.numerals import UNIT_WORD
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["theme_of"]

_REACH = 5
"""Over so many sentences a group holds that is not named again."""
_LEAD = r"(?:(?:RESULTS|Results|FINDINGS|Findings)\s?:?\s)?"
_OPENS = regex(rf"{_LEAD}(?:In|For|Among|Amongst|Within|With|At|Of|On|Under|After)\s(?:the\s|those\s|all\s|these\s)*(?:\d+\s)?")
_STARTS = regex(rf"{_LEAD}(?:The\s)?")
_PEOPLE = regex(rf"{PHRASE}(?:\s?\([^()]*\))?,\s")
_NAMED = regex(r"(?P<who>(?:[\w+/-]+\s){1,4}?(?:cohort|arm|(?:sub)?group|subset|stratum))(?=\sof\b|\s\()")
"""A group whose name is not yet at an end: "In the biliary cohort of the ..."."""
_LABEL_ENDS = regex(r"(?:\s?\([^()]*\))?\s?(?::|[–—-]\s)")
_VERB = regex(
    r"(?:\s?\([^()]*\))?\s(?:patients\s|pts\s)?(?:had|has|have|showed|achieved|experienced|demonstrated|reported|included|comprised|consisted|enrolled|fared|did)\b"
)
_EVERYONE = Sought(
    r"\b(?:all|overall)\s(?:[\w-]+\s){0,2}(?:population|patients|pts|subjects|women|men|children|cases|cohorts?|groups?|arms?)\b|^Overall,|"
    r"\b(?:entire|whole|pooled|both|either|combined|[Aa]cross|between|study population|(?:in|of) (?:this|the) (?:study|"
    r"trial)|randomi[sz]ed)\b"
)
_WERE_TAKEN = Sought(r"\b(?:were enrolled|were treated|were included|We)\b")
"""What tells of all patients, but for a sentence that opens with a group."""
_SO_MANY = regex(
    rf"\b(?:[Oo]f|[Aa]mong|[Ii]n)\s(?:the\s|all\s)?(?:initial\s|first\s|remaining\s|other\s)?(?:\d+|{UNIT_WORD})\s(?:[\w-]+\s){{0,2}}(?:patients|pts|women|men|children|cases)\b"
)
"""Those among whom something is counted anew."""
_COMPARES = Sought(rf"\b(?:{VERSUS}|than|respectively|differ\w*|similar\w*)(?![\w-])")
_NUMBER = Sought(rf"\d|\b{UNIT_WORD}\b", re.IGNORECASE)
_HEADING = regex(
    r"\s?(?:CONCLUSIONS?|Conclusions?|INTERPRETATION|Interpretation|METHODS?|Methods?|DISCUSSION|Discussion|Background|BACKGROUND|"
    r"In conclusion|In summary|Median follow-?up)\b"
)
_THIS = Sought(
    r"\b(?:[Ii]n|[Oo]f|[Ff]or|[Aa]mong|[Ww]ithin|[Oo]n)\s(?:(?:this|that)\s(?:latter\s)?(?:patient\s)?(?:sub)?(?:group|set|cohort|arm|stratum|population)|these\s(?:patients|women|men|children))\b|^Their\b"
)
_GROUPS = ("named", "numbered", "subgroup", "dose", "people", "words", "status")


def theme_of(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The group that the text around a single figure is about, where the figure's sentence names no other and compares none."""
    if link.figure.kind == "ratio" or link.size > 1 or scene.in_table(sentence.start):
        return None
    found = _themes(scene).get(sentence.index)
    return found if found is not None and not (found.start >= sentence.start and found.end > link.figure.start) else None


def _themes(scene: Scene) -> dict[int, Mention]:
    """The group that each sentence is about."""
    known = scene.memo.get("themes")
    if known is None:
        known = scene.memo["themes"] = _followed(scene)
    return known  # type: ignore[return-value]


def _followed(scene: Scene) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    theme: Mention | None = None
    for sentence in scene.sentences:
        text = scene.text[sentence.start : sentence.end]
        if scene.in_table(sentence.start) or (theme is not None and _ends(scene, sentence, theme)):
            theme = None
        own = _own(scene, sentence, text)
        if own is not None:
            theme = own
        elif _THIS.search(text):
            theme = _last_group(scene, sentence) or theme
        elif theme is not None and (
            _EVERYONE.search(text) or _WERE_TAKEN.search(text) or _OPENS.match(text) or _SO_MANY.search(text) or _others(scene, sentence, theme)
        ):
            theme = None
        if theme is not None and not _COMPARES.search(text):
            found[sentence.index] = theme
    return found


def _ends(scene: Scene, sentence: Sentence, theme: Mention) -> bool:
    """Whether a new paragraph or section begins, or the group was named too long ago."""
    gap = scene.text[max(0, sentence.start - 2) : sentence.start]
    first = scene.sentence_at(theme.start).index
    return "\n" in gap or sentence.index - first > _REACH or _HEADING.match(scene.text, sentence.start) is not None


def _arms(scene: Scene, sentence: Sentence) -> list[Mention]:
    return [a for a in scene.within(sentence.start, sentence.end, Label.ARM) if a.id in _GROUPS or a.id in ("drug", "therapy", "short", "label")]


_ASIDE = regex(r"\s?[(\[](?:[^()\[\]]|\([^()]*\)){1,120}[)\]]")


def _without_asides(scene: Scene, arms: list[Mention]) -> list[Mention]:
    """The arms but those in the bracket that tells who the first one is: "Cohort A (HER2-positive)"."""
    aside = _ASIDE.match(scene.text, arms[0].end) if arms else None
    return arms if aside is None else [a for a in arms if not aside.start() < a.start < aside.end()]


def _without_whom(scene: Scene, sentence: Sentence, arms: list[Mention]) -> list[Mention]:
    """The arms but the words for the people of the one that opens the sentence: "In cohort 1, 26 patients with A had a response"."""
    opens = _OPENS.match(scene.text, sentence.start, sentence.end)
    if not arms or opens is None or arms[0].id not in ("named", "numbered") or arms[0].start - opens.end() not in (0, 1):
        return arms
    return [arms[0], *(a for a in arms[1:] if a.id not in ("subgroup", "people") or _HOW_MANY.search(scene.text, arms[0].end, a.start) is None)]


_HOW_MANY = regex(rf",\s(?:\d+|{UNIT_WORD})\s(?:[\w-]+\s){{0,2}}$", re.IGNORECASE)


def _others(scene: Scene, sentence: Sentence, theme: Mention) -> bool:
    """Whether a sentence names another group; a drug that all were given is none."""
    others = (a for a in _arms(scene, sentence) if arm_key(a) != arm_key(theme))
    return any(a.id not in ("drug", "therapy") or treatments_of(scene).at(a.end).control is not None for a in others)


def _own(scene: Scene, sentence: Sentence, text: str) -> Mention | None:
    """The only group of a sentence that gives numbers, where it opens the sentence."""
    if _NUMBER.search(text) is None or _EVERYONE.search(text):
        return None
    arms = _without_whom(scene, sentence, _without_asides(scene, _arms(scene, sentence)))
    if len({arm_key(a) for a in arms}) > 1:
        return None
    opens = _OPENS.match(scene.text, sentence.start, sentence.end)
    if _WERE_TAKEN.search(text) and not (arms and opens is not None and arms[0].id in ("named", "numbered")):
        return None
    if arms:
        first = arms[0]
        if opens is not None and first.start - opens.end() in (0, 1):
            told = first.id not in ("subgroup", "people") or scene.within(sentence.start, sentence.end, Label.ENDPOINT, Label.ADVERSE_EVENT)
            return first if told and _is_one_of_several(scene, first) else None
        starts = _STARTS.match(scene.text, sentence.start, sentence.end)
        if starts is None or first.start != starts.end() or first.id not in ("named", "numbered", "subgroup"):
            return None
        return first if _LABEL_ENDS.match(scene.text, first.end) or _VERB.match(scene.text, first.end) else None
    if not scene.within(sentence.start, sentence.end, Label.ENDPOINT, Label.ADVERSE_EVENT):
        return None
    if opens:
        people = _NAMED.match(scene.text, opens.end(), sentence.end) or _PEOPLE.match(scene.text, opens.end(), sentence.end)
    else:
        people = _WHO_DID.match(scene.text, sentence.start, sentence.end) if _COMPARES.search(text) is None else None
    return None if people is None else group_in(scene, *people.span("who"))


_NEAR = 2500
"""So far around a dose another one is looked for."""


def _is_one_of_several(scene: Scene, group: Mention) -> bool:
    """Whether there are others beside a group: a drug has a control, a dose another dose, and people are not those of the whole study."""
    if group.id == "drug":
        return treatments_of(scene).at(group.end).control is not None
    if group.id == "dose":
        near = scene.within(max(0, group.start - _NEAR), group.end + _NEAR, Label.ARM)
        return any(a.id == "dose" and arm_key(a) != arm_key(group) for a in near)
    return group.id not in ("subgroup", "people") or not is_all(scene, group)


_WHO_DID = regex(
    rf"{_LEAD}(?:The\s)?{PHRASE}(?:\s?\([^()]*\))?\s(?:also\s)?(?:had|have|fared|did|survived|lived|showed|achieved|experienced|responded|demonstrated)\b"
)
"""People of some kind as the subject of a sentence."""


def _last_group(scene: Scene, sentence: Sentence) -> Mention | None:
    """The group that the sentence before speaks of: its only one, or those whom it counts and tells something of."""
    if not sentence.index:
        return None
    before = scene.sentences[sentence.index - 1]
    arms = [a for a in _arms(scene, before) if a.id != "drug"]
    if arms:
        return arms[0] if len({arm_key(a) for a in arms}) == 1 and not is_all(scene, arms[0]) else None
    return described(scene, before.start, before.end)
