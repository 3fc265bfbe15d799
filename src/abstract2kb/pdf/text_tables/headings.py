"""The headings of a table that is squeezed into running text: where each ends, and where the label of the first row begins.

Example: "Efficacy Arm A (n = 50) Arm B (n = 48) HR (95% CI) ORR" has, over three columns of figures, the headings "Arm A (n = 50)",
"Arm B (n = 48)" and "HR (95% CI)"; "Efficacy" stands over the labels, the first of which is "ORR".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from abstract2kb.pdf.text_tables.grid import spans_of_groups
from abstract2kb.pdf.text_tables.heading_words import AGAINST, CORNER, HEADING, JOINS, LONE, SIZED, VERSUS

__all__ = ["Header", "Heading", "header_of", "is_comparison", "is_corner", "is_heading", "is_size"]


class Heading(NamedTuple):
    """A heading: over how many columns it goes, where it stands in the text, and whether it is of a comparison ("HR", "P value")."""

    span: int
    start: int
    end: int
    compares: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """Rows of headings over the columns of figures, the words over the labels (None where there are none), and where the first label begins."""

    rows: tuple[tuple[Heading, ...], ...]
    corner: tuple[int, int] | None
    label: int

    @property
    def own(self) -> int:
        """How many columns are of groups, and not of what compares them."""
        return sum(not heading.compares for heading in self.rows[-1])


_MAX_HEAD, _MAX_CORNER, _MAX_LONE, _MAX_OPEN, _LEAST_WORD = 10, 26, 7, 6, 2


class _Atom(NamedTuple):
    kind: str
    start: int
    end: int


def header_of(text: str, start: int, end: int, columns: int) -> Header | None:
    """The headings in text[start:end] over so many columns of figures; None where they cannot be told for certain."""
    marks = [m.span() for m in SIZED.finditer(text, start, end)]
    found = _sized(text, start, end, columns, marks) if marks else _plain(text, start, end, columns)
    return found if found is not None and text[found.label : end].strip() else None


def is_heading(words: str) -> bool:
    """Whether words by themselves are a heading over figures: an arm, a grade, an endpoint, a ratio, a unit, or what ends with the size of a group.

    >>> [is_heading(w) for w in ("Ruvotinib (n = 21)", "Grade ≥3", "HR (95% CI)", "WREN-7 (NCT01234567)")]
    [True, True, True, False]
    """
    sized = next((m for m in SIZED.finditer(words) if m.end() == len(words)), None)
    return (sized is not None and VERSUS.search(words) is None) or HEADING.fullmatch(words) is not None


def is_comparison(words: str) -> bool:
    """Whether words are a heading over what compares the groups: "HR (95% CI)", "P value"."""
    match = HEADING.fullmatch(words.strip())
    return match is not None and match.lastgroup == "compares"


def is_size(words: str) -> bool:
    """Whether words are the size of a group and nothing else: "(n = 50)"."""
    return SIZED.fullmatch(words.strip()) is not None


def is_corner(words: str) -> bool:
    """Whether words say what labels are: "Adverse event, n (%)"."""
    return CORNER.fullmatch(f"{words.strip()} ") is not None


def _atoms(text: str, at: int, end: int) -> list[_Atom]:
    """The headings of known kinds that stand one after the other from `at` on."""
    found: list[_Atom] = []
    while True:
        while at < end and text[at].isspace():
            at += 1
        match = HEADING.match(text, at, end)
        if match is None or match.end() == at:
            return found
        found.append(_Atom(match.lastgroup or "", at, match.end()))
        at = match.end()


def _same(text: str, one: _Atom, other: _Atom) -> bool:
    return text[one.start : one.end].lower().split() == text[other.start : other.end].lower().split()


def _repeats(text: str, atoms: Sequence[_Atom], period: int) -> bool:
    """Whether the headings are those of one group over and over, all of them different in it."""
    again = all(_same(text, atom, atoms[i % period]) for i, atom in enumerate(atoms))
    return again and not any(_same(text, atoms[i], atoms[j]) for i in range(period) for j in range(i))


def _headings(atoms: Sequence[_Atom], span: int = 1) -> tuple[Heading, ...]:
    return tuple(Heading(span, a.start, a.end, a.kind == "compares") for a in atoms)


def _words(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _next_word(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _sized(text: str, start: int, end: int, columns: int, marks: Sequence[tuple[int, int]]) -> Header | None:
    """Headings that end with the sizes of their groups, with further ones behind or below them."""
    if columns == len(marks) == 1:
        found = LONE.search(text, start, marks[0][1])
        corner = (start, found.start() if found is not None else marks[0][0])
        return Header(((Heading(1, corner[1], marks[0][1]),),), corner if corner[0] < corner[1] else None, _next_word(text, marks[0][1], end))
    ends = [m[1] for m in marks]
    starts = [start, *(_next_word(text, e, end) for e in ends[:-1])]
    opened = _first_head(text, start, ends[0], starts, ends)
    if opened is None or any(not _may_be_head(text, s, m[0]) for s, m in zip(starts[1:], marks[1:], strict=True)):
        return None
    corner, over = opened
    heads = [_Atom("arm", s, e) for s, e in zip([corner[1], *starts[1:]], ends, strict=True)]
    if over:
        heads[0] = _Atom("arm", over[-1].end, ends[0])
        heads[0] = heads[0]._replace(start=_next_word(text, over[-1].end, end))
    below = _atoms(text, ends[-1], end)
    return _arranged(text, (corner if corner[0] < corner[1] else None), over, heads, below, columns)


def _may_be_head(text: str, start: int, end: int) -> bool:
    return start < end and _words(text, start, end) <= _MAX_HEAD and AGAINST.match(text, start, end) is None


def _arranged(
    text: str, corner: tuple[int, int] | None, over: Sequence[_Atom], heads: Sequence[_Atom], below: Sequence[_Atom], columns: int
) -> Header | None:
    """The headings with those over and those below them, as far as they fit the number of columns."""
    count = len(heads)
    span = spans_of_groups(count, columns)
    if over and count == columns and (wide := spans_of_groups(len(over), columns)):
        return Header((_headings(over, wide), _headings(heads)), corner, _next_word(text, heads[-1].end, len(text)))
    if over:
        return None
    if span and len(below) >= columns and _repeats(text, below[:columns], span) and (span > 1 or below[0].kind == "unit"):
        return Header((_headings(heads, span), _headings(below[:columns])), corner, _next_word(text, below[columns - 1].end, len(text)))
    more = below[: columns - count] if count <= columns else []
    further = any(a.kind == "compares" for a in below[len(more) : len(more) + 1])
    if further or count > columns or len(more) < columns - count or not all(_is_beside(text, a) for a in more):
        return None
    return Header((_headings([*heads, *more]),), corner, _next_word(text, [*heads, *more][-1].end, len(text)))


def _is_beside(text: str, atom: _Atom) -> bool:
    return atom.kind == "compares" or text[atom.start : atom.end] in ("Total", "Overall", "All")


def _first_head(text: str, start: int, end: int, starts: Sequence[int], ends: Sequence[int]) -> tuple[tuple[int, int], list[_Atom]] | None:
    """(start and end of the words over the labels, groups of headings above); None where it is open what the first heading is."""
    at = start
    while at < end and _words(text, start, at) <= _MAX_CORNER:
        atoms = _atoms(text, at, end)
        over = list(takewhile(lambda a: a.kind == "grade", atoms))
        if atoms and not JOINS.search(text, start, at) and (len(over) > 1 or _fills(text, atoms[0], end)):
            return (start, at), (over if len(over) > 1 else [])
        words = text[at:end].split(maxsplit=1)
        at = _next_word(text, at + len(words[0]), end) if words else end
    if len(starts) > 1 and (alike := _like_the_second(text, start, end, text[starts[1] : ends[1]])) is not None:
        return (start, alike), []
    said = CORNER.match(text, start, end)
    after = said.end() if said is not None else start
    while after > start and text[after:end].lstrip()[:1] in "([":
        after = text.rfind(" ", start, after - 1) + 1 if " " in text[start : after - 1] else start
    longest = max((_words(text, s, e) for s, e in zip(starts[1:], ends[1:], strict=True)), default=_MAX_LONE)
    return ((start, after), []) if _words(text, after, end) <= longest else None


def _fills(text: str, atom: _Atom, end: int) -> bool:
    """Whether the name of an arm goes up to its size, but for what is added to it."""
    rest = text[atom.end : end]
    return atom.kind == "arm" and (SIZED.fullmatch(rest.strip()) is not None or (rest[:1] in ":," and len(rest.split()) <= _MAX_HEAD))


def _like_the_second(text: str, start: int, end: int, second: str) -> int | None:
    """Where the first heading begins with the word that the second begins with."""
    word = second.split(maxsplit=1)[0]
    if len(word) < _LEAST_WORD:
        return None
    at = start if text.startswith(f"{word} ", start) else text.rfind(f" {word} ", start, end) + 1
    return at if at >= start else None


def _plain(text: str, start: int, end: int, columns: int) -> Header | None:
    """Headings without sizes, all of known kinds: arms, grades, endpoints, ratios; else words that all end with their unit."""
    at = start
    while at < end and _words(text, start, at) <= _MAX_CORNER:
        atoms = _atoms(text, at, end)
        known = [a.kind for a in atoms[:columns]]
        fits = len(atoms) >= columns and ("marked" not in known or columns == 1) and _is_corner(text, start, at)
        if fits and not JOINS.search(text, start, at) and (header := _arranged_plainly(text, (start, at), atoms, columns, end)) is not None:
            return header
        words = text[at:end].split(maxsplit=1)
        at = _next_word(text, at + len(words[0]), end) if words else end
    said = CORNER.match(text, start, end)
    at = said.end() if said is not None else start
    atoms = _atoms(text, at, end)[:columns]
    if len(atoms) == columns > 1 and all(a.kind == "marked" for a in atoms):
        return _arranged_plainly(text, (start, at), atoms, columns, end)
    return None


def _is_corner(text: str, start: int, end: int) -> bool:
    """Whether the words can stand over the labels: few, words that say so, or a caption."""
    said = CORNER.match(text, start, end)
    return _words(text, said.end() if said is not None else start, end) <= _MAX_OPEN or text.startswith("Table", start)


def _arranged_plainly(text: str, corner: tuple[int, int], atoms: Sequence[_Atom], columns: int, end: int) -> Header | None:
    over = corner if corner[0] < corner[1] else None
    for count in range(2, columns // 2 + 1):
        span, under = spans_of_groups(count, columns), atoms[count : count + columns]
        if span and len(under) == columns and _repeats(text, under, span):
            return Header((_headings(atoms[:count], span), _headings(under)), over, _next_word(text, under[-1].end, end))
    heads, following = atoms[:columns], atoms[columns : columns + 1]
    if not _may_head(text, heads) or (following and following[0].kind in ("arm", "compares", "unit") and columns > 1):
        return None
    return Header((_headings(heads),), over, _next_word(text, heads[-1].end, end))


def _may_head(text: str, atoms: Sequence[_Atom]) -> bool:
    """Whether the headings can stand side by side: none twice, what is compared before the comparison; over one column there has to be a unit."""
    kinds = [a.kind for a in atoms]
    if len(atoms) == 1:
        return kinds[0] in ("unit", "people")
    if any(_same(text, a, b) for i, a in enumerate(atoms) for b in atoms[:i]):
        return False
    if "endpoint" in kinds:
        return kinds[0] in ("endpoint", "people", "unit") and set(kinds[1:]) <= {"endpoint", "compares"}
    told = list(takewhile(lambda kind: kind != "compares", kinds))
    return bool(told) and set(told) <= {"arm", "grade", "marked"} and set(kinds[len(told) :]) <= {"compares"}
