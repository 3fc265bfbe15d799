"""Marks of footnotes that are not raised, or whose font draws them raised: bound to the notes below the table that open with them.

Example: above the note "a By central review. b At week 24." the cells "34.0a" and "15.3b" are the figures 34.0 and 15.3 with marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from abstract2kb.patterns import regex
from abstract2kb.pdf.blocks import Draft
from abstract2kb.pdf.glyphs import Line, Mark, Word, make_line
from abstract2kb.pdf.grids import RawTable

__all__ = ["bind_marks"]

_SIGNED = regex(r"(?P<text>.*[\w)%\]])(?P<mark>\*{1,3}|[†‡§¶]{1,2})")
_LETTERED = regex(r"(?P<text>(?=.*\d[\d.]|.*[.)%]).*[\d)%])(?P<mark>[a-h])")
"""A figure that is no name of a stage or phase ("2a"): of two digits or more, a share, or in brackets."""
_NOTE_SIGN = regex(r"(?P<mark>\*{1,3}|[†‡§¶]{1,2})(?P<text>.*)")
_MAY_MARK = regex(r"[*†‡§¶]|(?<!\S)[a-h](?!\S)")
"""What the text of a line has that opens a note: found without looking at its words."""
_REACH = 4
"""How many blocks below the table its notes may stand."""


def bind_marks(drafts: Sequence[Draft]) -> None:
    """Take out of the words of tables and of the notes below them the marks that both have; changes the drafts' lines."""
    for index, draft in enumerate(drafts):
        if draft.table is None:
            continue
        below = list(_below(drafts, index))
        marks = {mark for note in below for mark in _note_marks(note)}
        marks &= set(_cell_marks(draft.table)) if marks else set()
        letters = {mark for mark in marks if mark.isalpha()}
        if letters and letters != {chr(ord("a") + i) for i in range(ord(max(letters)) - ord("a") + 1)} and len(letters) < 2:
            marks -= letters
        if marks:
            _unmark_cells(draft.table, marks)
            for note in below:
                note.lines[:] = [_unmark_note(line, _before(note, i), marks) for i, line in enumerate(note.lines)]


def _below(drafts: Sequence[Draft], index: int) -> Iterator[Draft]:
    """The paragraphs right below a table, or below its part in the next column."""
    for draft in drafts[index + 1 : index + 1 + _REACH]:
        if draft.kind in ("paragraph", "note", "list_item") and draft.table is None:
            yield draft
            return
        if draft.table is None:
            return


def _before(note: Draft, index: int) -> str:
    return note.lines[index - 1].text if index else ""


def _opens(before: str) -> bool:
    """Whether a note may begin after these words."""
    return not before or before.endswith((".", ";", ")"))


def _note_marks(note: Draft) -> Iterator[str]:
    """The signs and single letters with which the sentences of a note begin."""
    before = ""
    if not any(_MAY_MARK.search(line.text) for line in note.lines):
        return
    for line in note.lines:
        for word in line.words:
            if (mark := _mark_of(word.text, before)) is not None:
                yield mark
            before = word.text


def _mark_of(text: str, before: str) -> str | None:
    sign = _NOTE_SIGN.fullmatch(text)
    if sign is not None:
        return sign["mark"]
    return text if len(text) == 1 and "a" <= text <= "h" and _opens(before) else None


def _cell_marks(table: RawTable) -> Iterator[str]:
    for cell in table.cells:
        for line in cell.lines:
            for word in line.words:
                if (found := _ending(word.text)) is not None:
                    yield found["mark"]


def _ending(text: str) -> re.Match[str] | None:
    return _SIGNED.fullmatch(text) or _LETTERED.fullmatch(text)


def _unmark_cells(table: RawTable, marks: set[str]) -> None:
    for cell in table.cells:
        cell.lines[:] = [_with_words(line, [_without(word, marks) for word in line.words]) for line in cell.lines]


def _without(word: Word, marks: set[str]) -> Word:
    """The word without a mark at its end."""
    found = _ending(word.text)
    if found is None or found["mark"] not in marks:
        return word
    end = len(found["text"])
    mark = Mark(found["mark"], end, (word.x1 - 0.5 * word.size * len(found["mark"]), word.top, word.x1, word.bottom))
    return replace(word, text=found["text"], ids=word.ids[:end], marks=(*word.marks, mark))


def _unmark_note(line: Line, before: str, marks: set[str]) -> Line:
    """The line with the marks at the beginning of its notes taken out of their words."""
    words = []
    for word in line.words:
        text = _mark_of(word.text, before.rsplit(" ", 1)[-1])
        before = word.text
        if text is None or text not in marks:
            words.append(word)
            continue
        mark = Mark(text, 0, (word.x0, word.top, word.x0 + 0.5 * word.size * len(text), word.bottom))
        words.append(replace(word, text=word.text[len(text) :], ids=word.ids[len(text) :], marks=(mark, *word.marks)))
    return _with_words(line, words)


def _with_words(line: Line, words: Sequence[Word]) -> Line:
    if all(a is b for a, b in zip(words, line.words, strict=True)):
        return line
    made = make_line(words, line.page)
    made.label = line.label
    return made
