"""CSV, Parquet and Excel, read back by DuckDB and calamine (none of them the writer) and compared with the records."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from abstract2kb.export import excel
from abstract2kb.export.csv_tables import SEPARATOR
from abstract2kb.export.formats import ExportFormat, export
from abstract2kb.export.tables import TABLES, Kind, rows
from abstract2kb.export.view import items
from abstract2kb.records import Asset, Extraction
from abstract2kb.spreadsheets import defused
from tests.export.samples import EVENTS, PLAIN, RECORD


def csv_table(folder: Path, name: str) -> list[dict[str, Any]]:
    """A CSV table by DuckDB, all cells as text."""
    options = "header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ',', strict_mode = true, null_padding = false, nullstr = ''"
    found = duckdb.sql(f"SELECT * FROM read_csv('{folder / name}.csv', {options})")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def parquet_table(folder: Path, name: str) -> list[dict[str, Any]]:
    found = duckdb.sql(f"SELECT * FROM read_parquet('{folder / name}.parquet')")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    head, *body = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [dict(zip(head, row, strict=True)) for row in body]


@pytest.fixture
def workbook(written: dict[ExportFormat, Path], tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(written[ExportFormat.EXCEL].read_bytes())
    return path


def expected(name: str, *extractions: Extraction) -> list[list[Any]]:
    return [row for e in extractions for table, row in rows(e) if table == name]


def test_the_rows_have_a_cell_of_the_right_kind_for_every_column() -> None:
    kinds = {Kind.TEXT: str, Kind.INTEGER: int, Kind.NUMBER: (int, float), Kind.BOOLEAN: bool}
    columns = {table.name: table.columns for table in TABLES}
    for name, row in rows(RECORD):
        for column, cell in zip(columns[name], row, strict=True):
            for entry in cell if column.many else [cell]:
                assert entry is None or isinstance(entry, kinds[column.kind]), (name, column)
    for table in TABLES:
        assert len({c.name for c in table.columns}) == len(table.columns), table.name


def test_every_field_of_the_contract_is_in_a_table() -> None:
    names = {c.name for c in next(t for t in TABLES if t.name == "assets").columns}
    assert names >= set(Asset.model_fields) - {"evidence"}


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_csv_holds_what_the_records_say(written: dict[ExportFormat, Path], name: str) -> None:
    table = next(t for t in TABLES if t.name == name)
    read = csv_table(written[ExportFormat.CSV], name)
    wanted = expected(name, RECORD, PLAIN)
    assert len(read) == len(wanted)
    for got, row in zip(read, wanted, strict=True):
        for column, cell in zip(table.columns, row, strict=True):
            if isinstance(cell, list):
                cell = SEPARATOR.join("" if entry is None else str(entry) for entry in cell)
            text = {True: "true", False: "false", None: ""}.get(cell, cell) if isinstance(cell, bool) or cell is None else cell
            assert (got[column.name] or "") == (defused(text) if isinstance(text, str) else str(text)), column.name


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_parquet_holds_what_the_records_say(written: dict[ExportFormat, Path], name: str) -> None:
    table = next(t for t in TABLES if t.name == name)
    read = parquet_table(written[ExportFormat.PARQUET], name)
    assert [list(row.values()) for row in read] == expected(name, RECORD, PLAIN)
    for column in table.columns:
        assert all(isinstance(row[column.name], list) for row in read) or not column.many


def test_numbers_of_an_outcome_by_name(written: dict[ExportFormat, Path], workbook: Path) -> None:
    for row in (parquet_table(written[ExportFormat.PARQUET], "outcomes")[0], sheet(workbook, "outcomes")[0]):
        assert (row["n"], row["total"], row["percent"], row["endpoint"]) == (9, 43, 21.0, "ORR")
        assert row["evidence_page"] == 1
    assert parquet_table(written[ExportFormat.PARQUET], "outcomes")[0]["asset_names"] == ["QXR-707", "nivolumab"]
    survival = parquet_table(written[ExportFormat.PARQUET], "outcomes")[1]
    assert (survival["value"], survival["value_not_reached"], survival["ci_low"], survival["ci_high_not_reached"]) == (None, True, 7.5, True)


def test_the_long_tables_lose_no_value_and_no_evidence(written: dict[ExportFormat, Path]) -> None:
    values = parquet_table(written[ExportFormat.PARQUET], "values")
    evidence = parquet_table(written[ExportFormat.PARQUET], "evidence")
    for extraction in (RECORD, PLAIN):
        for item in items(extraction):
            own = [v for v in values if (v["report_id"], v["record"], v["id"]) == (extraction.report.id, item.family, item.key)]
            assert [(v["field"], v["index"], v["value"], v["value_raw"], v["confidence"]) for v in own] == [
                (v.field, v.index, str(v.value), v.sourced.raw, v.sourced.confidence) for v in item.values
            ]
            places = [e for e in evidence if (e["report_id"], e["record"], e["id"]) == (extraction.report.id, item.family, item.key)]
            told = [e for v in item.values for e in v.sourced.evidence] + list(item.evidence)
            assert [(e["page"], e["start"], e["end"], e["quote"], e["rule"]) for e in places] == [
                (e.page, e.start, e.end, e.quote, e.rule) for e in told
            ]


def test_two_records_with_one_id_stay_two(written: dict[ExportFormat, Path]) -> None:
    assert EVENTS[0].id == EVENTS[1].id
    assert [row["id"] for row in parquet_table(written[ExportFormat.PARQUET], "adverse_events")] == ["event-1", "event-1.2", "event-2"]


def test_no_cell_is_a_formula(written: dict[ExportFormat, Path], workbook: Path) -> None:
    for table in TABLES:
        for row in csv_table(written[ExportFormat.CSV], table.name):
            assert not [cell for cell in row.values() if cell and cell[0] in "=+-@\t\r"]
    book = openpyxl.load_workbook(workbook)
    cells = [cell for page in book for line in page.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in ("=", "+", "-", "@")]
    assert "'=digest|1.pdf" in [cell.value for cell in cells]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1"])
def test_what_begins_like_a_formula_is_defused(text: str) -> None:
    assert defused(text) == "'" + text
    assert defused("a" + text) == "a" + text


def test_the_workbook_has_header_filter_links_quotes_and_pages(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames == [*(t.name for t in TABLES if t.name not in ("values", "evidence")), "trials", "about"]
    for page in book.worksheets[:-1]:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
    trials = book["trials"]
    link = next(cell for cell in trials[2] if cell.value == "NCT04009681")
    assert link.hyperlink.target == "https://clinicaltrials.gov/study/NCT04009681"
    assert [cell.hyperlink.target for cell in book["assets"][3] if cell.hyperlink] == ["https://clinicaltrials.gov/study/NCT04009681"]
    asset = sheet(workbook, "assets")[0]
    assert (asset["targets"], asset["targets_page"], asset["targets_quote"]) == ("IL-2R", 1, "IL-2R")
    assert (asset["modality"], asset["modality_page"], asset["modality_quote"]) == ("pegylated cytokine", 1, "pegylated IL-2")
    assert len(sheet(workbook, "trials")) == 5


def test_the_workbook_tells_what_it_is(workbook: Path) -> None:
    facts = dict(CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name("about").to_python())
    assert facts["schema_version"] in ("1", 1.0)
    assert facts["report abstract 7"] == PLAIN.report.id
    assert facts["prefix drugbank"].startswith("https://")


def test_characters_that_a_workbook_cannot_hold_are_marked(workbook: Path) -> None:
    assert sheet(workbook, "issues")[0]["message"] == "'-1+1\ufffd"


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "_ROWS", 3)
    monkeypatch.setattr(excel, "_LINKS", 1)
    monkeypatch.setattr(excel, "_CHARACTERS", 12)
    path = tmp_path / "small.xlsx"
    export([RECORD], path, ExportFormat.EXCEL)
    names = CalamineWorkbook.from_path(str(path)).sheet_names
    assert names[names.index("assets") :][:2] == ["assets", "studies"]
    assert "assets (2)" in names
    assert [row["name"] for page in ("assets", "assets (2)") for row in sheet(path, page)] == ["QXR-707", "nivolumab", "ZZ-1"]
    facts = dict(CalamineWorkbook.from_path(str(path)).get_sheet_by_name("about").to_python())
    assert float(facts["cells cut at 32,767 characters"]) > 0
    assert float(facts["trial numbers without link (65,530 a sheet)"]) > 0


def test_the_files_of_a_workbook_have_no_time(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_parquet_files_tell_what_they_are(written: dict[ExportFormat, Path]) -> None:
    found = duckdb.sql(f"SELECT key, value FROM parquet_kv_metadata('{written[ExportFormat.PARQUET] / 'assets.parquet'}')").fetchall()
    assert {key.decode(): value.decode() for key, value in found if key.startswith(b"abstract2kb")}["abstract2kb.schema_version"] == "1"


def test_a_real_report_comes_back(real: tuple[Extraction, Any], tmp_path: Path) -> None:
    extraction, _ = real
    export([extraction], tmp_path / "p", ExportFormat.PARQUET)
    read = parquet_table(tmp_path / "p", "outcomes")
    assert [(r["id"], r["n"], r["total"], r["percent"]) for r in read] == [(o.id, o.n, o.total, o.percent) for o in extraction.outcomes]
    assert [r["name"] for r in parquet_table(tmp_path / "p", "assets")] == [a.name for a in extraction.assets]
    about = json.loads((tmp_path / "p" / "metadata.json").read_text(encoding="utf-8"))
    assert about["reports"] == [{"id": extraction.report.id, "source": extraction.report.source}]
