"""Posters, a page each: every page has the headings that a poster begins and ends with, whatever stands first on it.

Example: pages of which each has "Background" once and "Conclusions" once as headings are articles of their own, with the number that stands alone
at their head, or in a side panel at their foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from abstract2kb.patterns import regex
from abstract2kb.pdf.abstract_parts import affiliates, names_authors
from abstract2kb.pdf.layout import Block
from abstract2kb.pdf.opening import Opening

__all__ = ["by_page", "numbered_pages"]

_FIRST = regex(r"(?:\d\.?\s)?(?:background|introduction|rationale|background (?:and|&) \w+|introduction (?:and|&) \w+)\W*", re.IGNORECASE)
_CLOSING = regex(r"(?:\d\.?\s)?(?:(?:key |summary and |our )?conclusions?(?: (?:and|&) \w+)?|summary)\W*", re.IGNORECASE)
_LAST = regex(rf"{_CLOSING.pattern}|(?:\d\.?\s)?(?:references?|disclosures?|acknowledge?ments?(?: (?:and|&) \w+)?)\W*", re.IGNORECASE)
_ALONE = regex(
    r"#?(?:[A-Z]{1,4}-?)?\d{3,5}[A-Z]{0,4}|#?\d{1,4}[A-Z]{1,3}|(?:abstract|poster|presentation)\s(?:no\.?\s|#\s?)?[A-Z]{0,4}-?\d{1,5}", re.IGNORECASE
)
_YEAR = regex(r"(?:19|20)\d\d")
_NUMBER = regex(r"[A-Z]{0,4}-?\d{1,5}[A-Z]{0,4}$")
_LEAST, _SHARE = 2, 0.8
"""So many pages are posters, and so great a part of all."""
_TITLE = 30


def by_page(text: str, blocks: Sequence[Block], openings: Sequence[Opening]) -> list[Opening]:
    """The openings; where nearly every page is a poster, one for each such page, with the number and title that those on it tell."""
    pages = [[i for i, _ in own] for _, own in groupby(enumerate(blocks), key=lambda pair: pair[1].page)]
    posters = [own for own in pages if _is_poster(text, [blocks[i] for i in own])]
    crowded = any(sum(own[0] <= o.block <= own[-1] for o in openings) > 1 for own in pages)  # a page of a book of abstracts
    if crowded or len(posters) < _LEAST or len(posters) < _SHARE * len(pages):
        return list(openings)
    found = []
    for own in posters:
        told = [o for o in openings if own[0] <= o.block <= own[-1]]
        number = next((o.number for o in told if o.number), None) or _number(text, [blocks[i] for i in own])
        title = next((o.title for o in told if o.title and len(o.title) > _TITLE), None) or _title(text, [blocks[i] for i in own])
        found.append(Opening(own[0], number, title))
    return found


def _is_poster(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a page has one heading that a poster begins with, and those that it ends with, one conclusion at most; or is full of text below a
    title and its authors."""
    if _is_signed(text, blocks):
        return True
    heads = [text[b.start : b.end].strip() for b in blocks if b.kind in ("heading", "title")]
    first = sum(_FIRST.fullmatch(head) is not None for head in heads)
    return first == 1 and any(map(_LAST.fullmatch, heads)) and sum(_CLOSING.fullmatch(head) is not None for head in heads) <= 1


def _is_signed(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a page of much text begins with a title and, right below it, people and their places of work, or a line that begins with a number."""
    words = _below_title(text, blocks) if blocks[-1].end - blocks[0].start >= _MUCH else []
    return (any(map(names_authors, words)) and any(map(affiliates, words))) or any(map(_NAMED.match, words))


def _below_title(text: str, blocks: Sequence[Block]) -> list[str]:
    """What the blocks right below the title that a page begins with say."""
    first = next((i for i, b in enumerate(blocks[:_TOP]) if b.kind in ("heading", "title") and b.end - b.start > _TITLE), None)
    below = blocks[first + 1 : first + 1 + _BYLINE] if first is not None else ()
    return [text[b.start : b.end].strip() for b in below if b.kind in ("paragraph", "note", "list_item", "heading")]


_NAMED = regex(r"(?:(?:poster|abstract|presentation)\s?(?:no\.?|number|#)?|#)\s?(?P<number>[A-Z]{0,4}-?\d{2,5}[A-Z]{0,3})(?:\W|$)", re.IGNORECASE)
"""How the line below a title begins that tells the number: "Poster 1087 | ...", "#934 SITC 2026"."""
_MUCH, _TOP, _BYLINE = 1500, 8, 4


def _number(text: str, blocks: Sequence[Block]) -> str | None:
    """The number that stands alone on a page, no year; one with letters rather than one without."""
    if (named := next((m["number"] for words in _below_title(text, blocks) if (m := _NAMED.match(words))), None)) is not None:
        return named
    alone = [words for b in blocks if b.kind != "table" and _ALONE.fullmatch(words := text[b.start : b.end].strip()) and not _YEAR.fullmatch(words)]
    numbers = [m.group() for words in alone if (m := _NUMBER.search(words)) is not None]
    return next((n for n in numbers if not n.isdigit()), next(iter(numbers), None))


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    """The heading of the highest rank that is as long as a title."""
    long = [b for b in blocks if b.kind in ("heading", "title") and b.end - b.start > _TITLE]
    top = min(long, key=lambda b: (b.level, b.start), default=None)
    return text[top.start : top.end].strip() if top is not None else None


def numbered_pages(text: str, blocks: Sequence[Block]) -> list[Opening]:
    """The numbers that stand alone above the title of a page, where most pages, two or more, begin so with numbers of their own: posters."""
    first: dict[int, int] = {}
    found = []
    for index, block in enumerate(blocks[:-1]):
        at, below = first.setdefault(block.page, index), blocks[index + 1]
        number = text[block.start : block.end].strip()
        titled = below.page == block.page and below.kind in ("heading", "title") and below.end - below.start > _LONG_TITLE
        if index - at < _HEAD and titled and _DIGITS.fullmatch(number) and not _YEAR.fullmatch(number):
            found.append(Opening(index, number.lstrip("#"), text[below.start : below.end].strip()))
    numbers, pages = {opening.number for opening in found}, {blocks[opening.block].page for opening in found}
    return found if len(numbers) == len(found) == len(pages) > 1 and 2 * len(pages) >= len(first) else []


_DIGITS = regex(r"#?(?:[A-Z]{1,4}-?)?\d{3,5}[A-Z]{0,4}")
_LONG_TITLE, _HEAD = 40, 6
"""So many characters has a title below a number at least, and among so many blocks at the head of its page is the number."""
