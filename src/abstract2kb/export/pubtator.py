"""PubTator, a document per article: its first line is the title, the rest the abstract, offsets count from the title's first character.

A document is called as its article is ("<report>.a1"); line ends and tabs in the text are spaces, one for one. Types are those of
PubTator where it has one (Chemical, Disease, Gene), else the labels of mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from abstract2kb.errors import RecordsError
from abstract2kb.export.about import About
from abstract2kb.export.curies import record_curie
from abstract2kb.export.mentions import Piece, mentions, pieces, relations
from abstract2kb.export.texts import Texts
from abstract2kb.records import Article, Extraction

__all__ = ["write"]

_TYPES = {"DRUG": "Chemical", "CONDITION": "Disease", "TARGET": "Gene", "CYTOKINE": "Gene"}
_BREAKS = re.compile(r"[\s\x00-\x1f\x85\u2028\u2029]")
_MARKS = re.compile(r"\|(?=[ta]\|)")


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes reports.pubtator into the folder."""
    with (place / "reports.pubtator").open("w", encoding="utf-8", newline="") as stream:
        for extraction in extractions:
            text = texts.of(extraction)
            if text is None:
                raise RecordsError(extraction.report.source, "no text was given for this report, and PubTator needs it")
            found = mentions(extraction)
            parts = list(pieces(found, text))
            first = {part.mention.id: part for part in reversed(parts)}
            links = [(first[r.result], first[r.asset]) for r in relations(found)]
            for article in extraction.articles:
                stream.writelines(_article(extraction.report.id, article, text, parts, links))


def _article(report: str, article: Article, text: str, parts: list[Piece], links: list[tuple[Piece, Piece]]) -> Iterator[str]:
    name = record_curie(report, article.id).partition(":")[2]
    whole = text[article.start : article.end]
    title, _, rest = whole.partition("\n")
    yield f"{name}|t|{_flat(title)}\n{name}|a|{_flat(rest)}\n"
    inside = [p for p in parts if article.start <= p.start and p.end <= article.end]
    for part in inside:
        start, label = part.start - article.start, part.mention.label
        yield "\t".join((name, str(start), str(start + len(part.text)), _flat(part.text), _TYPES.get(label, label), _concept(part))) + "\n"
    ids = {p.id for p in inside}
    for result, asset in links:
        if result.id in ids and asset.id in ids:
            yield f"{name}\tresult_of\t{_concept(result)}\t{_concept(asset)}\n"
    yield "\n"


def _concept(part: Piece) -> str:
    """The identifier of what is mentioned; that of the record if no vocabulary has it."""
    return part.mention.identifiers[0] if part.mention.identifiers else part.mention.record


def _flat(text: str) -> str:
    """On one line, character for character, and without what parts the fields of PubTator."""
    return _MARKS.sub("¦", _BREAKS.sub(" ", text))
