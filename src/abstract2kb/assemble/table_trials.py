"""Where result tables name their trials: in a heading over arms, a line over a part of the rows, the first words of a row, the caption.

Example: the headings "ORIOLEX-3" over two arms and "LINNET-Lung02: novelimab (n = 80)", the caption "Adverse events in ORIOLEX-3".
Only names with a number or an ending in capitals are taken, of four letters and more: codes of drugs are shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block, Cell, Table

__all__ = ["TRIAL_ROW", "caption_place", "trial_places"]

_NAME = regex(
    r"(?<![\w.-])(?![A-Z][A-Z0-9]+m\b)(?!(?:GRADE|COHORT|PART|ARM|DOSE|LEVEL|STAGE|GROUP|PHASE|TABLE|LINE|WEEK|CTCAE|RECIST|NYHA|ECOG|Grade|COVID)S?\b)"
    r"(?:[A-Z]{4,}|[A-Z]{2,}[a-z]+[A-Za-z]*|[A-Z][a-z]+[A-Z][A-Za-z]+|[a-z]{3,}[A-Z][A-Za-z]*)(?:[- ][A-Z]{2,6}(?=-\d))?"
    r"(?:-[A-Z][a-z]{2,}\s?\d{1,3}"
    r"|-[A-Z]{2,4}\d{1,3}|(?<=[A-Z]{5})-[A-Z]|[- ]\d{1,4}[A-Z]?|-[A-Z]{2,4}(?:-\d{1,3})?|[- ](?:I{2,3}|IV)|\d{2})(?![\w%]|[.,]\d|-\d)"
)
_BEFORE = regex(r"(?:^|[,(:;–—]\s?|\b(?:in|of|from|for)\s(?:the\s)?|\b[Tt]able \S+\s|\n)$")
_AFTER = regex(r"\s?(?:[,:;()/–—*†‡§]|$)|\s(?:trial|study|at a glance|in (?:brief|short|numbers)|\(?[nN]\s?=)")
TRIAL_ROW = regex(r"(?:(?:pivotal|key|main|registration(?:al)?) )?(?:trial|study)(?: name| acronym)?", re.IGNORECASE)
"""The label of a row that names the trials of the columns."""
_TITLE = 130
_NEAR = 1500
"""Characters between a table and its caption; a paragraph may stand there."""
_LEAST = 2
"""The fewest labels and headings of endpoints or events that make a table one of results."""


def trial_places(scene: Scene) -> list[re.Match[str]]:
    """The names (in the Doc's text) that the headings, labels and captions of result tables seem to give to trials."""
    found: dict[int, re.Match[str]] = {}
    for table in scene.tables:
        if _is_of_results(scene, table):
            for start, end in _spans(scene, table, scene.source.report.block_above(table.start)):
                found |= {m.start(): m for m in _names(scene, start, end)}
    for start, end in _card_heads(scene):
        found |= {m.start(): m for m in _names(scene, start, end) if not _APPOSITION.match(scene.text, m.end(), end)}
    return [found[at] for at in sorted(found)]


_APPOSITION = regex(r"[,:]\s(?:an?|the)\s", re.IGNORECASE)
"""After a name that the heading says what it is: a drug."""
_CARD = 4
"""So many blocks may stand between a heading and the table of its card."""


def _card_heads(scene: Scene) -> Iterator[tuple[int, int]]:
    """The headings (Doc offsets) right above tables of results, with no other heading or table but a title of one between."""
    report, offset = scene.source.report, scene.source.offset
    for table in scene.tables:
        at = report.first_block(table.start)
        here = report.block_at(table.start)
        if here is None or here.kind != "table" or here.start != table.start or not _is_of_results(scene, table):
            continue
        before = report.blocks[max(0, at - _CARD) : at]
        since = max((i for i, b in enumerate(before) if b.kind == "table"), default=-1)
        for head in (b for b in before[since + 1 :] if b.kind == "heading" and b.start >= offset):
            yield head.start - offset, head.end - offset


def _named(table: Table) -> Iterator[Cell]:
    """The cells of headings and the first cells of rows."""
    rows = {c.row for c in table.cells if c.col == 0 and TRIAL_ROW.fullmatch(c.text.strip())}
    return (c for c in table.cells if c.text.strip() and (c.row < table.header_rows or c.col == 0 or c.row in rows))


def _is_of_results(scene: Scene, table: Table) -> bool:
    offset = scene.source.offset
    told = 0
    for cell in _named(table):
        told += bool(scene.within(cell.start - offset, cell.end - offset, Label.ADVERSE_EVENT, Label.ENDPOINT))
        if told >= _LEAST:
            return True
    return False


def _spans(scene: Scene, table: Table, above: Block | None) -> Iterator[tuple[int, int]]:
    offset = scene.source.offset
    yield from ((c.start - offset, c.end - offset) for c in _named(table))
    if above is not None and offset <= above.start and above.end - above.start <= _TITLE and above.kind != "table":
        yield above.start - offset, above.end - offset
    if table.caption and (place := caption_place(scene, table)):
        yield place


def caption_place(scene: Scene, table: Table) -> tuple[int, int] | None:
    """Where the caption of a table stands or, where it has none, the short line right above it (Doc offsets)."""
    offset = scene.source.offset
    if not table.caption:
        above = scene.source.report.block_above(table.start)
        if above is None or above.kind == "table" or above.start < offset or above.end - above.start > _TITLE:
            return None
        return above.start - offset, above.end - offset
    near = max(0, table.start - offset - len(table.caption) - _NEAR)
    at = scene.text.find(table.caption, near, table.end - offset + len(table.caption) + _NEAR)
    return (at, at + len(table.caption)) if at >= 0 else None


def _names(scene: Scene, start: int, end: int) -> Iterator[re.Match[str]]:
    for m in _NAME.finditer(scene.text, start, end):
        after_drug = any(m.start() - d.end == 1 for d in scene.within(start, m.start(), Label.DRUG))
        if not ((after_drug or _BEFORE.search(scene.text[start : m.start()])) and _AFTER.match(scene.text, m.end(), end)):
            continue
        if not scene.within(*m.span(), Label.ADVERSE_EVENT, Label.ENDPOINT, Label.DRUG, Label.GRADE):
            yield m
