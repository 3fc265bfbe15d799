"""Tables side by side between rules of their own: each with the caption above it and the notes below it is a thing apart.

Example: rules from 34 to 371 at three heights and from 386 to 808 at two, labels at the left of both: two tables, whatever stands level in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abstract2kb.pdf.cell_text import is_figure
from abstract2kb.pdf.columns import Item
from abstract2kb.pdf.edges import drawn_rules
from abstract2kb.pdf.geometry import Span, overlap
from abstract2kb.pdf.glyphs import Line, RawPage, around
from abstract2kb.pdf.layout import BBox
from abstract2kb.pdf.rows import TextRow
from abstract2kb.pdf.rule_stacks import spanned_stacks
from abstract2kb.pdf.text_columns import group_rows
from abstract2kb.pdf.wide_grids import text_gutters

__all__ = ["side_frames"]

_LEAST_WIDTH = 0.2
"""The least width of a table that stands beside another, as a share of the page."""
_FEWEST_ROWS = 4
_SHARED = 0.5
"""The share of its height at which a table stands beside another."""
_SLACK = 4.0
_LEVEL = 12.0
"""How far apart the first rules of tables side by side are, in points."""
_CAPTION, _NOTE, _LEADING = 2.2, 2.4, 1.6
"""How far above a table its caption stands, how far below it its notes, and how far apart their lines, in units of the size."""
_MOST_CAPTION = 3


@dataclass(frozen=True, slots=True)
class _Frame:
    span: Span
    top: float
    bottom: float


def side_frames(page: RawPage, items: Sequence[Item], known: Sequence[float]) -> list[BBox]:
    """The boxes of tables that stand beside others, with their captions and notes; empty where there are no two.

    Tables that stand in columns of text of their own are left to these; `known` are the gutters of earlier pages.
    """
    lines = [item.line for item in items if item.line is not None]
    frames = [_Frame(span, heights[0], heights[-1]) for span, heights in spanned_stacks(page, lines) if span[1] - span[0] > _LEAST_WIDTH * page.width]
    frames = [frame for frame in frames if not _is_part(frame, frames)]
    pairs = [(a, b) for a in frames for b in frames if a is not b and _are_beside(a, b)]
    if not pairs:
        return []
    beside = [f for f in frames if any(f is a for a, _ in pairs)]
    if any(_are_crossed(a, b, page) for a, b in pairs) or not all(_has_labels(frame, lines) for frame in beside):
        return []
    box = around((f.span[0], f.top, f.span[1], f.bottom) for f in beside)
    gutters = [*text_gutters(items, box), *known]
    if any(a.span[1] - _SLACK <= x <= b.span[0] + _SLACK for a, b in pairs for x in gutters):
        return []
    return [_with_surroundings(frame, lines) for frame in beside]


def _is_part(frame: _Frame, frames: Sequence[_Frame]) -> bool:
    """Whether the rules stand within those of a wider table."""
    return any(
        o is not frame
        and o.span[0] - _SLACK <= frame.span[0]
        and frame.span[1] <= o.span[1] + _SLACK
        and o.span[1] - o.span[0] > frame.span[1] - frame.span[0]
        and overlap((o.top, o.bottom), (frame.top, frame.bottom)) > 0
        for o in frames
    )


def _are_beside(a: _Frame, b: _Frame) -> bool:
    shared = overlap((a.top, a.bottom), (b.top, b.bottom))
    return overlap(a.span, b.span) < 0 and abs(a.top - b.top) <= _LEVEL and shared > _SHARED * min(a.bottom - a.top, b.bottom - b.top) and shared > 0


def _are_crossed(a: _Frame, b: _Frame, page: RawPage) -> bool:
    """Whether a rule runs over both: then they are parts of one table."""
    left, right = min(a.span[1], b.span[1]) - _SLACK, max(a.span[0], b.span[0]) + _SLACK
    return any(rule.start < left and rule.end > right and a.top - _SLACK <= rule.at <= a.bottom + _SLACK for rule in drawn_rules(page))


def _has_labels(frame: _Frame, lines: Sequence[Line]) -> bool:
    """Whether rows of short pieces begin with words at the left of the frame: a table has its own labels."""
    rows = _rows(frame, lines)
    tabular = [row for row in rows if row.tabular]
    words = [row for row in tabular if row.x0 - frame.span[0] < 0.25 * (frame.span[1] - frame.span[0]) and not is_figure(row.pieces[0].text)]
    return len(tabular) >= _FEWEST_ROWS and len(words) * 2 > len(tabular)


def _rows(frame: _Frame, lines: Sequence[Line]) -> list[TextRow]:
    return group_rows([line for line in _within(frame.span, lines) if frame.top < line.base < frame.bottom + 1])


def _within(span: Span, lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.x0 >= span[0] - _SLACK and line.x1 <= span[1] + _SLACK]


def _with_surroundings(frame: _Frame, lines: Sequence[Line]) -> BBox:
    """The box of a table, the lines of its caption and those of its notes."""
    own = sorted(_within(frame.span, lines), key=lambda line: line.base)
    top, bottom = frame.top, frame.bottom
    above: list[Line] = []
    for line in reversed([line for line in own if line.base <= frame.top]):
        reach = _LEADING * line.size if above else _CAPTION * line.size
        if len(above) == _MOST_CAPTION or (above[-1].base if above else top) - line.base > reach or abs(line.x0 - frame.span[0]) > 2 * _SLACK:
            break
        if above and abs(line.size - above[-1].size) > 0.3:
            break
        above.append(line)
    below: list[Line] = []
    for line in (line for line in own if line.base > frame.bottom + 1):
        size = max((each.size for each in _table_lines(frame, own)), default=line.size)
        reach = _LEADING * line.size if below else _NOTE * line.size
        if line.base - (below[-1].base if below else bottom) > reach or line.size > size + 0.1 or (below and abs(line.size - below[-1].size) > 0.3):
            break
        below.append(line)
    return (
        frame.span[0] - _SLACK,
        min([top - 1, *(line.top - 0.5 for line in above)]),
        frame.span[1] + _SLACK,
        max([bottom + 1, *(line.bottom + 0.5 for line in below)]),
    )


def _table_lines(frame: _Frame, lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if frame.top < line.base < frame.bottom]
