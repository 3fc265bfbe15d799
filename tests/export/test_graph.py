"""KGX (read by kgx itself where it is installed, and by DuckDB) and Neo4j bulk import (read by DuckDB) compared with the records."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from abstract2kb.export.curies import PREFIXES, expand, named_curie, record_curie, trial_curie
from abstract2kb.export.formats import ExportFormat, export
from abstract2kb.export.graph import EDGES, NODES, SHARED, Edge, Node, graph
from abstract2kb.export.kgx import CATEGORIES, PREDICATES, biolink_curie
from abstract2kb.export.neo4j import _EDGE_TYPES, _NODE_TYPES
from abstract2kb.records import Extraction
from tests.export.samples import PLAIN, RECORD

KGX = os.environ.get("A2KB_KGX_PYTHON") or (str(Path(found).with_name("python")) if (found := shutil.which("kgx")) else None)
"""The Python of an environment with kgx, which has too many pinned dependencies to share ours."""
VALIDATE = Path(__file__).with_name("kgx_validate.py")


def parts(*extractions: Extraction) -> tuple[dict[str, Node], list[Edge]]:
    every = [part for extraction in extractions for part in graph(extraction)]
    return {p.id: p for p in reversed(every) if isinstance(p, Node)}, [p for p in every if isinstance(p, Edge)]


def tsv(path: Path) -> list[dict[str, Any]]:
    found = duckdb.sql(f"SELECT * FROM read_csv('{path}', delim = '\t', header = true, all_varchar = true, quote = '', escape = '', nullstr = '')")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def neo4j_csv(path: Path) -> list[dict[str, Any]]:
    options = "header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ',', nullstr = ''"
    found = duckdb.sql(f"SELECT * FROM read_csv('{path}', {options})")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def test_every_end_of_an_edge_is_a_node() -> None:
    nodes, edges = parts(RECORD, PLAIN)
    assert {end for edge in edges for end in (edge.subject, edge.object)} <= nodes.keys()
    assert {node.kind for node in nodes.values()} == set(NODES) - {"Entity"}, "an asset over all reports is a store's"
    assert {edge.kind for edge in edges} == set(EDGES)


def test_kinds_have_biolink_names() -> None:
    assert set(CATEGORIES) == set(NODES)
    assert set(PREDICATES) == set(EDGES)
    assert all(c.startswith("biolink:") for c in (*CATEGORIES.values(), *PREDICATES.values()))


def test_kgx_nodes_say_what_the_records_say(written: dict[ExportFormat, Path]) -> None:
    nodes = {row["id"]: row for row in tsv(written[ExportFormat.KGX] / "nodes.tsv")}
    expected, _ = parts(RECORD, PLAIN)
    assert set(nodes) == {biolink_curie(curie) for curie in expected}
    own = nodes[record_curie(RECORD.report.id, "asset-1")]
    assert (own["category"], own["name"], own["xref"]) == ("biolink:Drug", "QXR-707", "DRUGBANK:DB15140|MESH:C000592536")
    outcome = nodes[record_curie(RECORD.report.id, "outcome-1")]
    assert (outcome["n"], outcome["total"], outcome["percent"], outcome["page"], outcome["quote"]) == ("9", "43", "21.0", "1", "ORR was 21% (9/43)")
    assert nodes["a2kb:hgnc.symbol.IL2"]["xref"] == "hgnc.symbol:IL2"
    assert nodes["CLINICALTRIALS:NCT04009681"]["category"] == "biolink:ClinicalTrial"
    assert nodes["DOID:1909"]["name"] == "melanoma"


def test_kgx_edges_are_those_of_the_records(written: dict[ExportFormat, Path]) -> None:
    rows = tsv(written[ExportFormat.KGX] / "edges.tsv")
    _, edges = parts(RECORD, PLAIN)
    assert len({row["id"] for row in rows}) == len(rows)
    wanted = {(biolink_curie(e.subject), PREDICATES[e.kind], biolink_curie(e.object), f"a2kbv:{e.kind.lower()}") for e in edges}
    assert {(row["subject"], row["predicate"], row["object"], row["original_predicate"]) for row in rows} == wanted
    assert {(row["knowledge_level"], row["agent_type"]) for row in rows} == {("not_provided", "text_mining_agent")}
    (event,) = [row for row in rows if row["predicate"] == "biolink:has_adverse_event" and row["object"] == named_curie("event", "fever")]
    assert (event["has_percentage"], event["grade"], event["event_category"]) == ("12.0", ">=3", "treatment-related")
    assert event["supporting_text"] == "Pyrexia 12% ¦t¦ and|pyrexia 8%"


def test_an_absent_event_is_no_edge_from_drug_to_term() -> None:
    _, edges = parts(RECORD)
    drugs = [e.subject for e in edges if e.kind == "HAS_ADVERSE_EVENT" and e.object == named_curie("event", "fever")]
    assert drugs == [record_curie(RECORD.report.id, "asset-1")]


def test_a_shared_node_is_written_once_over_reports(tmp_path: Path) -> None:
    other = RECORD.model_copy(update={"report": RECORD.report.model_copy(update={"id": "ef" * 32})})
    for form in (ExportFormat.KGX, ExportFormat.NEO4J):
        export([RECORD, other], tmp_path / form.value, form)
    ids = Counter(row["id"] for row in tsv(tmp_path / "kgx" / "nodes.tsv"))
    assert max(ids.values()) == 1
    companies = neo4j_csv(tmp_path / "neo4j" / "nodes_Company.csv")
    assert [row["name"] for row in companies] == ["Tidewater & Sons <Bio>"]
    assert len(neo4j_csv(tmp_path / "neo4j" / "nodes_Asset.csv")) == 6


def validated(folder: Path) -> dict[str, Any]:
    assert KGX is not None
    done = subprocess.run([KGX, str(VALIDATE), str(folder), "a2kb"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.skipif(KGX is None, reason="kgx is not installed; set A2KB_KGX_PYTHON to the Python of an environment that has it")
def test_kgx_validate_finds_no_error(written: dict[ExportFormat, Path], real: tuple[Extraction, Any], tmp_path: Path) -> None:
    export([real[0]], tmp_path / "real", ExportFormat.KGX)
    for folder in (written[ExportFormat.KGX], tmp_path / "real"):
        result = validated(folder)
        assert result["errors"] == {}
        assert result["nodes"] == len(tsv(folder / "nodes.tsv"))


@pytest.mark.skipif(KGX is None, reason="kgx is not installed")
def test_the_check_above_can_fail(written: dict[ExportFormat, Path], tmp_path: Path) -> None:
    shutil.copytree(written[ExportFormat.KGX], tmp_path / "bad")
    nodes = tmp_path / "bad" / "nodes.tsv"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace("biolink:Drug", "biolink:Potion"), encoding="utf-8")
    assert "Potion" in json.dumps(validated(tmp_path / "bad")["errors"])


def test_neo4j_nodes_and_relationships_are_those_of_the_graph(written: dict[ExportFormat, Path]) -> None:
    folder = written[ExportFormat.NEO4J]
    nodes, edges = parts(RECORD, PLAIN)
    for kind in NODES:
        rows = neo4j_csv(folder / f"nodes_{kind}.csv")
        assert {(r["curie:ID"], r["name"], r[":LABEL"]) for r in rows} == {(n.id, n.name, kind) for n in nodes.values() if n.kind == kind}
    for kind in EDGES:
        rows = neo4j_csv(folder / f"relationships_{kind}.csv")
        told = Counter((r[":START_ID"], r[":END_ID"], r[":TYPE"]) for r in rows)
        assert told == Counter((e.subject, e.object, kind) for e in edges if e.kind == kind)
    outcome = neo4j_csv(folder / "nodes_Outcome.csv")[0]
    assert (outcome["n:int"], outcome["total:int"], outcome["percent:double"], outcome["quote:string"]) == ("9", "43", "21.0", "ORR was 21% (9/43)")
    assert neo4j_csv(folder / "nodes_Asset.csv")[0]["trials:string[]"] == "NCT04009681;2019-001234-12"


def test_neo4j_files_are_all_named_for_the_import(written: dict[ExportFormat, Path]) -> None:
    folder = written[ExportFormat.NEO4J]
    arguments = (folder / "import.args").read_text(encoding="utf-8").splitlines()
    assert {a.partition("=")[2] for a in arguments if a.endswith(".csv")} == {p.name for p in folder.glob("*.csv")}


def test_neo4j_has_a_column_for_every_property() -> None:
    nodes, edges = parts(RECORD, PLAIN)
    for node in nodes.values():
        if node.kind not in SHARED:
            assert node.properties.keys() <= _NODE_TYPES[node.kind].keys(), node.kind
    assert {key for edge in edges for key in edge.properties} <= _EDGE_TYPES.keys()


@pytest.mark.parametrize(
    ("number", "curie"),
    [
        ("NCT04009681", "clinicaltrials:NCT04009681"),
        ("2019-001234-12", "euclinicaltrials:2019-001234-12"),
        ("2023-501234-12-00", "ctis:2023-501234-12-00"),
        ("ISRCTN12345678", "isrctn:ISRCTN12345678"),
        ("UMIN000015995", "uminctr:UMIN000015995"),
        ("jRCT2031190001", "jrct:jRCT2031190001"),
        ("ChiCTR2000029999", "chictr:ChiCTR2000029999"),
        ("NCT0400968", None),
        ("QUARTZ-1", None),
    ],
)
def test_registry_numbers_have_the_prefix_of_their_registry(number: str, curie: str | None) -> None:
    assert trial_curie(number) == curie


def test_a_curie_expands_to_an_iri_without_spaces() -> None:
    assert expand("doid:1909") == PREFIXES["doid"] + "1909"
    assert expand("ctri:CTRI/2019/01 2") == PREFIXES["ctri"] + "CTRI/2019/01%202"
