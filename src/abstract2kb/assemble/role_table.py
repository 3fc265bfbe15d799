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
_START = (10, 7, -5, -11)
WEIGHTS: dict[str, tuple[int, int, int, int]] = {
    "after patients": (-7, 1, -4, 10),
    "aim control": (-4, 0, 6, -1),
    "aim given": (5, -4, 0, -1),
    "aim lead": (2, -8, 3, 4),
    "aim with": (0, -1, 3, -1),
    "all that is added": (3, -2, 0, 0),
    "alone": (-4, 3, 2, -1),
    "alone in result": (3, 2, -2, -3),
    "alone in results": (5, -2, 1, -4),
    "apart from first arm": (-7, 3, 3, 1),
    "approved": (-3, 1, 4, -2),
    "arm has more": (-1, 6, -3, -1),
    "arm with newer": (-1, 3, 1, -3),
    "arm with others": (1, 6, -4, -3),
    "background background": (-3, -2, -2, 8),
    "background lead": (-2, -3, 1, 4),
    "conclusion lead": (2, 2, -1, -3),
    "conclusion with": (5, -4, 0, 0),
    "dosed": (5, -2, 4, -7),
    "event": (0, -2, 0, 2),
    "finding": (7, 1, -3, -5),
    "finding control": (-1, -2, 7, -3),
    "finding with others": (-1, 9, 0, -8),
    "first": (10, -7, -4, 1),
    "follows equal": (-8, 3, -1, 6),
    "follows newer": (-6, 8, -2, 0),
    "heading lead": (4, -6, 0, 2),
    "heading table": (3, -1, 0, -2),
    "heading with": (-1, 2, 0, 0),
    "in every arm": (-1, 4, -2, -1),
    "in first arm": (5, 1, -4, -3),
    "in one of arms": (3, -5, 3, -2),
    "leads older": (4, 0, -1, -3),
    "lesser backbone": (-4, -2, 5, 0),
    "lesser checkpoint": (3, 2, -2, -3),
    "lesser in study": (0, 3, 0, -3),
    "lesser market": (-4, 5, 0, -1),
    "lesser support": (-3, 2, 3, -2),
    "listed": (7, -5, 0, -2),
    "methods control": (-1, 5, -3, -2),
    "methods given": (3, 0, -2, 0),
    "methods joined": (2, 2, -3, -1),
    "methods lead": (0, 5, -1, -3),
    "methods with": (-2, 4, -1, -1),
    "most arm": (1, -2, 3, -3),
    "most background": (-1, -2, -1, 3),
    "most control": (0, -4, 3, 1),
    "most given": (0, 3, -1, -1),
    "most joined": (0, 4, -3, -2),
    "most named": (6, 0, -3, -4),
    "most partner": (-4, 6, -1, 0),
    "most past": (-2, 0, -4, 6),
    "newest backbone": (5, -2, -3, -1),
    "newest new": (5, -4, -3, 2),
    "no ratio": (-4, -2, 9, -3),
    "not in aim": (-4, -3, 0, 6),
    "not in first arm": (-5, 0, 5, 0),
    "not in title": (-3, 3, 2, -2),
    "often": (0, 3, 1, -3),
    "once": (-3, -3, 4, 3),
    "once and untold": (-5, 1, 4, 0),
    "only regimen": (3, 1, -4, 0),
    "others are added": (-1, 3, -1, 0),
    "outcome": (3, 2, 1, -6),
    "plain arm": (-4, 4, 2, -3),
    "plain background": (1, 1, 6, -8),
    "plain control": (-6, -2, 8, 0),
    "plain lead": (1, -2, -4, 5),
    "plain past": (3, 0, -2, -2),
    "plain table control": (-1, -2, 4, -1),
    "plain with": (0, 2, -4, 2),
    "rank backbone": (-3, 3, 1, -1),
    "rank checkpoint": (3, 2, -2, -2),
    "rank market": (2, -2, -2, 3),
    "rank new": (2, -5, 0, 2),
    "rank support": (-3, 2, 3, -2),
    "rarely named": (-7, 1, 4, 3),
    "ratio": (2, 3, -2, -3),
    "results lead": (-3, -1, 6, -2),
    "results past": (-2, -3, -1, 6),
    "results with": (-2, 4, -1, -1),
    "similar": (0, -2, 4, -1),
    "some added": (-5, 5, 0, 0),
    "some arm": (2, -2, 3, -4),
    "some backbone": (-2, 3, 0, 0),
    "some background": (3, -4, -1, 2),
    "some control": (-6, -1, 9, -2),
    "some given": (1, 1, 1, -3),
    "some joined": (2, 3, -2, -3),
    "some lead": (2, -3, -4, 5),
    "some partner": (-6, 9, -2, -1),
    "some past": (0, -4, -3, 7),
    "some table": (7, 0, -2, -5),
    "some table control": (-1, -2, 4, -1),
    "some with": (0, 5, -3, -3),
    "title background": (5, -3, -3, 1),
    "title control": (-4, -1, 8, -2),
    "title given": (0, -2, 3, -1),
    "title lead": (-1, 7, -3, -3),
    "title past": (-5, -1, 0, 7),
    "title with": (2, 3, -3, -2),
    "trial comparator": (-4, -4, 9, -2),
    "trial mentioned": (-3, 1, -5, 8),
    "trial partner": (-1, 7, -5, 0),
    "trial subject": (9, -5, -5, 1),
    "untold": (1, -3, -2, 3),
}
"""By sign: for subject, partner, comparator, mentioned."""
_NONE = (0, 0, 0, 0)


def weigh(signs: Iterable[str]) -> Weighed:
    """What the signs add up to for each role, in the order of Role; the largest is the role they speak for."""
    rows = [_START, *(WEIGHTS.get(sign, _NONE) for sign in signs)]
    return {role: sum(column) for role, column in zip(_ORDER, zip(*rows, strict=True), strict=True)}
