"""BioC, PubTator and brat, read back by `bioc`, and Web Annotations by rdflib, compared with texts and records."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bioc import biocjson, biocxml, brat, pubtator
from bioc.brat.validator import validate as validate_brat
from bioc.validator import BioCValidator
from rdflib import RDF, Graph, Namespace, URIRef

from abstract2kb.errors import RecordsError
from abstract2kb.export.curies import expand, record_curie, report_curie
from abstract2kb.export.formats import ExportFormat, export
from abstract2kb.export.mentions import LABELS, mentions, relations
from abstract2kb.export.texts import StoredTexts, checked
from abstract2kb.records import Extraction
from tests.export.anno_context import with_context
from tests.export.conftest import Whole
from tests.export.samples import PLAIN, PLAIN_TEXT, RECORD, SECOND, TEXT, Given, result_spans

OA = Namespace("http://www.w3.org/ns/oa#")
BOTH = {RECORD.report.id: (RECORD, TEXT), PLAIN.report.id: (PLAIN, PLAIN_TEXT)}


def bioc_of(path: Path, form: ExportFormat) -> Any:
    if form is ExportFormat.BIOC_JSON:
        with path.open(encoding="utf-8") as stream:
            return biocjson.load(stream)
    with path.open("rb") as stream:
        return biocxml.load(stream)


def annotations(document: Any) -> list[Any]:
    return [a for passage in document.passages for a in passage.annotations]


# mentions


def test_mentions_are_the_evidence_of_the_records() -> None:
    found = mentions(RECORD)
    assert [m.id for m in found] == [f"m{n}" for n in range(1, len(found) + 1)]
    assert {m.label for m in found} <= set(LABELS)
    for mention in found:
        assert all(TEXT[start : start + len(quote)] == quote for start, quote in mention.parts)
    drugs = [m for m in found if m.record == record_curie(RECORD.report.id, "asset-1") and m.field is None]
    assert [TEXT[m.start : m.end] for m in drugs] == ["QXR-707", "QXR-707"]
    for key, spans in result_spans().items():
        (own,) = [m for m in found if m.record == record_curie(RECORD.report.id, key)]
        assert (own.start, own.end) == (spans[0][0], spans[-1][1])


def test_quotes_that_overlap_are_one_part() -> None:
    event = RECORD.adverse_events[0]
    wide = event.evidence[0].model_copy(
        update={"start": event.evidence[0].start + 8, "end": event.evidence[0].end, "quote": event.evidence[0].quote[8:]}
    )
    changed = RECORD.model_copy(update={"adverse_events": (event.model_copy(update={"evidence": (*event.evidence, wide)}),)})
    assert [m.parts for m in mentions(changed) if m.label == "ADVERSE_EVENT"] == [m.parts for m in mentions(RECORD) if m.record.endswith("event-1")]


def test_a_result_is_related_to_the_nearest_name_before_it() -> None:
    found = mentions(RECORD)
    by_id = {m.id: m for m in found}
    told = {(by_id[r.result].record.rpartition(".")[2], by_id[r.asset].value, by_id[r.asset].start) for r in relations(found)}
    second = TEXT.index("QXR-707", TEXT.index("QXR-707") + 1)
    assert ("outcome-1", "QXR-707", second) in told
    assert ("outcome-1", "nivolumab", TEXT.index("nivolumab")) in told
    assert len(told) == 8


# BioC


@pytest.mark.parametrize("form", [ExportFormat.BIOC_XML, ExportFormat.BIOC_JSON])
def test_bioc_is_valid_and_has_text_and_places(written: dict[ExportFormat, Path], form: ExportFormat) -> None:
    collection = bioc_of(written[form], form)
    BioCValidator().validate(collection)
    assert collection.infons["schema_version"] == "1"
    assert [d.id for d in collection.documents] == list(BOTH)
    for document in collection.documents:
        extraction, text = BOTH[document.id]
        assert "".join(p.text for p in document.passages) == text
        assert document.infons["source"] == extraction.report.source
        for annotation in annotations(document):
            (location,) = annotation.locations
            assert text[location.offset : location.end] == annotation.text
        assert len({a.id for a in annotations(document)}) == len(annotations(document))


@pytest.mark.parametrize("form", [ExportFormat.BIOC_XML, ExportFormat.BIOC_JSON])
def test_bioc_annotations_say_what_the_records_say(written: dict[ExportFormat, Path], form: ExportFormat) -> None:
    first = bioc_of(written[form], form).documents[0]
    infons = {(a.infons["type"], a.infons["value"], a.text) for a in annotations(first)}
    assert ("MODALITY", "pegylated cytokine", "pegylated IL-2") in infons
    assert ("OUTCOME", "ORR", "ORR was 21% (9/43)") in infons
    assert ("ADVERSE_EVENT", "Fever", "Pyrexia 12% |t| and\npyrexia 8%") in infons
    trial = next(a for a in annotations(first) if a.infons.get("identifier") == "clinicaltrials:NCT04009681")
    assert (trial.text, trial.infons["page"], trial.infons["field"]) == ("NCT04009681", "1", "trials")
    assert [p.infons.get("article") for p in first.passages] == ["a1", "a2"]
    assert [p.offset for p in first.passages] == [0, SECOND]
    assert {tuple(n.role for n in r.nodes) for r in first.relations} == {("result", "asset")}


def test_both_spellings_of_bioc_say_the_same(written: dict[ExportFormat, Path]) -> None:
    xml, data = (bioc_of(written[f], f) for f in (ExportFormat.BIOC_XML, ExportFormat.BIOC_JSON))
    for one, other in zip(xml.documents, data.documents, strict=True):
        assert [(a.id, a.text, a.infons) for a in annotations(one)] == [(a.id, a.text, a.infons) for a in annotations(other)]
        assert [(r.id, [(n.refid, n.role) for n in r.nodes]) for r in one.relations] == [
            (r.id, [(n.refid, n.role) for n in r.nodes]) for r in other.relations
        ]


@pytest.mark.parametrize("form", [ExportFormat.BIOC_XML, ExportFormat.BIOC_JSON])
def test_bioc_without_texts_has_the_quotes_at_their_offsets(tmp_path: Path, form: ExportFormat) -> None:
    export([RECORD, PLAIN], tmp_path / "bioc", form)
    collection = bioc_of(tmp_path / "bioc", form)
    BioCValidator().validate(collection)
    for document in collection.documents:
        text = BOTH[document.id][1]
        assert document.infons["text"] == "quotes"
        assert all(text[p.offset : p.offset + len(p.text)] == p.text for p in document.passages)
        starts = [p.offset for p in document.passages]
        assert starts == sorted(starts)
    told = {a.infons.get("part_of") for a in annotations(collection.documents[0])}
    assert len(told - {None}) == 1


@pytest.mark.parametrize("form", [ExportFormat.BIOC_XML, ExportFormat.BIOC_JSON])
def test_a_character_that_xml_cannot_hold_moves_nothing(tmp_path: Path, form: ExportFormat) -> None:
    text = PLAIN_TEXT.replace("ABC-1 was", "A\x0b\rC\x00 was")
    export([PLAIN], tmp_path / "bioc", form, Whole(text))
    (document,) = bioc_of(tmp_path / "bioc", form).documents
    assert [(a.locations[0].offset, a.text) for a in annotations(document)] == [(17, "ORR was 40% (8/20)")]
    assert len(document.passages[0].text) == len(text)
    assert document.passages[0].text[2] == "\r"


# PubTator


def test_pubtator_documents_are_articles_and_their_mentions(written: dict[ExportFormat, Path]) -> None:
    with (written[ExportFormat.PUBTATOR] / "reports.pubtator").open(encoding="utf-8", newline="") as stream:
        documents = pubtator.load(stream)
    assert [d.pmid for d in documents] == ["abababababababab.a1", "abababababababab.a2", "cdcdcdcdcdcdcdcd.a1"]
    for document in documents:
        for annotation in document.annotations:
            assert document.text[annotation.start : annotation.end] == annotation.text
    first, second, _ = documents
    assert first.title == "=Engineered cytokines | a digest"
    assert ("QXR-707", "Chemical", "drugbank:DB15140") in {(a.text, a.type, a.id) for a in first.annotations}
    assert ("IL-2", "Gene", "hgnc.symbol:IL2") in {(a.text, a.type, a.id) for a in first.annotations}
    assert ("melanoma", "Disease", "doid:1909") in {(a.text, a.type, a.id) for a in first.annotations}
    assert {a.text for a in second.annotations} == {"ZZ-1", "shrank tumours in mice"}
    assert {(r.type, r.id1, r.id2) for r in second.relations} == {
        ("result_of", record_curie(RECORD.report.id, "finding-1"), record_curie(RECORD.report.id, "asset-3"))
    }


# brat


def test_brat_files_are_valid_and_have_the_offsets_of_the_report(written: dict[ExportFormat, Path]) -> None:
    folder = written[ExportFormat.BRAT]
    for extraction, text in BOTH.values():
        stem = folder / extraction.report.id[:16]
        with open(f"{stem}.txt", encoding="utf-8", newline="") as plain, open(f"{stem}.ann", encoding="utf-8", newline="") as marks:
            document = brat.load(plain, marks, "x")
        assert document.text == text.replace("\t", " ")
        for entity in document.entities:
            spans = sorted((s.begin, s.end) for s in entity.locations)
            assert " ".join(document.text[start:end] for start, end in spans) == entity.text
            assert "\n" not in entity.text
        assert Counter(e.type for e in document.entities) == Counter(m.label for m in mentions(extraction))
        document.annotations = [a for a in document.annotations if len(getattr(a, "locations", ())) < 2]
        document.annotations = [a for a in document.annotations if all(document.has_annotation_id(i) for i in getattr(a, "arguments", {}).values())]
        document.annotations = [a for a in document.annotations if not hasattr(a, "refid") or document.has_annotation_id(a.refid)]
        validate_brat(document)


def test_brat_knows_its_labels_and_references(written: dict[ExportFormat, Path]) -> None:
    folder = written[ExportFormat.BRAT]
    conf = (folder / "annotation.conf").read_text(encoding="utf-8")
    entities = conf.partition("[relations]")[0].split()[1:]
    lines = (folder / f"{RECORD.report.id[:16]}.ann").read_text(encoding="utf-8").splitlines()
    assert {line.split("\t")[1].split(" ")[0] for line in lines if line[0] == "T"} <= set(entities)
    assert any(re.fullmatch(r"N\d+\tReference T\d+ DrugBank:DB15140\tQXR-707", line) for line in lines)
    assert len([line for line in lines if line[0] == "R"]) == len(relations(mentions(RECORD)))


# Web Annotation


def parsed(path: Path) -> tuple[dict[str, Any], Graph]:
    text = path.read_text(encoding="utf-8")
    return json.loads(text), Graph().parse(data=with_context(text), format="json-ld")


def test_web_annotations_select_the_quotes(written: dict[ExportFormat, Path]) -> None:
    data, graph = parsed(written[ExportFormat.WEB_ANNOTATION])
    made = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(made) == data["total"] == len(data["first"]["items"]) == len(mentions(RECORD)) + len(mentions(PLAIN))
    texts = {URIRef(expand(report_curie(key))): text for key, (_, text) in BOTH.items()}
    places = 0
    for annotation in made:
        for target in graph.objects(annotation, OA.hasTarget):
            text = texts[graph.value(target, OA.hasSource)]
            facts = {p: o.toPython() for selector in graph.objects(target, OA.hasSelector) for p, o in graph.predicate_objects(selector)}
            assert text[facts[OA.start] : facts[OA.end]] == facts[OA.exact]
            assert (facts[OA.prefix] + facts[OA.exact] + facts[OA.suffix]) in text
            places += 1
    assert places > len(made)


def test_a_web_annotation_says_label_value_record_and_page(written: dict[ExportFormat, Path]) -> None:
    data, _ = parsed(written[ExportFormat.WEB_ANNOTATION])
    item = next(i for i in data["first"]["items"] if i["body"][1]["value"] == "pegylated cytokine")
    assert item["body"][0]["value"] == "MODALITY"
    assert item["body"][2]["source"] == expand(record_curie(RECORD.report.id, "asset-1"))
    assert item["target"][0]["selector"][2]["value"] == "page=1&viewrect=10,20.5,100.25,9.5"
    assert data["about"]["schema_version"] == "1"


def test_web_annotations_need_no_text(tmp_path: Path) -> None:
    export([PLAIN], tmp_path / "anno", ExportFormat.WEB_ANNOTATION)
    data, _ = parsed(tmp_path / "anno")
    (target,) = data["first"]["items"][0]["target"]
    assert target["selector"] == [
        {"type": "TextPositionSelector", "start": 17, "end": 35},
        {"type": "TextQuoteSelector", "exact": "ORR was 40% (8/20)"},
    ]


# a real report


def test_a_real_report_in_every_format_with_text(real: tuple[Extraction, Whole], tmp_path: Path) -> None:
    extraction, text = real
    found = mentions(extraction)
    export([extraction], tmp_path / "x", ExportFormat.BIOC_XML, text)
    collection = bioc_of(tmp_path / "x", ExportFormat.BIOC_XML)
    BioCValidator().validate(collection)
    assert {a.infons.get("part_of", a.id) for a in annotations(collection.documents[0])} == {m.id for m in found}
    export([extraction], tmp_path / "p", ExportFormat.PUBTATOR, text)
    with (tmp_path / "p" / "reports.pubtator").open(encoding="utf-8", newline="") as stream:
        documents = pubtator.load(stream)
    assert sum(len(d.annotations) for d in documents) >= len(found)
    assert all(d.text[a.start : a.end] == a.text for d in documents for a in d.annotations)


# texts


def test_a_text_that_is_not_that_of_the_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        RecordsError, match=r"other\.txt: is not the text that the records of abstract 7 were read from: no 'ORR was 40% \(8/20\)' at 17"
    ):
        checked(PLAIN, PLAIN_TEXT[1:], "other.txt")


def test_texts_come_from_jsonl_by_source_or_id(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    lines = [{"source": RECORD.report.source, "text": TEXT, "spans": []}, {"id": "abstract 7", "text": PLAIN_TEXT}]
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    texts = StoredTexts([file])
    assert [texts.of(e) for e in (PLAIN, RECORD)] == [PLAIN_TEXT, TEXT]
    assert texts.of(RECORD.model_copy(update={"report": RECORD.report.model_copy(update={"source": "?"})})) is None


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "a"}', '{"id": "a"}'])
def test_a_bad_line_of_texts_is_told(tmp_path: Path, line: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"id": "a", "text": "b"}\n' + line, encoding="utf-8")
    with pytest.raises(RecordsError, match=r"texts\.jsonl, line 2: "):
        StoredTexts([file])


def test_a_report_without_text_ends_formats_that_need_it(tmp_path: Path) -> None:
    class Half(Given):
        def of(self, extraction: Extraction) -> str | None:
            return TEXT if extraction is RECORD else None

    for form in (ExportFormat.BRAT, ExportFormat.PUBTATOR):
        with pytest.raises(RecordsError, match="abstract 7: no text was given for this report"):
            export([RECORD, PLAIN], tmp_path / "out", form, Half())
        assert list(tmp_path.iterdir()) == []
