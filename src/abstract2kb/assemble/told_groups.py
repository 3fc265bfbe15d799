"""Groups of any kind by their place beside a list of figures: as many phrases as there are figures, in the same order.

Example: "OS of patients with indolent, aggressive and lymphoblastic disease was 57%, 42% and 41%" has a group for each figure, and so has "41%, 20%
and 0% in melanoma, lung and colon cancer, respectively".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.regimens import CONTROL
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.wording import LEFT_WORDS, LIST_WORDS
from abstract2kb.nlp.connectives import VERSUS
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex

__all__ = ["BESIDE", "RESPECTIVELY", "bracket_label", "groups_of_rows", "groups_told", "label_before", "phrase_of"]

BESIDE = regex(
    rf"[\s)\]%]*(?:months?|mos?|weeks?|years?|yrs?)?[)\]]?(?:\s?[(\[](?:[^()\[\]A-Za-z]|CI\b|IQR\b|range\b|[Pp]\b|[nN]\s?=|NE\b|NR\b)*[)\]])?\s?(?:,?\s(?:and|or|but)|,|/|,?\s?{VERSUS})\s?(?:an?\s|only\s|median\s|of\s)*[(\[]?"
)
"""Between figures that stand bare side by side."""
_RANGE = regex(r"\b(?:between|from)\s(?:a\s)?$")
"""Before the two ends of a range."""
_LEADS = r"(?:in|for|with|among|on|after|at|of|by|between|under|to)"
_WHO = (
    r"(?:(?:the|all|those|both|patients?|pts?|participants?|subjects?|subjects|women|men|children|adults|participants|cases|individuals|recipients|tumou?rs|with|in|on|who|had|having|of|"
    r"for|among|after|achieving|attaining|achieved|receiving|received|given|treated|assigned|to|randomi[sz]ed|harbou?ring|groups?|arms?|cohorts?|a|an|respective)\s)*"
)
"""Words before a phrase that are no part of the group's name."""
_AFTER = regex(
    rf"[\s)\]%]*(?:(?:months?|mos?|weeks?|years?|of|patients?|pts?|participants?|subjects?)\b\s?)*(?:[(\[][^()\[\]]*[)\]])?(?P<told>,?\srespectively,?)?,?\s{_LEADS}\s"
)
RESPECTIVELY = regex(r"\s?,?\s?\brespectively\b")
_STOPS = regex(r"\s?,?\s?\brespectively\b|[.;]\s|[.;]?$|[(\[]|,\s(?:with|while|whereas|p\b|P\b|HR\b|hazard)|:\s")
_LEAD = regex(rf"\b{_LEADS}\s", re.IGNORECASE)
_ENDS = regex(
    r"\s(?:(?:it|they)\s)?(?:was|were|is|are|had|have|has|having|showed|achieved|reached|demonstrated|experienced|respectively|stood|came|amounted)\b|\s?[(\[:=]|,\s(?=(?:the|median|"
    r"respectively|objective|overall|response|m?(?:ORR|PFS|OS|DFS|EFS|CR|DCR)s?)\b)|\s?$"
)
_AGAINST = rf",?\s(?:{VERSUS}|than)\s"
_AND = r",?\s(?:and|or|&)\s|,\s"
_BORDERS = tuple(regex(p) for p in (_AGAINST, rf"{_AGAINST}|{_AND}", rf"{_AGAINST}|{_AND}|(?<=[A-Z])/(?=[A-Z])"))
_SIZE = regex(r"\s?[(\[](?:[nN]\s?=\s?\d+|[A-Za-z][\w+/-]{0,11}(?:[;,:]\s?[nN]\s?=\s?\d+)?|\d+)[)\]]")
"""A bracket after the name of a group: its size or short form."""
_NO_GROUP = regex(
    r"\b(?:was|were|is|are|be|been|had|has|have|did|which|that|this|these|rates?|survival|responses?|medians?|investigators?|reviews?|reviewed|central|"
    r"criteria|RECIST|both|each|total|CI|range|confidence|follow-?up|endpoints?|analys[ei]s|interim|respectively|patient|difference|compared|landmark|overall|"
    r"assessed|assessment|evaluable|probabilit(?:y|ies)|improvement|increase|toxicit(?:y|ies)|events?|BICR|IRC|led|leading|where|when|variables?|factors?|covariates?|confounders|"
    r"it|its|they|them|their|kept|give|gave|commoner|against|figures|above|below|more|less|fewer|AEs|while|whereas|including|due|because|resulted|occurred|seen|observed|noted|reported)\b(?!-)|\b(?:in|of|to|for|with|by|at|on|and|or|the|from)$",
    re.IGNORECASE,
)
_TIME = regex(r"\b(?:months?|mos?|weeks?|years?|yrs?|days?|cycles?|hours?|grades?)\b", re.IGNORECASE)
_SCHEDULE = regex(r"\bdays?\s\d|\b(?:every|q)\s?(?:\d|two|three|four)")
"""What days or weeks are where they tell how often a drug was given: "every 3 weeks"."""
_AGE = regex(r"[<>≥≤=]|\b(?:aged?|older|younger|old)\b")
_AMOUNT = regex(r"\d[\d.,]*\s?(?:mg|µg|μg|mcg|g|Gy|MBq|GBq|cells)\b")
_AGES = regex(r"[<>≥≤]?\s?\d\d(?:\s?[-–]\s?\d\d)?")
_YEARS = regex(r"\d\s?(?:years?|yrs?|y)\b")
_PEOPLE = regex(r"(?:non-?)?responders", re.IGNORECASE)
_RESPONSE = regex(r"(?:(?:no|non-?)[\s-]?)?(?:s?CR[ihpu]?|n?PR|SD|PD|VGPR|pCR|MRD)(?:\s(?:patients|pts|groups?|disease))?")
_MRD_STATE = regex(r"\bMRD(?:\s?[+−–-]|[\s-](?:positive|negative))(?!\w)")
_BOTH = regex(r"both(?:\s(?:groups|arms|sites))?")
_NAME = regex(r"(?:[A-Z][\w+/-]*|[\w+/-]*[A-Z][\w+/-]*)(?:\s(?:arms?|groups?|alone|therapy|regimens?))?")
_SHORTEST = 3
"""So short a phrase is the number of an arm, which stands before it: "arms A"."""
_LONGEST = 90
_PAIR = 2
"""Two groups have a word between them, "A and B", where more may have commas only."""
_REACH = 220


