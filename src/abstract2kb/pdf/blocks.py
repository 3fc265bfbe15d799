"""Lines in reading order to blocks: paragraphs, headings, list items, captions, notes and tables.

Example: three lines of body text and a bold larger line give a paragraph and a heading of level 1; a paragraph that
stops without a full stop at the foot of a page and goes on in lower case on the next one becomes one block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.columns import Item
from abstract2kb.pdf.glyphs import Line
from abstract2kb.pdf.grids import RawTable
from abstract2kb.pdf.layout import BlockKind
from abstract2kb.pdf.packed_words import has_marks
from abstract2kb.pdf.slide_columns import counts_below, stands_over

_BULLET = regex(r"(?:[•‣◦▪▫●○◆◇■□❖➢➤✓✔–—−*-]|\(?\d{1,2}[.)]|\(?[a-z]\)|\(?[ivx]{1,4}\))(?:\s|$)")
_GOES_ON = regex(r"\w[-‐–]$|\([^()]*$")
"""How a line ends whose next one goes on with a word or a bracket, also where it begins with "1)"."""
_SOLID_BULLET = regex(r"[•‣◦▪▫●○◆◇■□❖➢➤✓✔]")
_CAPTION = regex(
    r"(?:supplementa(?:ry|l)\s+|appendix\s+)?(?:table|figure|fig\.?|exhibit|scheme|chart|box)\s*(?:(?:S|A)?\d+[A-Za-z]?\s*(?:[.:|–—-]|$)|(?-i:[A-H])[.:|]\s)",
    re.IGNORECASE,
)
_CAPTION_NEAR_TABLE = regex(r"(?:table|exhibit)\s+(?:(?:[A-Z]?\d+|[IVX]+)\b|(?-i:[A-H])[.:|]\s)", re.IGNORECASE)
_LABEL = regex(r"[A-Z][A-Za-z]*(?:[ /&-][A-Za-z]+){0,2}: ?\S")
"""How the lines of a card begin: "Setting: first line"."""
_FINAL = regex(r"[.!?:;]['\"’”)\]]*$")
_MIN_HEADING_RATIO = 1.1


@dataclass(slots=True)
class Draft:
    """A block before it has offsets; `level` as in Block, `group` counts stretches of a column, `boxed` call-outs."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    label: str | None = None
    table: RawTable | None = None
    group: int = 0
    boxed: int = 0
    right: float = 0.0

    @property
    def text(self) -> str:
        """Its lines joined by spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Style:
    """What the whole document says about its type: body size, and the usual distance of baselines per size."""

    body: float
    pitches: dict[float, float] = field(default_factory=dict)

    def pitch(self, size: float) -> float:
        """The usual distance between two baselines for a font size, in points."""
        return self.pitches.get(round(size * 2) / 2, 1.2 * size)


def document_style(lines: Iterable[Line]) -> Style:
    """The body size is that of most characters."""
    weight: Counter[float] = Counter()
    for line in lines:
        weight[round(line.size, 1)] += len(line.text)
    return Style(max(weight, key=lambda size: (weight[size], size)) if weight else 10.0)


def learn_pitches(style: Style, groups: Iterable[Sequence[Item]]) -> None:
    """Count the distances between following lines of one size and keep the most frequent per size."""
    votes: dict[float, Counter[float]] = {}
    for group in groups:
        lines = [item.line for item in group if item.line is not None]
        for a, b in pairwise(lines):
            step = b.base - a.base
            if abs(a.size - b.size) < 0.3 and 0.8 * a.size < step < 2.6 * a.size:
                votes.setdefault(round(a.size * 2) / 2, Counter())[round(step * 2) / 2] += 1
    for size, count in votes.items():
        top = max(count.values())
        if top < _MANY and not any(step <= _LOOSE * size for step in count):
            continue
        style.pitches[size] = min(step for step, votes_ in count.items() if votes_ >= 0.5 * top)


_MANY, _LOOSE = 3, 1.7
"""Lines farther apart than so many times their size are lines of one paragraph only where so many follow each other so."""


def group_blocks(group: Sequence[Item], style: Style, number: int, boxed: int) -> list[Draft]:
    """The blocks of one stretch of a column."""
    drafts: list[Draft] = []
    edges = _stretch_edges(group)
    right = 0.0
    current: list[Line] = []
    for item, (left, end) in zip(group, edges, strict=True):
        right = end if item.line is not None else right
        if item.line is None:
            drafts += _finish(current, style, number, boxed, right)
            current = []
            if item.table is not None:
                drafts.append(Draft("table", [], table=item.table, group=number, boxed=boxed))
            continue
        if current and starts_block(current, item.line, style, left, right):
            drafts += _finish(current, style, number, boxed, right)
            current = []
        current.append(item.line)
    return drafts + _finish(current, style, number, boxed, right)


def _stretch_edges(group: Sequence[Item]) -> list[tuple[float, float]]:
    """For each item the left and right end of the lines of its size around it, up to the next table.

    A full-width caption or note of a table says nothing of the width of the column under it.
    """
    edges: list[tuple[float, float]] = []
    stretch: list[Line] = []
    for item in [*group, None]:
        if item is not None and item.line is not None:
            stretch.append(item.line)
            continue
        edges += _ends(stretch)
        if item is not None:
            edges.append((0.0, 0.0))
        stretch = []
    return edges


def _ends(lines: Sequence[Line]) -> list[tuple[float, float]]:
    by_size: dict[float, tuple[float, float]] = {}
    for line in lines:
        left, right = by_size.get(round(line.size), (line.x0, line.x1))
        by_size[round(line.size)] = (min(left, line.x0), max(right, line.x1))
    return [by_size[round(line.size)] for line in lines]


def _finish(lines: list[Line], style: Style, number: int, boxed: int, right: float) -> list[Draft]:
    if not lines or not any(line.text or has_marks(line) for line in lines):
        return []
    draft = Draft("paragraph", lines, group=number, boxed=boxed, right=right)
    draft.kind = classify(lines, style)
    labels = [line.label for line in lines if line.label]
    draft.label = labels[0] if labels else None
    return [draft]


def starts_block(current: Sequence[Line], line: Line, style: Style, left: float, right: float) -> bool:
    """Whether `line` begins a new block after the lines of the `current` one (in one column from `left` to `right`).

    A superscript may push a line down by more than the usual step: a full line without a stop before lower case goes on.
    """
    last, first = current[-1], current[0]
    if (len(current) == 1 and stands_over(last, line)) or counts_below(current, line):
        return False
    if abs(last.size - line.size) > max(0.6, 0.06 * last.size) or _SOLID_BULLET.match(line.text):
        return True
    step = line.base - last.base
    large = last.size > _MIN_HEADING_RATIO * style.body
    pitch = style.pitch(line.size)
    if step > max(1.24 * pitch, pitch + 1.5) or step < 0:
        pushed = 0 < step < 1.6 * pitch and line.text[:1].islower() and ends_open(last.text) and right - last.x1 < 3 * last.size
        return not ((large and last.bold == line.bold and step < 1.5 * last.size) or (pushed and last.bold == line.bold))
    if last.bold != line.bold and not _is_in_step(last, line, right):
        return True
    if _BULLET.match(line.text) and not _GOES_ON.search(last.text) and (_BULLET.match(first.text) or (not large and _FINAL.search(last.text))):
        return True
    if large:
        return False
    if _CAPTION.match(line.text) or (_LABEL.match(line.text) and _LABEL.match(first.text)):
        return True
    return _hard_break(current, line, right)


def _is_in_step(last: Line, line: Line, right: float) -> bool:
    """Whether a bold line and the light one below it are of one paragraph that changes its weight within a line: a title and its authors.

    A bold title goes on in the next line only where the bold line had no room for the first word of that.
    """
    words = [word for word in last.words if word.text]
    if not last.bold or line.text[:1].islower() or not words or not line.words:
        return last.bold and line.text[:1].islower()
    first = line.words[0]
    return first.bold is words[-1].bold and (not first.bold or right - last.x1 < first.x1 - first.x0 + _SPACE * last.size)


_SPACE = 0.2


def _hard_break(current: Sequence[Line], line: Line, right: float) -> bool:
    """Whether the last line stopped before it was full, or the new one is indented after a full stop or a line with room for its first word."""
    last = current[-1]
    ended = _FINAL.search(last.text) is not None
    room = right - last.x1
    short = ended or (not line.text[:1].islower() and room > 0.25 * (right - last.x0))
    roomy = bool(line.words) and room > (line.words[0].x1 - line.words[0].x0) + 1.2 * last.size
    if short and room > 1.2 * last.size and roomy:
        return True
    if ended and room > _LAST_OF_FLUSH * last.size and _is_flush(current[:-1], right):
        return True
    listed = _BULLET.match(current[0].text) is not None
    indent = line.x0 - last.x0
    return (ended or (roomy and line.text[:1].isupper())) and not listed and 0.7 * line.size < indent < 5 * line.size


def _is_flush(lines: Sequence[Line], right: float) -> bool:
    """Whether lines are set flush right: then a line that falls short of the others by little is the last of its paragraph."""
    return len(lines) >= _FLUSH_LINES and all(abs(right - line.x1) < _FLUSH * line.size for line in lines)


_FLUSH_LINES = 2
_FLUSH, _LAST_OF_FLUSH = 0.25, 0.6
"""In sizes of the letters: how near to the edge the lines of a flush paragraph end, and how far from it its last one."""


def classify(lines: Sequence[Line], style: Style) -> BlockKind:
    """The kind of a block by its first words, size and weight; the title is chosen later."""
    text = " ".join(line.text for line in lines)
    if _CAPTION.match(text):
        return "caption"
    if _BULLET.match(text) and not (lines[0].size > 1.25 * style.body):
        return "list_item"
    size = max(line.size for line in lines)
    large = size >= _MIN_HEADING_RATIO * style.body
    bold = all(line.bold for line in lines)
    letters = sum(map(str.isalpha, text))
    if letters < 2 or (len(lines) > 1 and stands_over(lines[0], lines[1])) or len(text) > 300 or len(lines) > 6:
        return "paragraph"
    if large and (bold or size >= 1.18 * style.body):
        return "heading"
    if bold and size > 0.85 * style.body and len(lines) <= 3 and not text.rstrip().endswith((".", ",", ";")):
        return "heading"
    if bold and size > _SMALL_HEADING * style.body and len(lines) == 1 and text.isupper() and letters > _LETTERS and len(text) < 40:
        return "heading"
    return "paragraph"


_SMALL_HEADING, _LETTERS = 0.7, 4
"""How small a heading in capitals can be, in units of the size of the text, and how many letters it has more than."""


def near_table_caption(text: str) -> bool:
    """Whether the text of a block beside a table names it ("Table 2 Baseline characteristics")."""
    return _CAPTION_NEAR_TABLE.match(text) is not None


def is_table_caption(text: str) -> bool:
    """Whether a line opens the caption of a table: "Table 2. Baseline characteristics", "Exhibit 1"."""
    return near_table_caption(text) and (len(text) < 60 or _CAPTION.match(text) is not None)


def ends_open(text: str) -> bool:
    """Whether a paragraph stops without final punctuation."""
    return _FINAL.search(text.rstrip()) is None


def join_continued(drafts: list[Draft], style: Style) -> list[Draft]:
    """Join paragraphs that go on over a column, page, table or call-out into one block at the place of the first."""
    out: list[Draft] = []
    for draft in drafts:
        host = _open_paragraph(out, draft, style) if draft.kind == "paragraph" else None
        if host is None:
            out.append(draft)
        else:
            host.lines += draft.lines
            host.group = draft.group
            host.right = draft.right
    return out


def _open_paragraph(out: Sequence[Draft], draft: Draft, style: Style) -> Draft | None:
    for passed, host in enumerate(reversed(out)):
        if host.lines and host.group != draft.group and host.lines[-1].size < draft.lines[0].size - _SMALLER:
            continue  # notes in smaller type beside the column, or below it
        if host.kind in ("heading", "title"):
            if host.boxed == draft.boxed:
                return None
        elif host.kind in ("paragraph", "list_item") and host.boxed == draft.boxed:
            interrupted = passed > 0 or host.group != draft.group
            return host if interrupted and _goes_on(host, draft) else None
        if passed > 40:
            return None
    return None


_SMALLER = 0.4


def _goes_on(host: Draft, draft: Draft) -> bool:
    last, first = host.lines[-1], draft.lines[0]
    if abs(last.size - first.size) > 0.4 or not ends_open(last.text) or last.bold != first.bold:
        return False
    begins = first.text.lstrip("(“\"'‘[")[:1]
    if begins.islower() or last.text.endswith(("-", "/", "\u00ad")):
        return True
    full = host.right - last.x1 < 3 * last.size
    return full and len(host.text) > 60 and not _CAPTION.match(first.text) and not _BULLET.match(first.text)


def rank_headings(drafts: Sequence[Draft]) -> None:
    """Choose the title (the largest text on page 1) and give headings their level by the rank of size and weight."""
    first = [draft for draft in drafts if draft.kind == "heading" and draft.lines[0].page == 1]
    headings = [draft for draft in drafts if draft.kind == "heading"]
    if first:
        top = max(round(draft.lines[0].size, 1) for draft in first)
        title = next(draft for draft in first if round(draft.lines[0].size, 1) == top)
        rest = [round(draft.lines[0].size, 1) for draft in headings if draft is not title]
        if not rest or top > 1.05 * max(rest) or (title is drafts[0] and rest.count(top) == 0):
            title.kind = "title"
            headings.remove(title)
    styles = sorted({_rank(draft) for draft in headings}, reverse=True)
    for draft in headings:
        draft.level = styles.index(_rank(draft)) + 1


def _rank(draft: Draft) -> tuple[float, bool]:
    line = draft.lines[0]
    return (round(line.size * 2) / 2, line.bold)
