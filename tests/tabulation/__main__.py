"""Scores by style: `python -m tests.tabulation FIRST LAST ENGINE... [--worst N] [--errors] [--events] [--keep FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.tabulation.measure import ROWS, Result, f1, make, measure


def _run(task: tuple[int, str, str | None, str, bool]) -> Result | None:
    seed, engine, keep, only, events = task
    sample = make(seed, engine, Path(keep) if keep else None, events)
    if only and only not in sample.tags:
        return None
    return measure(sample)


def _line(name: str, results: list[Result]) -> str:
    sums = [tuple(map(sum, zip(*(r.counts[row] for r in results), strict=True))) for row in ROWS]
    return f"{name:24}{len(results):5}" + "".join(f"{f1(*s):9.3f}" if sum(s) else f"{'':9}" for s in sums)  # type: ignore[arg-type]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("engines", nargs="+")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--events", action="store_true", help="designs of adverse-event tables only")
    parser.add_argument("--keep")
    parser.add_argument("--only", default="", help="a tag")
    options = parser.parse_args()
    tasks = [(seed, engine, options.keep, options.only, options.events) for engine in options.engines for seed in range(options.first, options.last)]
    with ProcessPoolExecutor(2) as pool:
        results = [r for r in pool.map(_run, tasks, chunksize=4) if r is not None]
    by_tag = defaultdict(list)
    for result in results:
        for tag in sorted(set(result.sample.tags)):
            by_tag[tag].append(result)
    print(f"{'':29}" + "".join(f"{row.replace('adverse_events', 'ae').replace('outcomes', 'out'):>9}" for row in ROWS))
    print(_line("all", results))
    for tag in sorted(by_tag):
        print(_line(tag, by_tag[tag]))
    scored = sorted(results, key=lambda r: sum(r.counts[row][0] - r.counts[row][2] for row in ("outcomes", "adverse_events")))
    for result in scored[: options.worst]:
        print(_line(result.sample.name, [result]), *result.sample.tags)
    if options.errors:
        for result in results:
            for m in result.mistakes:
                if m.kind in ("outcomes", "adverse_events") and m.what != "wrong":
                    print(result.sample.name, m.kind, m.what, m.record, "|", m.quote)
    sys.exit(0)


if __name__ == "__main__":
    main()
