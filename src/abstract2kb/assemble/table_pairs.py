"""Two figures in one cell: any grade and grade >=3, or both arms of a trial.

Example: "68 / 51" under "D-Pd (n = 149) / Pd (n = 150)" is of the two arms; "71.5 / 0.6" in a table titled "% any grade / grade ≥3" of two grades.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from abstract2kb.assemble import table_arms
from abstract2kb.assemble.table_legends import legend_of
from abstract2kb.assemble.table_view import TableView
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.numerals import DECIMAL
from abstract2kb.patterns import regex

__all__ = ["COUNTED", "Side", "grades_of_pair", "halves", "sides_of"]

Span = tuple[int, int]

_FIGURE = rf"[<~≤]?\s?{DECIMAL}\s?%?"
_NONE = r"(?:-|–|—|·|NR|NA|n/?a)"
_MARK = r"[*†‡§]?"
_SIMPLE = regex(
    rf"\s*(?P<a>{_FIGURE}|{_NONE}){_MARK}\s?(?:/|\||;|,|\bvs\.?(?=\s)|\bversus\b|\bv\.?(?=\s))\s?(?P<b>{_FIGURE}|{_NONE}){_MARK}\s*", re.IGNORECASE
)
_BRACKET = regex(rf"\s*(?P<a>{_FIGURE}){_MARK}\s?[(\[]\s?(?P<b>{_FIGURE}|{_NONE})\s?[)\]]{_MARK}\s*")
_SHARE = rf"\d+\s?[(\[]\s?{_FIGURE}\s?[)\]]"
_SHARES = regex(
    rf"\s*(?P<a>{_SHARE}|0|{_NONE}){_MARK}\s?(?:/|\||;|,|\bvs\.?(?=\s)|\bv\.?(?=\s))\s?(?P<b>{_SHARE}|0|{_NONE}){_MARK}\s*", re.IGNORECASE
)

_LOW = r"(?P<low>(?:≥|>=|>)\s?G?\s?[345]|[34]\s?[-–/]\s?[45]|[34]\s?\+|[345] (?:or|and) (?:higher|above|worse|greater|more))"
_GRADE = r"(?:gr(?:ades?)?\.?\s?|G\s?)?"
_ANY = r"\b(?:any|all)(?:[\s-]?(?:grades?|gr\.?)|(?![\s-]?(?:causes?|TE?AEs?|AEs?|events?|patients|pts|treat)))"
_JOIN = r"(?:,?\s?%)?\s?(?:/|,|\||;|and|vs\.?|\(|\[)\s?(?:%\s?)?"
_PAIR = regex(rf"{_ANY}{_JOIN}{_GRADE}{_LOW}", re.IGNORECASE)
_TURNED = regex(rf"\b{_GRADE}{_LOW}{_JOIN}{_ANY}\b", re.IGNORECASE)
_SECOND = regex(
    rf"\b(?:second|latter|right|bracketed|lower) (?:figure|number|value|percentage)s?,?\s?(?:is |are |for |of |gives? |the )*{_GRADE}{_LOW}"
    r"|\b(?:figure|number|value|percentage)s? in (?:brackets|parentheses),?\s?(?:is |are |for |of |gives? |the |:)*\s?"
    rf"{_GRADE}{_LOW.replace('low', 'low2')}"
    rf"|{_GRADE}{_LOW.replace('low', 'low3')}(?: events?| figures?)? in (?:brackets|parentheses)",
    re.IGNORECASE,
)
COUNTED = regex(r"\bn\s?\(\s?%|%\s?\(\s?n\b|\bno\.\s?\(\s?%", re.IGNORECASE)
"""Words that say what brackets hold."""
_BETWEEN_ARMS = regex(r"\s?/\s?|\s(?:vs?\.?|versus|\|)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """One arm of a heading that names two: where its words stand, and its N."""

    span: Span
    words: str
    spans: tuple[Span, ...] = ()
    """All places of its words, where they stand apart."""


def halves(text: str, bracketed: bool = True) -> list[Span]:
    """Where the two parts of a cell stand: "97.1 / 45.2", "45 (52) / 12 (13)", with `bracketed` also "97 (45)"; none else.

    >>> halves("68 vs 51")
    [(0, 2), (6, 8)]
    """
    m = _SHARES.fullmatch(text) or _SIMPLE.fullmatch(text) or (_BRACKET.fullmatch(text) if bracketed else None)
    return [(m.start(part), m.start(part) + len(m.group(part).rstrip())) for part in "ab"] if m else []


def grades_of_pair(heads: Sequence[str], name: str = "") -> tuple[str, str] | None:
    """The two grades of cells like "97.1 / 45.2" under "any grade / grade ≥3"; a note may give a grade for the event `name` alone.

    >>> grades_of_pair(["second figure grade 3-4, for rash grade ≥3"], "Rash")
    ('any', '>=3')
    """
    for text in heads:
        m = _PAIR.search(text) or _SECOND.search(text)
        turned = None if m else _TURNED.search(text)
        if m is None and turned is None:
            continue
        alone = re.search(rf"\bfor {re.escape(name)},? grades?\s?{_LOW}", text, re.IGNORECASE) if name else None
        low = _normal(next(g for g in (alone or m or turned).groups() if g))  # type: ignore[union-attr]
        return (low, "any") if turned else ("any", low)
    return None


def _normal(words: str) -> str:
    low = re.sub(r"[\sG]", "", words).replace("≥", ">=").replace("–", "-").replace("/", "-")
    if low.startswith(">") and low[1] != "=":
        return f">={int(low[1]) + 1}"
    return f">={low[0]}" if low[0].isdigit() and not re.fullmatch(r"\d-\d", low) else low


def sides_of(view: TableView, column: int) -> tuple[Side, Side] | None:
    """The two arms that a column's nearest heading names: "A (n = 149) / B (n = 150)", "A + C vs C"; None where it names one."""
    for cell in reversed(view.path(column)):
        for start, end in _parts(view, *view.span(cell)):
            found = _two(view, start, end)
            if found is not None:
                return found
    return None


