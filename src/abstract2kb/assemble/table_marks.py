"""Marks that cells end in, and their notes: "34.0a" over "a CR/CRh. b Relapse-free survival.", "60*" over "* Pooled. † Grade 3 or 4."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Reference

__all__ = ["late_notes", "lettered", "marked", "marked_notes", "note_of", "sized_by", "with_late", "with_raised", "without_mark"]

_SIGNS = "*†‡§¶#"
_MARKED = regex(rf".*[\d)%](?P<mark>\s?(?:[a-h]|[{_SIGNS}]{{1,3}}))", re.DOTALL)
_NEXT = rf"(?:(?<=[.;])\s+(?:[a-h]|[{_SIGNS}]{{1,3}})[.)]?\s?(?=[A-Z0-9≥>])|\n|$)"
_AT_END = regex(rf"(?<=[\w%)\].])\s?(?P<mark>[{_SIGNS}]{{1,3}})\s*$")
_LONGEST = 120


def note_of(mark: str, notes: str) -> str | None:
    """The note that the mark stands for in the lines below a table.

    >>> note_of("b", "CR, complete response. a CR/CRh. b Relapse-free survival.")
    'Relapse-free survival.'
    """
    m = re.search(rf"(?:^|(?<=[.;])\s+|\n){re.escape(mark)}[.)]?\s?(?P<note>[A-Z0-9≥>].*?){_NEXT}", notes, re.DOTALL)
    return m.group("note").strip() if m else None


def marked(cell: Cell, notes: str) -> Cell:
    """The cell without the mark at its end, and with the note that the mark stands for; a letter is a mark only where a note explains it."""
    m = _MARKED.fullmatch(cell.text)
    if m is None or cell.end - cell.start != len(cell.text):
        return cell
    mark = m.group("mark")
    note = note_of(mark.strip(), notes) or next(iter(marked_notes(cell.text, [notes])), None)
    if note is None and mark.strip().isalpha():
        return cell
    return replace(cell, text=cell.text[: -len(mark)], end=cell.end - len(mark), footnotes=(*cell.footnotes, *([note] if note else [])))


_LETTERED = regex(r".*?(?<![A-Za-z])(?P<word>[A-Za-z]{2,})(?P<mark>[a-h])", re.DOTALL)
_SHORT_WORD = 4
"""A word with fewer letters before its mark is a short form in capitals."""


def lettered(cell: Cell, notes: str, text: str) -> Cell:
    """The cell without the letter that a font draws raised at the end of its last word, and with the note on it: "Neutropeniab". The
    report's `text` has that word elsewhere without the letter, and never with it but at the end of a cell."""
    m = _LETTERED.fullmatch(cell.text)
    if m is None or cell.end - cell.start != len(cell.text) or (note := note_of(m.group("mark"), notes)) is None:
        return cell
    word, mark = m.group("word", "mark")
    if len(word) < _SHORT_WORD and not word.isupper():
        return cell
    bare = rf"(?<![A-Za-z])[{word[0].upper()}{word[0].lower()}]{word[1:]}"
    elsewhere = re.search(rf"{bare}(?![A-Za-z])", text) is not None
    if not elsewhere or re.search(rf"{bare}{mark}(?=[^A-Za-z\t\n])", text):
        return cell
    return replace(cell, text=cell.text[:-1], end=cell.end - 1, footnotes=(*cell.footnotes, note))


def late_notes(text: str, references: Iterable[Reference], start: int, end: int) -> dict[str, str]:
    """Raised mark to text, of marks that open a sentence at start:end of the text, wherever it stands: in a paragraph, or in a table's last row."""
    opening = [r for r in references if start <= r.at < end and text[r.at].isalnum() and (r.at == 0 or text[r.at - 1].isspace())]
    notes: dict[str, str] = {}
    for index, mark in enumerate(opening):
        stop = min(opening[index + 1].at if index + 1 < len(opening) else end, *(i for i in (text.find(s, mark.at) for s in "\n\t") if i >= 0), end)
        notes.setdefault(mark.text.strip(), text[mark.at : stop].strip())
    return notes


def with_late(cell: Cell, notes: Mapping[str, str]) -> Cell:
    """The cell with the notes of its raised marks that had none."""
    if not any(mark in notes for mark in cell.footnotes):
        return cell
    return replace(cell, footnotes=tuple(notes.get(mark, mark) for mark in cell.footnotes))


_RAISED = str.maketrans("ᵃᵇᶜᵈᵉᶠᵍʰ", "abcdefgh")
_RAISED_END = regex(r"(?<=[\w%)\].–-])\s?(?P<marks>[ᵃᵇᶜᵈᵉᶠᵍʰ]+)$")


def with_raised(cell: Cell, notes: Mapping[str, str]) -> Cell:
    """The cell without the raised letters at its end, and with their notes: "93.8ᵃᶜ" has two."""
    m = _RAISED_END.search(cell.text)
    if m is None or cell.end - cell.start != len(cell.text):
        return cell
    found = [notes[mark] for mark in m.group("marks").translate(_RAISED) if mark in notes]
    if not found:
        return cell
    return replace(cell, text=cell.text[: m.start()], end=cell.start + m.start(), footnotes=(*cell.footnotes, *found))


_JUDGED = regex(
    r"(?:data )?(?:of|in|among|for|based on)\s(?:the\s)?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\s(?:\w+\s)?(?:patients|pts|participants)\b"
    r"|(?:(?:all|of|in|among|the|safety|efficacy|set|population|[nN]\s?=|:)\s?)*(?P<n2>\d{1,3}(?:,\d{3})+|\d{2,5})\s"
    r"(?:(?:patients|pts|participants)\s)?(?:were\s)?(?:treated|infused|dosed|evaluable|assessable|analy[sz]ed|evaluated|assessed|tested)\b(?!\s(?:at|with|in|for)\b)",
    re.IGNORECASE,
)


def sized_by(notes: Iterable[str]) -> int | None:
    """The number of patients that a note puts in place of the group's N.

    >>> sized_by(["Of 128 patients in whom it was looked for."])
    128
    """
    return next((int((m.group("n") or m.group("n2")).replace(",", "")) for note in notes if (m := _JUDGED.match(note))), None)


def without_mark(text: str) -> str:
    """The text of a cell without the sign at its end.

    >>> without_mark("16.8†")
    '16.8'
    """
    m = _AT_END.search(text)
    return text[: m.start()] if m else text


def marked_notes(text: str, notes: Iterable[str]) -> list[str]:
    """The notes that the sign at the end of a cell's text points to.

    >>> marked_notes("16.8†", ["* Pooled. † Grade 3 or 4. –, not reported."])
    ['Grade 3 or 4']
    """
    m = _AT_END.search(text)
    if m is None:
        return []
    form = re.compile(rf"(?:^|[\s.;]){re.escape(m.group('mark'))}(?![{_SIGNS}])\s?(?P<note>[^{_SIGNS}]+)")
    found = (hit.group("note") for note in notes if (hit := form.search(note)))
    return [words for note in found if 2 < len(words := re.split(r"[.;]\s|[.;]$", note.strip())[0].strip()) <= _LONGEST]
