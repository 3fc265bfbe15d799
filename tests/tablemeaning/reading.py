"""Tables written by hand, as cells, with the records that they state: `python -m tests.tablemeaning [open|blind] [--errors]`.

`tables.txt` holds them: "# name", "above:" (a heading over the title), "title:", "head:" (rows of headings), rows of cells parted by "|" ("^" goes on from above, "<" from the left,
"\\|" is a bar in a cell, "{a}" a raised mark), "note:", "then:" before a further table of the same report, and one line per record: "=" for an outcome, "~" for an event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from abstract2kb.pdf.layout import Article, Block, Cell, Table
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.scoring.convert import from_extraction
from abstract2kb.scoring.evaluate import ReportScore, evaluate
from abstract2kb.scoring.plain import PlainReport
from abstract2kb.scoring.reading import GoldReport

_MARK = re.compile(r"\{(\w+)\}")
FIELD = re.compile(r"(?:^| )(\w+)=(.*?)(?= \w+=|$)")
_UNITS: dict[str | None, str | None] = {"none": None}
"""The units that "unit=" gives; months go without saying."""
_BOX = (0.0, 0.0, 1.0, 1.0)


@dataclass
class Written:
    """A table as it stands in the file."""

    name: str
    above: str = ""
    title: str = ""
    note: str = ""
    header_rows: int = 1
    rows: list[list[str]] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    further: list[Written] = field(default_factory=list)


def written(text: str) -> list[Written]:
    """The tables of a file."""
    found: list[Written] = []
    last = Written("")
    for line in text.splitlines():
        if line.startswith("# "):
            found.append(last := Written(line[2:].split()[0]))
        elif line.startswith("then:"):
            found[-1].further.append(last := Written(found[-1].name))
        elif line.startswith("title: "):
            last.title = line[7:]
        elif line.startswith("above: "):
            last.above = line[7:]
        elif line.startswith("note: "):
            last.note = line[6:]
        elif line.startswith("head: "):
            last.header_rows = int(line[6:])
        elif line.startswith("|"):
            last.rows.append([c.strip().replace(r"\|", "|") for c in re.split(r"(?<!\\)\|", line)[1:-1]])
        elif line[:2] in ("= ", "~ "):
            found[-1].records.append(line)
    return found


def report_of(table: Written) -> Report:
    """The report that has the table, those that follow it and nothing else, its marks resolved as the PDF reader resolves them."""
    text, blocks, found = "", list[Block](), list[Table]()
    for each in (table, *table.further):
        own, text = _placed(each, len(found), text, blocks)
        found.append(own)
    return Report(table.name, table.name, text, tuple(blocks), tuple(found), (Article("a1", None, None, (1,), 0, len(text)),))


def _placed(table: Written, index: int, text: str, blocks: list[Block]) -> tuple[Table, str]:
    """A table put behind the text, its blocks behind the blocks; the table, and the text with it."""
    notes = {m.group(1): table.note[m.end() :].split("{")[0].strip() for m in _MARK.finditer(table.note)}
    if table.above:
        blocks.append(Block("heading", 1, _BOX, len(text), len(text) + len(table.above)))
        text += f"{table.above}\n"
    blocks.append(Block("paragraph" if table.above else "caption", 1, _BOX, len(text), len(text) + len(table.title)))
    text += f"{table.title}\n"
    start, cells = len(text), []
    for r, row in enumerate(table.rows):
        for c, words in enumerate(row):
            if words not in ("^", "<"):
                plain = _MARK.sub("", words)
                rows = next((i for i, other in enumerate(table.rows[r + 1 :]) if other[c] != "^"), len(table.rows) - r - 1) + 1
                cols = next((i for i, other in enumerate(row[c + 1 :]) if other != "<"), len(row) - c - 1) + 1
                marks = tuple(notes[m] for m in _MARK.findall(words))
                cells.append(Cell(r, c, rows, cols, plain, 1, _BOX, len(text), len(text) + len(plain), (), marks))
                text += plain
            text += "\t" if c < len(row) - 1 else "\n"
    end = len(text)
    blocks.append(Block("table", 1, _BOX, start, end))
    if table.note:
        note = _MARK.sub("", table.note)
        blocks.append(Block("note", 1, _BOX, end, end + len(note)))
        text += f"{note}\n"
    return Table(index, (1,), _BOX, None if table.above else table.title, table.header_rows, tuple(cells), start, end), text


def _common(fields: dict[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {"arm": fields.get("arm"), "study": fields.get("study")}
    record["assets"] = [a for a in fields.get("assets", "").split(",") if a]
    record |= {name: int(fields[name]) for name in ("n", "total") if name in fields}
    return record | ({"percent": float(fields["pct"])} if "pct" in fields else {})


def outcome_of(endpoint: str, fields: dict[str, str]) -> dict[str, Any]:
    """An outcome that a line states."""
    record = _common(fields) | {"endpoint": endpoint, "measure": "proportion"}
    if "value" in fields:
        value = fields["value"]
        record |= (
            {"measure": "median_time", "value": "NR"}
            if value == "NR"
            else {"measure": "median_time", "value": float(value), "unit": _UNITS.get(fields.get("unit"), "months")}
        )
    elif "hr" in fields:
        record |= {"measure": "ratio", "hr": float(fields["hr"]), "p": fields.get("p")}
    elif "at" in fields:
        record |= {"measure": "rate_at_time", "at": fields["at"]}
    if "ci" in fields:
        low, high = ("NR" if end == "NR" else float(end) for end in fields["ci"].split(","))
        record |= {"ci_low": low, "ci_high": high, "alt": [{"ci_level": 95.0}]}
    return record


def event_of(term: str, fields: dict[str, str]) -> dict[str, Any]:
    """An adverse event that a line states."""
    record = _common(fields) | {"term": term, "grade": fields.get("grade"), "category": fields.get("cat", "any"), "absent": "absent" in fields}
    if 0 in (record.get("n"), record.get("percent")):
        record["alt"] = [{"absent": not record["absent"]}]  # a zero may as well be read as "none"
    return record


def gold_of(table: Written) -> PlainReport:
    """What the table states."""
    lists: dict[str, list[dict[str, Any]]] = {"=": [], "~": []}
    for line in table.records:
        fields = dict(FIELD.findall(line))
        name = line[2:].split("=")[0].rsplit(" ", 1)[0]
        lists[line[0]].append(outcome_of(name, fields) if line[0] == "=" else event_of(name, fields))
    every = [*lists["="], *lists["~"]]
    return PlainReport.model_validate(
        {
            "report": {"source": table.name},
            "assets": [{"name": n} for n in dict.fromkeys(a for r in every for a in r["assets"])],
            "studies": [{"acronym": n} for n in dict.fromkeys(r["study"] for r in every)],
            "outcomes": lists["="],
            "adverse_events": lists["~"],
        }
    )


def measured(table: Written) -> ReportScore:
    """The table read and compared."""
    found = from_extraction(extract_report(report_of(table)))
    return evaluate([GoldReport(Path(table.name), "", gold_of(table))], {table.name: found}).reports[0]


def tables(kind: str = "") -> list[Written]:
    """The tables of the file: the "open" ones, whose errors were looked at, the "blind" ones, or all."""
    found = written(Path(__file__).with_name("tables.txt").read_text(encoding="utf-8"))
    return [t for t in found if t.name.startswith(kind[:1])]
