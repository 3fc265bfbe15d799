"""How far two readers of a report agree: the second annotations in gold/agreement/ scored against the gold.

`python benchmarks/agreement.py` prints the table of gold/AGREEMENT.md: F1 per record type and field, with the other readings that the readers
allow (`alt`, `optional`) and without them, when only what both wrote down first counts.
"""

from __future__ import annotations

import json
from pathlib import Path

from abstract2kb.scoring.evaluate import Evaluation, evaluate
from abstract2kb.scoring.metrics import f1
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.reading import GoldReport, parse

GOLD = Path(__file__).parents[1] / "gold"
LENIENT = ("alt", "optional", "stage_alt", "modality_alt")


def bare(text: str) -> PlainReport:
    """A report without other readings."""
    data = json.loads(text)
    for records in data.values():
        if isinstance(records, list):
            for record in records:
                if isinstance(record, dict):
                    for key in LENIENT:
                        record.pop(key, None)
    return PlainReport.model_validate(data)


def pairs() -> list[tuple[Path, Path]]:
    """The first and the second annotation of every report read twice."""
    found = []
    for second in sorted((GOLD / "agreement").glob("*.second.json")):
        name = second.name.replace(".second.", ".gold.")
        found.append((next(GOLD.glob(f"*/{name}")), second))
    return found


def agreement(lenient: bool) -> Evaluation:
    """The second readings scored against the first ones."""
    read = parse if lenient else bare
    texts = [(first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8")) for first, second in pairs()]
    gold = [GoldReport(first, "", read(text)) for (first, _), (text, _) in zip(pairs(), texts, strict=True)]
    return evaluate(gold, {(p := read(text)).report.source: p for _, text in texts})


def shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def main() -> None:
    with_alt, without = agreement(True), agreement(False)
    print("Reports: " + ", ".join(f"{r.source} ({first.parent.name})" for r, (first, _) in zip(with_alt.reports, pairs(), strict=True)) + "\n")
    print("| | F1 | F1 without other readings | values |\n|---|---|---|---|")
    for row in with_alt.rows():
        name = row.replace(".", " · ")
        print(f"| {name} | {shown(f1(with_alt.total(row)))} | {shown(f1(without.total(row)))} | {with_alt.total(row).gold} |")


if __name__ == "__main__":
    main()
