"""KGX: nodes.tsv and edges.tsv with Biolink categories and predicates (Biolink Model 4), lists parted by "|".

Each report's assets are nodes of their own, joined by biolink:same_as to the DrugBank and MeSH identifiers they share and, from a store, to the
asset over all reports (`kgx merge` makes cliques of them). Prefixes of vocabularies are spelled as Biolink spells them ("DRUGBANK:DB15140"); "a2kb",
our own, is in no public prefix map. Biolink's guide for text mining gives knowledge level and agent type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from abstract2kb.export.about import About
from abstract2kb.export.graph import SHARED, Edge, Node, graph
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction

__all__ = ["CATEGORIES", "PREDICATES", "biolink_curie", "write"]

CATEGORIES = {
    "Report": "biolink:Publication",
    "Article": "biolink:Article",
    "Asset": "biolink:Drug",
    "Study": "biolink:Study",
    "Outcome": "biolink:ClinicalMeasurement",
    "AdverseEvent": "biolink:ClinicalMeasurement",
    "PreclinicalFinding": "biolink:Attribute",
    "Company": "biolink:Agent",
    "Target": "biolink:BiologicalEntity",
    "Condition": "biolink:Disease",
    "Trial": "biolink:ClinicalTrial",
    "EventTerm": "biolink:PhenotypicFeature",
    "Identifier": "biolink:Drug",
    "Entity": "biolink:Drug",
}
"""Node kind to Biolink category. A target may be a gene, a family, a complex or a glycan: BiologicalEntity holds for all."""
PREDICATES = {
    "PART_OF": "biolink:part_of",
    "MENTIONS": "biolink:mentions",
    "SAME_AS": "biolink:same_as",
    "DEVELOPED_BY": "biolink:produced_by",
    "ACTS_ON": "biolink:affects",
    "CARRIES": "biolink:related_to",
    "STUDIED_IN": "biolink:studied_to_treat",
    "TESTED_IN_TRIAL": "biolink:related_to",
    "REGISTERED_AS": "biolink:close_match",
    "STUDIES": "biolink:related_to",
    "CONCERNS": "biolink:related_to",
    "HAS_RESULT": "biolink:has_attribute",
    "SUBSET_OF": "biolink:part_of",
    "OF_TERM": "biolink:related_to",
    "HAS_ADVERSE_EVENT": "biolink:has_adverse_event",
}
"""Edge kind to Biolink predicate; the kind itself stands in original_predicate."""
_SPELLED = {"drugbank": "DRUGBANK", "mesh": "MESH", "doid": "DOID", "clinicaltrials": "CLINICALTRIALS"}
_NODE_COLUMNS = (
    "id", "category", "name", "xref", "synonym", "provided_by", "endpoint", "measure", "n", "total", "percent", "derived_total", "derived_percent",
    "value", "unit", "at", "ci_low", "ci_high", "ci_level", "hr", "p", "bound", "arm", "assertion", "grade", "event_category", "absent", "model",
    "direction", "significant", "comparator", "role", "modality", "construct", "stage", "study_phase", "enrollment", "conference", "year", "url",
    "page", "quote", "start", "end", "confidence",
)  # fmt: skip
_EDGE_COLUMNS = (
    "id", "subject", "predicate", "object", "original_predicate", "knowledge_level", "agent_type", "publications", "has_count", "has_total",
    "has_percentage", "grade", "event_category", "arm", "bound", "confidence", "origin", "record", "supporting_text", "page", "start", "end",
)  # fmt: skip
_RENAMED = {"aliases": "synonym", "category": "event_category", "phase": "study_phase"}
_COUNTS = {"n": "has_count", "total": "has_total", "percent": "has_percentage", "category": "event_category"}


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes both files; a node that reports share is written once, so the ids of shared nodes are held."""
    seen: set[str] = set()
    with (
        (place / "nodes.tsv").open("w", encoding="utf-8", newline="") as nodes,
        (place / "edges.tsv").open("w", encoding="utf-8", newline="") as edges,
    ):
        _line(nodes, _NODE_COLUMNS)
        _line(edges, _EDGE_COLUMNS)
        for extraction in extractions:
            own: set[str] = set()
            for part in graph(extraction, about.entities):
                if isinstance(part, Node):
                    if part.id not in seen:
                        _line(nodes, _node(part, about))
                    if part.kind in SHARED:
                        seen.add(part.id)
                elif (row := _edge(part))[0] not in own:
                    own.add(row[0])
                    _line(edges, row)


def biolink_curie(curie: str) -> str:
    """A CURIE with the prefix as Biolink spells it; one that Biolink does not know becomes a local id (and the CURIE itself an xref).

    >>> biolink_curie("drugbank:DB15140"), biolink_curie("hgnc.symbol:IL2")
    ('DRUGBANK:DB15140', 'a2kb:hgnc.symbol.IL2')
    """
    prefix, _, local = curie.partition(":")
    plain = re.sub(r"[/ :|]", "_", local)
    return f"{_SPELLED[prefix]}:{plain}" if prefix in _SPELLED else f"a2kb:{plain}" if prefix == "a2kb" else f"a2kb:{prefix}.{plain}"


def _line(stream: TextIO, cells: tuple[str, ...]) -> None:
    stream.write("\t".join(cells) + "\n")


def _text(content: Any) -> str:
    """A cell: no tab, no line end, and "|" only between the entries of a list."""
    if content is None:
        return ""
    if isinstance(content, (list, tuple)):
        return "|".join(_text(entry) for entry in content)
    if isinstance(content, bool):
        return "true" if content else "false"
    return re.sub(r"[\s\x00-\x1f]+", " ", str(content)).replace("|", "¦").replace('"', "'").strip()


def _node(node: Node, about: About) -> tuple[str, ...]:
    facts: dict[str, Any] = {_RENAMED.get(key, key): value for key, value in node.properties.items()}
    facts |= {"id": biolink_curie(node.id), "category": CATEGORIES[node.kind], "name": node.name, "provided_by": about.tool}
    outside = () if node.id.partition(":")[0] in ("a2kb", *_SPELLED) else (node.id,)
    facts["xref"] = [*outside, *(biolink_curie(x) for x in node.xrefs)]
    return tuple(_text(facts.get(column)) for column in _NODE_COLUMNS)


def _edge(edge: Edge) -> tuple[str, ...]:
    facts: dict[str, Any] = {_COUNTS.get(key, key): value for key, value in edge.properties.items()}
    facts |= {"subject": biolink_curie(edge.subject), "predicate": PREDICATES[edge.kind], "object": biolink_curie(edge.object)}
    facts |= {"original_predicate": f"a2kbv:{edge.kind.lower()}", "knowledge_level": "not_provided", "agent_type": "text_mining_agent"}
    facts |= {"publications": [edge.report], "supporting_text": [e.quote for e in edge.evidence]}
    if edge.evidence:
        facts |= {"page": edge.evidence[0].page, "start": edge.evidence[0].start, "end": edge.evidence[0].end}
    facts["record"] = biolink_curie(facts["record"]) if "record" in facts else None
    told = "\x1f".join(str(facts.get(k)) for k in ("subject", "original_predicate", "object", "record", "publications"))
    facts["id"] = f"a2kb:edge.{sha256(told.encode()).hexdigest()[:20]}"
    return tuple(_text(facts.get(column)) for column in _EDGE_COLUMNS)