def groups_told(scene: Scene, sentence: Sentence, figures: Sequence[Figure]) -> list[Mention] | None:
    """The groups that figures standing side by side are dealt out to, one for each; None where their number is another."""
    key = f"groups {figures[0].start} {figures[-1].end} {len(figures)} {len(scene.asset_ids)}"
    if key not in scene.memo:
        scene.memo[key] = _told(scene, sentence, figures)
    return scene.memo[key]  # type: ignore[return-value]


def _told(scene: Scene, sentence: Sentence, figures: Sequence[Figure]) -> list[Mention] | None:
    """What `groups_told` finds, worked out."""
    count = len(figures)
    survival = all(f.kind == "time" for f in figures)
    if count > 1 and (labelled := _labelled(scene, sentence, figures)) is not None:
        return labelled
    if any(scene.within(f.start, f.end, Label.ARM, Label.CONDITION) for f in figures):
        return None
    if count > 1 and (bracketed := _bracketed(scene, sentence, figures)) is not None:
        return bracketed
    if (
        count < 2
        or _RANGE.search(scene.text, max(sentence.start, figures[0].start - 12), figures[0].start)
        or not all(BESIDE.fullmatch(scene.text, a.end, b.start) for a, b in pairwise(figures))
    ):
        return None
    found = _after(scene, sentence, figures[-1].end, count) or _before(scene, sentence, figures[0].start, count, survival)
    if found and any(_OR.search(scene.text, a.end, b.start) for a, b in pairwise(found)):
        return found if RESPECTIVELY.search(scene.text, sentence.start, sentence.end) else None
    return found


def groups_of_rows(scene: Scene, sentence: Sentence, figures: Sequence[Figure], count: int) -> list[Mention] | None:
    """The groups that as many rows of figures are dealt out to: "at 1 and 3 years in A and B were 89 and 69% and 86 and 57%"."""
    if any(scene.within(f.start, f.end, Label.ARM, Label.CONDITION) for f in figures):
        return None
    return _after(scene, sentence, figures[-1].end, count) or _before(scene, sentence, figures[0].start, count, False)


