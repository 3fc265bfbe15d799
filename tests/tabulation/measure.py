"""How well a generated table is read: cells by their neighbours, records by the strict rules of `abstract2kb.scoring`."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.scoring.convert import from_extraction
from abstract2kb.scoring.evaluate import Mistake, evaluate
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.reading import GoldReport
from tests.tabulation.drawing import Style, decorate, draw, style
from tests.tabulation.event_grids import EventBuilder
from tests.tabulation.facts import aliases
from tests.tabulation.grids import Builder, Grid

ROWS = ("cells", "heads", "outcomes", "outcomes.arm", "outcomes.study", "adverse_events", "adverse_events.arm", "adverse_events.study")


@dataclass(frozen=True)
class Sample:
    """A generated report."""

    name: str
    grid: Grid
    look: Style
    data: bytes
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """Counts of right, found and wanted by row."""

    sample: Sample
    counts: dict[str, tuple[int, int, int]]
    mistakes: tuple[Mistake, ...]


def make(seed: int, engine: str, kept: Path | None = None, events: bool = False) -> Sample:
    """The report of a seed; `kept` is a folder of those that were drawn before; `events` for the designs of adverse-event tables."""
    rng = random.Random(f"{engine} events {seed}" if events else f"{engine} {seed}")
    grid = (EventBuilder if events else Builder)(rng).build()
    look = style(rng)
    if engine == "reportlab" and look.tall and any(s and s.rows > 1 for row in grid.rows for s in row):
        look = Style(**{k: getattr(look, k) for k in Style.__dataclass_fields__ if k not in ("tall", "side")}, tall=False, side=look.side)
    decorate(grid, look, rng)
    name = f"{engine}-{'events-' if events else ''}{seed}.pdf"
    held = kept / name if kept is not None else None
    data = held.read_bytes() if held is not None and held.exists() else draw(grid, look, engine, rng)
    if held is not None:
        held.write_bytes(data)
    return Sample(name, grid, look, data, (engine, *grid.tags, *look.tags))


def gold(sample: Sample) -> PlainReport:
    """What the report says."""
    grid = sample.grid
    names = list(dict.fromkeys(a for t in grid.trials for arm in t.arms for a in arm.assets))
    lists: dict[str, list[dict[str, object]]] = {"outcomes": [], "adverse_events": []}
    for record in grid.records:
        lists[record["kind"]].append({k: v for k, v in record.items() if k != "kind"})
    return PlainReport.model_validate(
        {
            "report": {"source": sample.name},
            "assets": [{"name": n, "aliases": aliases(n)} for n in names],
            "studies": [{"acronym": t.name, "registry_ids": [t.nct]} for t in grid.trials],
            **lists,
        }
    )


def measure(sample: Sample) -> Result:
    """Read the report and compare."""
    report = Report.from_pdf(sample.data, sample.name)
    wanted, found = wanted_relations(sample.grid), Counter[tuple[str, str, str]]()
    for table in report.tables:
        found += relations([(c.row, c.row_span, c.col, c.col_span, c.text) for c in table.cells], sample.look.side)
    heads = int(any(t.header_rows == sample.grid.header_rows for t in report.tables))
    counts = {"cells": (sum((wanted & found).values()), sum(found.values()), sum(wanted.values())), "heads": (heads, 1, 1)}
    evaluation = evaluate([GoldReport(Path(sample.name), "", gold(sample))], {sample.name: from_extraction(extract_report(report))})
    for row in ROWS[2:]:
        total = evaluation.total(row)
        counts[row] = (total.matched, total.predicted, total.gold)
    return Result(sample, counts, evaluation.reports[0].mistakes)


def wanted_relations(grid: Grid) -> Counter[tuple[str, str, str]]:
    """The neighbours of the table as it was made."""
    cells = [
        (r, s.rows, c, s.cols, s.text + (s.mark if s.mark.isalnum() else ""))
        for r, row in enumerate(grid.rows)
        for c, s in enumerate(row)
        if s and s.kind != "side"
    ]
    return relations(cells, "")


def relations(cells: list[tuple[int, int, int, int, str]], side: str) -> Counter[tuple[str, str, str]]:
    """Pairs of a cell that has text and its nearest neighbours to the right and below; a side label does not count."""
    held = [(r, rs, c, cs, k) for r, rs, c, cs, text in cells if (k := _key(text)) and k != _key(side)]
    grid = {(i, j): n for n, (r, rs, c, cs, _) in enumerate(held) for i in range(r, r + rs) for j in range(c, c + cs)}
    if not grid:
        return Counter()
    rows, cols = max(r for r, _ in grid), max(c for _, c in grid)
    pairs = set()
    for (r, c), n in grid.items():
        for dr, dc, way in ((0, 1, "right"), (1, 0, "below")):
            a, b = r + dr, c + dc
            while a <= rows and b <= cols and (a, b) not in grid:
                a, b = a + dr, b + dc
            m = grid.get((a, b))
            if m is not None and m != n:
                pairs.add((n, m, way))
    return Counter((held[a][4], held[b][4], way) for a, b, way in pairs)


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + wanted) if found + wanted else 1.0
