"""Scores of the designs of `sheets`, by engine: `python -m tests.tabulation.sheet_scores [ENGINE...] [--show NAME] [--keep FOLDER]`.

The errors of the blind half are not shown, its scores are.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from abstract2kb.pdf.layout import Table as FoundTable
from abstract2kb.pdf.report import Report
from tests.tabulation.designs import placed
from tests.tabulation.measure import f1, relations
from tests.tabulation.sheet_drawing import ENGINES, draw, split_mark
from tests.tabulation.sheets import BLIND, SHEETS, Sheet

Pairs = Counter[tuple[str, str, str]]


def wanted(sheets: tuple[Sheet, ...]) -> Pairs:
    """The neighbours as they were drawn; turned labels do not count."""
    found: Pairs = Counter()
    for sheet in sheets:
        cells = [(r, rs, c, cs, split_mark(text)[0]) for r, rs, c, cs, text in placed(sheet.table)]
        found += relations([cell for cell in cells if not (sheet.turned and cell[2] == 0)], "")
    return found


def found_pairs(tables: tuple[FoundTable, ...], sheets: tuple[Sheet, ...]) -> Pairs:
    """The neighbours as they were read."""
    turned = {text for s in sheets if s.turned for r, _, c, _, text in placed(s.table) if c == 0}
    found: Pairs = Counter()
    for table in tables:
        found += relations([(c.row, c.row_span, c.col, c.col_span, c.text) for c in table.cells if c.text not in turned], "")
    return found


def score(name: str, engine: str, keep: Path | None = None) -> tuple[int, int, int, int, Pairs, Pairs]:
    """Right, found and wanted pairs, whether the heads are right, and what is missing and too many."""
    sheets = SHEETS[name]
    path = keep / f"{engine}-{name.replace(' ', '_').replace(',', '')}.pdf" if keep else None
    data = path.read_bytes() if path and path.exists() else draw(sheets, engine)
    if path:
        path.write_bytes(data)
    report = Report.from_pdf(data, name)
    want, found = wanted(sheets), found_pairs(tuple(report.tables), sheets)
    heads = int(
        [t.header_rows for t in report.tables] == [s.table.heads for s in sheets]
        and [t.caption for t in report.tables] == [s.caption for s in sheets]
    )
    return sum((want & found).values()), sum(found.values()), sum(want.values()), heads, want - found, found - want


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engines", nargs="*", default=ENGINES)
    parser.add_argument("--show", default="")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    sums = {"open": [0, 0, 0], "blind": [0, 0, 0]}
    for name in SHEETS:
        if options.show and options.show != name:
            continue
        line = f"{'blind' if name in BLIND else 'open ':6}{name:38}"
        for engine in options.engines or ENGINES:
            right, found, want, heads, missing, extra = score(name, engine, options.keep)
            line += f"{f1(right, found, want):8.3f}{'' if heads else '*'}"
            kind = "blind" if name in BLIND else "open"
            sums[kind] = [a + b for a, b in zip(sums[kind], (right, found, want), strict=True)]
            if options.show and name not in BLIND:
                print(engine, "missing", *missing, sep="\n  ")
                print(engine, "too many", *extra, sep="\n  ")
        print(line)
    for kind, (right, found, want) in sums.items():
        print(kind, f"{f1(right, found, want):.3f}")


if __name__ == "__main__":
    main()