def _after(scene: Scene, sentence: Sentence, start: int, count: int) -> list[Mention] | None:
    """The groups after the figures: "... in A, B and C, respectively"."""
    lead = _AFTER.match(scene.text, start, sentence.end)
    if lead is None:
        return None
    masked = _masked(scene.text, lead.end(), min(sentence.end, lead.end() + _REACH))
    stop = _STOPS.search(masked)
    return _dealt(scene, lead.end(), masked[: stop.start()] if stop else masked, count)


def _before(scene: Scene, sentence: Sentence, end: int, count: int, survival: bool) -> list[Mention] | None:
    """The groups before the figures: "of A, B and C were ..."; the nearest preposition goes first, the subject of the clause last."""
    begin = max(sentence.start, end - _REACH)
    begin = max([begin, *(at + 2 for mark in ("; ", ". ") if (at := scene.text.rfind(mark, begin, end)) >= 0)])
    masked = _masked(scene.text, begin, end)
    for at in _beginnings(masked):
        for stop in _ENDS.finditer(masked, at):
            if not _leads_on(scene, begin + stop.start(), end):
                continue
            if (found := _dealt(scene, begin + at, masked[at : stop.start()], count, survival)) is not None:
                return found
    return None


def _leads_on(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but an endpoint and linking words stands between groups and their figures."""
    parts, at = [], start
    for mention in scene.within(start, end, Label.ENDPOINT):
        parts.append(scene.text[at : max(at, mention.start)])
        at = max(at, mention.end)
    gap = re.sub(r"\([^()]*\)", " ", " ".join([*parts, scene.text[at:end]]))
    return all(w.lower() in LEFT_WORDS or w.lower() in LIST_WORDS for w in re.findall(r"[\w-]+", gap))


def _beginnings(masked: str) -> Iterator[int]:
    yield from (m.end() for m in reversed(list(_LEAD.finditer(masked))))
    yield 0


def _masked(text: str, start: int, end: int) -> str:
    """text[start:end] with blanks for the brackets that only give a group's size or short name."""
    return _SIZE.sub(lambda m: "\0" * len(m.group()), text[start:end])


def _dealt(scene: Scene, start: int, words: str, count: int, survival: bool = False) -> list[Mention] | None:
    """The phrases of `words`, which stand at `start`, where they are so many and each may be a group."""
    if not words or len(words) > _LONGEST * count:
        return None
    for border in _BORDERS:
        cuts = [0, *(place for m in border.finditer(words) for place in m.span()), len(words)]
        if len(cuts) != 2 * count or (count == _PAIR and words[cuts[1] : cuts[2]].strip() == ","):
            continue
        found = [phrase_of(scene, start + a, start + b, words[a:b], words[cuts[-2] :], survival) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
        known = [m for m in found if m is not None]
        if len(known) == count and len({m.text.lower() for m in known}) == count:
            return known
    return None


_LABEL_BEFORE = regex(
    r"(?P<lead>[:;,]\s(?:and\s)?|[(\[]|\s(?:and|was|were|was in|were in)\s|[)\]]\sand\s|^)(?:in\s|for\s|with\s)?"
    r"(?P<label>[A-Za-z](?:[^,;:=()\d%]|(?<=[A-Za-z-])\d){1,50}?)(?:[,:]\s|\s?=\s|\s)[(\[]?$"
)


def label_before(scene: Scene, begin: int, figure: Figure) -> Mention | None:
    """The label right before a figure, after a colon, a comma or a verb: "melanoma, 5/29" and "placebo 56%"."""
    begin = max(begin, figure.start - 64)
    match = _LABEL_BEFORE.search(scene.text[begin : figure.start])
    if match is None:
        return None
    start, end = begin + match.start("label"), begin + match.end("label")
    return phrase_of(scene, start, end, scene.text[start:end], "")


_BEFORE_BRACKET = regex(
    r"(?<![\w-])(?:(?:of|in|for|among|than|that of|vs?\.?|versus|and|between|those with)\s|(?=with(?:out)?\s)|"
    r"(?=(?:those|patients|pts|women|men)\s))(?:the\s|those\s)?"
    r"(?P<label>(?:with(?:out)?\s)?[^,;:()\[\]]{2,60}?)\s[(\[]"
    r"(?:median,?\s|[nN]\s?=\s?\d+[;,]\s)?$"
)
_BRACKETS = regex(
    r"[^;]*?[)\]],?\s(?:(?:was|were|is)\s(?:\w+ly\s)?\w+\s(?:than|compared (?:with|to))|and|than|versus|vs\.?|compared (?:with|to))\s[^;]*"
)


_OPENED = regex(r"[(\[](?:median,?\s|[nN]\s?=\s?\d+[;,]\s)?$")


def _bracketed(scene: Scene, sentence: Sentence, figures: Sequence[Figure]) -> list[Mention] | None:
    """The groups right before figures in brackets: "PFS of A (12 months) was longer than that of B (10 months)"."""
    if not all(_OPENED.search(scene.text, max(0, f.start - 14), f.start) for f in figures):
        return None
    if not all(_BRACKETS.fullmatch(scene.text, a.end, b.start) for a, b in pairwise(figures)):
        return None
    begins = [max(sentence.start, figures[0].start - 90), *(f.end for f in figures)]
    found = []
    for begin, figure in zip(begins, figures, strict=False):
        phrase = bracket_label(scene, begin, figure)
        if phrase is None:
            return None
        found.append(phrase)
    return found if len({m.text.lower() for m in found}) == len(figures) else None


def bracket_label(scene: Scene, begin: int, figure: Figure) -> Mention | None:
    """The group right before the bracket that a figure stands in."""
    last, at = None, max(begin, figure.start - 90)
    while (match := _BEFORE_BRACKET.search(scene.text, at, figure.start)) is not None:
        last, at = match, match.start() + 1
    if last is None or scene.text[figure.start - 1] not in "([ ":
        return None
    start, end = last.span("label")
    return phrase_of(scene, start, end, scene.text[start:end], "")


_OR = regex(r"\bor\b")


def _labelled(scene: Scene, sentence: Sentence, figures: Sequence[Figure]) -> list[Mention] | None:
    """The labels of figures each of which has one right before it."""
    begins = [sentence.start, *(f.end for f in figures)]
    found = [label_before(scene, begin, f) for begin, f in zip(begins, figures, strict=False)]
    known = [m for m in found if m is not None]
    return known if len(known) == len(figures) == len({m.text.lower() for m in known}) else None


_OPENS = regex(_WHO, re.IGNORECASE)


def phrase_of(scene: Scene, start: int, end: int, words: str, last: str, survival: bool = False) -> Mention | None:
    """The group that `words`, which stand at start:end, name; None where they can be none. `last` is the last phrase of the list; those who had
    a response are a group where the figures are times (`survival`)."""
    opens = _OPENS.match(words)
    skip = opens.end() if opens is not None and opens.end() < len(words.rstrip("\0 ")) else 0
    kept = words[skip:].rstrip("\0 ,")
    start, end = start + skip, start + skip + len(kept)
    plain = kept.replace("\0", "")
    amount = plain.strip().isdigit() and _AMOUNT.match(last.strip()) is not None
    bare = amount or (_AGES.fullmatch(plain) is not None and _YEARS.search(last) is not None)
    if not plain or len(plain) > _LONGEST or len(plain.split()) > 9 or not (bare or re.search(r"[A-Za-z]", plain)):
        return None
    if (
        (_NO_GROUP.search(plain) and not _BOTH.fullmatch(plain))
        or (_TIME.search(plain) and not _AGE.search(plain) and not (_SCHEDULE.search(plain) and scene.within(start, end, Label.DRUG)))
        or re.search(r"[%()\[\]:;=]|\d/\d", plain)
    ):
        return None
    state = _PEOPLE.fullmatch(plain) or (survival and _RESPONSE.fullmatch(plain)) or _MRD_STATE.search(plain)
    if not state and scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT):
        return None
    low = start - 14 if len(plain) <= _SHORTEST else start
    known = next((m for m in scene.within(low, end, Label.ARM) if m.end == end and (m.start == start or m.id == "numbered")), None)
    return known or Mention(start, end, Label.ARM, scene.text[start:end], _kind(scene, start, end, plain), "arms.told")


def _kind(scene: Scene, start: int, end: int, words: str) -> str:
    """What kind of group it is: one by treatment, or a part of the patients."""
    if scene.within(start, end, Label.DRUG) or CONTROL.search(words) or (_NAME.fullmatch(words) and not scene.within(start, end, Label.CONDITION)):
        return "words"
    return "subgroup"
