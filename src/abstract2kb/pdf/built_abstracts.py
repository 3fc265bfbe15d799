"""Abstracts found by how they are built: a title in heading style, its authors and their places of work, then labelled sections.

Example: "256 Anito-cel in myeloma" above "Kiran Patel, MD1, and Cara Free, MD2" and "Introduction: ..." opens the abstract 256; the title of a
poster, which has no number, opens one too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from abstract2kb.patterns import regex
from abstract2kb.pdf.abstract_parts import affiliates, lists_authors, only_label, sections_begun
from abstract2kb.pdf.layout import Block
from abstract2kb.pdf.opening import Opening

__all__ = ["built_openings", "merged"]

_NUMBER = regex(
    r"(?:(?:[Aa]bstract|[Pp]oster|[Pp]resentation|[Pp]aper|ABSTRACT|POSTER)\s*(?P<named>(?:[Nn]o\.?|[Nn]umber|#|:)\s*)?)?#?\s?"
    r"(?P<number>(?P<prefix>(?:[A-Z]{1,6}\d{0,2}[-.]?)?)\d{1,6}(?:[-./]\d{1,4}){0,3}[A-Za-z]{0,4})(?:\s*[:.|–—-])?(?:\s+(?P<rest>\S.*)|\s*$)"
)
"""A number at the start of a heading, in any form: "256", "P5-02-13", "OA03.05", "PB-1234", "Abstract #12"."""
_CATEGORY = regex(r"\d{3}\.\s[A-Z][A-Z ,:/&-]{8,}")
"""A heading over several abstracts: "653. MULTIPLE MYELOMA: PROSPECTIVE THERAPEUTIC TRIALS"."""
_YEAR = regex(r"(?:19|20)\d\d")
_AHEAD = 12
"""Blocks after a title within which its sections begin."""
_BYLINE = 3
"""Blocks after a title among which its authors and their places stand."""
_BODY = 400
"""Characters of a paragraph that is the whole of an abstract without sections."""
_LINE = 90
"""Characters of a line that has a number above a title."""
_LEAST, _SHARE = 2, 0.3
"""So many abstracts, and so great a part of all, have numbers of one form."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Blocks first:last + 1 in heading style; `numbered` are those that begin with a number, the prefix and the number of each."""

    first: int
    last: int
    numbered: tuple[tuple[int, str, str], ...]


def built_openings(text: str, blocks: Sequence[Block], is_bold: Callable[[Block], bool]) -> list[Opening]:
    """The openings of all abstracts that are built as such, in order; fewer than two are none."""
    heads = [head for head in _heads(text, blocks, is_bold) if _is_abstract(text, blocks, head, is_bold)]
    if len(heads) < _LEAST:
        return []
    common = _common_forms(heads)
    return [_opening(text, blocks, head, common) for head in heads]


def merged(numbered: Sequence[Opening], built: Sequence[Opening]) -> list[Opening]:
    """Both kinds of openings, those of the same abstract once: what stands right before another opens the same one."""
    found: list[Opening] = []
    for each in sorted([*numbered, *built], key=lambda opening: (opening.block, opening.number is None)):
        if found and (each.block == found[-1].block or (each.number is None and each.block - found[-1].block <= _BYLINE)):
            continue
        found.append(each)
    return found


def _words(text: str, block: Block) -> str:
    return text[block.start : block.end].strip()


def _is_head(text: str, block: Block, is_bold: Callable[[Block], bool]) -> bool:
    """Whether a block is set as a title may be: it is no label of a section, and no line of authors."""
    if block.kind not in ("heading", "title") and not (block.kind == "paragraph" and is_bold(block)):
        return False
    words = _words(text, block)
    return not (only_label(words) or sections_begun(words[:60]) or lists_authors(words))


def _heads(text: str, blocks: Sequence[Block], is_bold: Callable[[Block], bool]) -> Iterator[_Head]:
    """Runs of blocks in heading style, with the line of a number above them."""
    at = 0
    while at < len(blocks):
        if not _is_head(text, blocks[at], is_bold):
            at += 1
            continue
        last = at
        while last + 1 < len(blocks) and _is_head(text, blocks[last + 1], is_bold):
            last += 1
        first = at - 1 if at and _is_number_line(_words(text, blocks[at - 1]), blocks[at - 1]) else at
        yield _Head(first, last, tuple(_numbers(text, blocks, range(first, last + 1))))
        at = last + 1


def _is_number_line(words: str, block: Block) -> bool:
    """Whether a plain line above a title has nothing but a number, or one that is called so."""
    m = _NUMBER.fullmatch(words) if block.kind == "paragraph" and len(words) < _LINE else None
    return m is not None and (m["rest"] is None or m["named"] is not None)


def _numbers(text: str, blocks: Sequence[Block], places: range) -> Iterator[tuple[int, str, str]]:
    for place in places:
        words = _words(text, blocks[place])
        m = _NUMBER.match(words)
        if m is not None and not _CATEGORY.match(words) and not (_YEAR.fullmatch(m["number"]) and m["rest"] and m["rest"][:1].isupper() is False):
            yield place, m["prefix"].rstrip("-.").upper(), m["number"]


def _is_abstract(text: str, blocks: Sequence[Block], head: _Head, is_bold: Callable[[Block], bool]) -> bool:
    """Whether authors and sections follow a title, or either where it is numbered; or authors, their places and one long paragraph."""
    kinds: list[str] = []
    authors = places = False
    body = 0
    for at in range(head.last + 1, min(head.last + 1 + _AHEAD, len(blocks))):
        block, words = blocks[at], _words(text, blocks[at])
        if _is_head(text, block, is_bold):
            break
        if at <= head.last + _BYLINE and not kinds:
            authors = authors or lists_authors(words)
            places = places or affiliates(words)
        kinds += sections_begun(words)
        body = max(body, len(words) if block.kind == "paragraph" and not affiliates(words) else 0)
    structured = bool(kinds) and kinds[0] in ("start", "methods") and len(set(kinds)) > 1
    if structured and (authors or places or head.numbered):
        return True
    return [authors, places, bool(head.numbered)].count(True) > 1 and body > _BODY


def _common_forms(heads: Sequence[_Head]) -> set[str]:
    """The prefixes of numbers that belong to a series; a title that begins with "IL-2" or "CD19" has no number."""
    found: dict[str, set[str]] = {}
    for head in heads:
        for _, prefix, number in head.numbered:
            found.setdefault(prefix, set()).add(number)
    return {prefix for prefix, numbers in found.items() if len(numbers) >= max(_LEAST, _SHARE * len(heads) if prefix else 0)}


def _opening(text: str, blocks: Sequence[Block], head: _Head, common: set[str]) -> Opening:
    own = [(place, number) for place, prefix, number in head.numbered if prefix in common]
    if own:
        place, number = own[-1]
        m = _NUMBER.match(_words(text, blocks[place]))
        rest = m["rest"] if m is not None else None
        below = _words(text, blocks[head.last]) if place < head.last else None
        return Opening(place, number, below if below and len(rest or "") < _LINE else rest)
    first = head.last
    while first > head.first and blocks[first - 1].level == blocks[first].level and blocks[first - 1].kind == blocks[first].kind:
        first -= 1
    return Opening(first, None, " ".join(_words(text, block) for block in blocks[first : head.last + 1]))
