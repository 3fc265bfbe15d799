"""No text of a report becomes a formula in CSV or Excel, whichever command writes it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from abstract2kb import cli
from abstract2kb.export import ExportFormat, PlainFormat, export, write
from abstract2kb.kb.printing import Form, write_rows
from abstract2kb.records import Extraction
from tests.security.hostile import FORMULAS, cells_that_act, hostile_pdf, records_of


def as_a_spreadsheet_reads(text: str) -> list[list[str]]:
    """A carriage return outside quotes ends a row there, as a line feed does."""
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module", params=FORMULAS, ids=repr)
def formula(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def records(formula: str) -> Extraction:
    found = records_of(formula)
    assert found.assets[0].name.startswith(formula)
    assert found.outcomes
    assert found.adverse_events
    return found


def test_extract_as_csv(records: Extraction) -> None:
    stream = io.StringIO(newline="")
    write([records], stream, PlainFormat.CSV)
    rows = as_a_spreadsheet_reads(stream.getvalue())
    assert len(rows) > 30
    assert len({len(row) for row in rows}) == 1
    assert cells_that_act(iter(rows)) == []


def test_export_to_csv(records: Extraction, tmp_path: Path) -> None:
    export([records], tmp_path / "out", ExportFormat.CSV)
    files = list((tmp_path / "out").glob("*.csv"))
    assert len(files) > 5
    for file in files:
        rows = as_a_spreadsheet_reads(file.read_bytes().decode())
        assert len({len(row) for row in rows}) == 1
        assert cells_that_act(iter(rows)) == []


def test_export_to_excel(records: Extraction, tmp_path: Path) -> None:
    export([records], tmp_path / "out.xlsx", ExportFormat.EXCEL)
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "out.xlsx") for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 100
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert cells_that_act([cell.value] for cell in cells if isinstance(cell.value, str)) == []
    assert {cell.hyperlink.target.partition("/study/")[0] for cell in cells if cell.hyperlink} <= {"https://clinicaltrials.gov"}


def test_lists_of_the_store_as_csv(formula: str) -> None:
    stream = io.StringIO(newline="")
    write_rows(stream, Form.CSV, ("name", formula), [(formula, "x"), (("a", formula), "y"), ([formula, "a"], -1.5)])
    rows = as_a_spreadsheet_reads(stream.getvalue())
    assert [len(row) for row in rows] == [2, 2, 2, 2]
    assert cells_that_act(iter(rows)) == []
    assert rows[3][1] == "-1.5"
    assert not [part for part in rows[2][0].split("; ") if cells_that_act(iter([[part]]))]


def test_the_commands_over_a_hostile_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("=cmd|calc.pdf").write_bytes(hostile_pdf())

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(cli.app, list(arguments))
        assert done.exit_code == 0, done.output
        return done.output

    run("extract", "./=cmd|calc.pdf", "-q", "-o", "out.jsonl")
    assert Extraction.model_validate_json(Path("out.jsonl").read_text(encoding="utf-8")).outcomes
    run("extract", "./=cmd|calc.pdf", "-q", "-f", "csv", "-o", "out.csv")
    run("kb", "load", "out.jsonl")
    written = [Path("out.csv").read_bytes().decode(), run("kb", "assets", "--csv"), run("kb", "trials", "--csv"), run("kb", "versions", "--csv")]
    written.append(run("kb", "sql", "SELECT * FROM v_outcomes", "--csv"))
    for text in written:
        rows = as_a_spreadsheet_reads(text)
        assert len(rows) > 1
        assert cells_that_act(iter(rows)) == []
