"""What stands between a figure of patients and the event that they had, and does not part the two.

Example: in "three patients in ALPHA-2 went on to develop rash" the name of the trial and "went on" say nothing of how many.
"""

from __future__ import annotations

from abstract2kb.patterns import regex

__all__ = ["is_experiencing", "is_of_people", "to_event"]

_WENT_ON = regex(
    r"\b(?:presented|manifested|exhibited|encountered|sustained|showed signs of)\b(?!\swith)|"
    r"\b(?:progressed|worsened|escalated|evolved) to\b|\bwent on to (?:develop|have|get)\b|\bcomplained of\b|\b(?:had|needed) to\b|"
    r"\b(?:was|were) (?:then |later |re)?(?:hospitali[sz]ed|admitted|diagnosed|seen|treated|affected|found|left) (?:with|for|by|to have)\b"
)
_WHERE = regex(r"(?<=\s)(?!several|additional|final|initial|fatal|lethal|clinical|normal|typical|total)[a-z-]{5,}(?:ar|al|ic)\s$")
"""An adjective that says where an event is: "one had grade 5 bronchoalveolar hemorrhage"."""
_SO_MANY = regex(
    r"(?<=\s)(?:a total of\s)?\d+\s$|\b(?:different|various|varying|some|any|a certain) (?:grades?|degrees?|forms?|levels?|kinds?|types?) of\b"
)
"""Between patients and their events: how many events, or of how different grades."""
_IN_TRIAL = regex(r"\b(?:in|of|on) (?:the )?[A-Z][A-Za-z]*[A-Z0-9][\w-]*(?: (?:trial|study))?(?= )")
"""The name of the trial between patients and what they had: "73% of patients in ALPHA-2 had rash"."""
_ONE_OR_MORE = regex(r"(?:\bat least (?:1|one)\b|\b(?:1|one) or more\b|[≥>]=?\s?1\b)(?: (?:episodes?|cases?|occurrences?|instances?) of\b)?")
_WHO_HAD = regex(r"[)\]]?\s(?:of\s)?(?:the\s)?(?:patients|pts|participants|subjects)\s(?:who\s)?(?:experienc|develop|had\b|having\b|suffer|report)")
"""After a figure the people that it counts and their verb: "toxicity, with 17 (74%) patients experiencing fever"."""


_WHOSE = regex(r"^,\s(?:in|on|with|at|of|from)\s[^,;.()\d]{0,40},(?=\s)")
"""Between commas the arm of those who had an event: "one patient, in the second arm, had rash"."""


_CAUSED_BY = regex(
    r"\b(?:due to|owing to|caused by|secondary to|(?:attribut|ascrib|rela)(?:ed|able) to|resulting from|as a (?:result|consequence) of)\b"
)
"""Between those who died, or one of them, and what of: "one due to sepsis"."""


def to_event(gap: str) -> str:
    """The words between a figure and an event without those that say where, in which trial and how they went on to have it."""
    gap = _CAUSED_BY.sub("from", gap)
    return _WHERE.sub(" ", _WENT_ON.sub(" ", _ONE_OR_MORE.sub(" ", _IN_TRIAL.sub(" ", _SO_MANY.sub(" ", _WHOSE.sub(" ", gap))))))


def is_of_people(gap: str) -> bool:
    """Whether a figure's words go on with people and the verb of what they had."""
    return _WHO_HAD.match(gap) is not None


_WITH_SOME = regex(r"(?:^|\s|,)(?:with|and)\s(?:only\s|another\s)?$")
_EXPERIENCING = regex(
    r"[)\]]?(?:\s(?:of\s)?(?:the\s)?(?:\w+\s)?(?:patients|pts|participants|subjects))?\s(?:experiencing|developing|suffering|having|reporting)\s"
)


def is_experiencing(before: str, after: str) -> bool:
    """Whether a figure tells of people with an event of their own, whatever was named before: "toxicity was mild, with 3 patients having rash"."""
    return _WITH_SOME.search(before) is not None and _EXPERIENCING.match(after) is not None
