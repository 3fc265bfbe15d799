"""Whether a figure can be a result at all: not a threshold, a difference, the length of a treatment or a landmark."""

from __future__ import annotations

import re

from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.wording import NOT_RESULT_AFTER, NOT_RESULT_BEFORE, TIME_AFTER, TIME_BEFORE, VALUE_TO
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex

__all__ = ["counts_events", "is_result"]


_OF_RATES = regex(r"\b(?:survival|remission|response|recurrence|relapse)\srates\s(?:of|at)\s(?:\d+,?\s(?:and\s)?){0,3}$", re.IGNORECASE)
_OF_RATE = regex(r"\b(?:survival|remission|response|recurrence|relapse)\srate\s(?:of|at)\s$", re.IGNORECASE)
"""Before the landmark of rates: "the survival rates of 1 and 2 years were ..."."""


def _is_landmark(before: str, after: str) -> bool:
    return _OF_RATES.search(before) is not None or (_OF_RATE.search(before) is not None and after.startswith((" was ", " were ")))


_BUT_SO_MANY = regex(r"\b(?:all|every|none|no)\s(?:of\s)?(?:[\w-]+\s){1,6}(?:but|except(?:\sfor)?|save(?:\sfor)?|bar)\s$", re.IGNORECASE)
"""Before the number of the exceptions: "all related events but one were of grade 1"."""
_FATAL = regex(r"\s(?:case|event|patient|of|grade|with|fatal|lethal|who)\b")
"""After the number of exceptions of which something is told: "all of grade 1 except for one fatal case"."""


def is_result(text: str, figure: Figure) -> bool:
    """False for thresholds, differences, lengths of treatment, landmarks and percentages of money."""
    before, after = text[max(0, figure.start - 60) : figure.start], text[figure.end : figure.end + 60]
    if figure.percent is not None and figure.n is None and (_OF_BUSINESS.search(before) or _ON_THE_MARKET.match(after)):
        return False
    if figure.kind == "ratio" and figure.low is None and _TO_OTHER.match(after):
        return False
    if figure.bound != "=" and (_TO_BOUND.match(after) or _FROM_BOUND.search(before)):
        return False
    if figure.percent is not None and (_LESS_RISK.match(after) or (figure.bound != "=" and _OF_CELLS.match(after))):
        return False
    if (figure.kind == "time" and _is_landmark(before, after)) or (
        figure.percent is None and _BUT_SO_MANY.search(before) and not _FATAL.match(after)
    ):
        return False
    return _is_result(text, figure, before, after)


def _is_result(text: str, figure: Figure, before: str, after: str) -> bool:
    if figure.kind == "time":
        if figure.value == "NR" or figure.low is not None or figure.style == "alone":
            return True
        if (figure.bound != "=" and (_OF_AGE.search(before) or _WHEN_IT_CAME.search(before) or _GROUP_OF.match(after))) or _OLDER.search(before):
            return False
        if _RANGE_BEFORE.search(before) or (text[figure.end - 1].isdigit() and _RANGE_AFTER.match(after)):
            return False
        if (
            figure.attributive
            or (_HYPHENATED.search(text, figure.start, figure.end) and not after.startswith(" median"))
            or (TIME_AFTER.match(after) and not _AGAINST.search(before) and not (after.startswith(" after ") and _MEDIAN.search(before)))
        ):
            return False
        return _rises(before, after) or not TIME_BEFORE.search(before) or bool(VALUE_TO.search(before)) or bool(_STANDS_AT.search(before))
    if figure.n is not None and _EVENTS_EACH.search(text, max(0, figure.start - 12), figure.end + 9):
        return False
    if figure.kind == "rate" and figure.percent is None and _RESPONDERS_DID.match(after):
        return False
    if figure.kind == "rate" and figure.percent is not None and figure.n is None:
        if (NOT_RESULT_AFTER.match(after) or NOT_RESULT_BEFORE.search(before) or _OF_CONDUCT.search(before)) and not _rises(before, after):
            return False
        return not (
            figure.bound in (">", ">=")
            and re.match(r"\s?(?:of (?:pts|patients|subjects)\b(?! (?:had|have|exp|respond|achiev|reach|were|are)))", after) is not None
        )
    return True


