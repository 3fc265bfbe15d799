"""Turtle and JSON-LD, parsed by rdflib, compared with the records, checked with pyshacl and asked in SPARQL."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from abstract2kb.export.curies import expand, record_curie, report_curie
from abstract2kb.export.formats import ExportFormat, export
from abstract2kb.export.rdf import shapes
from abstract2kb.export.view import items
from abstract2kb.records import Category, Direction, Endpoint, Extraction, Measure, Role, Stage
from tests.export.samples import PLAIN, RECORD

V = Namespace("urn:abstract2kb:vocabulary:")
PROV = Namespace("http://www.w3.org/ns/prov#")
NAMES = {"v": V, "prov": PROV}


@pytest.fixture(scope="module")
def graph(written: dict[ExportFormat, Path]) -> Graph:
    return Graph().parse(written[ExportFormat.TURTLE], format="turtle")


@pytest.fixture(scope="module")
def shape_graph() -> Graph:
    return Graph().parse(data=shapes(), format="turtle")


@pytest.fixture(scope="module")
def real_graph(real: tuple[Extraction, Any], tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("rdf") / "real.ttl"
    export([real[0]], path, ExportFormat.TURTLE)
    return Graph().parse(path, format="turtle")


def node(key: str, extraction: Extraction = RECORD) -> URIRef:
    return URIRef(expand(record_curie(extraction.report.id, key)))


def test_both_syntaxes_say_the_same(written: dict[ExportFormat, Path], graph: Graph) -> None:
    other = Graph().parse(written[ExportFormat.JSON_LD], format="json-ld")
    differing = set(graph) ^ set(other)
    assert {(str(s), str(p)) for s, p, _ in differing} == {("urn:abstract2kb:export", str(V["format"]))}


def test_a_whole_double_stays_a_double_in_json(written: dict[ExportFormat, Path]) -> None:
    """JSON-LD takes the number 21.0 for an integer, whatever rdflib does."""
    nodes = {n["@id"]: n for n in json.loads(written[ExportFormat.JSON_LD].read_text(encoding="utf-8"))["@graph"]}
    own = nodes[record_curie(RECORD.report.id, "outcome-1")]
    assert (own["a2kbv:percent"], own["a2kbv:n"]) == ({"@value": "21.0", "@type": "xsd:double"}, 9)


def test_plain_fields_are_statements_of_the_record(graph: Graph) -> None:
    outcome = node("outcome-1")
    assert graph.value(outcome, V.n).toPython() == 9
    assert graph.value(outcome, V.percent).toPython() == 21.0
    assert graph.value(outcome, V.percent).datatype == URIRef("http://www.w3.org/2001/XMLSchema#double")
    assert set(graph.objects(outcome, V.assets)) == {node("asset-1"), node("asset-2")}
    assert graph.value(outcome, V.arm) == Literal("=cmd|' /C calc'!A0")
    assert graph.value(node("outcome-2"), V.value) == Literal("NR")
    assert graph.value(node("event-1.2"), V.absent).toPython() is True


def test_every_value_is_there_with_its_evidence(graph: Graph) -> None:
    for extraction in (RECORD, PLAIN):
        for item in items(extraction):
            own = URIRef(expand(report_curie(extraction.report.id))) if item.family == "reports" else node(item.key, extraction)
            told = sorted((str(graph.value(v, V.field)), str(graph.value(v, V.value).toPython())) for v in graph.objects(own, V.hasValue))
            assert told == sorted((v.field, str(v.value)) for v in item.values), item.key
            quotes = {(int(graph.value(e, V.start)), str(graph.value(e, PROV.value))) for e in graph.objects(own, PROV.wasDerivedFrom)}
            assert quotes == {(e.start, e.quote) for e in item.evidence}, item.key


def test_evidence_leads_to_page_character_and_report(graph: Graph) -> None:
    (evidence,) = graph.objects(node("outcome-1"), PROV.wasDerivedFrom)
    assert graph.value(evidence, PROV.wasQuotedFrom) == URIRef(expand(report_curie(RECORD.report.id)))
    assert [graph.value(evidence, V[name]).toPython() for name in ("page", "tableIndex", "tableRow", "tableColumn")] == [1, 0, 2, 3]
    activity = graph.value(node("outcome-1"), PROV.wasGeneratedBy)
    assert graph.value(activity, PROV.used) == URIRef(expand(report_curie(RECORD.report.id)))
    assert str(graph.value(graph.value(activity, PROV.wasAssociatedWith), V.schemaVersion)) == "1"


def test_identifiers_are_iris_of_their_vocabularies(graph: Graph) -> None:
    assert {str(o) for o in graph.objects(node("asset-1"), V.identifier)} == {
        "https://go.drugbank.com/drugs/DB15140", "http://id.nlm.nih.gov/mesh/C000592536",
    }  # fmt: skip


def test_the_export_tells_its_reports_and_licences(graph: Graph) -> None:
    own = URIRef("urn:abstract2kb:export")
    assert set(graph.objects(own, PROV.hadMember)) == {URIRef(expand(report_curie(e.report.id))) for e in (RECORD, PLAIN)}
    assert any("CC0" in o for o in graph.objects(own, URIRef("http://purl.org/dc/terms/rights")))


def conforms(data: Graph, shape_graph: Graph) -> tuple[bool, str]:
    ok, _, text = pyshacl.validate(data, shacl_graph=shape_graph)
    return ok, text


def test_the_shapes_hold(graph: Graph, real_graph: Graph, shape_graph: Graph) -> None:
    for data in (graph, real_graph):
        ok, text = conforms(data, shape_graph)
        assert ok, text[:2000]


BREAKS = [
    ("asset-1", V.name, None),
    ("asset-1", V.role, Literal("hero")),
    ("outcome-1", V.endpoint, Literal("XYZ")),
    ("outcome-1", PROV.wasDerivedFrom, None),
    ("outcome-1", V.n, Literal(-1)),
    ("outcome-1", V.n, Literal(9.5)),
    ("outcome-2", V.value, Literal("soon")),
    ("event-2", V.confidence, Literal(1.5)),
    ("finding-1", V.direction, None),
    ("asset-1.targets.0", PROV.wasDerivedFrom, None),
    ("asset-1.targets.0", V.origin, Literal("rumour")),
    ("study-1", V.article, None),
]


@pytest.mark.parametrize(("key", "predicate", "value"), BREAKS)
def test_the_shapes_find_what_is_wrong(graph: Graph, shape_graph: Graph, key: str, predicate: URIRef, value: Literal | None) -> None:
    broken = Graph()
    broken += graph
    assert (node(key), RDF.type, None) in broken
    broken.remove((node(key), predicate, None))
    if value is not None:
        broken.add((node(key), predicate, value))
    assert not conforms(broken, shape_graph)[0]


@pytest.mark.parametrize(
    ("field", "kinds"),
    [("endpoint", Endpoint), ("measure", Measure), ("role", Role), ("stage", Stage), ("category", Category), ("direction", Direction)],
)
def test_the_lists_of_the_shapes_are_those_of_the_records(field: str, kinds: type) -> None:
    found = re.search(rf"sh:path a2kbv:{field} ;[^\]]*?sh:in \(([^)]*)\)", shapes())
    assert found
    assert re.findall(r'"([^"]+)"', found[1]) == [kind.value for kind in kinds]


def test_question_which_assets_carry_il_2_and_where_is_that_written(graph: Graph) -> None:
    rows = graph.query(
        """SELECT ?name ?stage ?page ?start ?quote WHERE {
             ?asset a v:Asset ; v:name ?name ; v:hasValue ?value .
             OPTIONAL { ?asset v:stage ?stage }
             ?value v:field "cytokines" ; v:value "IL-2" ; prov:wasDerivedFrom ?evidence .
             ?evidence v:page ?page ; v:start ?start ; prov:value ?quote }""",
        initNs=NAMES,
    )
    assert [tuple(cell.toPython() for cell in row) for row in rows] == [("QXR-707", "Phase 1/2", 1, 67, "IL-2")]


def test_question_which_response_rates_above_20_percent_by_report(graph: Graph) -> None:
    rows = graph.query(
        """SELECT ?source ?n ?total (GROUP_CONCAT(?name; separator=" + ") AS ?regimen) WHERE {
             SELECT ?source ?outcome ?n ?total ?name WHERE {
               ?outcome a v:Outcome ; v:endpoint "ORR" ; v:percent ?percent ; v:n ?n ; v:total ?total ; prov:wasGeneratedBy/prov:used/v:source ?source .
               OPTIONAL { ?outcome v:assets/v:name ?name } FILTER(?percent > 20) } ORDER BY ?name
           } GROUP BY ?source ?outcome ?n ?total ORDER BY ?source""",
        initNs=NAMES,
    )
    assert [tuple(cell.toPython() for cell in row) for row in rows] == [("=digest|1.pdf", 9, 43, "QXR-707 + nivolumab"), ("abstract 7", 8, 20, "")]


def test_question_what_is_known_from_a_lexicon_only(graph: Graph) -> None:
    rows = graph.query('SELECT ?value WHERE { ?v a v:Value ; v:origin "lexicon" ; v:value ?value }', initNs=NAMES)
    assert {str(row[0]) for row in rows} == {"AACR", '=HYPERLINK("http://x")'}


def test_questions_about_a_real_report(real_graph: Graph, real: tuple[Extraction, Any]) -> None:
    rows = real_graph.query("SELECT ?name ?trial WHERE { ?a a v:Asset ; v:name ?name ; v:trials ?trial }", initNs=NAMES)
    assert {(str(n), str(t)) for n, t in rows} == {(a.name, t.value) for a in real[0].assets for t in a.trials}
    rows = real_graph.query("SELECT ?raw ?n WHERE { ?o a v:Outcome ; v:raw ?raw ; v:n ?n }", initNs=NAMES)
    assert sorted((str(r), int(n)) for r, n in rows) == sorted((o.raw, o.n) for o in real[0].outcomes if o.n is not None)
