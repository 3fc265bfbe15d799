"""Splits an abstract book into its abstracts; anything else is one article.

Example: heading lines "4O A first study" and "5O A second study" give the articles a1 (number "4O") and a2 ("5O"). A number in a form that
only congresses use opens an abstract wherever a heading begins with it; any other title does where its authors and its sections follow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from abstract2kb.patterns import regex
from abstract2kb.pdf.abstract_heads import SESSION
from abstract2kb.pdf.built_abstracts import built_openings, merged
from abstract2kb.pdf.layout import Article, Block
from abstract2kb.pdf.numbered_heads import of_siblings, with_closings
from abstract2kb.pdf.opening import Opening
from abstract2kb.pdf.poster_pages import by_page, numbered_pages

_NUMBER = regex(
    r"(?:(?:abstract|poster|presentation)\s*(?:no\.?|number|#|:)?\s*(?P<named>#?[A-Za-z]{0,4}-?\d{1,6}[A-Za-z]{0,4})"
    r"|(?P<bare>#\s?[A-Z]{0,3}\d{1,6}|LBA-?\d{1,5}(?:_PR)?|LB\d{2,4}|e\d{4,6}|CT\d{2,4}|TPS\d{2,5}"
    r"|\d{1,4}(?:MO|TiP|eP|eTiP|O|P)(?:_PR)?|[PO]-?\d{2,4}))(?=$|[\s:.|–—-])",
    re.IGNORECASE,
)
_STRICT_CASE = regex(r"#|LBA|LB|e\d|CT|TPS|\d{1,4}(?:MO|TiP|eP|eTiP|O|P)|[PO]-?\d")
_AFTER_NUMBER = regex(r"(?P<number>#?[A-Za-z]{0,4}\d{1,6}[A-Za-z]{0,4})\s+(?P<rest>\S.*)")
_INSIDE = regex(r"(?<![A-Za-z0-9-])(?P<number>LBA-?\d{1,5}|\d{1,4}(?:MO|TiP|eP|eTiP|O|P))(?![A-Za-z0-9-])")
_LEAST_INSIDE = 3
"""A number inside of a heading (at the end of its first line, in the margin) opens an abstract when so many headings have one."""
_FRONT_MATTER = 500
_HEAD = 8
"""Blocks at the head of an article among which its title is."""


def find_articles(
    text: str,
    blocks: Sequence[Block],
    is_bold: Callable[[Block], bool],
    page_of: Callable[[int], int],
    light_from: Callable[[Block], int | None] = lambda _: None,
) -> tuple[Article, ...]:
    """The articles in order; together they cover the text.

    `is_bold` tells whether a block is set in bold, `light_from` where one that begins so goes on in light type, `page_of` the page of an offset.
    """
    openings = with_closings(text, blocks, by_page(text, blocks, find_openings(text, blocks, is_bold, light_from)))
    if len({opening.number or opening.title for opening in openings}) < 2:
        return (Article("a1", None, document_title(text, blocks), _pages(blocks, 0, len(text), page_of), 0, len(text)),)
    articles = []
    first = blocks[openings[0].block].start
    if sum(b.end - b.start for b in blocks[: openings[0].block] if b.kind != "title") > _FRONT_MATTER:
        front = document_title(text, blocks[: openings[0].block])
        articles.append(Article("a1", None, front, _pages(blocks, 0, first, page_of), 0, first))
    else:
        first = 0
    for index, opening in enumerate(openings):
        start = blocks[opening.block].start if index else first
        end = blocks[openings[index + 1].block].start if index + 1 < len(openings) else len(text)
        title = opening.title or _title_below(text, blocks, opening.block, is_bold)
        pages = _pages(blocks, start, end, page_of)
        articles.append(Article(f"a{len(articles) + 1}", opening.number, title, pages, start, end))
    return tuple(articles)


def with_titles(text: str, blocks: Sequence[Block], articles: Sequence[Article]) -> list[Block]:
    """The blocks, of which those that say just the title of an article are headings also where they are set as text."""
    found = list(blocks)
    for article in articles if len(articles) > 1 else ():
        first = bisect_left(found, article.start, key=lambda block: block.start)
        for at in range(first, min(first + _HEAD, len(found))):
            block = found[at]
            if block.kind in ("paragraph", "note", "list_item") and text[block.start : block.end].strip() == article.title:
                found[at] = replace(block, kind="heading", level=1)
                break
    return found


def document_title(text: str, blocks: Sequence[Block]) -> str | None:
    """The title block, else the first heading."""
    for kind in ("title", "heading"):
        for block in blocks:
            if block.kind == kind:
                return text[block.start : block.end]
    return None


def find_openings(
    text: str, blocks: Sequence[Block], is_bold: Callable[[Block], bool], light_from: Callable[[Block], int | None] = lambda _: None
) -> list[Opening]:
    """The blocks that begin with an abstract number in heading style, or are one right above a title, or have one in the margin of a heading."""
    found, led = [], []
    for index, block in enumerate(blocks):
        if block.kind not in ("heading", "title", "paragraph"):
            continue
        line = text[block.start : block.end]
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        titled = below is not None and (below.kind in ("heading", "title") or is_bold(below))
        styled = block.kind in ("heading", "title") or is_bold(block)
        opening = _at_the_start(index, line, styled, titled) or _beside_session(index, line, titled)
        if opening:
            found.append(opening)
        elif not styled and (light := light_from(block)) is not None:
            led.append(_at_the_start(index, text[block.start : light], True, titled))
    built = built_openings(text, blocks, is_bold, light_from)
    if found or not built:
        found += of_siblings(text, blocks, is_bold, found)
    found = sorted([*found, *_of_a_series(found, led)], key=lambda opening: opening.block)
    found = found or numbered_pages(text, blocks)
    return merged(found if len(found) > 1 else _in_headings(text, blocks) or found, built)


def _of_a_series(found: Sequence[Opening], led: Sequence[Opening | None]) -> list[Opening]:
    """Those of the openings that stand in bold before light words whose number is of the form that others in heading style have."""
    forms = [_DIGIT.sub("0", opening.number or "") for opening in found]
    return [opening for opening in led if opening is not None and opening.title and forms.count(_DIGIT.sub("0", opening.number or "")) > 1]


_DIGIT = regex(r"\d")


def _at_the_start(index: int, line: str, styled: bool, titled: bool) -> Opening | None:
    """ "4O A first study" in heading style, or "4O" alone above a title."""
    match = _NUMBER.match(line)
    if match is None or (match["bare"] and not _STRICT_CASE.match(match["bare"])):
        return None
    rest = line[match.end() :].strip(" :.|–—-\t")
    if not styled and (rest or not titled):
        return None
    return Opening(index, (match["named"] or match["bare"]).lstrip("# "), rest or None)


def _beside_session(index: int, line: str, titled: bool) -> Opening | None:
    """ "3501 Oral Abstract Session" above a title."""
    match = _AFTER_NUMBER.fullmatch(line) if titled else None
    return Opening(index, match["number"].lstrip("#"), None) if match and SESSION.fullmatch(match["rest"]) else None


def _in_headings(text: str, blocks: Sequence[Block]) -> list[Opening]:
    """Headings with a number that the line-by-line reading has put inside of the title."""
    found, seen = [], set[str]()
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        numbers = [m for m in _INSIDE.finditer(line) if m["number"] not in seen] if block.kind == "heading" else []
        if len(numbers) != 1:
            continue
        seen.add(numbers[0]["number"])
        parts = [line[: numbers[0].start()].strip(" /"), line[numbers[0].end() :].strip()]
        following = blocks[index + 1 : index + 2]
        parts += [
            text[b.start : b.end] for b in following if b.kind == "heading" and b.level == block.level and not _INSIDE.search(text[b.start : b.end])
        ]
        found.append(Opening(index, numbers[0]["number"], " ".join(filter(None, parts))))
    return found if len(found) >= _LEAST_INSIDE else []


def _title_below(text: str, blocks: Sequence[Block], index: int, is_bold: Callable[[Block], bool]) -> str | None:
    if index + 1 >= len(blocks):
        return None
    block = blocks[index + 1]
    return text[block.start : block.end] if block.kind in ("heading", "title") or is_bold(block) else None


def _pages(blocks: Sequence[Block], start: int, end: int, page_of: Callable[[int], int]) -> tuple[int, ...]:
    pages: set[int] = set()
    first, last = (bisect_left(blocks, offset, key=lambda block: block.start) for offset in (start, end))
    for block in blocks[first:last]:
        pages.update(range(block.page, page_of(block.end - 1) + 1) or (block.page,))
    return tuple(sorted(pages))
