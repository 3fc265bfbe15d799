"""Scores of the tables written by hand: `python -m tests.tablemeaning [open|blind] [--errors]`."""

from __future__ import annotations

import argparse

from abstract2kb.scoring.metrics import f1
from tests.tablemeaning.reading import measured, tables

ROWS = ("outcomes", "outcomes~", "adverse_events", "adverse_events~")


def main() -> None:
    """Print strict and relaxed F1, by table and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", nargs="?", default="", choices=["", "open", "blind"])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first number of table")
    options = parser.parse_args()
    sums = {row: [0, 0, 0] for row in ROWS}
    whole = 0
    for table in (t for t in tables(options.kind) if int(t.name[1:]) >= options.first):
        result = measured(table)
        broken = {m.record for m in result.mistakes if m.kind in ("outcomes", "adverse_events") and m.what != "spurious" and m.field != "ci_level"}
        whole += len(table.records) - len(broken)
        line = f"{table.name:6}"
        for row in ROWS:
            count = result.counts[row]
            sums[row] = [a + b for a, b in zip(sums[row], (count.matched, count.predicted, count.gold), strict=True)]
            line += f"{f1(count):8.2f}" if count.gold else f"{'':8}"  # type: ignore[str-format]
        if options.kind != "blind":
            print(line)
        for mistake in result.mistakes if options.errors and options.kind == "open" else ():
            if mistake.kind in ("outcomes", "adverse_events"):
                print("   ", mistake.what, mistake.record, "::", mistake.field, "is", mistake.predicted, "not", mistake.gold)
    print("all fields right:", whole, end="  ")
    print({row: f"{2 * m / (p + g) if p + g else 1:.3f} (gold {g})" for row, (m, p, g) in sums.items()})


if __name__ == "__main__":
    main()
