"""Posters, a page each: every page has the headings that a poster begins and ends with, whatever stands first on it.

Example: pages of which each has "Background" once and "Conclusions" once as headings are articles of their own, with the number that stands alone
at their head, or in a side panel at their foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from abstract2kb.patterns import regex
from abstract2kb.pdf.abstract_parts import affiliates, names_authors
from abstract2kb.pdf.layout import Block
from abstract2kb.pdf.opening import Opening

__all__ = ["by_page", "numbered_pages"]

_FIRST = regex(r"(?:\d\.?\s)?(?:background|introduction|intro|rationale|background (?:and|&) \w+|introduction (?:and|&) \w+)\W*", re.IGNORECASE)
_CLOSING = regex(r"(?:\d\.?\s)?(?:(?:key |summary and |our )?conclusions?(?: (?:and|&) \w+)?|summary)\W*", re.IGNORECASE)
_LAST = regex(rf"{_CLOSING.pattern}|(?:\d\.?\s)?(?:references?|disclosures?|acknowledge?ments?(?: (?:and|&) \w+)?)\W*", re.IGNORECASE)
_SMALL_PRINT = regex(r"(?:^|[.;]\s)(?:References?|Refs?|Acknowledge?ments?|Disclosures?|Conflicts? of interest|Funding)\b[.:]?\s(?=[A-Z\d\[])")
"""How the small print at the foot of a poster begins, where no heading stands over it."""
_YEAR = regex(r"(?:19|20)\d\d")
_LEAST, _SHARE, _CERTAIN = 2, 0.8, 0.5
"""So many pages are posters, and so great a part of all; of so many it is certain."""
_TITLE = 30
_POSTER, _LIKELY = 3, 2
"""Points of a page that is a poster, and of one that is among posters."""
_MUCH, _TOP, _BYLINE = 1500, 8, 4
"""Characters of a full page, blocks at its top, and those below a title that tell whose it is."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page, the first of them, and where its people are named (None: nowhere at its top)."""

    first: int
    blocks: Sequence[Block]
    words: Sequence[str]
    people: int | None

    @property
    def heads(self) -> list[str]:
        """The headings of the page."""
        return [words for b, words in zip(self.blocks, self.words, strict=True) if b.kind in ("heading", "title")]


def by_page(text: str, blocks: Sequence[Block], openings: Sequence[Opening]) -> list[Opening]:
    """The openings; where nearly every page is a poster, one for each such page, with the number and title that those on it tell."""
    pages = [_page(text, [i for i, _ in own], blocks) for _, own in groupby(enumerate(blocks), key=lambda pair: pair[1].page)]
    likely = [page for page in pages if _is_poster(page) or _points(page) >= _LIKELY]
    certain = sum(_is_poster(page) for page in likely)
    crowded = any(sum(_is_on(o, page) for o in openings) > 1 for page in pages)  # a page of a book of abstracts
    if crowded or certain < _LEAST or certain < _CERTAIN * len(pages) or len(likely) < _SHARE * len(pages):
        return list(openings)
    found = []
    for page in likely:
        told = [o for o in openings if _is_on(o, page)]
        number = _number(page) or next((o.number for o in told if o.number), None)
        title = _title(page) or next((o.title for o in told if o.title and len(o.title) > _TITLE), None)
        found.append(Opening(page.first, number, title))
    return found


def _page(text: str, own: Sequence[int], blocks: Sequence[Block]) -> _Page:
    """A page with what its blocks say."""
    words = [text[blocks[i].start : blocks[i].end].strip() for i in own]
    titled = next((i for i, said in enumerate(words[:_TOP]) if len(said) > _TITLE), _TOP)
    below = range(titled + 1, min(titled + 1 + _BYLINE, _TOP, len(own)))
    return _Page(own[0], [blocks[i] for i in own], words, next((i for i in below if names_authors(words[i])), None))


def _is_on(opening: Opening, page: _Page) -> bool:
    return page.first <= opening.block < page.first + len(page.blocks)


def _is_poster(page: _Page) -> bool:
    """Whether a page has one heading that a poster begins with, and those that it ends with, one conclusion at most; is full of text below a title,
    its authors and where they work; or has enough other signs of a poster."""
    if _is_full(page) and _is_signed(page):
        return True
    closings = sum(_CLOSING.fullmatch(head) is not None for head in page.heads)
    headed = _begins(page) == 1 and any(map(_LAST.fullmatch, page.heads)) and closings <= 1
    return headed or _points(page) >= _POSTER


def _is_full(page: _Page) -> bool:
    return page.blocks[-1].end - page.blocks[0].start >= _MUCH


