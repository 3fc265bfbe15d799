"""Groups that no rule knows, by their place around one figure or around two that are set against each other.

Example: in "3-year survival was 66% after laparoscopic and 63% after open resection" each figure has the words after it, and in "the survival of
node-negative patients was 88%" the figure has those between its endpoint and the verb.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abstract2kb.assemble.compared_arms import better
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.group_words import checked_group, group_in
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.people import PHRASE, named_people, people_of
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["counted_group", "open_group"]

_IN = r"(?:in|for|of|among|with(?:out)?|after|on|under|following|during|by|at)"
_AFTER = regex(
    rf"[\s)\]%]*(?:(?:months?|mos?|weeks?|years?)\b\s?)?(?:[(\[][^()\[\]]*[)\]]\s?)?(?:[a-z]+ed\s)?,?\s?\b(?={_IN}\s)(?:(?!without)(?:{_IN})\s)?(?:the\s|those\s|all\s)?{PHRASE}"
    rf"(?=\s?[,;()]|\.(?!\d)|\s(?:{VERSUS}|and|or|but|while|whereas|than|was|were|had|have|at|achieved|showed|experienced|responded|corresponding|representing|translating|"
    r"resulting|yielding|giving|indicating|suggesting|favou?ring|p|P)\b|$)"
)
_BEFORE = regex(
    rf"(?:rates?\s|probabilit(?:y|ies)\s|\([^()]*\)\s)*\b(?={_IN}\s)(?:(?!without)(?:{_IN})\s)?(?:the\s|those\s|all\s)?{PHRASE}\s?"
    r"(?:[(,:]|\b(?:was|were|is|reached|came to|stood at|amounted to|averaged)\b)[^.;]{0,40}$"
)
_COUNTED = regex(
    rf"[\s)\]]*(?:[(\[]\s?\d[\d.]*\s?%\s?[)\]])?\s(?:of\s(?:the\s)?)?{PHRASE}(?=\s?[,;()]|\.(?!\d)|\s(?:and|vs\.?|versus|had|achieved|responded|showed|experienced|who|were|was)\b|$)"
)
_SECOND = regex(
    rf"(?:^[^,;.]{{0,50}}[,;]\s|(?:,\s|\s|;\s)?(?:{VERSUS}|and|while|whereas|but|than|than that|and that|those)\s)(?:(?:in|for|of|among|with|"
    rf"that|those)\s)*(?:the\s)?{PHRASE}\s?(?:\b(?:was|were|had|it was|only|of|a|"
    r"median)\b\s?|[,:(]\s?)*$"
)
_REACH = 160


def open_group(scene: Scene, sentence: Sentence, link: Link, siblings: list[Link]) -> Mention | None:
    """The group of a figure by the words around it alone."""
    if link.figure.kind == "ratio":
        return None
    if link.size == 1:
        return _of_one(scene, sentence, link)
    if link.size != 2 or len(siblings) != 2:
        return None
    if (told := _told_apart(scene, sentence, siblings)) is not None:
        return told[link.place]
    if (pair := _of_subject(scene, sentence, siblings)) is not None:
        return pair[link.place]
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
    return _of_contrast(scene, sentence, link) if _contrasts(scene, sentence, figure) else None


def _of_contrast(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The treatment right after a figure that another one is set beside, or before it: "A yielded a 48% response rate, B 27%"."""
    figure = link.figure
    anchor = link.row_end or figure.end
    match = _AFTER.match(scene.text, anchor, min(sentence.end, anchor + _REACH))
    if match is not None and (found := group_in(scene, *match.span("who"), treated=True)) is not None:
        return found
    before = [m for m in scene.within(sentence.start, figure.start, Label.TIME if figure.kind == "time" else Label.PERCENT) if m.end <= figure.start]
    if not before:
        match = _GAVE.match(scene.text, sentence.start, figure.start)
        return group_in(scene, *match.span("who"), treated=True) if match else None
    begin = max(before[-1].end, figure.start - _REACH)
    match = _SECOND.search(scene.text[begin : figure.start])
    return group_in(scene, begin + match.start("who"), begin + match.end("who"), treated=True) if match else None


_GAVE = regex(rf"(?:The\s)?{PHRASE}\s(?:yielded|caused|gave|produced|led to|resulted in|had|achieved|was associated with|showed|reached)\b")
_CONTRASTS = regex(rf"\b(?:{VERSUS}|while|whereas|but|and|than)\s|;\s|,\s(?:the|in|with|for|those)\s")


