"""W3C Web Annotation (JSON-LD): one collection, an annotation per mention, targets with position, quote and page of the report.

The source of a target is the report as a URN of its SHA-256. With the text of the report, quotes have 32 characters before and after. The page is a
fragment of RFC 8118 with the box as `viewrect` (points from the top left).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from abstract2kb.export.about import About
from abstract2kb.export.curies import PREFIXES, expand, record_curie, report_curie
from abstract2kb.export.mentions import Mention, mentions
from abstract2kb.export.texts import Texts
from abstract2kb.records import Evidence, Extraction

__all__ = ["write"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"about": {"@id": PREFIXES["a2kbv"] + "about", "@type": "@json"}}]
_PDF = "http://tools.ietf.org/rfc/rfc8118"
_AROUND = 32


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes one AnnotationCollection with one page."""
    head = {"@context": _CONTEXT, "id": expand("a2kb:export"), "type": "AnnotationCollection", "label": f"Mentions, by {about.tool}"}
    page = {"id": expand("a2kb:export.page1"), "type": "AnnotationPage", "partOf": expand("a2kb:export"), "startIndex": 0}
    total = 0
    with place.open("w", encoding="utf-8", newline="") as stream:
        stream.write(f'{json.dumps(head)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": [')
        for extraction in extractions:
            text = texts.of(extraction)
            for mention in mentions(extraction):
                stream.write(",\n" if total else "\n")
                stream.write(json.dumps(_annotation(extraction, mention, text, about), ensure_ascii=False))
                total += 1
        stream.write(f'\n]}}, "total": {total}, "about": {json.dumps(about.data(), ensure_ascii=False)}}}\n')


def _annotation(extraction: Extraction, mention: Mention, text: str | None, about: About) -> dict[str, object]:
    own = record_curie(extraction.report.id, f"annotation.{mention.id}")
    bodies: list[dict[str, str]] = [
        {"type": "TextualBody", "purpose": "classifying", "value": mention.label},
        {"type": "TextualBody", "purpose": "describing", "value": mention.value},
        *({"type": "SpecificResource", "purpose": "identifying", "source": expand(curie)} for curie in (mention.record, *mention.identifiers)),
    ]
    places = list({(e.start, e.end): e for e in sorted(mention.evidence, key=lambda e: (e.start, e.end))}.values())
    targets = [_target(extraction.report.id, evidence, text) for evidence in places]
    generator = {"id": expand(f"a2kb:tool.{about.tool.replace(' ', '-')}"), "type": "Software", "name": about.tool}
    return {"id": expand(own), "type": "Annotation", "motivation": "identifying", "generator": generator, "body": bodies, "target": targets}


def _target(report: str, evidence: Evidence, text: str | None) -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": evidence.quote}
    if text is not None:
        quote |= {"prefix": text[max(0, evidence.start - _AROUND) : evidence.start], "suffix": text[evidence.end : evidence.end + _AROUND]}
    selectors: list[dict[str, object]] = [{"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}, dict(quote)]
    if evidence.page is not None:
        selectors.append({"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={evidence.page}{_viewrect(evidence)}"})
    return {"source": expand(report_curie(report)), "selector": selectors}


def _viewrect(evidence: Evidence) -> str:
    if evidence.bbox is None:
        return ""
    x0, top, x1, bottom = evidence.bbox
    return f"&viewrect={x0:g},{top:g},{x1 - x0:g},{bottom - top:g}"
