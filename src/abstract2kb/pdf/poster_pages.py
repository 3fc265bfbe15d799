"""Posters, a page each: told by several signs, of which none alone is enough, whatever stands first on the page.

Example: pages of which each has a long title with people below it, or "Background" once and "Conclusions" once as headings, are articles of their
own, with the number that the lines around the title tell, or that stands alone at the head or the foot.
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
_LONGEST, _MEETING_LINE, _REACH = 260, 90, 6
"""A title has so many characters at most, and a line that names the meeting; so many blocks below a title people are looked for."""
_HIGH = 0.3
"""The part of a page that a title stands in."""
_WIDE, _TALL = 1000.0, 1030.0
"""Points from the left, or from above, that only what is larger than a sheet or a slide reaches."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page, the first of them, and where its title stands and its people are named (None: nowhere at its top)."""

    first: int
    blocks: Sequence[Block]
    words: Sequence[str]
    title: int | None
    people: int | None

    @property
    def heads(self) -> list[str]:
        """The headings of the page."""
        return [words for b, words in zip(self.blocks, self.words, strict=True) if b.kind in ("heading", "title")]


def by_page(text: str, blocks: Sequence[Block], openings: Sequence[Opening]) -> list[Opening]:
    """The openings; where nearly every page is a poster, one for each such page, with the number and title that those on it tell."""
    pages = [_page(text, [i for i, _ in own], blocks) for _, own in groupby(enumerate(blocks), key=lambda pair: pair[1].page)]
    sure = [_is_poster(page) for page in pages]
    likely = [page for page, told in zip(pages, sure, strict=True) if told or _points(page) >= _LIKELY]
    certain = sum(sure)
    crowded = any(_is_crowded(page, openings) for page in pages)  # a page of a book of abstracts
    if crowded or certain < _LEAST or certain < _CERTAIN * len(pages) or len(likely) < _SHARE * len(pages):
        return list(openings)
    found = []
    for page in likely:
        told = [o for o in openings if _is_on(o, page)]
        number = _named_number(page) or next((o.number for o in told if o.number), None) or _lone_number(page)
        title = _title(page) or next((o.title for o in told if o.title and len(o.title) > _TITLE), None)
        found.append(Opening(page.first, number, title))
    return found


def _page(text: str, own: Sequence[int], blocks: Sequence[Block]) -> _Page:
    """A page with what its blocks say: its title is what people are named below, else what is set largest at the top, else what is long there."""
    words = [text[blocks[i].start : blocks[i].end].strip() for i in own]
    on_page = [blocks[i] for i in own]
    high = _HIGH * max(block.bbox[3] for block in on_page)
    long = [i for i, b in enumerate(on_page) if b.kind != "list_item" and len(words[i]) > _TITLE and _can_be_title(b, words[i])]
    heads = [i for i in long if on_page[i].kind in ("heading", "title") and on_page[i].bbox[1] < high]
    for title in sorted({*heads, *(i for i in long if i < _TOP and len(words[i]) < _LONGEST)}):
        below = range(title + 1, min(title + 1 + _REACH, len(own)))
        people = next((i for i in below if names_authors(words[i])), None)
        if people is not None and not any(i in long for i in range(title + 1, people) if on_page[i].kind != on_page[title].kind):
            return _Page(own[0], on_page, words, title, people)
    largest = min(heads, key=lambda i: (on_page[i].level, i), default=None)
    return _Page(own[0], on_page, words, largest if largest is not None else next((i for i in long if i < _TOP), None), None)


def _can_be_title(block: Block, words: str) -> bool:
    """Whether words are no sentence of the text and no line that names the meeting."""
    ended = words.endswith((".", ";", ",")) and block.kind not in ("heading", "title")
    return not ended and not (len(words) < _MEETING_LINE and _is_of_meeting(words))


def _is_of_meeting(words: str) -> bool:
    """Whether a line names the meeting, or a number."""
    return _TOLD.search(words) is not None or _OF_MEETING.fullmatch(words) is not None or _MEETING.search(words) is not None


def _is_crowded(page: _Page, openings: Sequence[Opening]) -> bool:
    """Whether a page has several openings, not all of them at its top."""
    own = [o for o in openings if _is_on(o, page)]
    return len(own) > 1 and any(o.block - page.first > _TOP for o in own)


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
    """How much speaks for a poster: people below a title at the top, where they work, a number, headings that posters begin and end with, a
    large page, a long title."""
    if not _is_full(page):
        return 0
    ends = any(map(_LAST.fullmatch, page.heads)) or any(map(_SMALL_PRINT.search, page.words))
    works = any(map(affiliates, page.words[:_TOP]))
    told = (works, (_named_number(page) or _lone_number(page)) is not None, _begins(page) == 1, ends, _is_large(page), _is_titled(page))
    return 2 * (page.people is not None) + sum(told)


