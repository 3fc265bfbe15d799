"""Heads of a digest that begin with the number of an abstract or poster, of whatever form, and what stands between and behind its items.

Example: where "LBA22 – A first trial" opens an abstract, "9133 – A second trial" in the same style does too; "Wednesday (plenary)", a heading of
more weight with a paragraph below it, is part of neither.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from abstract2kb.patterns import regex
from abstract2kb.pdf.abstract_heads import CATEGORY, SESSION, is_detail
from abstract2kb.pdf.abstract_parts import only_label, sections_begun
from abstract2kb.pdf.layout import Block
from abstract2kb.pdf.opening import Opening

__all__ = ["of_siblings", "with_closings"]

_HEAD = regex(r"(?P<mark>[\[(#]\s?)?(?P<number>\d{3,6})(?P<end>[\])])?(?P<sep>\s*[:.|–—·-])?\s+(?P<rest>\S.{11,})")
"""A head that begins with bare digits: "9133 – A second trial", "[9133] A second trial", "9133. A second trial", "9133 A second trial"."""
_YEAR = regex(r"(?:19|20)\d\d")
_SERIES = 3
"""So many heads of one style with numbers of their own are a series, where none of them is in a form that only congresses use."""
_HEADED = ("heading", "title")
_OWN = 0.8
"""So great a part of the openings tell number and title in one heading where a digest is built of such items."""
_GENERAL = regex(
    r"(?:efficacy|safety|tolerability|key|main|design|study|trial|results?|findings|methods?|background|patients|take[- ]?(?:home|away)s?|"
    r"bottom line|so what|comments?|our (?:view|take)|implications?|outlook|next steps|mechanism|pharmacokinetics|biomarkers?|responses?|"
    r"survival|baseline|dosing|adverse events|toxicity|context|limitations|what|why|how|figure|table)\b",
    re.IGNORECASE,
)
"""How a part of an item is headed: it ends none, though it be set as the items are."""
_QUOTED = regex(
    r"(?:>\s?)?From:[^\n]{1,160}\n(?:(?:>\s?)?(?:Sent|Date|To|Cc|Reply-To):[^\n]{1,240}\n){1,5}(?:>\s?)?Subject:\s*(?P<subject>[^\n]+)", re.IGNORECASE
)
"""The head of a mail that is quoted below another one."""
_TOP = 3
"""Blocks at the top of a report, among which its own head stands."""


def of_siblings(text: str, blocks: Sequence[Block], is_bold: Callable[[Block], bool], found: Sequence[Opening]) -> list[Opening]:
    """The heads that begin with bare digits and have the style of openings `found`, or are several of one style: the others of a digest's items."""
    styles: dict[tuple[str, int], list[Opening]] = defaultdict(list)
    known: dict[tuple[str, int], list[str | None]] = defaultdict(list)
    parted = set[int]()
    taken = {opening.block for opening in found}
    for opening in found:
        known[_style(blocks[opening.block])].append(opening.number if opening.title else None)
    for index, block in enumerate(blocks):
        styled = block.kind in _HEADED or (block.kind == "paragraph" and is_bold(block))
        words = text[block.start : block.end].strip()
        m = _HEAD.fullmatch(words) if styled and index not in taken and not CATEGORY.match(words) else None
        if m is None or (m["mark"] is not None and m["mark"].strip() in "[(") is not (m["end"] is not None):
            continue
        if m["sep"] or m["end"]:
            parted.add(index)
        elif not m["rest"][0].isupper():
            continue
        styles[_style(block)].append(Opening(index, m["number"], m["rest"].strip(" :.|–—-")))
    series = [own for style, own in styles.items() if _is_series(own, [number for number in known[style] if number], parted)]
    return [opening for own in series for opening in own]


def _style(block: Block) -> tuple[str, int]:
    """What heads of one weight have in common."""
    return ("heading", block.level) if block.kind in _HEADED else ("bold", 0)


def _is_series(own: Sequence[Opening], known: Sequence[str], parted: set[int]) -> bool:
    """Whether heads with numbers of their own, no years, are enough of a series beside those that are known by the form of their numbers."""
    numbers = [*known, *(opening.number or "" for opening in own)]
    if len(set(numbers)) < len(numbers) or all(_YEAR.fullmatch(opening.number or "") for opening in own):
        return False
    return len(numbers) >= _SERIES or (bool(known) and all(opening.block in parted for opening in own))


def with_closings(text: str, blocks: Sequence[Block], openings: Sequence[Opening]) -> list[Opening]:
    """The openings of a digest's items with what ends one and is none itself: a heading of no less weight over text of its own, a quoted mail."""
    own = [opening for opening in openings if _tells_both(text, blocks, opening)]
    if len(own) < 2 or len(own) < _OWN * len(openings):
        return list(openings)
    ends = [*_ending_heads(text, blocks, openings), *_quoted_mails(text, blocks, openings[0].block)]
    taken = {opening.block for opening in openings}
    return sorted([*openings, *(end for end in ends if end.block not in taken)], key=lambda opening: opening.block)


def _tells_both(text: str, blocks: Sequence[Block], opening: Opening) -> bool:
    """Whether one heading, not found by the authors below it, has number and title of an opening."""
    block = blocks[opening.block]
    words = text[block.start : block.end]
    told = opening.number is not None and opening.title is not None and opening.number in words[: len(words) - len(opening.title)]
    return opening.last < 0 and block.kind in _HEADED and told


def _ending_heads(text: str, blocks: Sequence[Block], openings: Sequence[Opening]) -> Iterator[Opening]:
    """Headings behind the first item, of its weight or more, with text below them before the next item begins."""
    level = Counter(blocks[opening.block].level for opening in openings).most_common(1)[0][0]
    starts = {opening.block for opening in openings}
    said = Counter(text[block.start : block.end] for block in blocks if block.kind in _HEADED)
    runs_on = True
    for index in range(openings[0].block, len(blocks)):
        block, words = blocks[index], text[blocks[index].start : blocks[index].end].strip()
        if index in starts or block.kind not in _HEADED:
            runs_on = index in starts
            continue
        ends = block.level < level or (block.level == level and not runs_on and said[words] == 1 and not _is_part(words))
        below = blocks[index + 1 : index + 2]
        if ends and block.level > 0 and below and index + 1 not in starts and below[0].kind not in _HEADED:
            yield Opening(index, None, words)


def _is_part(words: str) -> bool:
    """Whether a heading is one of a part of an item."""
    general = _GENERAL.match(words) is not None or only_label(words) or bool(sections_begun(words))
    return general or is_detail(words) or SESSION.fullmatch(words) is not None


def _quoted_mails(text: str, blocks: Sequence[Block], first: int) -> Iterator[Opening]:
    """Older mails quoted behind the first item."""
    for index in range(max(first, _TOP), len(blocks)):
        m = _QUOTED.match(text, blocks[index].start)
        if m is not None:
            yield Opening(index, None, m["subject"].strip())
