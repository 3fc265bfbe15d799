"""Groups that no rule knows, by their place around one figure or around two that are set against each other.

Example: in "3-year survival was 66% after laparoscopic and 63% after open resection" each figure has the words after it, and in "the survival of
node-negative patients was 88%" the figure has those between its endpoint and the verb.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.people import HEAD, PHRASE, is_all, named_people, people_of
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention

__all__ = ["counted_group", "group_in", "open_group"]

_THERAPY = (
    r"(?:(?:(?:chemo|radio|immuno|hormono|brachy|mono|bio|electro|cryo)*therapy|chemoradiation|chemoradiotherapy|radiation|irradiation|surgery|resections?|"
    r"[a-z]+(?:ectomy|plasty|ostomy)|transplant(?:ation)?s?|allografts?|autografts?|grafts?|conditioning|dosing|observation|maintenance|prophylaxis|usual care|"
    r"supportive care|no further treatment|schedules?|regimens?|techniques?|approach|alone|ablation|embolization|dissection|surveillance|rehabilitation|exercise|"
    r"placebo|controls?|(?:adjuvant|neoadjuvant|preoperative|postoperative|induction|salvage|combined|combination|standard|experimental|conventional|no|without)\s"
    r"(?:[\w-]+\s)?treatment|dose|administration|combination|single agent|SBRT|IMRT|CRT|RT|HSCT|SCT|ASCT|BMT|chemo|expressors?|starters?|nonparticipants|"
    r"participants)s?)"
)
_HAS_THERAPY = re.compile(rf"\b{_THERAPY}(?![\w-])", re.IGNORECASE)
_IN = r"(?:in|for|of|among|with(?:out)?|after|on|under|following|during|by|at)"
_AFTER = re.compile(
    rf"[\s)\]%]*(?:(?:months?|mos?|weeks?|years?)\b\s?)?(?:[(\[][^()\[\]]*[)\]]\s?)?(?:[a-z]+ed\s)?,?\s?\b(?={_IN}\s)(?:(?!with)(?:{_IN})\s)?(?:the\s|those\s|all\s)?{PHRASE}"
    rf"(?=\s?[,;()]|\.(?!\d)|\s(?:{VERSUS}|and|or|but|while|whereas|than|was|were|had|have|at|achieved|showed|experienced|responded)\b|$)"
)
_BEFORE = re.compile(
    rf"(?:rates?\s|probabilit(?:y|ies)\s|\([^()]*\)\s)*\b(?={_IN}\s)(?:(?!with)(?:{_IN})\s)?(?:the\s|those\s|all\s)?{PHRASE}\s?"
    r"(?:[(,:]|\b(?:was|were|is|reached|came to|stood at|amounted to|averaged)\b)[^.;]{0,40}$"
)
_COUNTED = re.compile(rf"(?:\s?[(\[]\s?\d[\d.]*\s?%\s?[)\]])?\s{PHRASE}(?=\s?[,;()]|\.(?!\d)|\s(?:and|vs\.?|versus|had|achieved|responded|showed|experienced|who|were|was)\b|$)")
_SECOND = re.compile(
    rf"(?:,\s|\s|;\s)?(?:{VERSUS}|and|while|whereas|but|than|than that|and that|those)\s(?:(?:in|for|of|among|with|that|those)\s)*(?:the\s)?{PHRASE}\s?(?:\b(?:was|were|had|it was|only|of|a|"
    r"median)\b\s?|[,:(]\s?)*$"
)
_NO_GROUP = re.compile(
    r"\b(?:was|were|is|are|been|which|that|this|these|each|rates?|survival|responses?|medians?|follow-?up|analys[ei]s|CI|range|respectively|confidence|ratio|"
    r"difference|endpoints?|grade|months?|weeks?|days?|cycles?|both|either|interval|reviews?|investigators?|criteria|data|cut-?off|compared|versus|vs|"
    r"significant(?:ly)?|(?<!above the )(?<!below the )median|overall)\b(?!-)",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:aged?|older|younger|old)\b|[<>≥≤]")
_YEARS = re.compile(r"\byears?\b", re.IGNORECASE)
_LONGEST = 100
_REACH = 160


def open_group(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The group of a figure by the words around it alone."""
    if link.figure.kind == "ratio":
        return None
    if link.size == 1:
        return _of_one(scene, sentence, link)
    if link.size != 2 or len(siblings) != 2:
        return None
    one, other = (_of_pair(scene, sentence, s, siblings) for s in siblings)
    if one is not None and other is not None and one.text.lower() == other.text.lower():
        return None
    return other if link.place else one


