"""Rules and filled bands of one extent, one below the other: what frames the rows of a table without a grid.

Example: a rule above the headings, one below them and one at the foot are a stack of three heights; the fills of every other row add theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from abstract2kb.pdf.edges import Edge, drawn_rules, snap
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, RawPage, around

__all__ = ["band_edges", "rule_stacks", "spanned_stacks", "with_bands"]

_BANDED = 5
"""A single rule with two bands or more, each with two edges, is a stack too."""
_BAND = 60.0
"""How high the filled band of one row can be, in points."""
_WIDE = 200.0
"""The least width of bands that make a table without rules, in points."""
_GROUP = 160.0
"""How far apart two of them can be."""
_HEADS, _TITLES = 3, 2


def rule_stacks(page: RawPage, lines: Sequence[Line]) -> list[list[float]]:
    """Heights of horizontal rules of one extent, as stacks of two or more, that lie over these lines."""
    return [heights for _, heights in spanned_stacks(page, lines)]


def spanned_stacks(page: RawPage, lines: Sequence[Line]) -> list[tuple[Span, list[float]]]:
    """Stacks of two or more horizontal rules that lie over these lines: their extent, and their heights."""
    if not lines:
        return []
    x0, top, x1, bottom = around(line.bbox for line in lines)
    stacks: list[list[Edge]] = []
    for rule in sorted(drawn_rules(page), key=lambda edge: edge.at):
        wide = rule.end - rule.start
        if wide < 60 or not top - 15 <= rule.at <= bottom + 15 or overlap((rule.start, rule.end), (x0, x1)) < 0.5 * wide:
            continue
        for stack in stacks:
            first = stack[0]
            if overlap((first.start, first.end), (rule.start, rule.end)) > 0.94 * max(first.end - first.start, wide):
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    bands = band_edges(page)
    found = [((stack[0].start, stack[0].end), with_bands(stack, bands), len(stack)) for stack in stacks]
    kept = [(span, heights) for span, heights, rules in found if rules > 1 or len(heights) >= _BANDED]
    return [*kept, *_titled_bands(bands, [span for span, _ in kept], lines)]


def _titled_bands(bands: Sequence[Edge], framed: Sequence[Span], lines: Sequence[Line]) -> list[tuple[Span, list[float]]]:
    """Stacks of filled bands of one extent that no stack of rules has: a heading row, and titles of groups of rows, each alone in its band."""
    stacks: list[list[Edge]] = []
    for edge in bands:
        if edge.end - edge.start < _WIDE or any(abs(edge.start - x0) <= 3 and abs(edge.end - x1) <= 3 for x0, x1 in framed):
            continue
        own = next((s for s in stacks if abs(s[0].start - edge.start) <= 2 and abs(s[0].end - edge.end) <= 2), None)
        if own is not None and edge.at - own[-1].at <= _GROUP:
            own.append(edge)
        else:
            stacks.append([edge])
    found = []
    for stack in (s for s in stacks if len(s) >= _BANDED):
        span = (stack[0].start, stack[0].end)
        inside = [line for line in lines if overlap(span, (line.x0, line.x1)) > 0]
        held = [sum(a.at < line.base < b.at for line in inside) for a, b in pairwise(stack)]
        if held[0] >= _HEADS and sum(count == 1 for count in held) >= _TITLES:
            found.append((span, [edge.at for edge in stack]))
    return found


def band_edges(page: RawPage) -> Sequence[Edge]:
    """The upper and lower edges of filled bands as high as a few lines, of a heading row or of every other row; worked out once."""
    if "band_edges" not in page.memo:
        bands = [panel.bbox for panel in page.panels if panel.fill is not None and panel.bbox[3] - panel.bbox[1] <= _BAND]
        page.memo["band_edges"] = tuple(snap(Edge(y, x0, x1) for x0, top, x1, bottom in bands for y in (top, bottom)))
    found: tuple[Edge, ...] = page.memo["band_edges"]
    return found


def with_bands(rules: Sequence[Edge], bands: Sequence[Edge]) -> list[float]:
    """The heights of rules, and those of the edges of bands that begin and end where one of the rules does and hang together with them."""
    ends = {(round(rule.start), round(rule.end)) for rule in rules}
    own = sorted(edge.at for edge in bands if any(abs(edge.start - x0) <= 3 and abs(edge.end - x1) <= 3 for x0, x1 in ends))
    found = [rule.at for rule in rules]
    low, high = found[0], found[-1]
    for y in own:
        if low <= y <= high + 2 * _BAND:
            found.append(y)
            high = max(high, y)
    for y in reversed(own):
        if low - 2 * _BAND <= y < low:
            found.append(y)
            low = y
    found.sort()
    return [y for i, y in enumerate(found) if i == 0 or y - found[i - 1] > 3]
