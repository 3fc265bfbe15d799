"""The terms of the Web Annotation Vocabulary that our annotations use, for rdflib, which must not download the context in tests."""

from __future__ import annotations

import json
from typing import Any

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"


def _link(iri: str, kind: str = "@id", **more: str) -> dict[str, str]:
    return {"@id": iri, "@type": kind, **more}


CLASSES = ["Annotation", "TextualBody", "SpecificResource", "FragmentSelector", "TextQuoteSelector", "TextPositionSelector"]
MOTIVATIONS = ["identifying", "classifying", "describing"]
CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: OA + name for name in [*CLASSES, *MOTIVATIONS, "exact", "prefix", "suffix"]},
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "Software": AS + "Application",
    "body": _link(OA + "hasBody"),
    "target": _link(OA + "hasTarget"),
    "source": _link(OA + "hasSource"),
    "selector": _link(OA + "hasSelector"),
    "motivation": _link(OA + "motivatedBy", "@vocab"),
    "purpose": _link(OA + "hasPurpose", "@vocab"),
    "conformsTo": _link("http://purl.org/dc/terms/conformsTo"),
    "generator": _link(AS + "generator"),
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "partOf": _link(AS + "partOf"),
    "first": _link(AS + "first"),
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    **{
        name: _link(iri, "http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
        for name, iri in (("start", OA + "start"), ("end", OA + "end"), ("total", AS + "totalItems"), ("startIndex", AS + "startIndex"))
    },
}


def with_context(text: str) -> str:
    """The JSON-LD with the terms in place of the address of the published context."""
    data = json.loads(text)
    assert data["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    data["@context"][0] = CONTEXT
    return json.dumps(data)
