"""Headings of tables without lines: blocks of text to heading rows.

Example: "CRS, %" over "Any" and "Grade ≥3" is in a row above theirs, and "Trial", beside both, in the lowest.
"""

from __future__ import annotations

from collections.abc import Sequence

from abstract2kb.pdf.cell_text import Block, Placed, goes_on

__all__ = ["head_cells"]


def head_cells(blocks: Sequence[Block]) -> tuple[list[Placed], int]:
    """The headings: those with others below them in rows of their own, the lowest of each column in the last one."""
    ordered = _joined_heads(sorted(blocks, key=lambda b: b.first))
    below = {id(b): [o for o in ordered if o.first > b.last + 0.3 * b.lines[0].size and _meets(o, b)] for b in ordered}
    depth = max((_height(b, below) + 1 for b in ordered), default=0)
    cells: list[Placed] = []
    for block in ordered:
        row = depth - 1 - _height(block, below)
        place, lines = block.place, list(block.lines)
        for other in [c for c in cells if c.row == row and c.place[0] <= place[1] and place[0] <= c.place[1]]:
            cells.remove(other)
            place, lines = (min(place[0], other.place[0]), max(place[1], other.place[1])), [*other.lines, *lines]
        cells.append(Placed(row, 1, place, lines))
    return cells, depth


def _height(block: Block, below: dict[int, list[Block]]) -> int:
    """How many headings stand below one another under it."""
    return max((_height(o, below) + 1 for o in below[id(block)]), default=0)


def _meets(a: Block, b: Block) -> bool:
    return a.place[0] <= b.place[1] and b.place[0] <= a.place[1]


def _joined_heads(blocks: Sequence[Block]) -> list[Block]:
    """Headings of one column that are lines of one: closer than the lowest heading is to the one above it elsewhere, or open at the end."""
    found: list[Block] = []
    before = [Block(b.place, list(b.lines)) for b in blocks]
    for block in blocks:
        host = next((b for b in reversed(found) if _within(block, b)), None)
        step = block.first - host.last if host else 0.0
        close = host is not None and 0 < step < 1.45 * block.lines[0].size
        alone = host is not None and not any(b is not block and abs(b.first - block.first) < 1 and _within(b, host) for b in blocks)
        reads_on = host is not None and goes_on(host.text, block.text) and alone
        amid = host is not None and alone and _is_amid(block, host)
        if host is not None and close and (reads_on or amid or (host.place == block.place and not _beside_wide(host, block, before))):
            host.lines.extend(block.lines)
        else:
            found.append(block)
    return found


def _is_amid(block: Block, host: Block) -> bool:
    """Whether a line stands right in the middle below a heading over several columns: it is the second line of that."""
    upper, lower = ((min(x.x0 for x in b.lines) + max(x.x1 for x in b.lines)) / 2 for b in (host, block))
    return host.place[1] > host.place[0] and abs(upper - lower) <= _OFF_MIDDLE


_OFF_MIDDLE = 1.5


def _within(block: Block, host: Block) -> bool:
    return host.place[0] <= block.place[0] and block.place[1] <= host.place[1]


def _beside_wide(host: Block, block: Block, blocks: Sequence[Block]) -> bool:
    """Whether headings over several columns, or with empty places beside them, stand at the height of the upper one: then it is a row of its own."""
    own = (host.lines[0].base + host.lines[-1].base) / 2
    level = [b for b in blocks if abs(b.middle - own) < 0.4 * host.lines[0].size]
    lower = [b for b in blocks if abs(b.middle - block.middle) < 0.4 * host.lines[0].size]
    if any(b.place[1] > b.place[0] for b in level):
        return True
    return len(lower) > len(level) and len(level) * 3 <= len(lower) * 2 and host.place[0] != 0
