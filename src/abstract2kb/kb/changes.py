"""What is new since a date or a congress: assets, stages, response counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, text

from abstract2kb.errors import UsageError
from abstract2kb.kb.comparing import Comparison, Verdict
from abstract2kb.kb.conflicts import Difference, comparisons, difference_of
from abstract2kb.kb.dates import MONTHS, is_before, parsed_date, report_date
from abstract2kb.kb.entities import find
from abstract2kb.records import Stage

__all__ = ["Changes", "NewAsset", "StageMove", "changes", "since_date"]

RESPONSES = frozenset({"ORR", "CR", "PR", "SD", "PD", "DCR", "CBR", "sCR", "VGPR", "MRD", "pCR", "MPR", "PSA50", "PSA90"})
_CONGRESS = re.compile(r"(?P<name>[A-Za-z ]+?)[ -]*(?P<year>20\d\d)")


@dataclass(frozen=True, slots=True)
class NewAsset:
    """An asset that no report before the date speaks of; `stage` is the highest since."""

    name: str
    first: str
    report: str
    stage: str | None


@dataclass(frozen=True, slots=True)
class StageMove:
    """The highest stage before the date and since, with the report that states the new one first."""

    name: str
    before: str
    after: str
    date: str
    report: str
    quote: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since a date."""

    since: str
    new: tuple[NewAsset, ...]
    stage_moves: tuple[StageMove, ...]
    updated_counts: tuple[Difference, ...]


def since_date(text_: str) -> str:
    """A date, or the month of a congress; raises UsageError.

    >>> since_date("2021-04"), since_date("AACR 2021"), since_date("ESMO2023")
    ('2021-04', '2021-04', '2023-10')
    """
    found = _CONGRESS.fullmatch(text_.strip())
    if found and found["name"].strip().upper() in MONTHS:
        return report_date(found["name"].strip(), int(found["year"])) or found["year"]
    try:
        return parsed_date(text_.strip())
    except UsageError:
        raise UsageError(f"--since {text_}: neither a date (2021-04) nor a congress and its year (AACR 2021)") from None


def changes(connection: Connection, since: str, name: str | None = None) -> Changes:
    """What reports of a date and after it say that those before it did not; an undated report counts as before."""
    start = since_date(since)
    new, moves = _assets(connection, start, name)
    updates = [difference_of(c) for c in comparisons(connection, name) if _is_new_count(c, start)]
    return Changes(start, tuple(new), tuple(moves), tuple(updates))


def _is_new_count(c: Comparison, start: str) -> bool:
    return c.verdict is Verdict.UPDATE and c.later.endpoint in RESPONSES and c.later.kind == "share" and not _early(c.later.date, start)


def _early(date: str | None, start: str) -> bool:
    """True for a report before the start; one that is undated or known by year only counts as early unless its year is later."""
    return date is None or is_before(date, start) or (len(date) < len(start) and not is_before(start, date))


def _assets(connection: Connection, start: str, name: str | None) -> tuple[list[NewAsset], list[StageMove]]:
    """New assets and stage moves, in order of name."""
    query = (
        "SELECT e.id, e.name, r.date, r.source, a.role, a.stage, a.stage_quote, a.stage_page FROM entity e JOIN name m ON m.entity = e.id"
        " JOIN asset a ON a.key = m.key JOIN report r ON r.no = a.report{} ORDER BY e.name, e.id, COALESCE(r.date, '0'), r.source, a.id"
    )
    only = {"e": find(connection, name)[0]} if name is not None else {}
    rows = connection.execution_options(stream_results=True).execute(text(query.format(" WHERE e.id = :e" if only else "")), only)
    new: list[NewAsset] = []
    moves: list[StageMove] = []
    for _, group in groupby(rows, key=lambda row: row.id):
        held = list(group)
        before = [row for row in held if _early(row.date, start)]
        since = held[len(before) :]
        stage = _highest(since)
        if not before and any(row.role != "mentioned" for row in since):
            new.append(NewAsset(since[0].name, since[0].date, since[0].source, stage.stage if stage else None))
        old = _highest(before)
        if old and stage and Stage(stage.stage).rank > Stage(old.stage).rank:
            moves.append(StageMove(stage.name, old.stage, stage.stage, stage.date, stage.source, stage.stage_quote, stage.stage_page))
    return new, moves


def _highest(rows: Sequence[Any]) -> Any:
    """The first row of the highest stage, None where no stage is stated."""
    staged = [row for row in rows if row.stage]
    return max(staged, key=lambda row: Stage(row.stage).rank) if staged else None
