"""Abstracts found by how they are built: a title, its authors and their places of work, then labelled sections.

Example: "256 Anito-cel in myeloma" above "Kiran Patel, MD1, and Cara Free, MD2" and "Introduction: ..." opens the abstract 256; the title of a
poster, which has no number, opens one too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from abstract2kb.patterns import regex
from abstract2kb.pdf.abstract_heads import CATEGORY, NUMBER, SESSION, SPACED, Page, bare_title, is_detail, number_above, number_below
from abstract2kb.pdf.abstract_numbers import Numbers, Told
from abstract2kb.pdf.abstract_parts import affiliates, names_authors, sections_begun
from abstract2kb.pdf.layout import Block
from abstract2kb.pdf.opening import Opening

__all__ = ["built_openings", "merged"]

_LETTERED = regex(r"(?=.*[A-Za-z]).{3,}|\d{2,3}[A-Z].*|\d+[A-Z]")
_YEAR = regex(r"(?:19|20)\d\d")
_AHEAD = 12
"""Blocks after a title within which its sections begin."""
_BYLINE = 4
"""Blocks after a title among which its authors and their places stand."""
_PLACES = 4
"""The places of authors stand in one of so many sentences behind a title."""
_BODY = 400
"""Characters of a paragraph that is the whole of an abstract without sections."""
_LINE = 90
"""Characters of what stands beside a number where that is no title."""
_LEAST, _ALIKE = 2, 0.4
"""So many abstracts make a book, and so great a part of all titles with results below them."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Blocks first:last + 1 that may hold a title; `plain` ones have no style of their own, `run_in` ones end in the authors."""

    first: int
    last: int
    plain: bool = False
    run_in: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class _Below:
    """What follows a title: authors, places of work, the kinds of sections, and the longest paragraph in characters."""

    authors: bool
    places: bool
    kinds: tuple[str, ...]
    body: int

    @property
    def structured(self) -> bool:
        """Whether sections follow, first one that opens an abstract, or, below authors, a box with the findings."""
        opened = [at for at, kind in enumerate(self.kinds) if kind in ("start", "methods")]
        return bool(opened) and len(set(self.kinds)) > 1 and (opened[0] == 0 or self.authors)


def built_openings(
    text: str, blocks: Sequence[Block], is_bold: Callable[[Block], bool], light_from: Callable[[Block], int | None] = lambda _: None
) -> list[Opening]:
    """The openings of all abstracts that are built as such, in order; fewer than two are none, nor a few of many that tell
    results in one form: the cards of a digest, of which some name a presenter's place."""
    page = Page(text, blocks, is_bold, light_from)
    every = list(_heads(page))
    heads = [head for head, after in pairwise([*every, None]) if head is not None and _is_abstract(page, head, after)]
    if len(heads) < _LEAST:
        return []
    ends = [blocks[head.first].start for head in heads[1:]] + [len(text)]
    told = [_told(page, head, end) for head, end in zip(heads, ends, strict=True)]
    alike = sum("results" in _below(page, head).kinds for head in every)
    if len(heads) < _ALIKE * alike and not any(one.surely for one in told):
        return []
    numbers = Numbers(told)
    return [_opening(page, head, numbers.of(one)) for head, one in zip(heads, told, strict=True)]


def merged(numbered: Sequence[Opening], built: Sequence[Opening]) -> list[Opening]:
    """Both kinds of openings, those of the same abstract once: the built one has the whole title, the numbered one a number in a form of its own."""
    found: list[Opening] = []
    taken = set[int]()
    at_block: dict[int, list[Opening]] = {}
    for opening in numbered:
        at_block.setdefault(opening.block, []).append(opening)
    for each in built:
        around = range(each.block - _BYLINE + 1, each.last + 1)
        near = [n for block in around for n in at_block.get(block, ()) if id(n) not in taken]
        taken.update(map(id, near))
        told = [n.number for n in near if n.number is not None]
        number = told[-1] if told and (each.number is None or each.guessed) else each.number
        block = min([each.block, *(n.block for n in near)])
        found.append(Opening(block, number, _without(each.title, number), each.last))
    found += [n for n in numbered if id(n) not in taken]
    return sorted(found, key=lambda opening: opening.block)


def _heads(page: Page) -> Iterator[_Head]:
    """Runs of blocks in heading style, and single blocks that are titles by what stands around them."""
    at = 0
    while at < len(page.blocks):
        last = at
        if page.is_head(at):
            while last + 1 < len(page.blocks) and page.is_head(last + 1):
                last += 1
            yield _Head(at, last, run_in=page.run_in(last))
        elif (run_in := page.run_in(at)) is not None:
            yield _Head(at, at, plain=page.bold_title(at) is None, run_in=run_in)
        elif page.is_plain_title(at):
            yield _Head(at, at, plain=True)
        at = last + 1


def _is_abstract(page: Page, head: _Head, after: _Head | None) -> bool:
    """Whether authors and sections follow a title, or either where it is numbered; or authors, their places and one long paragraph."""
    below = _below(page, head)
    end = page.blocks[after.first].start if after is not None else len(page.text)
    told = _told(page, head, end)
    if head.plain:
        whole = below.structured or (len(set(below.kinds)) > 1 and below.places)
        numbered = told.above is not None or (head.run_in is not None and below.places and told.surely)
        return below.authors and (whole or (numbered and below.body > _BODY))
    if below.structured and (below.authors or told.surely):
        return True
    numbered = told.surely or any(len(number) > 1 and number.isdigit() for _, _, number, _ in told.starts)
    if below.authors and below.places and len(set(below.kinds)) > 1:
        return True
    return [below.authors, below.places, numbered].count(True) > 1 and below.body > _BODY


