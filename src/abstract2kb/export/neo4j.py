"""Neo4j bulk import: nodes_<Kind>.csv and relationships_<TYPE>.csv with typed headers, and import.args for `neo4j-admin`.

`neo4j-admin database import full neo4j @import.args`, run in the folder, loads them into an empty database. Lists are parted by ";".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from abstract2kb.export.about import About
from abstract2kb.export.graph import EDGES, NODES, SHARED, Edge, Node, graph
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction

__all__ = ["write"]

_PLACE = {"page": "int", "quote": "string", "start": "int", "end": "int"}
_COUNTS = {"n": "int", "total": "int", "percent": "double", "derived_total": "int", "derived_percent": "double", "bound": "string", "arm": "string"}
_STATED = {"assertion": "string", "origin": "string", "raw": "string", "confidence": "double", **_PLACE}
_RESULT = {
    "endpoint": "string", "endpoint_text": "string", "measure": "string", **_COUNTS, "value": "string", "unit": "string", "at": "string",
    "ci_low": "double", "ci_high": "string", "ci_level": "double", "hr": "double", "p": "string", **_STATED,
}  # fmt: skip
_SHARED = {"url": "string"}
_NODE_TYPES: dict[str, dict[str, str]] = {
    "Report": {"source": "string", "title": "string", "conference": "string", "year": "int", "publisher": "string", "pages": "int"},
    "Article": {"number": "string", "title": "string", "pages": "string[]", "start": "int", "end": "int"},
    "Asset": {
        "aliases": "string[]", "role": "string", "modality": "string", "construct": "string", "stage": "string", "companies": "string[]",
        "targets": "string[]", "cytokines": "string[]", "trials": "string[]", "conditions": "string[]", "routes": "string[]",
        "combinations": "string[]", **_PLACE,
    },
    "Study": {
        "registry_ids": "string[]", "acronym": "string", "phase": "string", "design": "string[]", "enrollment": "int", "conditions": "string[]",
        "median_follow_up": "double", "median_follow_up_unit": "string", "median_age": "double", **_PLACE,
    },
    "Outcome": _RESULT,
    "AdverseEvent": {
        "term": "string", "term_normalized": "string", "grade": "string", "category": "string", "absent": "boolean", **_COUNTS, **_STATED,
    },
    "PreclinicalFinding": {
        "model": "string", "effect": "string", "direction": "string", "significant": "boolean", "comparator": "string", **_STATED,
    },
}  # fmt: skip
_EDGE_TYPES = {
    "report": "string", "confidence": "double", "origin": "string", "record": "string", "n": "int", "total": "int", "percent": "double",
    "grade": "string", "category": "string", "arm": "string", "bound": "string", **_PLACE,
}  # fmt: skip


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes a file per kind of node and of relationship; the ids of shared nodes are held, to write each once."""
    seen: set[str] = set()
    with ExitStack() as files:
        nodes = {kind: _opened(files, place / f"nodes_{kind}.csv", _node_header(kind)) for kind in NODES}
        edges = {kind: _opened(files, place / f"relationships_{kind}.csv", _edge_header()) for kind in EDGES}
        for extraction in extractions:
            for part in graph(extraction, about.entities):
                if isinstance(part, Edge):
                    edges[part.kind].writerow(_edge(part))
                elif part.id not in seen:
                    nodes[part.kind].writerow(_node(part))
                    if part.kind in SHARED:
                        seen.add(part.id)
    lines = [f"--nodes=nodes_{kind}.csv" for kind in NODES] + [f"--relationships=relationships_{kind}.csv" for kind in EDGES]
    options = ["--array-delimiter=;", "--multiline-fields=true", "--id-type=string"]
    (place / "import.args").write_text("\n".join([*options, *lines]) + "\n", encoding="utf-8")


def _opened(files: ExitStack, path: Path, header: list[str]) -> Any:
    writer = csv.writer(files.enter_context(path.open("w", encoding="utf-8", newline="")), lineterminator="\n")
    writer.writerow(header)
    return writer


def _types(kind: str) -> dict[str, str]:
    return _NODE_TYPES.get(kind, _SHARED)


def _node_header(kind: str) -> list[str]:
    return ["curie:ID", "name", *(f"{name}:{form}" for name, form in _types(kind).items()), "xrefs:string[]", ":LABEL"]


def _edge_header() -> list[str]:
    return [":START_ID", ":END_ID", *(f"{name}:{form}" for name, form in _EDGE_TYPES.items()), ":TYPE"]


def _node(node: Node) -> list[object]:
    facts = [_cell(node.properties.get(name)) for name in _types(node.kind)]
    return [node.id, node.name, *facts, _cell(list(node.xrefs)), node.kind]


def _edge(edge: Edge) -> list[object]:
    facts: dict[str, Any] = {**edge.properties, "report": edge.report}
    if edge.evidence:
        first = edge.evidence[0]
        facts |= {"page": first.page, "quote": first.quote, "start": first.start, "end": first.end}
    return [edge.subject, edge.object, *(_cell(facts.get(name)) for name in _EDGE_TYPES), edge.kind]


def _cell(content: Any) -> object:
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, list):
        return ";".join(str(entry).replace(";", ",") for entry in content)
    return content
