"""An Extraction as RDF resources with PROV-O provenance; Turtle and JSON-LD are two spellings of them.

Records, values, evidence and reports are prov:Entity. A record or value is prov:wasDerivedFrom its evidence, evidence prov:wasQuotedFrom its report
(with page, box and character offsets, and the quote as prov:value), and all is prov:wasGeneratedBy the extraction that used the report.
From a store, an asset of a report is prov:specializationOf the asset over all reports.
No blank nodes: every resource has a CURIE made of content. `shapes` are the SHACL shapes that hold for every export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from abstract2kb.export.about import LICENCES, About, Entities
from abstract2kb.export.curies import (
    asset_curies,
    condition_curie,
    gene_curie,
    record_curie,
    report_curie,
    trial_curie,
)
from abstract2kb.export.view import Item, Value, items
from abstract2kb.records import Evidence, Extraction, content_id

__all__ = ["Literal", "Ref", "Resource", "about_resources", "resources", "shapes", "short"]

_CLASSES = {
    "reports": "Report",
    "articles": "Article",
    "assets": "Asset",
    "studies": "Study",
    "arms": "Arm",
    "outcomes": "Outcome",
    "adverse_events": "AdverseEvent",
    "preclinical_findings": "PreclinicalFinding",
    "abbreviations": "Abbreviation",
    "issues": "Issue",
}
_REFERENCES = ("assets", "study", "article", "subset_of")
_IDENTIFIERS = {"targets": gene_curie, "cytokines": gene_curie, "conditions": condition_curie, "trials": trial_curie, "registry_ids": trial_curie}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


@dataclass(frozen=True, slots=True)
class Ref:
    """Another resource, by its CURIE."""

    curie: str


@dataclass(frozen=True, slots=True)
class Literal:
    """Text, a whole number, a number or a truth value."""

    value: str | int | float | bool

    @property
    def datatype(self) -> str:
        """Its type as a CURIE."""
        kinds = {bool: "xsd:boolean", int: "xsd:integer", float: "xsd:double"}
        return kinds.get(type(self.value), "xsd:string")

    @property
    def text(self) -> str:
        """Its lexical form."""
        return str(self.value).lower() if isinstance(self.value, bool) else str(self.value)


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource with its classes and its statements in order; predicates are CURIEs."""

    curie: str
    types: tuple[str, ...]
    statements: tuple[tuple[str, Ref | Literal], ...]


def shapes() -> str:
    """The SHACL shapes in Turtle, as packaged."""
    return files("abstract2kb.export").joinpath("shapes.ttl").read_text(encoding="utf-8")


def short(curie: str) -> str | None:
    """The CURIE if every syntax can spell it so; None if only the full IRI will do."""
    return curie if _LOCAL.fullmatch(curie.partition(":")[2]) else None


def about_resources(about: About, at_end: bool) -> Iterator[Resource]:
    """The tool, at the beginning; the export itself with the reports in it, at the end."""
    tool = _tool(about)
    if not at_end:
        yield Resource(tool.curie, ("prov:SoftwareAgent",), (("rdfs:label", Literal(about.tool)), ("a2kbv:schemaVersion", Literal(about.schema))))
        return
    reports = tuple(("prov:hadMember", Ref(report_curie(key))) for key, _ in about.reports)
    licences = tuple(("dcterms:rights", Literal(text)) for text in LICENCES.values())
    facts = (("a2kbv:format", Literal(about.format)), ("a2kbv:schemaVersion", Literal(about.schema)), ("prov:wasAttributedTo", tool))
    yield Resource("a2kb:export", ("a2kbv:Export", "prov:Collection"), (*facts, *reports, *licences))


def _tool(about: About) -> Ref:
    return Ref(f"a2kb:tool.{about.tool.replace(' ', '-')}")


def resources(extraction: Extraction, about: About) -> Iterator[Resource]:
    """The resources of a report, each once."""
    maker = _Maker(extraction.report.id, set(), about.entities)
    activity = maker.curie("extraction")
    used: list[tuple[str, Ref | Literal]] = [("prov:used", Ref(maker.report)), ("prov:wasAssociatedWith", _tool(about))]
    yield Resource(activity, ("prov:Activity",), tuple(used))
    for item in items(extraction):
        yield from maker.item(item, activity)


