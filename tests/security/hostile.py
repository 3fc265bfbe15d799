"""Texts that a spreadsheet, a browser or a terminal would take for orders, a PDF full of them, and records made of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from abstract2kb import extract_text
from abstract2kb.records import Extraction

__all__ = ["FORMULAS", "LINES", "SCRIPT", "cells_that_act", "hostile_pdf", "records_of"]

FORMULAS = (
    '=HYPERLINK("http://evil.example","here")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0 =1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\x00=1+1",
    "＝1+1",
    "＠SUM(1)",
    "QXR-707\r=1+1",
    'QXR-707\r"=1+1',
)
SCRIPT = "</script><script>alert('x')</script>\"><img src=x onerror=alert(1)>"
LINES = (
    '=HYPERLINK("http://evil.example","QXR-707") was given to 20 patients with melanoma (NCT04009681).',
    "<script>alert(1)</script> The ORR was 40% (8/20) with QXR-707.",
    "@SUM(A1): grade 3 rash (+1+1) occurred in 5% of patients with QXR-707; -2+3 had fever.",
    "The objective response rate (=ORR) was 50% (10/20) with =QXR-808.",
)


def hostile_pdf() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=0)
    canvas.setTitle("=cmd|' /C calc'!A0")
    canvas.setAuthor("\t=1+1")
    for row, line in enumerate(LINES):
        canvas.drawString(40, 720 - 20 * row, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


_FREE = {"name", "raw", "quote", "arm", "model", "comparator", "endpoint_text", "message", "source", "short", "long", "text", "title", "rule"}
_LISTS = {"aliases", "companies", "cytokines", "targets", "conditions", "regimens", "combinations"}


def records_of(text: str) -> Extraction:
    """An extraction whose free texts all begin with `text`, or hold it."""
    data = json.loads(_written())
    data["articles"][0]["title"] = text
    data["report"]["title"] = {"value": text, "raw": text, "confidence": 1.0, "origin": "lexicon", "evidence": []}
    return Extraction.model_validate(_spoilt(data, text))


@cache
def _written() -> str:
    found = extract_text(
        "QXR-707 (Quorex), a pegylated IL-2 for CD19, was given to 20 patients with melanoma (NCT04009681) in phase 2. The overall response rate "
        "(ORR) was 40% (8/20) in arm A. Grade 3 rash occurred in 5% of patients. In mice QXR-707 reduced tumour growth against vehicle. NCT123 was ended."
    )
    return found.model_dump_json()


def _spoilt(value: Any, text: str, key: str = "") -> Any:
    if isinstance(value, dict):
        inside = {k: _spoilt(v, text, k) for k, v in value.items()}
        if "quote" in inside:
            inside["end"] = inside["start"] + len(inside["quote"])
        if key in _LISTS and isinstance(inside.get("value"), str):
            inside["value"] = text
        return inside
    if isinstance(value, list):
        return [_spoilt(v, text, key) for v in value]
    return text + value if key in _FREE and isinstance(value, str) else value


def cells_that_act(rows: Iterator[list[str]]) -> list[str]:
    """The cells that a spreadsheet might calculate."""
    ignored = "\t\r\n\x00\u00a0\ufeff\u200b "
    found = []
    for row in rows:
        for cell in row:
            start = cell.lstrip(ignored)[:1]
            if start in ("=", "＝", "@", "＠", "+", "＋", "-", "－") and start and not _is_number(cell):
                found.append(cell)
    return found


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
