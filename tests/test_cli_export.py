"""`export` as users call it: formats, texts, one line for what is wrong, exit codes."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bioc import biocxml
from python_calamine import CalamineWorkbook

from tests.test_cli import Result, here, run

__all__ = ["here", "run"]

Run = Callable[..., Result]


@pytest.fixture
def records(here: Path, run: Run) -> Path:
    """out.jsonl with the records of a text and a PDF, and spans.jsonl with their mentions."""
    assert run("extract", "good.txt", "good.pdf", "-q", "-o", "out.jsonl").code == 0
    assert run("annotate", "good.txt", "good.pdf", "-o", "spans.jsonl").code == 0
    return here


def test_tables_and_workbook(records, run):
    result = run("export", "out.jsonl", "--to", "csv", "-o", "tables")
    assert (result.code, result.out, result.err) == (0, "", "2 reports written to tables\n")
    with (records / "tables" / "outcomes.csv").open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert (row["source"], row["endpoint"], row["n"], row["total"]) == ("good.txt", "ORR", "8", "20")
    assert run("export", "out.jsonl", "--to", "xlsx", "-o", "out.xlsx", "-q").err == ""
    assert "outcomes" in CalamineWorkbook.from_path(str(records / "out.xlsx")).sheet_names


@pytest.mark.parametrize("texts", [("spans.jsonl",), ("good.txt", "good.pdf"), ("good.*",)])
def test_texts_come_from_the_reports_or_from_annotate(records, run, texts):
    result = run("export", "out.jsonl", "--to", "bioc-xml", "-o", "bioc.xml", *[a for t in texts for a in ("--texts", t)])
    assert (result.code, result.err) == (0, "2 reports written to bioc.xml\n")
    with (records / "bioc.xml").open("rb") as stream:
        documents = biocxml.load(stream).documents
    assert documents[0].passages[0].text.startswith("QXR-707 was given to 20 patients")
    assert {d.infons["text"] for d in documents} == {"whole"}


def test_a_report_without_text_is_told(records, run):
    result = run("export", "out.jsonl", "--to", "bioc-json", "-o", "bioc.json", "--texts", "good.txt")
    assert (result.code, result.err.splitlines()[0]) == (0, "warning: good.pdf: no text among --texts")
    assert [d["infons"]["text"] for d in json.loads((records / "bioc.json").read_text(encoding="utf-8"))["documents"]] == ["whole", "quotes"]
    result = run("export", "out.jsonl", "--to", "brat", "-o", "brat", "--texts", "good.txt")
    assert (result.code, result.errors()) == (1, ["error: good.pdf: no text was given for this report, and brat needs it"])
    assert not (records / "brat").exists()


def test_another_text_of_that_name_is_refused(records, run):
    (records / "good.txt").write_text("Something else.", encoding="utf-8")
    result = run("export", "out.jsonl", "--to", "pubtator", "-o", "p", "--texts", "good.txt")
    assert result.code == 1
    assert result.errors()[0].startswith("error: good.txt: is not the text that the records of good.txt were read from: no 'NCT04009681' at ")


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (("no.jsonl", "--to", "csv", "-o", "x"), 1, "error: no.jsonl: no such file or folder"),
        (("good.txt", "--to", "csv", "-o", "x"), 1, "error: good.txt, line 1: not JSON: Expecting value (column 1)"),
        (("spans.jsonl", "--to", "ttl", "-o", "x"), 1, "error: spans.jsonl, line 1: no records of a report, as `abstract2kb extract` writes them"),
        (("out.jsonl", "--to", "csv", "-o", "out.jsonl"), 2, "error: out.jsonl: is an input of this run; choose another output"),
        (("out.jsonl", "--to", "csv", "-o", "."), 2, "error: .: is an input of this run; choose another output"),
        (("out.jsonl", "--to", "ttl", "-o", "-"), 2, "error: export writes to a file or folder, not to standard output"),
        (("out.jsonl", "--to", "ttl", "-o", "no/x"), 2, "error: no/x: cannot be written (No such file or directory)"),
        (("out.jsonl", "--to", "kgx", "-o", "good.txt"), 2, "error: good.txt: cannot be written (it is a file, and this format is a folder)"),
        (("out.jsonl", "--to", "webanno", "-o", "x", "--texts", "no.pdf"), 1, "error: no.pdf: no such file or folder"),
        (
            ("out.jsonl", "--to", "brat", "-o", "x"),
            2,
            "error: --to brat needs the texts of the reports: give the reports, or what `abstract2kb annotate` wrote, with --texts",
        ),
    ],
)
def test_what_is_wrong_is_one_line_and_writes_nothing(records, run, words, code, line):
    before = sorted((p.name, p.stat().st_mtime_ns) for p in records.iterdir())
    result = run("export", *words)
    assert (result.code, result.err.splitlines()) == (code, [line])
    assert sorted((p.name, p.stat().st_mtime_ns) for p in records.iterdir()) == before


def test_an_unknown_format_is_told_with_the_known_ones(records, run):
    result = run("export", "out.jsonl", "--to", "docx", "-o", "x")
    assert result.code == 2
    assert "'parquet'" in result.err
