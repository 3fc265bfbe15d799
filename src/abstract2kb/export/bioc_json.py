"""BioC JSON, a document per report, one a line; the infons of the collection stand at its end, where all reports are known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from abstract2kb.export.about import About
from abstract2kb.export.bioc import SOURCE, Document, Passage, document
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction

__all__ = ["write"]


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes one BioC collection."""
    head = json.dumps({"source": SOURCE, "date": "", "key": "abstract2kb.key", "version": "1.0"})[:-1]
    with place.open("w", encoding="utf-8", newline="") as stream:
        stream.write(head + ', "documents": [')
        for number, extraction in enumerate(extractions):
            stream.write(",\n" if number else "\n")
            stream.write(json.dumps(_document(document(extraction, texts)), ensure_ascii=False))
        infons = {**about.facts(), "about": json.dumps(about.data(), ensure_ascii=False)}
        stream.write('\n], "infons": ' + json.dumps(infons, ensure_ascii=False) + "}\n")


def _document(doc: Document) -> dict[str, object]:
    links = [{"id": r.id, "infons": r.infons, "nodes": [{"refid": key, "role": role} for key, role in r.nodes]} for r in doc.relations]
    return {"id": doc.id, "infons": doc.infons, "passages": [_passage(p) for p in doc.passages], "annotations": [], "relations": links}


def _passage(passage: Passage) -> dict[str, object]:
    annotations = [
        {"id": a.id, "infons": a.infons, "text": a.text, "locations": [{"offset": a.offset, "length": len(a.text)}]} for a in passage.annotations
    ]
    head = {"offset": passage.offset, "infons": passage.infons, "text": passage.text}
    return {**head, "sentences": [], "annotations": annotations, "relations": []}
