"""Which figures count events, and which events are only supposed: not those treated, resolved, or feared.

Example: in "colitis in 36%, managed with steroids in 33%" only the 36% has colitis, and "CRS may include fever" tells of no fever.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.denials import OF_A_KIND
from abstract2kb.assemble.linking import Link
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["is_alike", "is_counted", "is_supposed"]

_OF_SAFETY = regex(
    r"\s(?:of|from|due to|because of)\s|"
    r"[^.;,]{0,40}?\b(?:grade|G[1-5]\b|fatal|lethal|"
    r"died(?! (?:of|from) (?!it\b|this\b|them\b))|severe|serious|related|stop|discontinu|withdr|led\b|dose)|\s?(?:[,.;)]|$)",
    re.IGNORECASE,
)


_RANGE = regex(
    r"\b(?:occurr(?:ed|ing)|reported|seen|observed|affecting) (?:in|by) \d+\s?%?\s?(?:to|-|–|and)\s?\d+\s?% of (?:the )?(?:patients|pts)"
    r"[^.;]{0,40}?(?:,|\s)\s?(?:were|was|included)\b"
)
"""How often the events of a list were seen: "events occurring in 23% to 36% of patients were ..."."""
_RECOVERED = regex(r"\)?\s(?:patients|pts|participants|subjects|of them)?\s?(?:had\s|have\s)?(?:recovered|resolved|improved)\b", re.IGNORECASE)
_RESOLVED = regex(r"s?\s(?:cases\s|events\s)?(?:had\s|have\s|were\s|was\s)?(?:resolve[ds]?|recover(?:s|ed)?|improved|reversed)\b")
_MANY_EVENTS = regex(r"\s(?:episodes?|events?)\b")
_ASSESSED_IN = Sought(r"\b(?:assess(?:ed|able)|evaluated|evaluable|analy[sz]ed|available|monitored)\s(?:in|for|on|among)\s(?!\d[\d.]*\s?%)")
"""Before the number of those in whom events were looked for."""
_LISTS = regex(r"\s(?:were|was|included?)\s(?!seen|observed|reported|noted|recorded|not\b)|:\s")
"""After the least number of those with an event that is listed: "AEs in more than one patient were A and B"."""
_TREATED_FOR_IT = Sought(
    r"\b(?:managed|treated|controlled|resolved|reversed|handled|(?:was|were)\sgiven|requir(?:ed|ing)|received|receiving)\s"
    r"(?:(?:with|by|using|to)\s)?(?:\d\s)?(?:tocilizumab|(?:cortico)?steroids?|anakinra|siltuximab|dexamethasone|antibiotics|loperamide|G-CSF|transfusions?|"
    r"growth factors?|vasopressors?|oxygen|hospitali[sz]ation|infliximab|levothyroxine|IVIG)\b[^.;,()%]{0,50}?(?:\s(?:in|for|to|by)\s|"
    r"\s?\()(?:only\s)?(?:n\s?=\s?)?$",
    re.IGNORECASE,
)
"""Before the figure of those who were treated for an event: "managed with tocilizumab in 47%"."""
_OTHERS = regex(r"\b(?:all|each|any)(?:\sof\sthe)?\sother\s(?:[\w-]+\s)?$", re.IGNORECASE)
"""Before events that no figure counts together: "all other AEs, ≤2%"."""
_OF_TRIALS = regex(
    r"\s(?:[\w-]+\s){0,2}?(?:trials|studies|reports|articles|publications|centers|centres|sites|countries|cohorts|databases)\b(?!\s(?:patients|participants))"
)
"""After a number that counts no patients: "AEs in 104 clinical trials"."""
_OF_WHOM = regex(
    r"\s(?:of\s)?(?:whom|which|these patients|those patients|them|these)\s(?:\w+ly\s)?(?:received|required|needed|were given|"
    r"were treated|recovered|resolved|"
    r"continued|resumed|remained|achieved|responded)\b",
    re.IGNORECASE,
)


_CAUSE_OF_DEATH = regex(r"\bcauses? of (?:early )?(?:death|mortality)\s(?:was|were|being|included?)\s(?:an?\s)?$")
"""Before what some share of the dead died of."""
_FIRST_TIME = regex(
    r"\)?(?:\s(?:of\s)?(?:the\s|these\s|them\s)?(?:patients|pts|events|cases)?)?\s?(?:(?:had|experienced|developed)\s(?:their|its|the)\s(?:first|initial)\b|"
    r"[^.;,]{0,40}\b(?:occurr\w+|arose|developed|resolved)\sfor the first time\b)",
    re.IGNORECASE,
)
"""After a figure of when an event came, not of how often."""
_BETWEEN_RATES = regex(r"\bbetween\s(?:[\d.]+\s?%?\sand\s)?$", re.IGNORECASE)
_ITS_OTHER_END = regex(r"\s?and\s[\d.]+\s?%")
_GREATER = regex(r"\s(?:greater|higher|lower)\s(?:incidence|frequency|rate|risk)\b")
"""After what is the difference of two groups: "events with a 2% greater incidence"."""
_OR_MORE = regex(r"\sor (?:more|greater|over)\b")
_HOW_OFTEN = regex(r"\b(?:incidences?|frequenc(?:y|ies)|rates?)\s(?:of|at|was|were|being)\s$", re.IGNORECASE)


def _is_bound(text: str, entry: Link) -> bool:
    """Whether a figure only bounds how often listed events were: "seen in at least one patient", "an incidence of <5%", "between 1% and 10%"."""
    figure = entry.figure
    if figure.percent is None:
        return (figure.n == 1 or not entry.topic.id) and figure.bound == ">=" and not figure.total
    if figure.n is not None:
        return False
    before = text[max(0, figure.start - 24) : figure.start]
    if _GREATER.match(text, figure.end):
        return True
    if entry.topic.generic and (_OR_MORE.match(text, figure.end) or (figure.bound in ("<", "<=") and _HOW_OFTEN.search(before))):
        return True
    between = _BETWEEN_RATES.search(before)
    return between is not None and (len(between.group().split()) > 1 or _ITS_OTHER_END.match(text, figure.end) is not None)


def _numbers_heading(text: str, entry: Link) -> bool:
    """Whether a number only numbers the heading that names the event: "4 Adverse events"."""
    figure, name = entry.figure, entry.topic.start
    if figure.percent is not None or (figure.start and text[figure.start - 1] not in "\n\t") or name != figure.end + 1:
        return False
    return text[name].isupper() and text[name + 1 : name + 2].islower()


def is_counted(text: str, entry: Link) -> bool:
    """Whether a figure counts events: not that of "AEs (≥5%)", which says what is listed, nor of "16 had rash, 14 of whom recovered"."""
    figure = entry.figure
    if (
        _numbers_heading(text, entry)
        or _is_bound(text, entry)
        or _RESOLVED.match(text, entry.topic.end)
        or (figure.n == 0 and OF_A_KIND.match(text, entry.topic.end))
    ):
        return False
    if (
        _RANGE.search(text, max(0, figure.start - 40), figure.end + 90)
        or _RECOVERED.match(text, figure.end)
        or (figure.n is not None and figure.bound == ">" and _MANY_EVENTS.match(text, figure.end))
        or (entry.topic.generic and figure.n is not None and _ASSESSED_IN.search(text, entry.topic.end, figure.start))
        or (entry.topic.generic and figure.n is not None and figure.bound in (">", ">=") and _LISTS.match(text, figure.end))
    ):
        return False
    if (
        entry.topic.generic
        and figure.n is None
        and figure.bound in ("<", "<=")
        and _OTHERS.search(text[max(0, entry.topic.start - 24) : entry.topic.start])
    ):
        return False
    if figure.n is None and (figure.bound in (">", ">=") or _TREATED_FOR_IT.search(text[max(0, figure.start - 90) : figure.start]) is not None):
        return False
    if (
        _FIRST_TIME.match(text, figure.end)
        or (figure.percent is not None and _CAUSE_OF_DEATH.search(text[max(0, entry.topic.start - 50) : entry.topic.start]) is not None)
        or _OF_WHOM.match(text, figure.end) is not None
        or (figure.percent is None and _OF_TRIALS.match(text, figure.end))
    ):
        return False
    return figure.style != "whom" or _OF_SAFETY.match(text, figure.end) is not None


_POSSIBLE = regex(
    r"\b(?:may|can|could|might)\s(?:also\s|then\s|rarely\s)?(?:include|occur|cause|be|develop|lead|result|manifest|have|experience|increase)\b",
    re.IGNORECASE,
)
"""What a drug may do is not what it did."""
_SIGNS_OF = regex(r"\b(?:signs?|symptoms?|complications?|risk|mitigate|likelihood) of\s(?:an?\s|the\s)?$", re.IGNORECASE)
_CONDITIONAL = regex(
    r"\W*(?:if|when|should|in case of)\s(?:the\s|a\s|any\s)?(?:patients?|grade|CRS|signs|symptoms|severe|\w+ (?:occurs?|develops?|persists?))\b",
    re.IGNORECASE,
)


def is_supposed(text: str, begin: int, topic: Topic) -> bool:
    """Whether a sentence from `begin` tells of an event as possible, as a condition, or of its signs."""
    if _POSSIBLE.search(text, begin, topic.start) or _CONDITIONAL.match(text, begin):
        return True
    return _SIGNS_OF.search(text[max(begin, topic.start - 60) : topic.start]) is not None


_SAME = r"(?:similar|comparable|equivalent|alike|the same\b|not (?:significantly |statistically )?different)"
_NONE_DIFFER = regex(r"\W*(?:Similarly,?\s|Likewise,?\s)?No\s(?:[a-z]+\s){0,3}differences?\b[^;.:]*$", re.IGNORECASE)
"""What opens a sentence that only compares."""
_ALIKE_BEFORE = regex(
    rf"\b(?:{_SAME}|(?:did not|no) (?:significant(?:ly)? |statistical(?:ly significant)? |apparent |major )?differ(?:ences?)?)\b[^,;.:]{{0,90}}$",
    re.IGNORECASE,
)
_ALIKE_AFTER = regex(
    rf"(?:(?!\b(?:was|were|had)\b)[^;.(]){{0,120}}?\b(?:(?:was|were|being|remained)\s(?:\w+ly\s)?{_SAME}|did not (?:\w+ly )?differ)", re.IGNORECASE
)


_EXCEPT = regex(
    r"\b(?:except(?:ing)?(?:\sfor)?|with\sthe\sexceptions?\sof|apart\sfrom|other\sthan|aside\sfrom|save\sfor|but\sfor)\s[^;.:()]{0,90}$",
    re.IGNORECASE,
)
"""Before events that two groups did not have alike."""


def is_alike(text: str, begin: int, stop: int, topic: Topic) -> bool:
    """Whether it is only said of an event that it was no other in two groups: "nausea was similar in both arms"."""
    if _EXCEPT.search(text, max(begin, topic.start - 120), topic.start):
        return False
    if _ALIKE_BEFORE.search(text, max(begin, topic.start - 120), topic.start) or _NONE_DIFFER.match(text, begin, topic.start):
        return True
    return _ALIKE_AFTER.match(text, topic.end, stop) is not None