def _parts(view: TableView, start: int, end: int) -> Iterator[Span]:
    """What the heading has in brackets, the heading without the trial's name before its arms, then the whole of it."""
    text = view.scene.text[start:end]
    yield from ((start + m.start(1), start + m.end(1)) for m in _IN_BRACKETS.finditer(text))
    m = re.match(r"[^,:;\n]{3,24}(?:[:;]|,\s|\n)\s?", text)
    if m and not view.scene.within(start, start + m.end(), Label.DRUG):
        yield start + m.end(), end
    yield start, end


def _two(view: TableView, start: int, end: int) -> tuple[Side, Side] | None:
    text = view.scene.text[start:end]
    for m in _BETWEEN_ARMS.finditer(text):
        sides = (Side((start, start + m.start()), text[: m.start()]), Side((start + m.end(), end), text[m.end() :]))
        if all(_is_arm(view, side) for side in sides):
            return sides
    return None


_IN_BRACKETS = regex(r"\(([^()]*(?:/|\||\bvs\.?\s)[^()]*)\)")
_SIZED = regex(r"[(,\s][nN]\s?=\s?\d")


def _is_arm(view: TableView, side: Side) -> bool:
    """Whether the words are those of an arm: a size, a drug, a short form of drugs or a control."""
    if not side.words.strip() or side.words.count("(") != side.words.count(")"):
        return False
    named = _SIZED.search(side.words) or table_arms.is_control(side.words) or re.search(r"\b(?:arm|experimental|control)\b", side.words)
    return bool(named) or legend_of(view.scene).explains(side.words.strip()) or bool(table_arms.assets_named(view.scene, [side.span]))


@dataclass(frozen=True, slots=True)
class Place:
    """A figure's place in the text, its grade ("any" for all) and the arm that it is of, where the cell holds several."""

    start: int
    end: int
    grade: str | None = None
    side: Side | None = None


def places(view: TableView, column: int, span: Span, heads: Sequence[str], name: str, arms: tuple[Side, Side] | None = None) -> list[Place]:
    """The figures of a cell that holds two, by the headings (the nearest first) or the row's `arms`; none where it holds one."""
    start, end = span
    text = view.scene.text[start:end]
    parts = halves(text)
    if not parts:
        return []
    sides = arms or sides_of(view, column)
    path = [view.words(c) for c in view.path(column)]
    sized = sides is not None and all(_SIZED.search(side.words) for side in sides)
    grades = grades_of_pair(path if sized else heads, name)
    bracketed = not halves(text, bracketed=False)
    if bracketed and any(COUNTED.search(head) for head in heads):
        return []
    if grades:
        return [Place(start + a, start + b, grade) for (a, b), grade in zip(parts, grades, strict=True)]
    if sides is None or bracketed:
        return []
    return [Place(start + a, start + b, None, side) for (a, b), side in zip(parts, sides, strict=True)]
