"""The people that a figure is of, by the words of its own clause, whatever they are called.

Example: "Among never-smokers, the ORR was 12%", "patients with liver metastases had a median OS of 5 months", "18% of uterine tumors responded".
The patients of the whole study are no group: "evaluable patients", or the disease that the title names.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.dealing import Link
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["HEAD", "PHRASE", "THRESHOLD", "is_all", "named_people", "people_of"]

HEAD = (
    r"(?:patients|pts|subjects|participants|women|men|boys|girls|children|adolescents|adults|individuals|recipients|cases|those|groups?|cohorts?|arms?|strat(?:um|a)|"
    r"subgroups?|tumou?rs?|cancers?|carcinomas?|adenocarcinomas?|sarcomas?|lymphomas?|leuka?emias?|melanomas?|disease|metastas[ei]s|histolog(?:y|ies)|histotypes?|"
    r"(?:non-?)?responders|(?:never-?|ever-?|non-?)?smokers|carriers|survivors|population|setting|lesions|donors?|transplants?|grafts?|line|mutations?|primaries)"
)
_WORD = r"(?:[\w+/’'≥≤<>−–-]+(?:\.\d+)?|[≥≤<>]\s\d[\d.]*)(?:\s?\([^()\d]{1,16}\)|\s?\([nN]\s?=\s?\d+\))?"
PHRASE = rf"(?P<who>(?:{_WORD}\s){{0,9}}?{_WORD})"
_OPENS = Sought(
    rf"(?:^|(?<=[.!?)]\s)|(?<=\n)|[;:.]\s|,\s(?:and|but|while|whereas)\s|,\s)(?:[Ii]n|[Ff]or|[Aa]mong|[Oo]f|[Ww]ithin|[Aa]mongst)\s(?:the\s|all\s|our\s)?{PHRASE}(?:\s?\([^()]*\))?(?:,\s|"
    r"\s(?=\d[\d.]*\s?%|(?:the\s|their\s)?(?:median|confirmed|objective|responses?|ORR|m?PFS|m?OS|DOR|DCR)\b|(?:it|this)\s(?:was|is)\b))"
)
_SUBJECT = Sought(
    rf"(?:^|(?<=[.!?)]\s)|(?<=\n)|[;:]\s|,\s(?:and|but|while|whereas)\s)(?:[Tt]he\s)?{PHRASE}(?:\s?\([^()]*\))?\s(?:also\s|only\s|then\s)?"
    r"(?:had|have|has|achieved|showed|experienced|demonstrated|obtained|reached|attained|exhibited|displayed|survived|lived|fared|did)\s"
)
_AFTER = regex(
    rf"[\s)\]%]*(?:(?:months?|mos?|weeks?|years?)\s)?(?:\([^()]*\)\s)?(?:of|in|for|among|with)\s(?:the\s|all\s)?{PHRASE}"
    r"(?=\s?[,;.()]|\s(?:and|or|but|vs?\.?|versus|compared|while|whereas|than|was|were|had|have|who|at|after|achieved|showed|experienced|responded|attained|treated)\b|$)"
)
_GENERIC = regex(
    r"(?:patients|pts|subjects|participants|individuals|cases|people|adults|those|the|a|an|all|total|of|whole|entire|overall|study|trial|studied|these|this|that|such|our|"
    r"with|in|who|were|had|and|for|on|to|from|evaluable|assessable|eligible|treated|enrolled|included|analy[sz]ed|evaluated|consecutive|randomi[sz]ed|response|efficacy|"
    r"intent|intention|treat|per|protocol|safety|population|cohorts?|groups?|arms?|series|both|each|either|remaining|available|data|measurable|receiving|received|given|"
    r"treatment|therapy|infused|dosed|accrued|recruited|registered|began|started|completed|entered|study drug|drug|dose|doses|assessment|assessments|"
    r"post-treatment|cycles?|response-evaluable|efficacy-evaluable|intent-to-treat|intention-to-treat|itt|full|set|"
    r"first|present|current|first|interim|final|disease|cancers?|"
    r"tumou?rs?|setting|line|baseline|at|most|many|some|half|\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?)"
)
_NO_PEOPLE = regex(
    r"\b(?:analys[ei]s|addition|contrast|summary|conclusion|follow-?up|months?|weeks?|days?|cycles?|rates?|survival|"
    r"(?<!above the )(?<!below the )medians?|trials?|stud(?:y|ies)|phase|results?|"
    r"respectively|ratio|CI|was|were|is|are|been|which|each|terms|order|fact|part|model|toxicit(?:y|ies)|events?|grade|reviews?|investigators?|there|it|no|not|"
    r"therefore|however|overall|endpoints?|either|both)\b(?!-)",
    re.IGNORECASE,
)
THRESHOLD = regex(r"[<>≥≤]\s?\d[\d.]*\s(?:months?|weeks?|days?)\b")
"""A time that tells people apart: "a PFI > 6 months"."""
_AGE = regex(r"\b(?:aged?|older|younger|old)\b|[<>≥≤]")
_YEARS = regex(r"\byears?\b", re.IGNORECASE)
_WORDS = regex(r"[\w+/-]+")
_COMPARES = regex(r"\b(?:vs\.?|versus|compar\w+|or|according to|by|between|impact|effect|role|prognostic|predict\w+)\b", re.IGNORECASE)
_HAS_HEAD = regex(rf"\b{HEAD}(?![\w-])", re.IGNORECASE)
_GOES_ON = regex(
    r"$|[\s(]*(?:(?:with(?:out)?|who|whose|receiving|taking|treated|given|aged|having|harbou?ring|carrying|bearing|expressing|in|on|at|from|of|previously|never|ever|not|"
    r"assigned|randomi[sz]ed|undergoing|achieving|exposed|na[iï]ve|refractory|resistant|diagnosed|younger|older|and|or|n|after|before|≥|<|>|≤|[A-Z])|[^\w\s]|"
    + HEAD
    + r"\b)"
)
"""After the word for people: what tells which."""
_REACH = 230


def people_of(scene: Scene, sentence: Sentence, link: Link) -> Mention | None:
    """The group of people that the clause of a figure is about: right after the figure, as the opening of the clause, or as its subject."""
    if (named := _condition(scene, link)) is not None:
        return named
    start, end = min(link.figure.start, link.topic.start), max(link.figure.end, link.topic.end)
    if link.figure.kind != "ratio":
        anchor = link.row_end or link.figure.end
        near = named_people(scene, _AFTER.match(scene.text, anchor, min(sentence.end, anchor + _REACH)))
        if near is None and link.topic.start >= link.figure.end:
            near = named_people(scene, _AFTER.match(scene.text, link.topic.end, min(sentence.end, end + _REACH)))
        if near is not None:
            return near
    begin = max(sentence.start, start - _REACH)
    opening = _last(scene, _OPENS, begin, start)
    if opening is not None or link.figure.kind == "ratio":
        return opening
    return _last(scene, _SUBJECT, begin, start + 1)


_BRACKET = regex(r"\s\((?P<who>[A-Za-z][\w-]+(?:\s[\w-]+){0,4})\)")


def _condition(scene: Scene, link: Link) -> Mention | None:
    """The disease in the bracket after what one or more patients had: "one partial response (melanoma)"."""
    match = _BRACKET.match(scene.text, max(link.topic.end, link.figure.end)) if link.figure.n is not None else None
    if match is None or not any((c.start, c.end) == match.span("who") for c in scene.within(*match.span("who"), Label.CONDITION)):
        return None
    return Mention(*match.span("who"), Label.ARM, match.group("who"), "people", "arms.people")


def _last(scene: Scene, pattern: Sought, begin: int, end: int) -> Mention | None:
    """The group of the last clause between begin and end, where nothing but that clause stands after its words."""
    clause = max(begin, *(scene.text.rfind(mark, begin, end) + 1 for mark in (";", ":")))
    found = list(pattern.finditer(scene.text, clause, end))
    return named_people(scene, found[-1]) if found else None


_HOW_MANY = regex(r"(?:[\w-]+\s){1,4}that\s(?=(?:patients|pts|those|women|men|subjects|participants)\s)|\d{1,5}\s(?!of\b)")
"""What is no part of a group's words: "data indicate that patients with A", "334 untreated patients"."""