def _of_one(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The words between endpoint and figure, or right after a count."""
    figure, topic = link.figure, link.topic
    if topic.end <= figure.start:
        begin = max(topic.end, figure.start - _REACH)
        match = _BEFORE.match(scene.text[begin : figure.start].lstrip()) if begin == topic.end else None
        shift = figure.start - len(scene.text[begin : figure.start].lstrip())
        if match is not None and (found := group_in(scene, shift + match.start("who"), shift + match.end("who"))) is not None:
            return found
    return None


def counted_group(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The people or tumors right after a count: "19 of 31 (61%) relapsed patients", "6 of 11 angiosarcomas"."""
    figure = link.figure
    if figure.total is None or figure.style == "noun":
        return None
    match = _COUNTED.match(scene.text, figure.end, min(sentence.end, figure.end + _REACH))
    return named_people(scene, match) or _disease(scene, match)


def _disease(scene: Scene, match: re.Match[str] | None) -> Mention | None:
    """The tumors that are counted: the angiosarcomas of "6 of 11 angiosarcomas"."""
    if match is None or not any(c.end == match.end("who") for c in scene.within(*match.span("who"), Label.CONDITION)):
        return None
    return _checked(scene, *match.span("who"))


def _of_pair(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The words after a figure of a pair, else those before it."""
    text, figure, first = scene.text, link.figure, siblings[0].figure
    stop = siblings[1].figure.start if link.place == 0 else sentence.end
    match = _AFTER.match(text, link.row_end or figure.end, min(stop, figure.end + _REACH))
    if match is not None and (found := group_in(scene, *match.span("who"), treated=True)) is not None:
        return found
    if link.place:
        between = _SECOND.search(text[first.end : figure.start])
        return group_in(scene, first.end + between.start("who"), first.end + between.end("who"), treated=True) if between else None
    if link.topic.end <= figure.start:
        before = text[max(link.topic.end, figure.start - _REACH) : figure.start]
        match = _BEFORE.match(before.lstrip())
        shift = figure.start - len(before.lstrip())
        if match is not None and (found := group_in(scene, shift + match.start("who"), shift + match.end("who"), treated=True)) is not None:
            return found
    return people_of(scene, sentence, replace(link, place=0, size=1)) if _AGAINST.search(text, first.end, stop) else None


_AGAINST = re.compile(rf"\b(?:{VERSUS}|than|while|whereas|but)\s")


def group_in(scene: Scene, start: int, end: int, treated: bool = False) -> Mention | None:
    """text[start:end] as a group: people of some kind or, where groups are compared (`treated`), those who were given a treatment."""
    words = scene.text[start:end]
    told = re.search(rf"\b{HEAD}(?![\w-])", words, re.IGNORECASE) or (
        treated and (_HAS_THERAPY.search(words) or scene.within(start, end, Label.ARM, Label.DRUG, Label.CONDITION))
    )
    return _checked(scene, start, end) if told else None


def _checked(scene: Scene, start: int, end: int) -> Mention | None:
    """text[start:end] unless its words cannot name a group, or name everyone."""
    words = scene.text[start:end]
    if not words[:1].isalpha() or len(words) > _LONGEST or _NO_GROUP.search(words) or (_YEARS.search(words) and not _AGE.search(words)):
        return None
    if scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT, Label.PERCENT, Label.TIME):
        return None
    found = Mention(start, end, Label.ARM, words, "people", "arms.open")
    return None if is_all(scene, found) else found
