"""Figures in tables of findings: an effect named by the title, values set beside those of the control, changes with their sign.

"Tumor growth inhibition, day 21, %" over columns of assets gives its name to each figure; "-68%" is regression where a note says that it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Direction

__all__ = ["against_control", "is_control", "regressed", "title_topic"]

_NUMBERED = regex(r"^(?:(?:suppl\w*\.? )?table|figure|fig\.) ?\w{0,3}\d+[A-Za-z]?[.:|–—-]?\s*", re.IGNORECASE)
_TOPIC_ENDS = regex(r"[,;:|]|\.(?:\s|$)|\s(?:on|at|by|after|in|of|for|with|versus|vs\.?|against|across|relative)\s(?!growth)", re.IGNORECASE)
"""What says when, where and in what unit, behind the name of an effect."""
_CONTROL = regex(
    r"(?:vehicle|controls?|untreated|saline|PBS|placebo|isotype|mock|no treatment)"
    r"(?:[ -](?:control|vehicle|group|treated|IgG\d?|arm|mice))*(?: ?\([^()]*\))?(?:, \S+)?",
    re.IGNORECASE,
)
_FIGURE = regex(r"[~≈<>≤≥]?\s?(\d[\d,]*(?:\.\d+)?)")
_SIGNED = regex(r"([−–-])\s?\d[\d.]*\s?%\*?(?:(?:\s+(?:vs\.?|versus|against)\s+|\s*;\s*)([−–-])?\s?\d[\d.]*\s?%\*?)?")
"""One negative percentage, or two set beside each other."""
_REGRESSION = Sought(r"\bnegative (?:values?|numbers?|figures?|percentages?|signs?)?[^.;|]{0,30}\b(?:regress|shrink)", re.IGNORECASE)
_CHANGE = regex(
    r"\b(?:change (?:in|of) (?P<of>(?:[\w-]+ ){0,2}?(?:volume|size|burden|weight))|(?P<what>(?:[\w-]+ )?(?:volume|size|burden)) change)\b",
    re.IGNORECASE,
)


def title_topic(title: str) -> str:
    """The name of the effect that a title begins with: "Tumor growth inhibition (TGI)" of "Table 2. Tumor growth inhibition (TGI), day 21, %"."""
    words = _NUMBERED.sub("", title.strip())
    cut = _TOPIC_ENDS.search(words)
    return (words[: cut.start()] if cut else words).strip()


def is_control(words: str) -> bool:
    """True for the heading or label of a control: "Vehicle (n=8)"."""
    return _CONTROL.fullmatch(words.strip()) is not None


def against_control(figure: str, control: str) -> Direction | None:
    """Which way a figure went that stands beside that of the control; None where one of them is no figure, or they are the same."""
    own, other = _FIGURE.match(figure.strip()), _FIGURE.match(control.strip())
    if own is None or other is None:
        return None
    a, b = (float(m[1].replace(",", "")) for m in (own, other))
    return None if a == b else Direction.INCREASED if a > b else Direction.DECREASED


def regressed(cell: str, heading: str, said: str) -> Sequence[tuple[str, Direction]]:
    """What "−68%" tells, and "−92% vs −41%" of two: regression where the title or a note explains it so, else what the heading calls a change of."""
    signed = _SIGNED.fullmatch(cell.strip())
    if signed is None:
        return ()
    change = _CHANGE.search(heading) or _CHANGE.search(said)
    if _REGRESSION.search(said):
        told = ("regression", Direction.INCREASED)
    elif change is not None:
        told = ((change["of"] or change["what"]).strip(), Direction.DECREASED)
    else:
        return ()
    return (told, told) if signed[2] else (told,)
