"""`export --kb`: what a store has now, in every format, read back by other libraries; the assets over all reports where a format has such."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest.mock import patch

import duckdb
import pytest
from bioc import biocjson, biocxml
from python_calamine import CalamineWorkbook
from rdflib import Graph, Namespace

from abstract2kb.cli import main
from abstract2kb.export.formats import SPECS, ExportFormat, TextUse, export
from abstract2kb.kb import KnowledgeBase
from abstract2kb.records import Extraction
from tests.export.samples import PLAIN, RECORD, Given
from tests.kb.made import asset, line, report, response

GRAPHS = (ExportFormat.KGX, ExportFormat.NEO4J, ExportFormat.TURTLE, ExportFormat.JSON_LD)
PROV = Namespace("http://www.w3.org/ns/prov#")
NAME = "urn:abstract2kb:vocabulary:name"


def files(place: Path) -> dict[str, bytes]:
    if place.is_file():
        return {"": place.read_bytes()}
    return {str(p.relative_to(place)): p.read_bytes() for p in sorted(place.rglob("*")) if p.is_file()}


def run(*arguments: str) -> int:
    with patch.object(sys, "argv", ["abstract2kb", "export", *arguments]), pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.fixture
def loaded(url: str) -> str:
    """The two samples, one of which was loaded in an earlier version before."""
    KnowledgeBase(url).load([RECORD.model_copy(update={"outcomes": ()}), PLAIN, RECORD])
    return url


@pytest.mark.parametrize("form", [f for f in ExportFormat if f not in GRAPHS])
def test_what_has_no_entities_is_what_the_files_give(loaded: str, tmp_path: Path, form: ExportFormat) -> None:
    texts = None if SPECS[form].texts is TextUse.NONE else Given()
    with KnowledgeBase(loaded).current() as current:
        assert export(current.extractions(), tmp_path / "store", form, texts, current) == 2
    export([RECORD, PLAIN], tmp_path / "files", form, texts)
    assert files(tmp_path / "store") == files(tmp_path / "files")


@pytest.mark.parametrize("form", GRAPHS)
def test_a_graph_is_deterministic_and_holds_all_that_the_files_give(loaded: str, tmp_path: Path, form: ExportFormat) -> None:
    for place in ("one", "two"):
        assert run("--kb", loaded, "--to", form.value, "-o", str(tmp_path / place)) == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")
    export([RECORD, PLAIN], tmp_path / "files", form)
    if form in (ExportFormat.TURTLE, ExportFormat.JSON_LD):
        kind = "turtle" if form is ExportFormat.TURTLE else "json-ld"
        less, more = (Graph().parse(str(tmp_path / place), format=kind) for place in ("files", "one"))
        assert set(less) < set(more)
        assert {str(p) for _, p, _ in set(more) - set(less)} == {
            str(PROV.specializationOf), NAME, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        }  # fmt: skip
        return
    for name, text in files(tmp_path / "files").items():
        if name != "metadata.json":
            assert set(text.splitlines()) <= set(files(tmp_path / "one")[name].splitlines()), name


def test_the_commands_files_are_read_by_others(loaded: str, tmp_path: Path) -> None:
    for form in (ExportFormat.CSV, ExportFormat.PARQUET, ExportFormat.EXCEL, ExportFormat.BIOC_JSON, ExportFormat.BIOC_XML):
        assert run("--kb", loaded, "--to", form.value, "-o", str(tmp_path / form.value)) == 0
    for kind in ("csv", "parquet"):
        rows = duckdb.sql(f"SELECT source, n, total FROM '{tmp_path}/{kind}/outcomes.{kind}' WHERE n IS NOT NULL ORDER BY n").fetchall()
        assert [(source.lstrip("'"), n, total) for source, n, total in rows] == [("abstract 7", 8, 20), ("=digest|1.pdf", 9, 43)]
    assert len(CalamineWorkbook.from_path(str(tmp_path / "xlsx")).get_sheet_by_name("outcomes").to_python()) == 4
    with (tmp_path / "bioc-xml").open("rb") as stream:
        documents = biocxml.load(stream).documents
    with (tmp_path / "bioc-json").open(encoding="utf-8") as stream:
        assert [d.id for d in biocjson.load(stream).documents] == [d.id for d in documents]
    assert len(documents) == 2


def drug(name: str, source: str, identifiers: dict[str, str] | None = None) -> Extraction:
    return report(source, [asset(name) | {"identifiers": identifiers or {}}], [response(name, 1, 10)])


def same_as(folder: Path) -> dict[str, set[str]]:
    """Name of each report's asset to the names of what it is the same as."""
    query = (
        f"SELECT a.name, b.name FROM read_csv('{folder}/edges.tsv', delim='\t', all_varchar=true) e"
        f" JOIN read_csv('{folder}/nodes.tsv', delim='\t', all_varchar=true) a ON a.id = e.subject"
        f" JOIN read_csv('{folder}/nodes.tsv', delim='\t', all_varchar=true) b ON b.id = e.object WHERE e.predicate = 'biolink:same_as'"
    )
    found: dict[str, set[str]] = {}
    for one, other in duckdb.sql(query).fetchall():
        found.setdefault(one, set()).add(other)
    return found


