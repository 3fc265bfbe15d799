"""The stages in order: an input becomes a Report, its articles Docs, their mentions records.

>>> from abstract2kb import extract_text
>>> record = extract_text("ABC-1234 was given to 20 patients. ORR was 40% (8/20).")
>>> [(o.endpoint.value, o.n, o.total, o.percent) for o in record.outcomes]
[('ORR', 8, 20, 40.0)]
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from spacy.language import Language

from abstract2kb.assemble.extraction import assemble, issue_of
from abstract2kb.collector import collecting_rarely
from abstract2kb.forked import in_turn, mapping
from abstract2kb.inputs import Input, read
from abstract2kb.nlp.build import load_model
from abstract2kb.nlp.digest import ArticleDigest, DigestParts, article_digest
from abstract2kb.nlp.doc import article_doc
from abstract2kb.nlp.grounding import curies
from abstract2kb.nlp.mention import LABELS, mentions
from abstract2kb.nlp.pipes.lexicon import lookup_of
from abstract2kb.pdf.report import Report
from abstract2kb.records import Extraction
from abstract2kb.records import Report as ReportRecord
from abstract2kb.worked_out import keep

__all__ = ["annotate", "extract", "extract_report", "extract_text", "model"]


def model(path: Path | None = None, lexicons: tuple[Path, ...] = (), learned: str | None = None) -> Language:
    """The pipeline, loaded once per process; `lexicons` are users' files, `learned` a spaCy pipeline whose entities are one more source."""
    return _loaded(path, lexicons, learned)


@lru_cache(maxsize=2)
def _loaded(path: Path | None, lexicons: tuple[Path, ...], learned: str | None) -> Language:
    """Apart from `model`, so that it is the same pipeline whether arguments are left out or given as what they are then."""
    return load_model(path, lexicons, learned)


def extract_report(report: Report, nlp: Language | None = None, workers: int = 1) -> Extraction:
    """The records of a report that has been read; the articles of a book are shared out over so many processes."""
    pipeline = nlp or model()
    if not report.text.strip():
        record = ReportRecord(id=report.id, source=report.source, pages=report.page_count if report.is_pdf else None)
        return Extraction(report=record, issues=tuple(issue_of(n) for n in report.notes))
    mapped = mapping(workers, len(report.articles))

    def parts_of(index: int) -> DigestParts:
        return article_digest(pipeline, report, report.articles[index]).parts()

    with collecting_rarely():
        if mapped is in_turn:
            digests = (article_digest(pipeline, report, a) for a in report.articles)
        else:
            found = mapped(parts_of, [a.end - a.start for a in report.articles])
            digests = (ArticleDigest.of_parts(report, a, parts) for a, parts in zip(report.articles, found, strict=True))
        extraction = assemble(digests, lookup_of(pipeline).lexicon, mapped)
    keep()
    return extraction


def extract(source: str | Path, password: str | None = None, nlp: Language | None = None) -> Extraction:
    """The records of one PDF or .txt file; raises InputError naming file, page and cause."""
    return extract_report(read(Input(Path(source).name, Path(source)), password), nlp)


def extract_text(text: str, source: str = "text", nlp: Language | None = None) -> Extraction:
    """The records of a text."""
    return extract_report(Report.from_text(text, source), nlp)


def annotate(report: Report, nlp: Language | None = None) -> dict[str, object]:
    """The mentions and results of a report: {"source", "text", "spans", "results", "identifiers"}, offsets into its linear text, ends exclusive.

    `identifiers` holds the CURIEs that are known for the ids of spans, by label and id.
    A result is a number that a sentence tells, with the words for what it is of and for whose it is, whatever the endpoint:
    {"value": {"start", "end", "text"}, "outcome": the same, "arm": the same or None}.
    """
    from abstract2kb.nlp.told.doc import results  # compiles long patterns, which most texts do without

    pipeline = nlp or model()
    lexicon = lookup_of(pipeline).lexicon
    spans, found = [], []
    identifiers: dict[str, dict[str, list[str]]] = {}
    for article in report.articles if report.text.strip() else ():
        doc = article_doc(pipeline, report, article).doc
        for m in mentions(doc, *LABELS):
            start, end = m.start + article.start, m.end + article.start
            spans.append({"start": start, "end": end, "label": m.label, "text": report.text[start:end], "id": m.id, "rule": m.rule})
            if known := curies(m.label, m.id, lexicon):
                identifiers.setdefault(m.label, {})[m.id] = known
        for told in results(doc):
            if any(t.start <= told.value[0] + article.start < t.end for t in report.tables):
                continue
            places = {"value": told.value, "outcome": told.outcome, "arm": told.group}
            found.append({name: _words(report.text, place, article.start) for name, place in places.items()})
    return {"source": report.source, "text": report.text, "spans": spans, "results": found, "identifiers": identifiers}


def _words(text: str, place: tuple[int, int] | None, offset: int) -> dict[str, object] | None:
    """A place in an article as start, end and words in the report's text."""
    if place is None:
        return None
    start, end = place[0] + offset, place[1] + offset
    return {"start": start, "end": end, "text": text[start:end]}
