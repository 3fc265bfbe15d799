"""How well filled tables are read: `python -m tests.tabulation.fill_scores FIRST LAST ENGINE... [--keep FOLDER] [--seeds even|odd] [--list]`."""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path

from abstract2kb.pdf.report import Report
from tests.tabulation.fill_drawing import drawn
from tests.tabulation.fills import Page, page
from tests.tabulation.measure import f1, relations

__all__ = ["counts", "score"]

_Cell = tuple[int, int, int, int, str]


def _narrow(cells: list[_Cell]) -> list[_Cell]:
    """The cells, one that is alone in its row and begins at the left in the first column only."""
    held = [c for c in cells if any(map(str.isalnum, c[4]))]
    many = Counter(r for c in held for r in range(c[0], c[0] + c[1]))
    return [(r, rs, c, 1, t) if c == 0 and rs == 1 and many[r] == 1 else (r, rs, c, cs, t) for r, rs, c, cs, t in held]


def counts(wanted: Page, data: bytes) -> tuple[int, int, int]:
    """Neighbours read right, read and drawn."""
    gold, found = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for boxes in wanted.tables:
        gold += relations(_narrow([(b.row, b.rows, b.col, b.cols, b.text) for b in boxes]), "")
    for table in Report.from_pdf(data, "fills.pdf").tables:
        found += relations(_narrow([(c.row, c.row_span, c.col, c.col_span, c.text) for c in table.cells]), "")
    return sum((gold & found).values()), sum(found.values()), sum(gold.values())


def score(many: list[tuple[int, int, int]]) -> float:
    """F1 over pages."""
    return f1(*(sum(c[i] for c in many) for i in range(3)))


def main() -> None:
    """Print scores by tag."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("engines", nargs="+")
    parser.add_argument("--keep", default="/tmp")
    parser.add_argument("--seeds", default="all")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    by_tag = defaultdict(list)
    for engine in options.engines:
        for seed in range(options.first, options.last):
            if {"even": seed % 2, "odd": 1 - seed % 2}.get(options.seeds):
                continue
            held = Path(options.keep, f"fills-{engine}-{seed}.pdf")
            if not held.exists():
                held.write_bytes(drawn(seed, engine)[1])
            wanted = page(random.Random(f"fills {engine} {seed}"))
            found = counts(wanted, held.read_bytes())
            if options.list:
                print(f"{engine}-{seed:<4}{f1(*found):6.3f}", *found, *wanted.tags)
            for tag in ("all", engine, *wanted.tags):
                by_tag[tag].append(found)
    for tag, many in sorted(by_tag.items()):
        print(f"{tag:24}{len(many):4}{score(many):8.3f}")


if __name__ == "__main__":
    main()