def _begins(page: _Page) -> int:
    """How many headings a poster begins with."""
    return sum(_FIRST.fullmatch(head) is not None for head in page.heads)


def _points(page: _Page) -> int:
    """How much speaks for a poster: people below a title at the top, where they work, a number, headings that posters begin and end with."""
    if not _is_full(page):
        return 0
    ends = any(map(_LAST.fullmatch, page.heads)) or any(map(_SMALL_PRINT.search, page.words))
    works = any(map(affiliates, page.words[:_TOP]))
    return 2 * (page.people is not None) + works + (_number(page) is not None) + (_begins(page) == 1) + ends


def _is_signed(page: _Page) -> bool:
    """Whether the page begins with a title and, right below it, people and their places of work, or a line that begins with a number."""
    words = _below_title(page)
    return (any(map(names_authors, words)) and any(map(affiliates, words))) or any(map(_NAMED.match, words))


def _below_title(page: _Page) -> list[str]:
    """What the blocks right below the title that a page begins with say."""
    top = page.blocks[:_TOP]
    first = next((i for i, b in enumerate(top) if b.kind in ("heading", "title") and b.end - b.start > _TITLE), None)
    below = range(first + 1, min(first + 1 + _BYLINE, len(page.blocks))) if first is not None else ()
    return [page.words[i] for i in below if page.blocks[i].kind in ("paragraph", "note", "list_item", "heading")]


_CODE = r"#?(?P<number>[A-Z]{0,4}-?\d{1,5}[A-Z]{0,4})"
_NAMED = regex(r"(?:(?:poster|abstract|presentation)\s?(?:no\.?|number|#)?|#)\s?(?P<number>[A-Z]{0,4}-?\d{2,5}[A-Z]{0,3})(?:\W|$)", re.IGNORECASE)
"""How the line below a title begins that tells the number: "Poster 1087 | ...", "#934 SITC 2026"."""
_TOLD = regex(rf"(?:^|[\s(|·•,])(?i:abstract|poster|presentation)\s(?i:no\.?\s|number\s)?{_CODE}(?=$|[\s)|·•,;])")
"""A number in the lines around a title: "AACR 2025 · Abstract CT118", "..., Houston, TX Abstract No. CT203"."""
_OF_MEETING = regex(r"[A-Z][\w /-]{1,40}?(?:19|20)\d\d\W{1,5}#?(?P<number>[A-Z]{1,4}-?\d{2,5}[A-Z]{0,3})")
"""A number behind the meeting: "EHA2026 · PS1803"."""
_ALONE = regex(
    r"#?(?P<number>(?:[A-Z]{1,4}-?)?\d{3,5}[A-Z]{0,4}|\d{1,4}[A-Z]{1,3})|"
    r"(?:abstract|poster|presentation)\s(?:no\.?\s|#\s?)?(?P<called>[A-Z]{0,4}-?\d{1,5})",
    re.IGNORECASE,
)


def _number(page: _Page) -> str | None:
    """The number that the lines around the title tell, or that stands alone on the page, no year; one with letters rather than one without."""
    for words in _below_title(page):
        if (named := _NAMED.match(words)) is not None:
            return named["number"]
    for words in page.words[: (page.people or 0) + _BYLINE]:
        told = _TOLD.search(words) or _OF_MEETING.fullmatch(words) or (_NAMED.match(words) if words.startswith("#") else None)
        if told is not None:
            return told["number"]
    edges = {*range(_TOP), *range(len(page.blocks) - _TOP, len(page.blocks))}
    found = []
    for i, (block, words) in enumerate(zip(page.blocks, page.words, strict=True)):
        alone = _ALONE.fullmatch(words) if block.kind != "table" and not _YEAR.fullmatch(words) else None
        number = (alone["number"] or alone["called"]) if alone is not None else None
        if number is not None and (i in edges or not number.isdigit()):
            found.append(number)
    return next((n for n in found if not n.isdigit()), next(iter(found), None))


def _title(page: _Page) -> str | None:
    """The longest of what stands above the people at the top, with what goes on from it; else the heading of the highest rank that is as long."""
    above = range(page.people) if page.people is not None else ()
    longest = max(above, key=lambda i: len(page.words[i]), default=None)
    if longest is not None and len(page.words[longest]) > _TITLE:
        level = page.blocks[longest].level
        on = [i for i in above if i == longest or (i > longest and level and page.blocks[i].level == level)]
        return " ".join(page.words[i] for i in on)
    long = [i for i, b in enumerate(page.blocks) if b.kind in ("heading", "title") and b.end - b.start > _TITLE]
    top = min(long, key=lambda i: (page.blocks[i].level, i), default=None)
    return page.words[top] if top is not None else None


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