@dataclass(frozen=True, slots=True)
class _Maker:
    report_id: str
    written: set[str]
    entities: Entities

    @property
    def report(self) -> str:
        return report_curie(self.report_id)

    def curie(self, key: str) -> str:
        return record_curie(self.report_id, key)

    def item(self, item: Item, activity: str) -> Iterator[Resource]:
        own = self.report if item.family == "reports" else self.curie(item.key)
        facts = [*self._fields(item)]
        facts += [(_term(v.field), Literal(v.value)) for v in item.values]
        facts += [("a2kbv:hasValue", Ref(self._value_curie(item, v))) for v in item.values]
        facts += [("prov:wasDerivedFrom", Ref(self._evidence_curie(e))) for e in dict.fromkeys(item.evidence)]
        if item.family != "reports":
            facts.append(("prov:wasGeneratedBy", Ref(activity)))
        if item.family == "assets" and (entity := self.entities.of(self.report_id, str(item.fields["id"]))):
            facts.append(("prov:specializationOf", Ref(f"a2kb:{entity[0]}")))
            yield from self._entity(*entity)
        yield Resource(own, (f"a2kbv:{_CLASSES[item.family]}", "prov:Entity"), tuple(dict.fromkeys(facts)))
        for value in item.values:
            yield self._value(item, value)
            yield from self._evidences(value.sourced.evidence)
        yield from self._evidences(item.evidence)

    def _entity(self, own: str, name: str) -> Iterator[Resource]:
        """An asset over all reports."""
        if own not in self.written:
            self.written.add(own)
            yield Resource(f"a2kb:{own}", ("a2kbv:Entity", "prov:Entity"), (("a2kbv:name", Literal(name)),))

    def _fields(self, item: Item) -> Iterator[tuple[str, Ref | Literal]]:
        """The plain fields; ids of records become links."""
        for name, content in item.fields.items():
            if name == "identifiers" and isinstance(content, dict):
                yield from (("a2kbv:identifier", Ref(curie)) for curie in asset_curies(content) if self.entities.tells_apart(curie))
                continue
            for entry in content if isinstance(content, tuple) else (content,):
                if name in _REFERENCES and entry is not None:
                    yield _term(name), Ref(self.curie(str(entry)))
                elif isinstance(entry, (str, int, float)):
                    yield _term("record_id" if name == "id" else name), Literal(entry)

    def _value_curie(self, item: Item, value: Value) -> str:
        key = f"report.{value.field}" if item.family == "reports" else f"{item.key}.{value.field}"
        return self.curie(f"{key}.{value.index}")

    def _value(self, item: Item, value: Value) -> Resource:
        s = value.sourced
        facts: list[tuple[str, Ref | Literal]] = [("a2kbv:field", Literal(value.field)), ("a2kbv:value", Literal(value.value))]
        identifier = _IDENTIFIERS[value.field](str(value.value)) if value.field in _IDENTIFIERS else None
        facts += [("a2kbv:identifier", Ref(identifier))] if identifier else []
        facts += [(f"a2kbv:{name}", Literal(text)) for name, text in (("unit", value.unit), ("raw", s.raw)) if text is not None]
        facts += [("a2kbv:confidence", Literal(float(s.confidence))), ("a2kbv:origin", Literal(s.origin.value))]
        facts += [("prov:wasDerivedFrom", Ref(self._evidence_curie(e))) for e in dict.fromkeys(s.evidence)]
        return Resource(self._value_curie(item, value), ("a2kbv:Value", "prov:Entity"), tuple(facts))

    def _evidence_curie(self, evidence: Evidence) -> str:
        e = evidence
        return self.curie(
            content_id("evidence", e.page, e.bbox, e.start, e.end, e.kind.value, e.table and tuple(e.table.model_dump().values()), e.rule)
        )

    def _evidences(self, evidences: tuple[Evidence, ...]) -> Iterator[Resource]:
        for evidence in evidences:
            curie = self._evidence_curie(evidence)
            if curie not in self.written:
                self.written.add(curie)
                yield Resource(curie, ("a2kbv:Evidence", "prov:Entity"), tuple(self._place(evidence)))

    def _place(self, evidence: Evidence) -> Iterator[tuple[str, Ref | Literal]]:
        yield "prov:wasQuotedFrom", Ref(self.report)
        yield "prov:value", Literal(evidence.quote)
        for name in ("page", "start", "end", "rule"):
            content = getattr(evidence, name)
            if content is not None:
                yield f"a2kbv:{name}", Literal(content)
        yield "a2kbv:kind", Literal(evidence.kind.value)
        for side, number in zip(("x0", "top", "x1", "bottom"), evidence.bbox or (), strict=False):
            yield f"a2kbv:{side}", Literal(float(number))
        if evidence.table:
            for name, number in evidence.table.model_dump().items():
                yield _term(f"table_{name}"), Literal(number)


def _term(field: str) -> str:
    """The property of a field: "endpoint_text" is a2kbv:endpointText."""
    head, *rest = field.split("_")
    return "a2kbv:" + head + "".join(part.capitalize() for part in rest)
