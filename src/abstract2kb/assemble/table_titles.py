"""The title of a table: its caption, or the line right above it, or above a number alone ("Table 4"); or the sentence that leads in to the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block, Table

__all__ = ["is_number_alone", "is_of_risk", "is_part", "title_of"]

_LENGTHS = {"caption": 10_000, "heading": 260}
"""How long a title may be, by kind; else it is a short line."""
_SHORT, _LEAD = 130, 260
_NUMBER = regex(
    r"\W*(?:(?:supplementary )?(?:table|exhibit|figure|fig\.?|slide|panel|box|chart|display|tab\.)\s?)[A-Z]?\d{0,3}[A-Za-z]?[.:]?\W*", re.IGNORECASE
)
_LEADS_IN = regex(
    r"^(?:table|exhibit|the (?:table|exhibit))(?: [\dA-Z]{1,3}| below| that follows)? "
    r"(?:gives|shows|lists|summari[sz]es|presents|reports|has|compares|sets out)\b|"
    r"\b(?:are|is) (?:shown|given|listed|summari[sz]ed|presented|reported|set out|tabulated)\b[^.]*\.$|"
    r"\b(?:table|exhibit) (?:[\dA-Z]{1,3}|below)\)?\.$|\bas follows[.:]?$|\b(?:below|following)\b[^.]*\.$",
    re.IGNORECASE,
)
"""A sentence that says what the table below it gives."""


def is_number_alone(text: str) -> bool:
    """Whether a caption is the number of a table and nothing else.

    >>> is_number_alone("Exhibit 4."), is_number_alone("Table 2. Responses")
    (True, False)
    """
    return _NUMBER.fullmatch(text) is not None


def is_of_risk(table: Table) -> bool:
    """Whether a table gives the numbers at risk below the curves of a figure, which are results of nothing."""
    return _AT_RISK.search(next((cell.text for cell in table.cells if not cell.row and not cell.col), "")) is not None


_AT_RISK = regex(r"\bat[\s-]risk\b", re.IGNORECASE)
_PART = regex(
    r"\W*(?:(?:key|main|efficacy|safety|clinical|primary|secondary|study|trial|treatment|patient|baseline|and|&|/|outcomes?|results?|data|findings|"
    r"endpoints?|responses?|survival|tolerability|toxicity|adverse|side|events?|effects|design|methods?|background|rationale|patients|population|"
    r"comments?|profile|summary|details|facts|at a glance|activity)\b\W*)+",
    re.IGNORECASE,
)


def is_part(text: str) -> bool:
    """Whether a heading names a part that any report on a trial has, so that what the section is about stands in the heading above it.

    >>> is_part("EFFICACY"), is_part("Adverse events"), is_part("Efficacy of novelimab")
    (True, True, False)
    """
    return _PART.fullmatch(text.strip()) is not None


def title_of(text: str, blocks: Sequence[Block]) -> Block | None:
    """The title among the blocks above a table, the nearest of which is the first."""
    first = blocks[0] if blocks else None
    if len(blocks) > 1 and first is not None and first.kind != "table" and is_number_alone(text[first.start : first.end]):
        return _as_title(text, blocks[1]) or _as_title(text, first)
    return (_as_title(text, first) or _last_sentence(text, first)) if first is not None else None


def _last_sentence(text: str, block: Block) -> Block | None:
    """The sentence that ends a paragraph and says what the table below it gives: "The Table gives responses by cohort."."""
    words = text[block.start : block.end].rstrip()
    cut = max((m.end() for m in _SENTENCE_END.finditer(words)), default=0)
    if block.kind != "paragraph" or not cut or len(words) - cut > _SHORT or _NAMES_TABLE.search(words, cut) is None:
        return None
    return replace(block, start=block.start + cut) if _LEADS_IN.search(words[cut:]) else None


_SENTENCE_END = regex(r"(?<=[a-z\d)%][.])\s+(?=[A-Z])")
_NAMES_TABLE = regex(r"\b(?:[Tt]able|[Ee]xhibit|[Ff]igure|below|following|as follows)\b")


def _as_title(text: str, block: Block) -> Block | None:
    """The block, if it may be a title."""
    words = text[block.start : block.end]
    leads = len(words) <= _LEAD and _LEADS_IN.search(words.rstrip()) is not None
    if block.kind == "table" or (len(words) > _LENGTHS.get(block.kind, _SHORT) and not leads):
        return None
    if len(words) < 4 or words[0] in "•◦▪":
        return None
    return block if leads or not words.rstrip().endswith(".") or block.kind == "caption" else None
