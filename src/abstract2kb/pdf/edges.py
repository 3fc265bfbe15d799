"""Straight borders on a page: what rules and the sides of rectangles become before they make a grid.

Example: `Edge(at=102.9, start=35.4, end=806.5)` is the rule below a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from abstract2kb.pdf.geometry import cluster, nearest
from abstract2kb.pdf.glyphs import RawPage

__all__ = ["SNAP", "Edge", "Edges", "drawn_rules", "snap"]

SNAP = 3.0
"""Edges nearer to each other than this are one, in points."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight border: at `at` (y when horizontal, else x), from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Edges:
    """Horizontal and vertical edges."""

    across: list[Edge]
    down: list[Edge]


def snap(edges: Iterable[Edge]) -> list[Edge]:
    """Bring edges that are within three points of each other to one position and join those that touch."""
    edges = list(edges)
    if not edges:
        return []
    places = cluster((edge.at for edge in edges), SNAP / 2)
    rows: dict[int, list[Edge]] = {}
    for edge in edges:
        rows.setdefault(nearest(places, edge.at), []).append(edge)
    snapped = []
    for index, row in sorted(rows.items()):
        row.sort(key=lambda edge: edge.start)
        start, end = row[0].start, row[0].end
        for edge in row[1:]:
            if edge.start > end + SNAP:
                snapped.append(Edge(places[index], start, end))
                start, end = edge.start, edge.end
            end = max(end, edge.end)
        snapped.append(Edge(places[index], start, end))
    return snapped


def drawn_rules(page: RawPage) -> Sequence[Edge]:
    """The horizontal rules of the page, those drawn piece by piece (one a cell) as one; worked out once."""
    if "drawn_rules" not in page.memo:
        page.memo["drawn_rules"] = tuple(snap(Edge((rule.top + rule.bottom) / 2, rule.x0, rule.x1) for rule in page.rules if rule.horizontal))
    found: tuple[Edge, ...] = page.memo["drawn_rules"]
    return found
