"""Whose ratio it is: the endpoint in its name ("odds ratio for response"), that of the ratio before it, or the one right after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.assemble.dealing import Link, dealt
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.p_values import P_VALUE
from abstract2kb.patterns import regex
from abstract2kb.records import Endpoint

__all__ = ["linked_ratios"]

_ASSOCIATED = regex(
    r"^[^.;]*\b(?:associated with|predict(?:ed|ors? (?:of|for)|ive (?:of|for))|prognostic (?:factors? )?for|correlated with|related to)"
    r"\b[^.;,]{0,60}$"
)
"""From the hazard ratios of risk factors to what they predict."""
_BRACKETS = regex(r"\((?:[^()]|\([^()]*\))*\)")
_AFTER_P = regex(rf"[\s;,(]*(?:{P_VALUE.pattern})[\s)\]]*\sfor\s(?:the\s)?")
"""Between a ratio and its endpoint: "HR 0.69, 95% CI 0.55-0.87; p=0.002 for OS"."""
_SAME_BRACKET = regex(r"\s?%?[;,]\s(?:(?:stratified|adjusted|unadjusted|unstratified)\s)?")
"""Between two figures that are compared and their ratio: "(9.2 v 17.6 months; HR, 1.52"."""
_COORDINATED = regex(r",?\s(?:and\s|plus\s)?")


def linked_ratios(text: str, run: list[Figure], named: Sequence[Topic], before: Sequence[Link]) -> list[Link] | None:
    """The links of a list of ratios whose endpoint is told in their name, by the ratio before, or behind; None where it is told otherwise."""
    first, last = run[0], run[-1]
    inside = [t for t in named if first.start <= t.start and t.end <= first.end and _is_ratio_of(text, t)]
    if len(inside) == 1 == len(run) and before and (whole := _survival_of(inside[0], before[-1])) is not None:
        return dealt(text, run, (whole,), True)
    if inside:
        return dealt(text, run, tuple(inside) if len(inside) == len(run) and _are_coordinated(text, inside) else (inside[0],), True)
    if before and before[-1].topic.family in _TIMED and _SAME_BRACKET.fullmatch(text, before[-1].figure.end, first.start):
        return dealt(text, run, (before[-1].topic,), before[-1].tight)
    if before and _is_next_factor(text, first, named, before[-1]):
        return dealt(text, run, (before[-1].topic,), before[-1].tight)
    if text[first.start].isdigit() and before and before[-1].figure.kind == "ratio":
        between = [t for t in named if before[-1].figure.end <= t.start and t.end <= first.start]
        own = next((t for t in reversed(between) if t.family in _TIMED or (t.family == "death" and _is_ratio_of(text, t))), None)
        return dealt(text, run, (own or _in_turn(text, named, before) or before[-1].topic,), before[-1].tight)
    right = next((t for t in named if t.start >= last.end and t.family != "safety"), None)
    left = any(t.end <= first.start and (t.family in _TIMED or t.family == "death") for t in named)
    if right is None or left:
        return None
    gap = text[last.end : right.start]
    associated = right.family in (*_TIMED, "death") and _ASSOCIATED.search(_BRACKETS.sub("", f"({gap}")) is not None
    return dealt(text, run, (right,), True, forward=True) if associated or _AFTER_P.fullmatch(gap) else None


_FREE_OF = {
    Endpoint.RFS: (Endpoint.DFS, Endpoint.EFS),
    Endpoint.PFS: (Endpoint.EFS, Endpoint.DFS, Endpoint.RPFS),
    Endpoint.MFS: (Endpoint.DFS, Endpoint.EFS),
}
"""The survivals that the risk of an event or death can be the opposite of, by that which it would be without their name."""


def _survival_of(risk: Topic, last: Link) -> Topic | None:
    """The survival told right before a ratio "for recurrence or death", where that is its event: the DFS of "DFS was 78% v 70% (HR for ...)"."""
    told = last.topic
    if risk.rule != "endpoints.risk" or told.endpoint is None or told.endpoint not in _FREE_OF.get(risk.endpoint or Endpoint.OTHER, ()):
        return None
    return told if risk.start - last.figure.end <= _NEAR and risk.start > told.end else None


_NEXT_FACTOR = regex(rf"\s?[)\]]+,?\s(?:and\s)?(?:with\s)?[\w-]+(?:\s[\w-]+){{0,3}}\s[(\[](?:{P_VALUE.pattern})[;,]\s")
"""Between the ratios of two factors: "longer with pruritus (HR 0.52) and hypothyroidism (P = 0.01; HR 0.33)"."""


def _is_next_factor(text: str, figure: Figure, named: Sequence[Topic], last: Link) -> bool:
    """Whether a ratio is that of the same survival for the next factor, an adverse event among them."""
    if last.figure.kind != "ratio" or last.topic.family not in _TIMED or not _NEXT_FACTOR.fullmatch(text, last.figure.end, figure.start):
        return False
    return all(t.family == "safety" for t in named if last.figure.end <= t.start and t.end <= figure.start)


_NEAR = 80
_NEXT_ROW = regex(r"[)\]],?\srespectively\b")
"""After a ratio that closes a row: "0.61 (0.50-0.75) and 0.79 (0.64-0.97), respectively, in A and ..."."""
_TIMED = ("survival", "time")


def _is_ratio_of(text: str, topic: Topic) -> bool:
    """What a ratio names as its own: "for PFS", "for death", "of achieving a response"."""
    if topic.family == "death":
        return topic.rule == "endpoints.risk" or text[max(0, topic.start - 4) : topic.start].endswith(("for ", "of "))
    return topic.family in ("survival", "time", "response")


def _in_turn(text: str, named: Sequence[Topic], before: Sequence[Link]) -> Topic | None:
    """The next endpoint of "the HRs for PFS and OS were 0.61 (0.50-0.75) and 0.79 (0.64-0.97)"."""
    told = [entry for entry in before if entry.figure.kind == "ratio"]
    heads = [i for i, entry in enumerate(told) if not text[entry.figure.start].isdigit()]
    if not heads:
        return None
    head = told[heads[-1]].figure
    inside = [t for t in named if head.start <= t.start and t.end <= head.end and _is_ratio_of(text, t)]
    place = len(told) - heads[-1]
    again = len(inside) > 1 and place >= len(inside) and _NEXT_ROW.search(text, told[-1].figure.end - 1, told[-1].figure.end + _NEAR) is not None
    if not _are_coordinated(text, inside) or not (place < len(inside) or again):
        return None
    return inside[place % len(inside)]


def _are_coordinated(text: str, found: Sequence[Topic]) -> bool:
    return all(_COORDINATED.fullmatch(text[a.end : b.start]) for a, b in pairwise(found))
