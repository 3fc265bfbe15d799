"""An Extraction as a property graph: nodes for reports, articles and records, nodes that reports share (companies, targets, conditions, trials,
terms, identifiers), and typed edges between them. KGX and Neo4j are two spellings of it.

Shared nodes have a CURIE of a vocabulary where one is known, else one made of their name, so that the same company is one node over all reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from abstract2kb.export.about import Entities, NoEntities
from abstract2kb.export.curies import asset_curies, condition_curie, gene_curie, named_curie, record_curie, report_curie, trial_curie, trial_url
from abstract2kb.export.view import Item, Value, items
from abstract2kb.records import Evidence, Extraction

__all__ = ["EDGES", "NODES", "SHARED", "Edge", "Node", "graph"]

NODES = (
    "Report", "Article", "Asset", "Study", "Outcome", "AdverseEvent", "PreclinicalFinding",
    "Company", "Target", "Condition", "Trial", "EventTerm", "Identifier", "Entity",
)  # fmt: skip
"""Kinds of nodes; from Company on, those that reports share."""
SHARED = NODES[NODES.index("Company") :]
EDGES = (
    "PART_OF", "MENTIONS", "SAME_AS", "DEVELOPED_BY", "ACTS_ON", "CARRIES", "STUDIED_IN", "TESTED_IN_TRIAL", "REGISTERED_AS", "STUDIES", "CONCERNS",
    "HAS_RESULT", "SUBSET_OF", "OF_TERM", "HAS_ADVERSE_EVENT",
)  # fmt: skip
"""Kinds of edges."""
_FAMILIES = {
    "articles": "Article",
    "assets": "Asset",
    "studies": "Study",
    "outcomes": "Outcome",
    "adverse_events": "AdverseEvent",
    "preclinical_findings": "PreclinicalFinding",
}
_REFERENCES = ("assets", "study", "article", "subset_of", "identifiers")


@dataclass(frozen=True, slots=True)
class Node:
    """A node; `properties` are text, numbers, booleans and lists of text, `xrefs` CURIEs of the same thing elsewhere."""

    id: str
    kind: str
    name: str
    properties: dict[str, Any] = field(default_factory=dict)
    xrefs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from one node's id to another's, with the evidence it was read from and the report it was read in."""

    subject: str
    kind: str
    object: str
    report: str
    properties: dict[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


def graph(extraction: Extraction, entities: Entities | None = None) -> Iterator[Node | Edge]:
    """Nodes and edges of a report; a shared node comes with each edge to it, to be written once."""
    report = report_curie(extraction.report.id)
    maker = _Maker(extraction.report.id, report, entities or NoEntities())
    for item in items(extraction):
        if item.family == "reports":
            yield Node(report, "Report", extraction.report.source, _properties(item))
        elif item.family in _FAMILIES:
            yield Node(maker.key(item.key), _FAMILIES[item.family], _name(item), _properties(item), asset_curies(_identifiers(item)))
            yield from maker.edges(item)


def _identifiers(item: Item) -> dict[str, str]:
    found = item.fields.get("identifiers")
    return found if isinstance(found, dict) else {}


def _name(item: Item) -> str:
    """What a person calls the record."""
    acronym = item.of("acronym") or item.of("registry_ids")
    known = [item.fields.get(key) for key in ("name", "term", "effect", "endpoint_text", "title")]
    return next((str(k) for k in known if k), str(acronym[0].value) if acronym else item.key)


def _properties(item: Item) -> dict[str, Any]:
    """The plain fields, the values of sourced ones, and the first page and quote."""
    found: dict[str, Any] = {key: list(v) if isinstance(v, tuple) else v for key, v in item.fields.items() if key not in ("id", "name", *_REFERENCES)}
    for value in item.values:
        many = isinstance(getattr(item.record, value.field), tuple)
        if many:
            entries = found.setdefault(value.field, [])
            entries.append(str(value.value))
        else:
            found[value.field] = value.value
            if value.unit:
                found[f"{value.field}_unit"] = value.unit
    if item.evidence:
        found |= {"page": item.evidence[0].page, "quote": item.evidence[0].quote, "start": item.evidence[0].start, "end": item.evidence[0].end}
    return {key: value for key, value in found.items() if value not in (None, [], "")}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the edges of one report's records."""

    report_id: str
    report: str
    entities: Entities

    def key(self, key: str) -> str:
        return record_curie(self.report_id, key)

    def edges(self, item: Item) -> Iterator[Node | Edge]:
        own = self.key(item.key)
        if item.family == "articles":
            yield Edge(own, "PART_OF", self.report, self.report)
            return
        yield Edge(self.key(str(item.fields["article"])), "MENTIONS", own, self.report, {}, item.evidence[:1])
        yield from self._same(own, item)
        for value in item.values:
            yield from self._shared(own, item, value)
        yield from self._references(own, item)

    def _same(self, own: str, item: Item) -> Iterator[Node | Edge]:
        """To the asset over all reports and to identifiers; one that several of the former have would join them, and is left out."""
        entity = self.entities.of(self.report_id, str(item.fields["id"])) if item.family == "assets" else None
        if entity:
            yield Node(f"a2kb:{entity[0]}", "Entity", entity[1])
            yield Edge(own, "SAME_AS", f"a2kb:{entity[0]}", self.report)
        for other in asset_curies(_identifiers(item)):
            if self.entities.tells_apart(other):
                yield Node(other, "Identifier", _name(item))
                yield Edge(own, "SAME_AS", other, self.report)

    def _shared(self, own: str, item: Item, value: Value) -> Iterator[Node | Edge]:
        target = _shared_node(item.family, value)
        if target is not None:
            kind, node = target
            facts = {"confidence": value.sourced.confidence, "origin": value.sourced.origin.value}
            yield node
            yield Edge(own, kind, node.id, self.report, facts, value.sourced.evidence)

    def _references(self, own: str, item: Item) -> Iterator[Node | Edge]:
        assets = item.fields.get("assets")
        keys = [self.key(str(key)) for key in assets] if isinstance(assets, tuple) else []
        if item.family == "studies":
            yield from (Edge(own, "STUDIES", key, self.report) for key in keys)
            return
        owners = [*keys, *([self.key(str(item.fields["study"]))] if item.fields.get("study") else [])]
        yield from (Edge(key, "HAS_RESULT", own, self.report, {}, item.evidence) for key in owners)
        if item.fields.get("subset_of"):
            yield Edge(own, "SUBSET_OF", self.key(str(item.fields["subset_of"])), self.report)
        if item.family == "adverse_events":
            yield from self._event(own, item, keys)

    def _event(self, own: str, item: Item, assets: list[str]) -> Iterator[Node | Edge]:
        """The term of an event; events that the report states of its own patients join drug and term directly."""
        term = str(item.fields.get("term_normalized") or item.fields["term"])
        node = Node(named_curie("event", term.lower()), "EventTerm", term)
        yield node
        yield Edge(own, "OF_TERM", node.id, self.report)
        if item.fields["assertion"] == "stated" and not item.fields["absent"]:
            names = ("n", "total", "percent", "grade", "category", "arm", "bound", "confidence")
            facts = {"record": own, **{key: item.fields[key] for key in names if item.fields.get(key) is not None}}
            yield from (Edge(key, "HAS_ADVERSE_EVENT", node.id, self.report, facts, item.evidence) for key in assets)


def _shared_node(family: str, value: Value) -> tuple[str, Node] | None:
    """The edge kind and the shared node of a value that reports have in common."""
    name = str(value.value)
    kinds: dict[str, tuple[str, str, Callable[[str], str | None]]] = {
        "companies": ("DEVELOPED_BY", "Company", lambda _: None),
        "targets": ("ACTS_ON", "Target", gene_curie),
        "cytokines": ("CARRIES", "Target", gene_curie),
        "conditions": ("CONCERNS" if family == "studies" else "STUDIED_IN", "Condition", condition_curie),
        "trials": ("TESTED_IN_TRIAL", "Trial", trial_curie),
        "registry_ids": ("REGISTERED_AS", "Trial", trial_curie),
    }
    if value.field not in kinds:
        return None
    edge, kind, curie = kinds[value.field]
    url = trial_url(name) if kind == "Trial" else None
    return edge, Node(curie(name) or named_curie(kind.lower(), name), kind, name, {"url": url} if url else {})
