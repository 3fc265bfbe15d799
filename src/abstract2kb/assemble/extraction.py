"""From the articles of a report to its Extraction: every family of records in turn, then the issues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from abstract2kb.assemble.abbreviations import abbreviations
from abstract2kb.assemble.arithmetic import issues as arithmetic_issues
from abstract2kb.assemble.assets import build_assets
from abstract2kb.assemble.development import malformed_ids
from abstract2kb.assemble.header import report_record
from abstract2kb.assemble.identity import join
from abstract2kb.assemble.names import gather
from abstract2kb.assemble.outcomes import outcomes
from abstract2kb.assemble.preclinical import findings
from abstract2kb.assemble.safety import adverse_events
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.studies import studies
from abstract2kb.assemble.tables import asset_rows
from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.doc import ArticleDoc
from abstract2kb.pdf.layout import PageNote
from abstract2kb.records import (
    AdverseEvent,
    Article,
    Extraction,
    Issue,
    Outcome,
    PreclinicalFinding,
    Severity,
    Study,
)

__all__ = ["assemble", "issue_of"]

R = TypeVar("R", Outcome, AdverseEvent)


def issue_of(note: PageNote) -> Issue:
    """What the page engine noted, as an Issue."""
    return Issue(code=note.code, severity=Severity(note.severity), message=note.message, page=note.page)


def assemble(articles: Sequence[ArticleDoc], lexicon: CompiledLexicon) -> Extraction:
    """The Extraction of one report; `articles` are its Docs in order, at least one."""
    scenes = [Scene(a) for a in articles]
    rows = [asset_rows(s) for s in scenes]
    observations, links = gather(scenes, rows)
    entities = join(scenes, observations, links)
    assets, places = build_assets(scenes, entities, rows, lexicon)
    found_studies: list[Study] = []
    found_outcomes: list[Outcome] = []
    found_events: list[AdverseEvent] = []
    found_findings: list[PreclinicalFinding] = []
    ids = [a.id for a in assets]
    for scene, named in zip(scenes, places, strict=True):
        own = studies(scene, named, assets)
        scene.studies = own
        single = own[0].id if len(own) == 1 else None
        found_studies += own
        found_outcomes += _with_study(outcomes(scene, single), own)
        found_events += _with_study(adverse_events(scene, single), own)
        found_findings += findings(scene, named, ids)
    report = articles[0].report
    return Extraction(
        report=report_record(scenes),
        articles=tuple(_article(a) for a in articles),
        assets=tuple(assets),
        studies=tuple(found_studies),
        outcomes=tuple(found_outcomes),
        adverse_events=tuple(found_events),
        preclinical_findings=tuple(found_findings),
        abbreviations=tuple(a for s in scenes for a in abbreviations(s)),
        issues=(
            *(issue_of(n) for n in report.notes),
            *(i for s in scenes for i in malformed_ids(s)),
            *arithmetic_issues(found_outcomes, found_events),
        ),
    )


def _article(source: ArticleDoc) -> Article:
    a = source.article
    return Article(id=a.id, number=a.number, title=a.title, pages=a.pages, start=a.start, end=a.end)


def _with_study(records: Iterable[R], own: Sequence[Study]) -> list[R]:
    """Records with the study that their assets are in, where exactly one is."""
    placed = []
    for record in records:
        if record.study is None and record.assets:
            matching = [s.id for s in own if set(s.assets) & set(record.assets)]
            if len(matching) == 1:
                record = record.model_copy(update={"study": matching[0]})
        placed.append(record)
    return placed
