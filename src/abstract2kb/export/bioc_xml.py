"""BioC XML, a document per report. A character that XML 1.0 cannot hold is written as a space, so that offsets stay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from abstract2kb.export.about import LICENCES, About
from abstract2kb.export.bioc import SOURCE, Document, Passage, document
from abstract2kb.export.curies import PREFIXES
from abstract2kb.export.texts import Texts
from abstract2kb.export.xml_characters import ILLEGAL_IN_XML
from abstract2kb.records import Extraction

__all__ = ["write"]


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes one BioC collection; the ids of the reports are those of its documents."""
    infons = {**about.facts(), "prefixes": json.dumps(PREFIXES), "licences": json.dumps(LICENCES)}
    with place.open("w", encoding="utf-8", newline="") as stream:
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE collection SYSTEM "BioC.dtd">\n')
        stream.write(f"<collection><source>{SOURCE}</source><date></date><key>abstract2kb.key</key>{_infons(infons)}\n")
        for extraction in extractions:
            stream.writelines(_document(document(extraction, texts)))
        stream.write("</collection>\n")


def _text(text: str) -> str:
    return escape(ILLEGAL_IN_XML.sub(" ", text), {"\r": "&#13;"})


def _infons(infons: dict[str, str]) -> str:
    return "".join(f"<infon key={quoteattr(key)}>{_text(value)}</infon>" for key, value in infons.items())


def _document(doc: Document) -> Iterable[str]:
    yield f"<document><id>{_text(doc.id)}</id>{_infons(doc.infons)}\n"
    for passage in doc.passages:
        yield from _passage(passage)
    for link in doc.relations:
        nodes = "".join(f"<node refid={quoteattr(key)} role={quoteattr(role)}/>" for key, role in link.nodes)
        yield f"<relation id={quoteattr(link.id)}>{_infons(link.infons)}{nodes}</relation>\n"
    yield "</document>\n"


def _passage(passage: Passage) -> Iterable[str]:
    yield f"<passage>{_infons(passage.infons)}<offset>{passage.offset}</offset><text>{_text(passage.text)}</text>\n"
    for a in passage.annotations:
        place = f'<location offset="{a.offset}" length="{len(a.text)}"/>'
        yield f"<annotation id={quoteattr(a.id)}>{_infons(a.infons)}{place}<text>{_text(a.text)}</text></annotation>\n"
    yield "</passage>\n"
