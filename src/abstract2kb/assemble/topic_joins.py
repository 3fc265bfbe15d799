"""Topics that only say more of the one before: its name, its other half, what sums it up, or which response was the best.

Example: in "neutropenia was the most common event (45%)" and in "stable disease was the best response in 62%" two names share the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.topic import Topic
from abstract2kb.nlp.numerals import UNIT_WORD
from abstract2kb.patterns import regex
from abstract2kb.records import Category

__all__ = ["NAMED_KINDS", "OF_CAUSE", "is_apposed", "is_best_of_all", "is_composite", "is_summary"]


def is_apposed(text: str, general: Topic, name: Topic) -> bool:
    """ "one grade 4 event, pneumonitis", "AEs of colitis": the event has a name."""
    if not (general.generic and name.id and name.family == general.family == "safety"):
        return False
    between = text[general.end : name.start]
    if general.text == "event" and (between == ", " or (between == " (" and text[name.end] == ")")):
        return True
    return general.category in NAMED_KINDS and _OF_NAME.fullmatch(between) is not None


_BEST_OF_ALL = regex(r"(?:\s\([A-Za-z]{2,4}\))?\s(?:(?:was|were|is|are|being)\s(?:the|a|their)\s|as\s(?:the\s|their\s|an?\s)?)", re.IGNORECASE)


def is_best_of_all(text: str, name: Topic, best: Topic) -> bool:
    """ "stable disease was the best overall response in 62%": the figures are of the response that was the best."""
    if name.family != "response" or best.family != "response" or not text[best.start : best.end].lower().startswith(("best ", "bor")):
        return False
    return _BEST_OF_ALL.fullmatch(text, name.end, best.start) is not None


OF_CAUSE = regex(
    r"\s(?:due to|caused by|secondary to|resulting from|as a (?:result|consequence|complication) of|because of|owing to|associated with|"
    r"in the (?:context|setting) of)\s"
    r"(?:(?:an?|the|underlying|severe|prolonged|acute|presumed|suspected|possible|probable|profound)\s)*",
    re.IGNORECASE,
)
"""From an event to another that brought it about, which is no event of its own there: "renal failure due to dehydration in two"."""
NAMED_KINDS = (Category.ANY, Category.TREATMENT_RELATED)
"""What events are by name alone; all else is told of them."""
_OF_NAME = regex(r"\sof\s(?:(?:any[- ])?grades?\s?[≥>=\d/ –-]*\s)?(?:severe\s)?", re.IGNORECASE)
_ONE_FIGURE = regex(
    rf"(?:\s(?:of|in|was|were|at|any|grades?|seen|recorded|reported|observed|noted|occurred|affected)\b[^,;.()]{{0,40}}?|:|=)?\s?\(?(?:n\s?=\s?)?"
    rf"(?:\d[\d.]*|(?<=\sin\s){UNIT_WORD})\s?(?:%|[(\[]|of\b|/|pa?t|[),;.])"
)
_MANY = regex(
    r"\b(?:no|not|without|neither|nor|none|such as|including|any|due to|because of|either)\b[^.;]*$"
    r"|(?<![)%]),\s(?:(?!chiefly|mainly|mostly|notably|namely|especially|primarily|predominantly|principally|above)[\w-]+\s)?$",
    re.IGNORECASE,
)


def is_composite(text: str, found: Sequence[Topic], topic: Topic, begin: int) -> bool:
    """ "purpura or contusion 57%", "pneumonitis/ILD in 12%": two names for what is counted together; not "no rash or fever"."""
    last = found[-1]
    if not (last.id and topic.id and last.family == topic.family == "safety") or text[last.end : topic.start].lower() not in (" or ", "/"):
        return False
    if _MANY.search(text[max(begin, last.start - 60) : last.start]) or last.category is not topic.category:
        return False
    return _ONE_FIGURE.match(text, topic.end) is not None


_MOST = regex(
    r"(?:,\s[^,;.()\d]{2,30},)?\s(?:was|were|is|are|remain(?:s|ed)?) (?:an? |the |among the )?(?:most |only |main |major |common |commonest |"
    r"frequent(?:ly reported)? |significant |leading |chief |principal |predominant |dominant |usual |reported |all-causality )*"
    r"(?:(?:grades?|G) ?[≥>]?=?[\w/ –-]{1,14} )?"
    r"|\s(?:led|headed|topped)\s(?:the\s)?(?:list of\s)?(?:(?:grades?|G) ?[≥>]?=?[\w/ –-]{1,14} )?"
)


_ITS_FIGURE = regex(r"s?(?: of special interest)?(?:\s(?:with|on|in|for|of|under)\s[^,;:.()]{2,40}?)?\s?(?:[(,:]|\d|\bin\s)")
"""From the events that one is the most common of to its figure: "(45%)", "with A (45%)"."""


def is_summary(text: str, name: Topic, general: Topic) -> bool:
    """ "Neutropenia was the most common grade 3-4 event (45%)": the figures are of the first."""
    if name.family != "safety" or not name.id or not general.generic:
        return False
    if text[name.end : general.start] == " " and general.category in NAMED_KINDS:
        return True
    if not _ITS_FIGURE.match(text, general.end):
        return False
    return bool(_MOST.fullmatch(text[name.end : general.start]))
