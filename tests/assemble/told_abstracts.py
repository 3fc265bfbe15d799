"""Abstracts written for the tests, with the results they state, and how well they are read.

`python -m tests.assemble.told_abstracts [--errors]` prints the scores; the odd ones are open, the even ones are for scores only. A line of
data is "ENDPOINT number=... | assets", led by "?" where a reader may leave it out and by "!" where it is no result of the article; a key with
"?" may be missing.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from abstract2kb.pipeline import extract_text
from abstract2kb.scoring.convert import from_extraction
from abstract2kb.scoring.evaluate import Evaluation, evaluate
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.reading import GoldReport

FIELDS = (None, "endpoint", "n", "total", "percent", "value", "ci_low", "hr", "at", "assets", "assertion")
PLACE = Path(__file__).parent / "data" / "abstracts.txt"


def told() -> dict[str, tuple[str, PlainReport]]:
    """The text and the gold of each abstract by its number."""
    found = {}
    for block in PLACE.read_text(encoding="utf-8").split("\n# "):
        head, text, *lines = block.strip().splitlines()
        name = head.removeprefix("# ").split()[0]
        outcomes = [_outcome(line) for line in lines if line.strip()]
        names = dict.fromkeys(a for o in outcomes for a in o["assets"])
        report = {"report": {"source": name}, "assets": [{"name": n} for n in names], "outcomes": outcomes}
        found[name] = (text, PlainReport.model_validate(report))
    return found


def _outcome(line: str) -> dict[str, Any]:
    match = re.fullmatch(r"> ([?!]?)(\w+) (.*?) ?\| (.*)", line)
    assert match, line
    mark, endpoint, numbers, assets = match.groups()
    record: dict[str, Any] = {
        "endpoint": endpoint,
        "endpoint_text": endpoint,
        "measure": "proportion",
        "assertion": "prior" if mark == "!" else "stated",
    }
    record["assets"] = [] if assets == "-" else assets.split(", ")
    alt: list[dict[str, Any]] = []
    for key, value in re.findall(r"(\w+\??)=(\S+)", numbers):
        if key == "ci":
            record["ci_low"], record["ci_high"] = (_number(v) for v in value.split(","))
        elif key.endswith("?"):
            alt += [{key[:-1]: _number(v)} for v in value.split("|")]
        else:
            record[key] = value if key == "at" else _number(value)
    return record | {"optional": bool(mark), "alt": alt}


def _number(text: str) -> float | str:
    return text if text == "NR" else float(text)


def measured(blind: bool) -> Evaluation:
    """The evaluation over the open or the blind half."""
    gold, found = [], {}
    for name, (text, report) in told().items():
        if (int(name) % 2 == 0) is blind:
            gold.append(GoldReport(Path(name), "", report))
            found[name] = from_extraction(extract_text(text)).model_copy(update={"report": report.report})
    return evaluate(gold, found)


if __name__ == "__main__":
    for half in (False, True):
        evaluation = measured(half)
        total = {k: evaluation.total(k) for k in ("outcomes", "outcomes~", "outcomes.assets")}
        print("blind" if half else "open", {k: (c.matched, c.predicted, c.gold) for k, c in total.items()})
        if not half and "--errors" in sys.argv:
            for report in evaluation.reports:
                for mistake in report.mistakes:
                    if mistake.kind.startswith("outcomes") and mistake.field in FIELDS:
                        wrong = f"{mistake.field}: {mistake.gold} -> {mistake.predicted}" if mistake.field else mistake.quote
                        print(report.source, mistake.what, mistake.record, "|", wrong)
