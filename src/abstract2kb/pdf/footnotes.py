"""Notes under tables, and the footnotes of cells: marks such as "a" become the text of the note that they point to.

Example: a cell "12 (40)" with a raised "a", above a note "a" + "Confirmed later.", has the footnote "Confirmed later.".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from abstract2kb.patterns import regex
from abstract2kb.pdf.blocks import Draft, Style
from abstract2kb.pdf.glyphs import Line
from abstract2kb.pdf.grids import RawTable
from abstract2kb.pdf.layout import Block, Cell, Reference, Table
from abstract2kb.pdf.packed_words import has_marks

_NOTE_START = regex(
    r"(?:abbreviations?|notes?|source|key|legend)\b\s*[:.]|[*†‡§¶#]|(?:[a-h]|\d)[.)]?\s|[A-Za-z0-9-]{1,8}[,:=]\s",
    re.IGNORECASE,
)
_AS_BEFORE = regex(
    r"\W*(?:as|see)\s(?:above|before|(?:on|in|under|for)\s(?:the\s)?(?:\w+\s)?(?:pages?|p\.|tables?|panels?|exhibits?|figures?|parts?|box))\b"
    r"[^.;]{0,40}(?:[.;]|$)|\W*$",
    re.IGNORECASE,
)
"""A note that points to one before, or says nothing: "As on page 1."."""
_at = attrgetter("at")
_MARKS = regex(r"[a-z]+|\d+|[*†‡§¶#‖]")


def mark_notes(drafts: Sequence[Draft], style: Style) -> None:
    """Turn small paragraphs right below a table, and small ones (on a page whose table has marks, all) that open with a mark, into notes."""
    below: RawTable | None = None
    pages = {draft.table.pages[-1] for draft in drafts if draft.table is not None and _has_marks(draft.table)}
    for draft in drafts:
        if draft.table is not None:
            below = draft.table
            continue
        if draft.kind == "caption" and below is not None:
            continue
        small = bool(draft.lines) and max(line.size for line in draft.lines) < style.body - 0.4
        marked = (below is not None or small or draft.lines[0].page in pages) and _opens_marked(draft)
        explains = below is not None and ((small and _NOTE_START.match(draft.text)) or _explains(draft, below))
        if draft.kind in ("paragraph", "list_item") and (marked or explains):
            draft.kind = "note"
            continue
        below = None


def _explains(draft: Draft, table: RawTable) -> bool:
    """Whether a paragraph has all the raised letters of the table above it: "n.m., not mature. a In 98 patients. b Confirmed."."""
    used = {mark for cell in table.cells for line in cell.lines for mark in _letters(line)}
    told = {mark for line in draft.lines for mark in _letters(line)}
    return bool(used) and bool(told) and used <= told | {sign for sign in used if not sign.isalnum() and sign in draft.text}


def _letters(line: Line) -> Iterator[str]:
    """The raised letters and signs of a line, which refer to no literature."""
    if has_marks(line):
        yield from (m for word in line.words for mark in word.marks for m in _MARKS.findall(mark.text) if not m.isdigit())


def _opens_marked(draft: Draft) -> bool:
    first = draft.lines[0]
    return has_marks(first) and any(mark.at == 0 for word in first.words[:1] for mark in word.marks)


def _has_marks(table: RawTable) -> bool:
    return any(has_marks(line) for cell in table.cells for line in cell.lines)


def resolve_footnotes(text: str, tables: Sequence[Table], blocks: Sequence[Block], references: Sequence[Reference]) -> list[Table]:
    """The tables with the marks of their cells replaced by the notes' texts; a mark without a note stays as it is. Where notes point
    back ("†, ‡ As on page 1"), the signs (no letters) that they do not explain have the meaning that they had in a table before."""
    done = []
    before: dict[str, str] = {}
    for table in tables:
        notes = note_texts(text, table, blocks, references) if any(cell.footnotes for cell in table.cells) else {}
        if any(map(_AS_BEFORE.match, notes.values())):
            notes = before | {mark: note for mark, note in notes.items() if mark not in before or not _AS_BEFORE.match(note)}
        before |= {mark: note for mark, note in notes.items() if not mark[:1].isalnum()}
        done.append(replace(table, cells=tuple(_resolve(cell, notes) for cell in table.cells)) if notes else table)
    return done


def note_texts(text: str, table: Table, blocks: Sequence[Block], references: Sequence[Reference]) -> dict[str, str]:
    """Mark to text, from the notes that follow the table."""
    notes: dict[str, str] = {}
    following = False
    for block in islice(blocks, bisect_left(blocks, table.end, key=attrgetter("start")), None):
        if block.kind != "note" and following:
            break
        if block.kind != "note":
            continue
        following = True
        marks = references[bisect_left(references, block.start, key=_at) : bisect_left(references, block.end, key=_at)]
        for index, mark in enumerate(marks):
            end = marks[index + 1].at if index + 1 < len(marks) else block.end
            notes.setdefault(mark.text.strip(), text[mark.at : end].strip())
        plain = re.match(r"([*†‡§¶#]+|[a-h](?=[.)]?\s))[.)]?\s*(.+)", text[block.start : block.end])
        if plain and not marks:
            notes.setdefault(plain[1], plain[2].strip())
    return notes


def _resolve(cell: Cell, notes: dict[str, str]) -> Cell:
    if not cell.footnotes:
        return cell
    parts = [part for mark in cell.footnotes for part in ([mark] if mark in notes else _MARKS.findall(mark) or [mark])]
    return replace(cell, footnotes=tuple(notes.get(part, part) for part in parts))
