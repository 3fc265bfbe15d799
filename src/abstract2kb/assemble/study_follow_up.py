"""How long the patients of a trial were followed: "median follow-up was 13.4 months", "after a median of two years of follow-up".

The shortest follow-up, "at least 6 months", is no median.
"""

from __future__ import annotations

import re

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.first_letters import WordPattern
from abstract2kb.nlp.sought import Sought
from abstract2kb.records import Duration, Sourced

__all__ = ["follow_up"]

_VALUE = (
    r"(?P<{0}>\d+(?:[.·]\d+)?)(?: (?:and|vs\.?|versus) \d+(?:[.·]\d+)?)?(?: \([^()]{{1,24}}\))?"
    r"[ -]?(?P<{1}>months?|mos?\.?|m|years?|yrs?|y|weeks?|wks?|days?|d)\b"
)
_AS_OF = (
    r"(?:,? (?:at|as of|by) (?:the )?(?:(?:time of )?(?:the )?(?:data|clinical|database)?[ -]?(?:cut-?\s?off|lock)"
    r"|(?:end|close|closure|conclusion|completion) of|study (?:end|close|closure|completion)|time of|final|last|latest|primary|interim)"
    r"[^.;:()]{0,60}?(?: \([^()]{1,30}\))?,?(?= (?:was|is)\b))?"
)
"""The date that it is told for: "at the close of the trial on May 3, 2014,"; a number in it is no length of time."""
_IS = r"(?:,? (?:was|is|of|has been|were|remains|stood at|reached)|[:,=]| =|)"
_ABOUT = (
    r"(?: (?:only|just|by now|now|already|short at|at|about|in excess of|approximately|currently|relatively short at|around|nearly|over"
    r"|more than|a median of))*"
)
_FU = r"(?:follow[- ]?ups?|FU|F/U|observation)"
_SPAN = r"(?:time|duration|period|interval|length)"
_LEAST = r"(?<![\d.·])(?<!minimum )(?<!maximum )(?<!minimum of )(?<!maximum of )(?<!at least )(?<!at most )(?<!additional )"
"""Not before the shortest or longest time, which is no median."""
_OF_WHOM = r"(?: (?:(?:for|among|in|from|since|at|after) (?!\d)[^.;,:()\d]{1,50}?|of (?!\d)[^.;,:()]{1,50}?))?"
"""Of whom and since when: "for surviving patients", "of the 60 patients", "from randomization"."""
_FOLLOW_UP = Sought(
    rf"\b(?:median (?:\([^()]{{1,20}}\) )?(?:{_SPAN} of )?(?:(?:study|overall|clinical|patient|potential|survival) )?{_FU}|mFU)"
    rf"(?: \(?(?:{_SPAN}|FU)\)?)?"
    rf"(?: \([^()]{{1,30}}\))?{_OF_WHOM}{_AS_OF}{_IS}{_ABOUT}(?: \([^)]{{1,30}}\))? ?{_VALUE.format('v', 'u')}"
    rf"|\b(?<!minimum )(?<!maximum )(?:median )?{_FU} (?:{_SPAN} )?(?:of|was|is){_ABOUT} {_VALUE.format('v2', 'u2')}"
    rf"|\bfollowed(?:[- ]up)? for (?:a )?median (?:\([^()]{{1,20}}\) )?(?:of )?{_ABOUT.strip()}{_VALUE.format('v3', 'u3')}"
    rf"|\bmedian (?:of )?{_VALUE.format('v4', 'u4')}(?: \([^()]{{1,40}}\))?(?: of)? {_FU}\b"
    rf"|\b(?:after|at|with) (?:a )?{_VALUE.format('v5', 'u5')} of (?:median )?{_FU}\b"
    rf"|\b{_LEAST}{_VALUE.format('v6', 'u6')}[’']? (?:of )?(?:median )?{_FU}\b"
    rf"|\b(?<!minimum )(?<!maximum ){_FU},? {_VALUE.format('v7', 'u7')}"
    rf"|(?:^|[.;:,(]\s|\n)(?:after|over|during|with) (?:a )?median (?:of )?{_VALUE.format('v8', 'u8')}(?=,|\s?[’']|\s[a-z]+[^.;]{{0,30}},|\))"
    rf"|\b(?:followed|{_FU})\b[^.;()]{{0,40}}\(median:?,? {_VALUE.format('v9', 'u9')}",
    re.IGNORECASE,
)
_MAY_BE_FOLLOWED = WordPattern(r"\bfollow|\bm?FU(?![a-z])|\bF/U|\bobservation|\bmedian (?:of )?\d", re.IGNORECASE)
"""In all of these, and quickly found."""
_UNITS = {"m": "months", "d": "days", "w": "weeks", "y": "years"}


def follow_up(scene: Scene, start: int, end: int) -> Sourced[Duration] | None:
    """The median follow-up told first."""
    match = _FOLLOW_UP.search(scene.text, start, end) if _MAY_BE_FOLLOWED.search(scene.text) else None
    if match is None:
        return None
    value, unit = next((match.group(f"v{i}"), match.group(f"u{i}")) for i in ("", *"23456789") if match.group(f"v{i}"))
    duration = Duration(value=float(value.replace("·", ".")), unit=_UNITS[unit[0].lower()])
    return scene.sourced(*match.span(), duration, 0.9, "studies.follow_up")
