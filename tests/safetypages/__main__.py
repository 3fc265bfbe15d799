"""Scores of the pages: `python -m tests.safetypages [open|blind] [--errors] [--keep FOLDER]`. The errors of the blind half are not shown."""

from __future__ import annotations

import argparse
from pathlib import Path

from abstract2kb.scoring.metrics import f1
from tests.safetypages.drawing import drawn
from tests.safetypages.reading import measured, pages

ROWS = ("outcomes", "outcomes~", "adverse_events", "adverse_events~")


def main() -> None:
    """Print strict and relaxed F1, by page and of each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    sums = {kind: {row: [0, 0, 0] for row in ROWS} for kind in "ob"}
    for page in pages():
        if not page.name.startswith(options.name[:1] if options.name in ("open", "blind") else options.name):
            continue
        if options.keep:
            (options.keep / f"{page.name}.pdf").write_bytes(drawn(page.look, page.parts))
        result = measured(page)
        line = f"{page.name:6}"
        for row in ROWS:
            count = result.counts[row]
            held = sums[page.name[0]]
            held[row] = [a + b for a, b in zip(held[row], (count.matched, count.predicted, count.gold), strict=True)]
            line += f"{f1(count):8.2f}" if count.gold else f"{'':8}"  # type: ignore[str-format]
        print(line)
        for mistake in result.mistakes if options.errors and page.name[0] == "o" else ():
            if mistake.kind in ("outcomes", "adverse_events"):
                print("   ", mistake.what, mistake.record, "::", mistake.field, "is", mistake.predicted, "not", mistake.gold)
    for kind, rows in sums.items():
        print({"o": "open", "b": "blind"}[kind], {row: f"{2 * m / (p + g) if p + g else 1:.3f} (gold {g}, found {p})" for row, (m, p, g) in rows.items()})


if __name__ == "__main__":
    main()
