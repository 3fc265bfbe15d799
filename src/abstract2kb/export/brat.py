"""brat standoff: per report <report>.txt with its linear text and <report>.ann, and annotation.conf for the labels.

Entities carry the record (and the normalised value) in a note, identifiers of vocabularies as references; results are related to their assets by
Result_Of. A mention over several lines has a span per line, as brat wants it; tabs in the text are spaces, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from abstract2kb.errors import RecordsError
from abstract2kb.export.about import About
from abstract2kb.export.mentions import LABELS, Mention, mentions, relations
from abstract2kb.export.texts import Texts
from abstract2kb.records import Extraction

__all__ = ["write"]

_DATABASES = {"drugbank": "DrugBank", "mesh": "MeSH", "doid": "DOID", "hgnc.symbol": "HGNC", "clinicaltrials": "ClinicalTrials"}
_SPACES = re.compile(r"[^\S\n ]|[\x00-\x08\x0e-\x1f]")
"""White space other than line ends and spaces, and control characters: spaces in the text, as an annotation cannot have them."""
_RESULTS = "OUTCOME|ADVERSE_EVENT|PRECLINICAL_FINDING"
_RELATIONS = f"[relations]\nResult_Of\tArg1:{_RESULTS}, Arg2:DRUG\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"


def write(extractions: Iterator[Extraction], place: Path, about: About, texts: Texts) -> None:
    """Writes the files of each report into the folder."""
    (place / "annotation.conf").write_text("[entities]\n" + "\n".join(LABELS) + f"\n\n{_RELATIONS}\n[events]\n\n[attributes]\n", encoding="utf-8")
    for extraction in extractions:
        text = texts.of(extraction)
        if text is None:
            raise RecordsError(extraction.report.source, "no text was given for this report, and brat needs it")
        for suffix, content in ((".txt", _SPACES.sub(" ", text)), (".ann", "".join(_lines(extraction)))):
            with (place / f"{extraction.report.id[:16]}{suffix}").open("w", encoding="utf-8", newline="") as stream:
                stream.write(content)


def _lines(extraction: Extraction) -> Iterator[str]:
    found = mentions(extraction)
    names = {mention.id: f"T{number}" for number, mention in enumerate(found, start=1)}
    notes, references = count(1), count(1)
    for mention in found:
        own = names[mention.id]
        yield _entity(own, mention)
        said = _flat(f"{mention.record} {mention.field or ''} = {mention.value}")
        yield f"#{next(notes)}\tAnnotatorNotes {own}\t{said}\n"
        for curie in mention.identifiers:
            prefix, _, local = curie.partition(":")
            yield f"N{next(references)}\tReference {own} {_DATABASES.get(prefix, prefix)}:{local}\t{_flat(mention.value)}\n"
    for number, relation in enumerate(relations(found), start=1):
        yield f"R{number}\tResult_Of Arg1:{names[relation.result]} Arg2:{names[relation.asset]}\n"


def _entity(own: str, mention: Mention) -> str:
    spans = ";".join(f"{start} {start + len(quote)}" for start, quote in mention.parts)
    return f"{own}\t{mention.label} {spans}\t{_flat(' '.join(quote for _, quote in mention.parts))}\n"


def _flat(text: str) -> str:
    """On one line, character for character."""
    return _SPACES.sub(" ", text).replace("\n", " ")