def _contrasts(scene: Scene, sentence: Sentence, figure: Figure) -> bool:
    """Whether a sentence sets another number of the kind beside a figure."""
    label = Label.TIME if figure.kind == "time" else Label.PERCENT
    others = [m for m in scene.within(sentence.start, sentence.end, label) if m.end <= figure.start or m.start >= figure.end]
    return any(_CONTRASTS.search(scene.text, min(m.end, figure.end), max(m.start, figure.start)) for m in others)


def counted_group(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The people or tumors right after a count: "19 of 31 (61%) relapsed patients", "6 of 11 angiosarcomas"."""
    figure = link.figure
    if figure.total is None:
        return None
    match = _COUNTED.match(scene.text, figure.end, min(sentence.end, figure.end + _REACH))
    return named_people(scene, match) or _disease(scene, match)


def _disease(scene: Scene, match: re.Match[str] | None) -> Mention | None:
    """The tumors that are counted: the angiosarcomas of "6 of 11 angiosarcomas"."""
    if match is None or not any(c.end == match.end("who") for c in scene.within(*match.span("who"), Label.CONDITION)):
        return None
    return checked_group(scene, *match.span("who"))


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


_TOLD_APART = regex(
    rf"(?:^|(?<=[.!?)]\s)|(?<=\n)|[.;:]\s)(?:(?:In|Among|For|With)\s)?(?:[Tt]he\s)?{PHRASE}\s(?:(?:also|did|do|had|have|was|were|lived|survived|fared|responded|showed|experienced|achieved|\w+ly)\s)+"
    rf"(?:[^,;:.()\d]{{0,60}}?\s)?(?:than|as|{VERSUS})\s(?:in\s|with\s|for\s|did\s|that\sof\s)?(?:the\s)?(?P<other>(?:[\w+/-]+\s){{0,6}}?[\w+/-]+)\s?[:(,]"
)
"""What a sentence sets against each other before its figures: "patients over 70 did as well as younger ones: 44% vs 47%"."""


def _told_apart(scene: Scene, sentence: Sentence, siblings: list[Link]) -> tuple[Mention, Mention] | None:
    """The two groups that the clause before a pair compares."""
    match = _TOLD_APART.search(scene.text, sentence.start, siblings[0].list_start)
    if match is None or _AGAINST_MARK.search(scene.text, siblings[0].figure.end, siblings[1].figure.start) is None:
        return None
    one, other = group_in(scene, *match.span("who"), treated=True), group_in(scene, *match.span("other"), treated=True)
    return (one, other) if one is not None and other is not None else None


_DID_BETTER = regex(
    rf"(?:^|(?<=[.!?)]\s)|(?<=\n)|[.;]\s|,\s)(?:[Tt]he\s)?{PHRASE}\s(?:\w+ly\s)?(?:was\s(?:\w+ly\s)?associated\swith|had|showed|resulted\sin|led\sto|achieved|demonstrated|yielded|provided)\s"
    r"(?:an?\s)?(?:\w+ly\s)?(?:[^.;()]|\([^()]*\))*?\b(?:(?P<more>higher|longer|better|superior|improved|prolonged|greater|benefits?)|(?P<less>lower|shorter|poorer|worse|inferior))\b"
)
_THAN = regex(
    rf"(?:[^.;]|\.\d)*?\b(?:than|{VERSUS})\s(?:with\s|in\s|the\s|that\sof\s)*(?P<other>[A-Za-z][\w+/-]*(?:\s(?!in\b|for\b|among\b)[\w+/-]+){{0,5}})(?=\s?[,.;(]|\s(?:in|for|among)\b|$)"
)


def _of_subject(scene: Scene, sentence: Sentence, siblings: list[Link]) -> tuple[Mention | None, Mention | None] | None:
    """The groups of pairs in brackets after what the subject of the clause did better or worse: "A was associated with a longer PFS (9 vs 6 months)
    and OS (28 vs 20 months) than B"."""
    one, other = (s.figure for s in siblings)
    opened = scene.text.rfind("(", sentence.start, one.start) > scene.text.rfind(")", sentence.start, one.start)
    match = _DID_BETTER.match(scene.text, sentence.start, one.start) or _DID_BETTER.search(scene.text, sentence.start, one.start)
    if match is None or not opened or _AGAINST_MARK.search(scene.text, one.end, other.start) is None:
        return None
    subject = group_in(scene, *match.span("who"), treated=True)
    if subject is None or better(one, other) is not (match.group("more") is not None):
        return None
    than = _THAN.match(scene.text, other.end, sentence.end)
    return subject, group_in(scene, *than.span("other"), treated=True) if than else None


_AGAINST_MARK = regex(rf"\b{VERSUS}\s|\band\s|,\s")
_AGAINST = regex(rf"\b(?:{VERSUS}|than|while|whereas|but)\s")