def test_merged_and_split_assets_are_so_in_a_graph(url: str, tmp_path: Path) -> None:
    base = KnowledgeBase(url)
    base.load(
        [drug("QX-1001", "a.pdf"), drug("Qexolimab", "b.pdf"), report("c.pdf", [asset("QY-2002", {"QZ-3003": "report"})]), drug("QZ-3003", "d.pdf")]
    )
    base.merge("QX-1001", "Qexolimab")
    base.split("QY-2002", "QZ-3003")
    assert run("--kb", url, "--to", "kgx", "-o", str(tmp_path / "kgx")) == 0
    assert same_as(tmp_path / "kgx") == {"QX-1001": {"Qexolimab"}, "Qexolimab": {"Qexolimab"}, "QY-2002": {"QY-2002"}, "QZ-3003": {"QZ-3003"}}
    assert run("--kb", url, "--to", "ttl", "-o", str(tmp_path / "a.ttl")) == 0
    rows = (
        Graph()
        .parse(str(tmp_path / "a.ttl"), format="turtle")
        .query(f"SELECT ?asset ?entity WHERE {{ ?a <{PROV.specializationOf}> ?e . ?a <{NAME}> ?asset . ?e <{NAME}> ?entity }}")
    )
    assert {(str(a), str(e)) for a, e in rows} == {  # type: ignore[misc]
        ("QX-1001", "Qexolimab"), ("Qexolimab", "Qexolimab"), ("QY-2002", "QY-2002"), ("QZ-3003", "QZ-3003")
    }  # fmt: skip


def test_an_identifier_that_split_assets_share_joins_none(url: str, tmp_path: Path) -> None:
    base = KnowledgeBase(url)
    shared = {"drugbank": "DB15140"}
    base.load([drug("QX-1001", "a.pdf", shared), report("b.pdf", [asset("QY-2002", {"QX-1001": "report"}) | {"identifiers": shared}])])
    for ids, place in ((True, "before"), (False, "after")):
        assert run("--kb", url, "--to", "kgx", "-o", str(tmp_path / place)) == 0
        nodes = (tmp_path / place / "nodes.tsv").read_text(encoding="utf-8")
        assert ("\nDRUGBANK:DB15140\t" in nodes) is ids
        base.split("QX-1001", "QY-2002")


def test_files_or_a_store_and_never_over_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, out = tmp_path / "kb.db", tmp_path / "out.jsonl"
    KnowledgeBase(store).load([PLAIN])
    out.write_bytes(line(PLAIN))
    assert run(str(out), "--kb", str(store), "--to", "csv", "-o", str(tmp_path / "x")) == 2
    assert run("--to", "csv", "-o", str(tmp_path / "x")) == 2
    assert run("--kb", str(store), "--to", "xlsx", "-o", str(store)) == 2
    assert run("--kb", str(tmp_path / "no.db"), "--to", "csv", "-o", str(tmp_path / "x")) == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"error: {tmp_path / 'no.db'}: no such store; `abstract2kb kb load` makes one"
    assert not (tmp_path / "x").exists()
    assert json.loads((tmp_path / "out.jsonl").read_text())["report"]["source"] == "abstract 7"