def _is_large(page: _Page) -> bool:
    """Whether what stands on the page reaches further than a sheet of paper or a slide does."""
    return max(b.bbox[2] for b in page.blocks) > _WIDE or max(b.bbox[3] for b in page.blocks) > _TALL


def _is_titled(page: _Page) -> bool:
    """Whether a heading as long as that of a poster stands at the top."""
    return page.title is not None and page.blocks[page.title].kind in ("heading", "title") and len(page.words[page.title]) > _LONG_TITLE


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


_MEETING = regex(r"\b(?:meeting|congress|conference|symposium|symposia)\b|^[A-Z]{3,6}(?: [A-Z]{2})? (?:19|20)\d\d\b", re.IGNORECASE)
_CODE = r"#?(?P<number>(?:[A-Z]{2,4}\s)?[A-Z]{0,4}-?\d{1,5}[A-Z]{0,4})"
_NAMED = regex(r"(?:(?:poster|abstract|presentation)\s?(?:no\.?|number|#)?|#)\s?(?P<number>[A-Z]{0,4}-?\d{2,5}[A-Z]{0,3})(?:\W|$)", re.IGNORECASE)
"""How the line below a title begins that tells the number: "Poster 1087 | ...", "#934 SITC 2026"."""
_TOLD = regex(rf"(?:^|[\s(|·•,])(?i:abstract|poster|presentation)\s(?i:no\.?\s|number\s)?{_CODE}(?=$|[\s)|·•,;])")
"""A number in the lines around a title: "AACR 2025 · Abstract CT118", "..., Houston, TX Abstract No. CT203"."""
_OF_MEETING = regex(
    r"[A-Z][\w /-]{1,40}?(?:19|20)\d\d\W{1,5}#?(?P<number>[A-Z]{1,4}-?\d{2,5}[A-Z]{0,3})|"
    r"[A-Z][\w /-]{5,70}\b(?i:meeting|congress|symposium|in progress)\s[|·•–—-]\s#?(?P<behind>(?:[A-Z]{2,4}\s?)?\d{2,5}[A-Z]{0,3})"
)
"""A number behind the meeting: "EHA2026 · PS1803"."""
_ALONE = regex(
    r"#?(?P<number>(?:[A-Z]{1,4}-?)?\d{3,5}[A-Z]{0,4}|\d{1,4}[A-Z]{1,3})|"
    r"(?:abstract|poster|presentation)\s(?:no\.?\s|#\s?)?(?P<called>[A-Z]{0,4}-?\d{1,5})",
    re.IGNORECASE,
)


def _named_number(page: _Page) -> str | None:
    """The number that the lines around the title tell."""
    for words in _below_title(page):
        if (named := _NAMED.match(words)) is not None:
            return named["number"]
    for words in page.words[: max(page.people or 0, page.title or 0) + _BYLINE]:
        if (told := _TOLD.search(words) or (_NAMED.match(words) if words.startswith("#") else None)) is not None:
            return told["number"]
        if (behind := _OF_MEETING.fullmatch(words)) is not None:
            return behind["number"] or behind["behind"]
    return None


def _lone_number(page: _Page) -> str | None:
    """The number that stands alone at the head or the foot of the page, no year; one with letters rather than one without."""
    edges = {*range(_TOP), *range(len(page.blocks) - _TOP, len(page.blocks))}
    found = []
    for i, (block, words) in enumerate(zip(page.blocks, page.words, strict=True)):
        alone = _ALONE.fullmatch(words) if block.kind != "table" and i in edges and not _YEAR.fullmatch(words) else None
        if alone is not None:
            found.append(alone["number"] or alone["called"])
    return next((n for n in found if not n.isdigit()), next(iter(found), None))


def _title(page: _Page) -> str | None:
    """The title at the top, with what goes on from it before the people; else the heading of the highest rank that is as long."""
    if page.title is not None:
        level, last = page.blocks[page.title].level, page.people or page.title + _BYLINE
        on = [i for i in range(page.title, min(last, len(page.words))) if i == page.title or (level and page.blocks[i].level == level)]
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
