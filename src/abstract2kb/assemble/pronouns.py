"""Figures whose subject is a pronoun: what "it was" or "the figures were" stands for is read off the results told right before.

Example: after "a PSA response in 49% and an objective response in 24%" the two figures of "at higher doses the figures were 59% and
41%" are of those two endpoints in that order; the one of "in women it was 30%" is of the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.assemble.dealing import Link
from abstract2kb.assemble.figure import Figure
from abstract2kb.assemble.topics import Topic, TopicGroup
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.records import Endpoint

__all__ = ["NEXT", "in_turn", "is_of_other", "stands_for", "whole_rate"]

_NOUN = r"(?:rate|figure|share|value|number|proportion|percentage|median|result)"
_SINGLE = rf"(?:it|this|that|(?:the|this|that|its)\s(?:same\s|corresponding\s|respective\s)?{_NOUN})"
_SEVERAL = rf"(?:they|these|those|(?:the|these|those|its|their)\s(?:same\s|corresponding\s|respective\s|two\s)?{_NOUN}s)"
_IS = (
    r"(?:was|were|is|are|had been|has been|have been|came to|fell to|dropped to|rose to|climbed to|went (?:up|down) to|"
    r"stood at|reached|amounted to|ran to|reads?|become|becomes|are now|is now)"
)
_WHOM = (
    r"(?:in|at|among|with|without|on|for|under|after|before|by|from|over|across|within|above|below|when|where|if|once)\s"
    r"(?P<whom>(?:[^;.:]|(?<=\d)\.(?=\d)|(?<=\bvs)\.){1,90}?),?\s"
)
_SAID = Sought(
    rf"(?:^|[;:,]\s|\s(?=(?:and|but|while|whereas)\s))(?:(?:and|but|while|whereas)\s)?(?:{_WHOM})?(?:(?P<one>{_SINGLE})|(?P<several>{_SEVERAL}))\s"
    rf"{_IS}\s(?:(?:sustained|maintained|seen|found|reached|observed|confirmed|recorded|noted|durable)\s(?:[^.;:,%]{{1,40}}?\s)?in\s)?(?:only\s|"
    rf"just\s|still\s|about\s|even\s|roughly\s|a mere\s)*$",
    re.IGNORECASE,
)
_TWO = regex(r"\s(?:and|or|vs\.?|versus)\s|/")
NEXT = regex(r"[)\]]?,?\s(?:and|,)\s(?:only\s|about\s)?")
"""Between two figures of one list."""
_REACH = 150


def stands_for(text: str, run: Sequence[Figure], begin: int, before: Sequence[Link]) -> TopicGroup:
    """The topics of a list of figures whose subject, somewhere in text[begin:], is a pronoun; `before` are the links told before it.

    Empty where there is no such subject; one topic for all, or as many as there are figures.
    """
    said = _said(text, begin, run[0].start)
    if said is None or not before or before[-1].figure.kind != run[0].kind or run[0].kind == "ratio":
        return ()
    told = in_turn(text, run, before)
    if told and (said.group("several") or not _TWO.search(said.group("whom") or " and ")):
        return told
    return (whole_rate(before) if "rate" in (said.group("one") or "") else before[-1].topic,)


_KINDS = (Endpoint.CR, Endpoint.PR, Endpoint.SD, Endpoint.PD)


def whole_rate(before: Sequence[Link]) -> Topic:
    """What "the rate" is after the responses and the kinds that they were of ("70% responded, 7% completely"): that of the responses."""
    last = before[-1].topic
    if last.endpoint not in _KINDS or "rate" in last.text.lower():
        return last
    return next((e.topic for e in before if e.topic.endpoint is Endpoint.ORR and (e.figure.percent is not None or e.figure.total)), last)


def in_turn(text: str, run: Sequence[Figure], before: Sequence[Link]) -> TopicGroup:
    """The topics of as many single results told right before, one for each figure of "59% and 41%"; empty where these are no such row."""
    told = _last_of_each(before, len(run)) if len(run) > 1 else ()
    return told if told and all(NEXT.fullmatch(text[a.end : b.start]) for a, b in pairwise(run)) else ()


def is_of_other(text: str, begin: int, at: int) -> bool:
    """Whether the subject of what stands at `at`, somewhere in text[begin:at], is a pronoun beside another group: "; in women it was"."""
    said = _said(text, begin, at)
    return said is not None and said.group("whom") is not None


def _said(text: str, begin: int, at: int) -> re.Match[str] | None:
    return _SAID.search(text[max(begin, at - _REACH) : at])


def _last_of_each(before: Sequence[Link], size: int) -> tuple[Topic, ...]:
    """The topics of the last `size` figures, where each is of another endpoint and stands alone."""
    last = before[-size:]
    topics = [entry.topic for entry in last]
    alone = all(entry.size == 1 and entry.figure.kind == last[-1].figure.kind for entry in last)
    return tuple(topics) if alone and len({(t.endpoint, t.id) for t in topics}) == len(topics) == size else ()