def named_people(scene: Scene, match: re.Match[str] | None) -> Mention | None:
    """The words of a match, if they name a part of the patients."""
    if match is None:
        return None
    start, end = match.span("who")
    number = _HOW_MANY.match(match.group("who"))
    start += number.end() if number is not None else 0
    words = scene.text[start:end]
    if (
        words[0].isdigit()
        or _HAS_HEAD.search(words) is None
        or _NO_PEOPLE.search(THRESHOLD.sub("", words))
        or (_YEARS.search(words) and not _AGE.search(words))
    ):
        return None
    if any(_GOES_ON.match(words, m.end()) is None for m in _HAS_HEAD.finditer(words)):
        return None
    if scene.within(start, end, Label.ENDPOINT, Label.ADVERSE_EVENT, Label.PERCENT) or (
        scene.within(start, end, Label.TIME) and THRESHOLD.search(words) is None
    ):
        return None
    found = Mention(start, end, Label.ARM, words, "people", "arms.people")
    return None if is_all(scene, found) else found


def is_all(scene: Scene, group: Mention) -> bool:
    """Whether a group is that of the whole study: its words tell nothing, or the title or the first sentence speaks of just these people and does
    not set groups side by side."""
    own = [w.lower() for w in _WORDS.findall(group.text) if _GENERIC.fullmatch(w.lower()) is None]
    if not own or group.start < scene.sentences[0].end:
        return not own
    known = scene.memo.get("title")
    if known is None:
        first = scene.text[: scene.sentences[0].end] if scene.sentences else ""
        words = frozenset() if _COMPARES.search(first) else frozenset(w.lower() for w in _WORDS.findall(first))
        known = scene.memo["title"] = words
    return set(own) <= known  # type: ignore[operator]
