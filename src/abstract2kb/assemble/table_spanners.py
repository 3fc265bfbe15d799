"""Headings that stand over several columns: which of them say what is measured below them, and the N that a part of the columns has of its own.

Example: under "Response, %" the columns "N | ORR | CR" and under "Safety, %" the columns "N | CRS | ICANS": the first N is of ORR and CR, the
second of CRS and ICANS, and neither "Response" nor "Safety" is an arm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from abstract2kb.assemble.table_view import TableView
from abstract2kb.assemble.table_words import DLT_EVALUABLE, ROLES
from abstract2kb.assemble.topics import Topic
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Category

__all__ = ["RELATED", "as_spanned", "heads_of_measures", "is_over_events", "size_of_part"]

_SIZE = dict(ROLES)["size"]
_NUMBER = regex(r"\d{1,3}(?:,\d{3})+|\d+")
_BLANK = regex(r"\W*|n\.?\s?[are]\.?", re.IGNORECASE)
_FOR_SAFETY = regex(r"\b(?:safety|toxicity|treated|dosed|infused)\b", re.IGNORECASE)
_FOR_EFFICACY = regex(r"\b(?:evaluable|assessable|response|efficacy|measurable)\b", re.IGNORECASE)
_SIZED = regex(r"\b[nN]\s?=\s?\d")
_SAFETY = regex(r"\b(?:safety|tolerability|side effects|toxicit(?:y|ies)|adverse events?|TE?R?AEs?|events of interest)\b", re.IGNORECASE)
RELATED = regex(
    r"\b(?:treatment|drug|therapy|[A-Z]+-?\d+)[- ]related\b(?!\s(?:deaths?|mortality)\b)|\bTRAEs?\b"
    r"|(?<![\w-])(?<!or )(?<!and )related\s(?:TE)?(?:AEs?|(?:adverse )?(?:events?|reactions?))\b",
    re.IGNORECASE,
)
"""What says that events are those of the drug."""
_LEAST = 2

Named = Callable[[Cell], Sequence[Topic]]


def heads_of_measures(view: TableView, named: Named) -> frozenset[int]:
    """Starts of the headings over several columns each that say what is measured below them: over a column that names it; or no two have a column
    of the same heading, as arms would have, most of these name an endpoint or an event, and no heading over them names a drug or has an N."""
    over = {path[0].start: path[0] for c in view.measures if len(path := view.path(c)) > 1}
    of_measures = frozenset() if any(_is_of_people(view, head) for head in over.values()) else frozenset(over)
    below: dict[int, tuple[Cell, list[Cell]]] = {}
    for column in range(1, view.width):
        path = view.path(column)
        if len(path) > 1 and path[0].col_span > 1 and not _SIZE.search(path[-1].text.strip()):
            below.setdefault(path[0].start, (path[0], []))[1].append(path[-1])
    leaves = [_plain(c.text) for _, cells in below.values() for c in cells]
    topical = sum(bool(named(c)) for _, cells in below.values() for c in cells)
    if len(below) < _LEAST or len(set(leaves)) < len(leaves) or topical * 2 < len(leaves):
        return of_measures
    if any(_SIZED.search(head.text) or view.scene.within(*view.span(head), Label.DRUG, Label.TRIAL_ID) for head, _ in below.values()):
        return of_measures
    return frozenset(below) | of_measures


def _is_of_people(view: TableView, head: Cell) -> bool:
    """Whether a heading tells of an arm or a trial, not of what is measured."""
    return _SIZED.search(head.text) is not None or bool(view.scene.within(*view.span(head), Label.DRUG, Label.TRIAL_ID, Label.ARM))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9≥]+", " ", text.casefold()).strip()


def is_over_events(view: TableView, named: Named, column: int) -> bool:
    """Whether the heading over several columns, of which this is one, is of events: it says so, or the columns beside this name events, and no
    column below it names an endpoint."""
    path = view.path(column)
    if len(path) < _LEAST or path[0].col_span < _LEAST:
        return False
    beside = [view.path(c)[-1] for c in range(path[0].col, path[0].col + path[0].col_span) if view.path(c)]
    families = [found[0].family for cell in beside if (found := named(cell))]
    return bool(families) and set(families) == {"safety"} and (len(families) * 2 >= len(beside) or _SAFETY.search(path[0].text) is not None)


def as_spanned(view: TableView, column: int, topic: Topic) -> Topic:
    """An event as one of the drug, where the heading over its column and others says so: "Treatment-related events, %"."""
    over = " ".join(c.text for c in view.path(column)[:-1] if c.col_span > 1)
    of_drug = topic.family == "safety" and topic.category is Category.ANY and RELATED.search(over)
    return replace(topic, category=Category.TREATMENT_RELATED) if of_drug else topic


def size_of_part(view: TableView, row: int, column: int, topic: Topic) -> int | None:
    """The N of the row in the column of sizes that stands for this column, where the columns of figures have several, each before its own."""
    path = view.path(column)
    if not any(view.span(c)[0] <= topic.start < view.span(c)[1] for c in (path if topic.generic else path[-1:])):
        return None
    sizes = _size_columns(view)
    under = path[0] if len(path) > 1 and path[0].col_span > 1 else None
    if under is not None and any(view.path(c)[0] is under for c in sizes):
        sizes = [c for c in sizes if view.path(c)[0] is under]
    elif len(_blocks(sizes)) < _LEAST:
        return None
    before = [block for block in _blocks(sizes) if block[0] < column]
    if not before:
        return None
    cell = view.grid.get((row, _meant(view, before[-1], topic)))
    text = cell.text.strip() if cell is not None else ""
    return int(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def _size_columns(view: TableView) -> list[int]:
    """The columns headed with N that hold whole numbers or blanks."""
    found: list[int] = view.scene.memo.setdefault(f"size_columns.{view.table.start}", [*_found_sizes(view)])  # type: ignore[assignment]
    return found


def _found_sizes(view: TableView) -> list[int]:
    found = []
    for column in range(1, view.width):
        path = view.path(column)
        if not path or not _SIZE.search(path[-1].text.strip()) or DLT_EVALUABLE.search(path[-1].text):
            continue
        texts = [c.text.strip() for r in range(view.header_rows, view.height) if (c := view.grid.get((r, column))) is not None and c.col == column]
        numbers = sum(_NUMBER.fullmatch(t) is not None for t in texts)
        if numbers and all(_NUMBER.fullmatch(t) or _BLANK.fullmatch(t) for t in texts):
            found.append(column)
    return found


def _blocks(columns: Sequence[int]) -> list[list[int]]:
    """Columns side by side as one."""
    found: list[list[int]] = []
    for column in columns:
        if found and found[-1][-1] == column - 1:
            found[-1].append(column)
        else:
            found.append([column])
    return found


def _meant(view: TableView, block: Sequence[int], topic: Topic) -> int:
    """Of the columns of sizes side by side the one that is said to be for safety, or for efficacy, as the topic is; else the first."""
    said = _FOR_SAFETY if topic.family == "safety" else _FOR_EFFICACY
    return next((c for c in block if said.search(view.path(c)[-1].text)), block[0])
