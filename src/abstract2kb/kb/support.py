"""How many independent sources stand behind something: copies of one text count once, however many reports print it.

Two reports are copies when they share at least half of the smaller one's sketch (the twelve smallest hashes of their longer clauses), and one
statement is a copy of another when
both are the same longer clause, word for word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sqlalchemy import Connection

from abstract2kb.kb.identity import in_chunks

__all__ = ["copies", "independent", "sources_of"]

_LEAST = 3
"""So many shared clauses at least make copies."""


def copies(sketches: Mapping[int, set[str]]) -> dict[int, int]:
    """The first report of the text that each report prints, by report number.

    >>> copies({1: {"a", "b", "c", "d"}, 2: {"b", "c", "d", "e"}, 3: {"a", "x", "y", "z"}})
    {1: 1, 2: 1, 3: 3}
    """
    head = {report: report for report in sorted(sketches)}
    same: dict[frozenset[str], int] = {}
    for report in head:
        # one of many equal sketches stands for all, or a text in thousands of reports would make millions of pairs
        first = same.setdefault(frozenset(sketches[report]), report)
        if len(sketches[report]) >= _LEAST:
            head[report] = first
    holders: dict[str, list[int]] = defaultdict(list)
    for report in same.values():
        for value in sketches[report]:
            holders[value].append(report)
    shared: Counter[tuple[int, int]] = Counter()
    for reports in holders.values():
        shared.update(combinations(reports, 2))
    for (one, other), count in sorted(shared.items()):
        if count >= _LEAST and 2 * count >= min(len(sketches[one]), len(sketches[other])):
            first, second = sorted((_find(head, one), _find(head, other)))
            head[second] = first
    return {report: _find(head, report) for report in head}


def _find(head: dict[int, int], report: int) -> int:
    while head[report] != report:
        report = head[report]
    return report


def sources_of(connection: Connection, reports: Iterable[int]) -> dict[int, int]:
    """`copies` of the reports with these numbers."""
    wanted = sorted(set(reports))
    sketches: dict[int, set[str]] = {report: set() for report in wanted}
    for report, sketch in in_chunks(connection, "SELECT no, sketch FROM report WHERE no IN :keys AND sketch IS NOT NULL", wanted):
        sketches[report].update(sketch.split())
    return copies(sketches)


def independent(statements: Sequence[tuple[int, str | None]], source: Mapping[int, int]) -> int:
    """The number of independent sources among statements (report number, hash of the clause or None).

    >>> independent([(1, None), (2, None), (3, "x"), (4, "x")], {1: 1, 2: 1, 3: 3, 4: 4})
    2
    """
    head: dict[object, object] = {}

    def find(item: object) -> object:
        while head.setdefault(item, item) != item:
            item = head[item]
        return item

    for report, clause in statements:
        own = find(("source", source.get(report, report)))
        if clause:
            head[find(("clause", clause))] = own
    return len({find(("source", source.get(report, report))) for report, _ in statements})