def _below(page: Page, head: _Head) -> _Below:
    """What follows a title up to the next one; a heading of less weight than the title belongs to it."""
    kinds: list[str] = []
    authors = head.run_in is not None
    places = head.run_in is not None and any(map(affiliates, [head.run_in[1], *head.run_in[1].split(". ")[1:_PLACES]]))
    body = _text_after(head.run_in[1]) if head.run_in is not None else 0
    level = page.blocks[head.last].level
    for at in range(head.last + 1, min(head.last + 1 + _AHEAD, len(page.blocks))):
        block, words = page.blocks[at], page.words(at)
        lighter = level > 0 and (block.level > level or block.level == 0)
        if (page.is_head(at) and not (lighter and (kinds or authors))) or (at <= head.last + _BYLINE and page.opens_run_in(at)):
            break
        if at <= head.last + _BYLINE and not kinds:
            authors = authors or names_authors(words)
            places = places or affiliates(words)
        kinds += sections_begun(words)
        body = max(body, len(words) if block.kind == "paragraph" and not affiliates(words) else 0)
    return _Below(authors, places, tuple(kinds), body)


_SENTENCE = regex(r"\.\s[A-Z][\w-]*\s[a-z]+\s[a-z]+\s")


def _text_after(names: str) -> int:
    """How long the text is that follows the authors and their places in one paragraph."""
    m = _SENTENCE.search(names)
    return len(names) - m.end() if m is not None else 0


def _candidates(page: Page, head: _Head) -> Iterator[tuple[int, str, str, str | None]]:
    """Place, prefix, number and rest of the blocks of a head that begin with a number."""
    for place in range(head.first, head.last + 1):
        words = page.words(place)
        if SPACED.fullmatch(words):
            yield place, words.split(" ")[0], words, None
            continue
        m = NUMBER.match(words)
        if m is None or CATEGORY.match(words) or (_YEAR.fullmatch(m["number"]) and m["rest"] and not m["rest"][:1].isupper()):
            continue
        yield place, m["prefix"].rstrip("-.").upper(), m["number"], m["rest"]


def _told(page: Page, head: _Head, end: int) -> Told:
    """What a head says of its number, up to the end of its abstract."""
    text = page.text[page.blocks[head.last].end : end]
    starts = [(place, prefix, number, rest is None) for place, prefix, number, rest in _candidates(page, head)]
    return Told(
        number_above(page, head.first),
        number_below(page, head.last),
        starts,
        " ".join(page.words(at) for at in range(head.first, head.last + 1)),
        text,
    )


def _opening(page: Page, head: _Head, number: tuple[int | None, str] | None) -> Opening:
    place, told = number if number is not None else (None, None)
    own = _title_at(page, head, place)
    title = _title_blocks(page, head, place if own else None)
    words = {at: page.words(at) for at in title}
    if head.run_in is not None:
        words[head.last] = head.run_in[0]
    if place is not None and place in words:
        words[place] = own or ""
    elif own and len(own) >= _LINE:
        words = {head.last: own}
    block = title[0] if place is None else min(place, title[0])
    while block > head.first and _IN_MARGIN.fullmatch(page.words(block - 1)):
        block -= 1
    joined = " ".join(filter(None, (words[at] for at in sorted(words))))
    return Opening(block, told, bare_title(joined) or None, head.last, told is not None and place is None)


def _title_at(page: Page, head: _Head, place: int | None) -> str | None:
    """The words of a title that follow its number in the same block."""
    if place is None or place < head.first:
        return None
    m = NUMBER.match(page.words(place) if head.run_in is None or place < head.last else head.run_in[0])
    rest = m["rest"] if m is not None else None
    return rest if rest and not SESSION.fullmatch(rest) else None


def _title_blocks(page: Page, head: _Head, begins: int | None) -> list[int]:
    """The blocks of a head that make up its title: those in the style of the last, over what stands in the margin of its lines."""
    found = [head.last]
    for at in range(head.last - 1, head.first - 1, -1):
        if begins is not None and at < begins:
            break
        if page.same_style(at, head.last) and not _no_title(page, at):
            found.insert(0, at)
        elif not _IN_MARGIN.fullmatch(page.words(at)):
            break
    return found


_IN_MARGIN = regex(r"(?:abstract|poster|presentation|no\.?|number|#)|#?\s?(?:[A-Z]{1,6}-?)?\d{1,6}[A-Za-z]{0,4}", re.IGNORECASE)
"""What a corner beside a title has, which the line-by-line reading puts between its lines: "Abstract", "LBA8008"."""


def _without(title: str | None, number: str | None) -> str | None:
    """A title without its number, which the line-by-line reading puts inside of it where it stands in the margin."""
    if title is None or number is None or not _LETTERED.fullmatch(number):
        return title
    return " ".join(re.sub(rf"(?<![\w-]){re.escape(number)}(?![\w-])", " ", title, count=1).split())


def _no_title(page: Page, at: int) -> bool:
    """Whether a block in heading style above a title is no part of it: a category, a session, a number alone."""
    words = page.words(at)
    return bool(CATEGORY.match(words) or SPACED.fullmatch(words) or SESSION.fullmatch(words) or is_detail(words)) or (
        (m := NUMBER.fullmatch(words)) is not None and m["rest"] is None
    )
