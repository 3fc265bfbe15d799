"""RDF as JSON-LD 1.1: a context of prefixes, then a graph with one node per line, as they come. What it says is told in rdf.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from abstract2kb.export.about import About
from abstract2kb.export.curies import PREFIXES, expand
from abstract2kb.export.rdf import Literal, Ref, Resource, about_resources, resources, short
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction

__all__ = ["write"]


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes one JSON-LD file; the export itself is the last node."""
    context = {"@version": 1.1, **{prefix: {"@id": iri, "@prefix": True} for prefix, iri in PREFIXES.items()}}
    first = about_resources(about, at_end=False)
    with place.open("w", encoding="utf-8", newline="") as stream:
        stream.write(f'{{"@context": {json.dumps(context)},\n"@graph": [')
        for number, resource in enumerate(chain(first, (r for e in extractions for r in resources(e, about)), _last(about))):
            stream.write(",\n" if number else "\n")
            stream.write(json.dumps(_node(resource), ensure_ascii=False))
        stream.write("\n]}\n")


def _last(about: About) -> Iterator[Resource]:
    """Made when all reports have passed, as the about of an export names them."""
    yield from about_resources(about, at_end=True)


def _node(resource: Resource) -> dict[str, object]:
    node: dict[str, object] = {"@id": _name(resource.curie), "@type": list(resource.types)}
    for predicate, content in resource.statements:
        before = node.get(predicate)
        if isinstance(before, list):
            before.append(_object(content))
        else:
            node[predicate] = [_object(content)]
    return {key: value[0] if isinstance(value, list) and len(value) == 1 and key != "@type" else value for key, value in node.items()}


def _name(curie: str) -> str:
    return short(curie) or expand(curie)


def _object(content: Ref | Literal) -> object:
    if isinstance(content, Ref):
        return {"@id": _name(content.curie)}
    if isinstance(content.value, float):
        return {"@value": content.text, "@type": content.datatype}
    return content.value
