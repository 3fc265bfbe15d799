"""Agreement with the independent scorers beside the development data, on the same gold and the same output."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from abstract2kb.batch import extractions
from abstract2kb.inputs import expand
from abstract2kb.scoring.evaluate import evaluate
from abstract2kb.scoring.metrics import f1
from abstract2kb.scoring.reading import GoldReport, parse, read_gold
from abstract2kb.scoring.wording import Settings

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "dev" / "score.py").exists(), reason="needs the development data beside the checkout"),
]
EXACT = Settings(percent=0, relative=0, terms=0)


def scored(tmp_path, scorer, gold, inputs):
    """Our evaluation and the other scorer's table, of one output."""
    out = tmp_path / "out.jsonl"
    lines = [r.extraction.model_dump_json() for r in extractions(expand([str(inputs)])) if r.extraction]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run([sys.executable, SHARED / "dev" / scorer, gold, out, "--json"], capture_output=True, text=True, check=True)
    reports = [g for g in read_gold(gold) if isinstance(g, GoldReport)]
    return evaluate(reports, {p.report.source: p for p in map(parse, lines)}, EXACT), json.loads(done.stdout)


def test_abstracts(tmp_path):
    ours, theirs = scored(tmp_path, "score.py", SHARED / "dev" / "abstracts.gold.jsonl", SHARED / "dev" / "abstracts.jsonl")
    assert len(ours.reports) == 56
    rows = {
        "assets": "drugs",
        "outcomes": "outcomes strict",
        "outcomes~": "outcomes relaxed",
        "outcomes_other": "outcomes with endpoint other",
        "adverse_events": "adverse events strict",
        "adverse_events~": "adverse events relaxed",
        "nct": "nct",
    }
    for row, name in rows.items():
        counts = ours.total(row)
        assert (row, *counts) == (row, theirs[name]["matched"], theirs[name]["predicted"], theirs[name]["gold"])
    assert f1(ours.total("abbreviations")) == pytest.approx(theirs["abbreviations"]["f1"], abs=0.005)


def test_the_report(tmp_path):
    gold = SHARED / "reports" / "aacr-2021-engineered-cytokines.gold.json"
    ours, theirs = scored(tmp_path, "score_records.py", gold, gold.with_name("aacr-2021-engineered-cytokines.pdf"))
    for row in ("outcomes", "adverse_events", "preclinical_findings", "abbreviations"):
        assert f1(ours.total(row)) == pytest.approx(theirs[row]["f1"], abs=1e-4)
    for field in ("aliases", "companies", "cytokines", "targets", "trials", "routes", "stage", "modality"):
        assert f1(ours.total(f"assets.{field}")) == pytest.approx(theirs[field]["f1"], abs=1e-4)
