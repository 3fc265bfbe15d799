"""The weight of every sign of an asset's part, in tenths of log odds, and the role that all signs of an asset together speak for.

The weights were fitted (multinomial logistic regression, L2, no gold of a check set) on the signs of assets whose role was told by hand: those of the
development reports, of development abstracts, and of public abstracts, press releases and reviews. A sign that is not here weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from abstract2kb.records import Role

__all__ = ["WEIGHTS", "Weighed", "weigh"]

Weighed = dict[Role, int]
"""What the signs of an asset add up to, by role."""
_ORDER = (Role.SUBJECT, Role.PARTNER, Role.COMPARATOR, Role.MENTIONED)
_START = (7, 6, -6, -8)
WEIGHTS: dict[str, tuple[int, int, int, int]] = {
    "after patients": (-7, 0, -3, 9),
    "aim control": (-3, 0, 5, -1),
    "aim given": (4, -3, -1, -1),
    "aim lead": (2, -8, 3, 3),
    "all that is added": (3, -2, -1, 0),
    "alone": (-5, 3, 2, -1),
    "alone in result": (4, 2, -3, -3),
    "alone in results": (5, -2, 1, -3),
    "apart from first arm": (-8, 3, 4, 1),
    "approved": (-2, 0, 5, -2),
    "arm has more": (-1, 6, -3, -1),
    "arm with newer": (-1, 3, 1, -4),
    "arm with others": (3, 5, -4, -3),
    "background background": (-1, -3, -3, 6),
    "background lead": (-1, -3, 1, 4),
    "background with": (-3, 3, 0, -1),
    "beside control": (-1, 0, 3, -1),
    "conclusion lead": (3, 2, -2, -3),
    "conclusion with": (6, -5, 0, 0),
    "dosed": (5, -2, 4, -7),
    "figure": (3, -1, -1, 0),
    "finding": (7, 1, -3, -4),
    "finding control": (-1, -2, 6, -3),
    "finding with others": (-2, 10, -1, -7),
    "first": (9, -6, -4, 1),
    "follows equal": (-7, 4, -3, 6),
    "follows newer": (-5, 9, -3, 0),
    "heading lead": (4, -6, 0, 2),
    "heading table": (4, -1, -1, -2),
    "heading with": (-1, 2, 0, -1),
    "in every arm": (-1, 4, -2, -1),
    "in first arm": (5, 1, -4, -3),
    "in one of arms": (2, -5, 3, -1),
    "leads older": (3, 0, 0, -3),
    "lesser backbone": (-4, -2, 5, 1),
    "lesser checkpoint": (2, 3, -3, -3),
    "lesser in study": (0, 3, 1, -3),
    "lesser market": (-2, 4, -1, 0),
    "lesser support": (-3, 2, 3, -3),
    "listed": (7, -5, 0, -2),
    "methods control": (0, 5, -3, -2),
    "methods given": (3, 0, -2, -1),
    "methods joined": (0, 3, -2, -1),
    "methods lead": (1, 5, -2, -4),
    "methods with": (-1, 3, -1, -1),
    "most arm": (1, -1, 3, -3),
    "most background": (-2, 0, -1, 3),
    "most control": (2, -4, 2, 0),
    "most joined": (0, 5, -3, -2),
    "most named": (6, 2, -4, -3),
    "most partner": (-4, 5, -1, -1),
    "most past": (-5, 0, -2, 7),
    "most with": (4, -1, -1, -2),
    "newest backbone": (4, -2, -2, -1),
    "newest new": (6, -4, -2, 1),
    "no ratio": (-4, -2, 8, -3),
    "not in aim": (-4, -2, 1, 5),
    "not in first arm": (-5, 0, 5, 1),
    "not in title": (-4, 3, 1, 0),
    "often": (0, 2, 1, -3),
    "once": (-5, -4, 5, 4),
    "once and untold": (-6, 2, 3, 1),
    "only regimen": (3, 0, -3, 0),
    "others are added": (-1, 3, -2, 0),
    "outcome": (3, 2, 1, -5),
    "plain arm": (-3, 3, 3, -2),
    "plain background": (2, 2, 3, -7),
    "plain control": (-6, -3, 9, 1),
    "plain given": (3, -1, -1, -1),
    "plain lead": (1, -1, -4, 4),
    "plain past": (-3, 1, 1, 1),
    "plain table control": (-1, -2, 4, -1),
    "rank backbone": (-4, 3, 3, -1),
    "rank checkpoint": (2, 3, -3, -2),
    "rank new": (3, -4, 1, 0),
    "rank support": (-3, 2, 3, -3),
    "rarely named": (-6, 1, 3, 2),
    "ratio": (3, 3, -2, -3),
    "results lead": (-2, -2, 6, -2),
    "results past": (-1, -3, -2, 5),
    "results with": (-2, 4, -1, -1),
    "similar": (-2, -3, 4, 1),
    "some added": (-5, 5, 0, 0),
    "some arm": (2, -3, 4, -4),
    "some backbone": (-2, 3, 0, 0),
    "some background": (1, -3, -1, 3),
    "some control": (-7, 0, 10, -2),
    "some joined": (3, 2, -2, -3),
    "some lead": (4, -3, -4, 3),
    "some partner": (-5, 8, -2, -1),
    "some past": (-2, -3, -1, 6),
    "some table": (8, 0, -3, -5),
    "some table control": (-1, -2, 4, -1),
    "some with": (-1, 6, -4, -2),
    "title background": (1, -3, 0, 2),
    "title control": (-5, 1, 6, -2),
    "title given": (0, -3, 4, -1),
    "title lead": (-1, 7, -3, -3),
    "trial comparator": (-3, -4, 9, -2),
    "trial mentioned": (-3, 0, -6, 9),
    "trial partner": (-2, 7, -5, 1),
    "trial subject": (7, -5, -5, 3),
    "untold": (-2, -2, 0, 4),
}
"""By sign: for subject, partner, comparator, mentioned."""
_NONE = (0, 0, 0, 0)


def weigh(signs: Iterable[str]) -> Weighed:
    """What the signs add up to for each role, in the order of Role; the largest is the role they speak for."""
    rows = [_START, *(WEIGHTS.get(sign, _NONE) for sign in signs)]
    return {role: sum(column) for role, column in zip(_ORDER, zip(*rows, strict=True), strict=True)}
