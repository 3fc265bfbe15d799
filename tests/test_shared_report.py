"""The shared two-page report gives the same records however it is laid out, and every box shows its quote.

Nothing of the report's text stands here: it is read from ../shared beside the checkout, and the tests are skipped without it.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from tests.layouts import VARIANTS, Content, render

SHARED = Path(__file__).resolve().parents[2] / "shared"
PDF = SHARED / "reports" / "aacr-2021-engineered-cytokines.pdf"
GOLD = PDF.with_suffix(".gold.json")
SCORER = SHARED / "dev" / "score_records.py"
FLOORS = {
    "assets": 1.0, "aliases": 1.0, "trials": 1.0, "outcomes": 1.0, "adverse_events": 1.0, "construct": 1.0, "abbreviations": 1.0,
    "issues": 1.0, "values with evidence": 1.0, "companies": 0.95, "stage": 0.95, "modality": 0.95, "cytokines": 0.95,
    "targets": 0.90, "combinations": 0.90, "preclinical_findings": 0.80,
}  # fmt: skip
LAYOUTS = ["original", *VARIANTS]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (PDF.exists() and SCORER.exists()), reason="no development data beside the checkout"),
]


@dataclass(frozen=True)
class Reading:
    """One layout: its bytes, what the page engine made of them, and the records as plain JSON."""

    data: bytes = field(repr=False)
    report: Report = field(repr=False)
    records: dict[str, Any] = field(repr=False)


@lru_cache
def reading(layout: str) -> Reading:
    """Read a layout once for all tests."""
    data = PDF.read_bytes()
    if layout != "original":
        data = render(Content.of(reading("original").report), VARIANTS[layout])
    report = Report.from_pdf(data, PDF.name)
    return Reading(data, report, json.loads(extract_report(report).model_dump_json()))


@pytest.fixture(params=LAYOUTS)
def layout(request: pytest.FixtureRequest) -> Reading:
    return reading(request.param)


def evidence_of(node: Any) -> list[dict[str, Any]]:
    """Every Evidence object in the records."""
    if isinstance(node, list):
        return [found for item in node for found in evidence_of(item)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"quote", "bbox"} <= node.keys() else []
    return own + [found for item in node.values() for found in evidence_of(item)]


def squash(text: str) -> str:
    """The text without white space, composed."""
    return "".join(unicodedata.normalize("NFC", text).split())


def shown(chars: list[dict[str, Any]], bbox: list[float]) -> str:
    """The characters whose centre lies in the box: lines from top to bottom, each from left to right."""
    x0, top, x1, bottom = bbox
    inside = [c for c in chars if x0 <= (c["x0"] + c["x1"]) / 2 <= x1 and top <= (c["top"] + c["bottom"]) / 2 <= bottom]
    lines: list[list[dict[str, Any]]] = []
    for char in sorted(inside, key=lambda c: c["bottom"]):
        if lines and char["bottom"] - lines[-1][0]["bottom"] < 0.5 * char["size"]:
            lines[-1].append(char)
        else:
            lines.append([char])
    return squash("".join(char["text"] for line in lines for char in sorted(line, key=lambda c: c["x0"])))


def scores(records: dict[str, Any], folder: Path) -> dict[str, dict[str, float]]:
    """What the shared scorer says: field -> precision, recall, f1."""
    path = folder / "records.jsonl"
    path.write_text(json.dumps(records) + "\n", encoding="utf-8")
    run = subprocess.run([sys.executable, str(SCORER), str(GOLD), str(path), "--json"], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_records_reach_the_floors_in_every_layout(layout: Reading, tmp_path: Path) -> None:
    table = scores(layout.records, tmp_path)
    assert {field: table[field]["f1"] for field, floor in FLOORS.items() if table[field]["f1"] < floor} == {}


def test_boxes_show_their_quotes_in_every_layout(layout: Reading) -> None:
    evidence = evidence_of(layout.records)
    assert len(evidence) > 100
    with pdfplumber.open(io.BytesIO(layout.data)) as pdf:
        chars = [page.dedupe_chars().chars for page in pdf.pages]
    wrong = {(e["quote"], shown(chars[e["page"] - 1], e["bbox"])) for e in evidence}
    assert {(quote, found) for quote, found in wrong if squash(quote) != found} == set()
    assert all(layout.report.text[e["start"] : e["end"]] == e["quote"] for e in evidence)


@pytest.mark.parametrize("name", VARIANTS)
def test_blocks_are_the_same_in_every_layout(name: str) -> None:
    def blocks(report: Report) -> set[tuple[str | None, str]]:
        return {(block.label, report.text[block.start : block.end]) for block in report.blocks if block.kind != "table"}

    found, wanted = blocks(reading(name).report), blocks(reading("original").report)
    assert (found - wanted, wanted - found) == (set(), set())


@pytest.mark.parametrize("name", VARIANTS)
def test_tables_are_the_same_in_every_layout(name: str) -> None:
    def columns(report: Report) -> list[list[tuple[str, tuple[str, ...]]]]:
        cells = report.tables[0].cells if report.tables else ()
        width = 1 + max((cell.col for cell in cells), default=-1)
        return sorted([(cell.text, cell.links) for cell in cells if cell.col == col] for col in range(width))

    assert columns(reading(name).report) == columns(reading("original").report)


def test_a_layout_renders_to_the_same_bytes_twice() -> None:
    content = Content.of(reading("original").report)
    assert render(content, VARIANTS["memo"]) == render(content, VARIANTS["memo"])