_TO_OTHER = regex(r"\s?[-–]\s?\d+[.·]\d")
"""After the first of two ratios between which those of several groups lie: "HR 0.72–0.74"."""
_TO_BOUND = regex(r"\s?(?:to|and|but|[-–])\s?(?:[<≤⩽]=?|less than|under)\s?\d")
_FROM_BOUND = regex(r"(?:[>≥⩾]=?|more than|over|at least)\s?\d[\d.]*\s?(?:%|[a-z]+)?\s?(?:to|and|but|[-–])\s?$")
"""Around the two ends of a class: ">30% to ≤50%"."""
_OF_CONDUCT = Sought(
    r"(?:^|[,;:.(]\s|\band\s|\bwith\s)"
    r"(?:cross-?over|compliance|adherence|(?:relative\s)?dose[- ]intensity|drop-?outs?|retention|concordance|maturity|alpha|power)"
    r"(?:\s(?:rate|spent))?(?:\s(?:of|was|in)|:)?\s(?:about\s|only\s|some\s)?$",
    re.IGNORECASE,
)
"""Right before a share that is of the conduct of a trial: "OS HR 0.94, crossover 61%"."""
_LESS_RISK = regex(
    r"\s(?:less|lower|reduced|smaller|greater|higher|increased)\s(?:relative\s)?(?:risk|hazard|odds|likelihood|chance)\b|"
    r"\scould (?:not )?be (?:rejected|excluded|ruled out)\b"
)
"""After a difference, "with 47% less risk of death", and after a hypothesis."""
_HYPHENATED = regex(r"\d-(?:years?|months?|weeks?|yrs?|mo)$")
"""A length of time that is an adjective: "5-year", which no endpoint is reached after."""
_OF_CELLS = regex(
    r"\s(?:(?:circulating|(?:bone )?marrow|peripheral|blood|PB|BM|tumou?r|leuka?emic)\s)*"
    r"(?:blasts?|plasma cells|cellularity|expression|staining|involvement)\b"
)
"""After a limit of what is measured in samples: ">20% marrow blasts"."""
_OF_BUSINESS = Sought(
    r"\b(?:workforce|headcount|staff|shares?(?! of (?:\d|$))|stocks?|market cap\w*|revenues?|sales|net loss|"
    r"stake|Nasdaq|valuation|short interest)\b[^.;:\d%]{0,45}$",
    re.IGNORECASE,
)
_ON_THE_MARKET = regex(
    r"\s(?:in (?:pre-?market|after-hours|early|morning|Friday|Monday|Tuesday|Wednesday|Thursday)\b|"
    r"on (?:the news|Friday|Monday|Tuesday|Wednesday|Thursday)\b|"
    r"of (?:its|the) (?:workforce|staff|employees|shares|stock)|premium\b|stake\b|royalt|layoffs?\b)",
    re.IGNORECASE,
)
"""Around a percentage of money or staff, which news of companies tells beside results."""
_STANDS_AT = regex(
    r"\b(?:st(?:ood|ands)|reported|estimated|put|measured|recorded|calculated|(?:came|comes|coming) (?:in|out)|landed|clocked in|"
    r"settled|s[ai]ts?|held)\s(?:\w+ly\s)?at\s(?:just\s|only\s)?~?$|\b(?:puts?|placed|set)\s(?:[A-Za-z()-]+\s){1,6}at\s(?:just\s|only\s)?$|"
    r"\bestimated\s(?:the|a|median)\s(?:[A-Za-z()-]+\s){1,5}at\s(?:just\s|only\s)?$|"
    r"\bheld\s[^.;,\d]{2,100}\sfor\s(?:only\s)?$"
)
"""Before the value of "median PFS was reported at 9 months", which is no landmark."""
_EVENTS_EACH = regex(r"\b(?:more than|at least|up to|over) (?:one|two|three|\d) (?:events?|episodes?)\b")
"""How many events each had: "more than 1 event"."""
_AGAINST = regex(r"\d\s?(?:months?|mo|weeks?|years?)?[^.;]{0,30}\b(?:vs?\.?|versus|against)\s$")
"""The second of "12.0 months with A vs 5.6 months after B"."""
_RESPONDERS_DID = regex(
    r"\s(?:complete|partial|objective)\sresponders?\s(?:had|have|has|who|remain|stay|deepen|conver|relaps|progress|went)|"
    r"\sresponders?\s(?:had|have)\s(?:not\s|never\s)?(?:received|been|undergone|prior|previous|no\s(?:prior|previous))",
    re.IGNORECASE,
)
"""After the number of responders of whom something else is told."""
_MEDIAN = regex(r"\b[Mm]edians?\b[^.;,\d]{0,50}$|\bfrom\s$")
"""Before a time that is a result though "after" what was given stands behind it."""
_OLDER = regex(r"\b(?:older|younger)\sthan\s(?:or\sequal\sto\s)?$", re.IGNORECASE)
_WHEN_IT_CAME = regex(
    r"\b(?:failed|failing|progress(?:ed|ion|ing)|relapsed?|recurred|recurrence|started|ended|stopped|finished|died|returned)\s(?:[\w-]+\s){0,3}?(?:in|within|after|at)\s$",
    re.IGNORECASE,
)
"""Before the time at which something befell the patients of a group: "who had relapsed in less than 6 months"."""
_GROUP_OF = regex(r"(?:\s[A-Za-z][\w -]{1,40})?\s[(\[]\s?(?:medians?,?\s)?(?:\d[\d.·]*\s(?:months|mo|weeks|years)\b|NR\b|not reached)")
"""After a limit that tells who the patients are whose time stands behind it: ">1 year after diagnosis (12 months"."""
_OF_AGE = regex(
    r"\b(?:(?:patients|pts|women|men|those|subjects|age[sd]?|adults)\s|(?:older|younger|elderly|old|young)\s\()$|\baged\s[^.;()]{0,40}$",
    re.IGNORECASE,
)
"""Before an age: "pts >65 years"."""
_RANGE_BEFORE = regex(r"\d\+?\s?[-–—]\s?$|\branged (?:from|between) \d[\d.+]*\s?(?:months?\s|weeks?\s|mo\s)?(?:to|and)\s$")
_RANGE_AFTER = regex(r"\+?\s?[-–—]\s?\d")
"""Around the two ends of "responses lasted 3-9 months", which are no medians."""
_FROM = Sought(r"\bfrom\s(?:an?\smedian\sof\s)?$")
_TO = Sought(r"\bfrom\s(?:an?\smedian\sof\s)?\d[\d.]*\s?(?:%|months?|mo|weeks?|years?)?(?:\s?\([^()]*\))?\sto\s$")
_TO_FROM = Sought(
    r"\bto\s\d[\d.]*\s?(?:%|months?|mo|weeks?|years?)?(?:\s?\([^()]*\))?(?:\s(?:with|on|for|in)\s[^.;,()\d]{2,40})?,?\s(?:up\s)?from\s$"
)
_THEN_TO = regex(r"(?:\s?\([^()]*\)|[^()]{0,24}\)|\s(?:with|on|after|for|in)\s[^.;,()\d]{2,50}?)?\sto\s\d")


def _rises(before: str, after: str) -> bool:
    """Both numbers of "from 5.1 to 5.9 months" are results."""
    return (
        _TO.search(before) is not None
        or _TO_FROM.search(before) is not None
        or (_FROM.search(before) is not None and _THEN_TO.match(after) is not None)
    )


_HAD = ("had ", "experienced ", "developed ", "reported ", "suffered ")
_HAD_SO_MANY = regex(
    r"\b(?:patients?|pts|participants|subjects|of them)(?:\s\([^()]*\))?\s(?:had|experienced|developed|reported|suffered)\s(?:a total of\s)?$"
)
"""Between so many patients and the number of events that they had: "16 patients (29%) had 17 infections"."""


def counts_events(text: str, begin: int, figure: Figure) -> bool:
    """Whether a number is that of the events of patients who are counted before it."""
    before = text[max(begin, figure.start - 60) : figure.start]
    return figure.percent is None and figure.kind == "rate" and before.endswith((*_HAD, "of ")) and _HAD_SO_MANY.search(before) is not None
