"""Pages with tables of events and outcomes as reports, labels, posters and slides have them, written by hand with the records that they state.

`pages.txt` holds them: "# name", then "page:" (paper and columns), "head:", "text:", "fill:" (paragraphs), "column:" (the next column of text), "left:", "right:", "both:" (two sides of a page), and tables: "table:" (looks),
"title:", rows of cells parted by "|" ("^" goes on from above, "<" from the left, "*" bold, ">" indented, "{a}" a raised mark), "note:". The records come last: "~~ what all share : event; event",
"==" for outcomes. Example: `pages("open")`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.scoring.convert import from_extraction
from abstract2kb.scoring.evaluate import ReportScore, evaluate
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.reading import GoldReport
from tests.safetypages.drawing import Part, drawn
from tests.tablemeaning.reading import _FIELD, _event, _outcome

_PARTS = ("head", "text", "fill", "left", "right", "both", "column", "table")


@dataclass
class Page:
    """A page as it stands in the file: `look` holds its settings."""

    name: str
    look: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    records: list[str] = field(default_factory=list)


def _settings(text: str) -> dict[str, str]:
    return {key: value or "1" for key, _, value in (word.partition("=") for word in text.split())}


def written(text: str) -> list[Page]:
    """The pages of a file."""
    found: list[Page] = []
    for line in text.splitlines():
        key, _, rest = line.partition(":")
        rest = rest.strip()
        if line.startswith("# "):
            found.append(Page(line[2:].split()[0]))
        elif line.startswith("|"):
            found[-1].parts[-1].rows.append([cell.strip() for cell in line.split("|")[1:-1]])
        elif line[:2] in ("~~", "=="):
            found[-1].records.append(line)
        elif key == "page":
            found[-1].look = _settings(rest)
        elif key in _PARTS:
            found[-1].parts.append(Part(key, rest, _settings(rest) if key == "table" else {}))
        elif key == "title":
            found[-1].parts[-1].title = rest
        elif key == "note":
            found[-1].parts[-1].note = rest
    return found


def _record(kind: str, common: dict[str, str], told: str) -> dict[str, Any]:
    name = re.split(r" (?=\w+=)", told, maxsplit=1)[0]
    fields = common | dict(_FIELD.findall(told[len(name) :]))
    fields = {key: value for key, value in fields.items() if value or key == "assets"}
    if kind == "==":
        record = _outcome(name, fields)
        return record if "pct" in fields or "value" in fields or "n" in fields else {**record, "arm": None, "total": None}
    record = _event(name, fields)
    zero = {"absent": True} if record.get("n") == 0 or record.get("percent") == 0 else {}
    return record | ({"alt": [zero]} if zero else {})


def gold_of(page: Page) -> PlainReport:
    """What the page states."""
    lists: dict[str, list[dict[str, Any]]] = {"~~": [], "==": []}
    for line in page.records:
        shared, _, told = line[2:].partition(" : ")
        common = dict(_FIELD.findall(shared))
        lists[line[:2]] += [_record(line[:2], common, each.strip()) for each in told.split(";")]
    every = [*lists["=="], *lists["~~"]]
    return PlainReport.model_validate(
        {
            "report": {"source": page.name},
            "assets": [{"name": n} for n in dict.fromkeys(a for r in every for a in r["assets"])],
            "studies": [{"acronym": n} for n in dict.fromkeys(r["study"] for r in every)],
            "outcomes": lists["=="],
            "adverse_events": lists["~~"],
        }
    )


def measured(page: Page) -> ReportScore:
    """The page drawn, read and compared."""
    found = from_extraction(extract_report(Report.from_pdf(drawn(page.look, page.parts), page.name)))
    return evaluate([GoldReport(Path(page.name), "", gold_of(page))], {page.name: found}).reports[0]


def pages(kind: str = "") -> list[Page]:
    """The pages of the file: the "open" ones, whose errors were looked at, the "blind" ones, or all."""
    found = written(Path(__file__).with_name("pages.txt").read_text(encoding="utf-8"))
    return [page for page in found if page.name.startswith(kind[:1])]
