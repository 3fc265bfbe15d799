"""A report as a BioC document: passages, annotations with infons, relations of results to assets. bioc_xml and bioc_json spell it.

With the text of the report the passages are its articles and what stands between them; without it, each passage is a quote, at its offset. Offsets
count Unicode characters of the linear text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from abstract2kb.export.mentions import Piece, mentions, pieces, relations
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction

__all__ = ["SOURCE", "Annotation", "Document", "Link", "Passage", "document"]

SOURCE = "abstract2kb"


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation in one location."""

    id: str
    infons: dict[str, str]
    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Text at an offset with its annotations."""

    infons: dict[str, str]
    offset: int
    text: str
    annotations: list[Annotation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation of annotations: (annotation id, role) each."""

    id: str
    infons: dict[str, str]
    nodes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report."""

    id: str
    infons: dict[str, str]
    passages: list[Passage]
    relations: list[Link]


def document(extraction: Extraction, texts: Texts) -> Document:
    """The document of a report."""
    text = texts.of(extraction)
    found = mentions(extraction)
    parts = list(pieces(found, text))
    passages = _quotes(parts) if text is None else _articles(extraction, text, parts)
    _annotate(passages, parts)
    first = {part.mention.id: part.id for part in reversed(parts)}
    links = [Link(r.id, {"type": "result_of"}, ((first[r.result], "result"), (first[r.asset], "asset"))) for r in relations(found)]
    report = extraction.report
    infons = {"source": report.source, "schema_version": extraction.schema_version, "text": "quotes" if text is None else "whole"}
    infons |= {name: str(value.value) for name, value in (("conference", report.conference), ("year", report.year)) if value}
    return Document(report.id, infons, passages, links)


def _quotes(parts: list[Piece]) -> list[Passage]:
    """A passage per stretch of text that the quotes tell; quotes that overlap are one stretch."""
    passages: list[Passage] = []
    offset, text = 0, ""
    for part in sorted(parts, key=lambda p: (p.start, p.end)):
        if text and part.start < offset + len(text):
            text += part.text[offset + len(text) - part.start :]
            continue
        if text:
            passages.append(Passage({"type": "quote"}, offset, text))
        offset, text = part.start, part.text
    return [*passages, Passage({"type": "quote"}, offset, text)] if text else passages


def _articles(extraction: Extraction, text: str, parts: list[Piece]) -> list[Passage]:
    """The whole text, cut where articles begin and end, but through no annotation."""
    names = {a.start: a for a in extraction.articles}
    cuts = {0, len(text), *names, *(a.end for a in extraction.articles)}
    cuts = {c for c in cuts if 0 <= c <= len(text) and not any(p.start < c < p.end for p in parts)}
    passages: list[Passage] = []
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        article = names.get(start)
        infons = {"type": "article" if article else "other"}
        if article:
            infons |= {key: value for key, value in (("article", article.id), ("number", article.number), ("title", article.title)) if value}
        passages.append(Passage(infons, start, text[start:end]))
    return passages


def _annotate(passages: list[Passage], parts: list[Piece]) -> None:
    """Puts each annotation into the passage that holds it."""
    at = 0
    for part in sorted(parts, key=lambda p: (p.start, p.end)):
        while part.start >= passages[at].offset + len(passages[at].text):
            at += 1
        passages[at].annotations.append(Annotation(part.id, dict(_infons(part)), part.start, part.text))


def _infons(part: Piece) -> Iterator[tuple[str, str]]:
    mention, first = part.mention, part.mention.evidence[0]
    yield "type", mention.label
    yield "value", mention.value
    yield "record", mention.record
    if mention.field:
        yield "field", mention.field
    if mention.identifiers:
        yield "identifier", mention.identifiers[0]
    if first.page is not None:
        yield "page", str(first.page)
    yield "rule", first.rule
    if part.id != mention.id:
        yield "part_of", mention.id
