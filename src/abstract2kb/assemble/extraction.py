"""From the articles of a report to its Extraction: every family of records in turn, then the issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import chain
from typing import NamedTuple, TypeVar

from abstract2kb.assemble.abbreviations import abbreviations
from abstract2kb.assemble.allotted_arms import AllottedArms
from abstract2kb.assemble.arithmetic import issues as arithmetic_issues
from abstract2kb.assemble.arm_sizes import Sizes
from abstract2kb.assemble.assets import build_assets
from abstract2kb.assemble.bench_roles import with_bench_roles
from abstract2kb.assemble.bench_stage import with_bench_stage
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.development import malformed_ids
from abstract2kb.assemble.given_together import with_given_together
from abstract2kb.assemble.header import report_record
from abstract2kb.assemble.identity import join
from abstract2kb.assemble.indications import with_indications
from abstract2kb.assemble.lone_arms import of_whole_studies
from abstract2kb.assemble.names import gather
from abstract2kb.assemble.outcomes import outcomes
from abstract2kb.assemble.preclinical import findings
from abstract2kb.assemble.ranks import ranks
from abstract2kb.assemble.regimen_assets import regimen_assets
from abstract2kb.assemble.role_design import dealt_signs
from abstract2kb.assemble.safety import adverse_events
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.studies import studies
from abstract2kb.assemble.study_arms import Given, with_arms
from abstract2kb.assemble.study_links import beside_others, study_of, with_given, with_regimens
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.study_stage import StudyStage, study_stages
from abstract2kb.assemble.tables import asset_rows
from abstract2kb.assemble.told_roles import told_roles
from abstract2kb.assemble.trial_names import outside, trial_names
from abstract2kb.forked import Mapping, in_turn
from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.digest import ArticleDigest
from abstract2kb.pdf.layout import PageNote
from abstract2kb.records import (
    Abbreviation,
    AdverseEvent,
    Article,
    Asset,
    Extraction,
    Issue,
    Outcome,
    PreclinicalFinding,
    Role,
    Severity,
    Study,
    content_id,
)
from abstract2kb.shelf import Shelf

__all__ = ["assemble", "issue_of"]

R = TypeVar("R", Outcome, AdverseEvent)
_OPEN_ARTICLES = 512
"""So many articles of a book have their mentions at hand; those of the others are packed."""


def issue_of(note: PageNote) -> Issue:
    """What the page engine noted, as an Issue."""
    return Issue(code=note.code, severity=Severity(note.severity), message=note.message, page=note.page)


class _Known(NamedTuple):
    """What is known of the whole report when its articles are worked on: assets, their ids, those under study, those
    given with these, those of which nothing but the name is known, the number of articles."""

    assets: Sequence[Asset]
    ids: Sequence[str]
    subjects: Set[str]
    partners: Set[str]
    bare: Set[str]
    articles: int


class _Found(NamedTuple):
    """The records of one article."""

    studies: list[Study]
    regimens: list[tuple[str, list[Given]]]
    outcomes: list[Outcome]
    events: list[AdverseEvent]
    findings: list[PreclinicalFinding]
    abbreviations: list[Abbreviation]
    issues: list[Issue]
    dealt: list[tuple[tuple[str, str], Set[str]]]
    """By article and asset, the signs of its part that the arms give."""


def assemble(articles: Iterable[ArticleDigest], lexicon: CompiledLexicon, mapped: Mapping = in_turn) -> Extraction:
    """The Extraction of one report; `articles` are its articles in order, at least one, `mapped` does the work on each."""
    shelf = Shelf(_OPEN_ARTICLES)
    scenes = _scenes(articles, shelf)
    record = report_record(scenes)
    rows = [asset_rows(s) for s in scenes]
    observations, links = gather(scenes, rows)
    trials = trial_names(scenes, lexicon, (name.text for own in rows for row in own if len(row.cells) > 1 for name in row.names))
    entities = join(scenes, outside(observations, trials), links)
    stages = study_stages(scenes, entities, trials, lexicon)
    assets, places, signs = build_assets(scenes, entities, rows, lexicon, [s.records for s in stages])
    subjects, partners = ({a.id for a in assets if a.role is role} for role in (Role.SUBJECT, Role.PARTNER))
    bare = {a.id for a in assets if not (a.aliases or a.companies or a.targets or a.cytokines or a.modality)}
    known = _Known(assets, [a.id for a in assets], subjects, partners, bare, len(scenes))

    def of_article(index: int) -> _Found:
        return _of_article(scenes[index], stages[index], places[index], known)

    found = [list(chain.from_iterable(records)) for records in zip(*mapped(of_article, [len(s.text) for s in scenes]), strict=True)]
    all_records = _Found(*found)
    shelf.clear()
    ranked = ranks(entities, lexicon)
    dealt = dict(all_records.dealt)
    assets = told_roles(
        assets,
        all_records.studies,
        all_records.outcomes,
        all_records.events,
        all_records.findings,
        dict(all_records.regimens),
        ranked,
        {place: own | dealt.get(place, set()) for place, own in signs.items()},
    )
    clinical = (all_records.studies, all_records.outcomes, all_records.events)
    assets = with_bench_roles(assets, all_records.findings, clinical, len(scenes))
    assets = with_bench_stage(assets, all_records.findings, clinical, ranked)
    assets = with_given_together(assets, all_records.findings, all_records.studies)
    notes = tuple(issue_of(note) for note in scenes[0].source.report.notes)
    return Extraction(
        report=record,
        articles=tuple(_article(s.source) for s in scenes),
        assets=(*with_indications(assets, lexicon), *regimen_assets(scenes, assets)),
        studies=tuple(with_indications(all_records.studies, lexicon)),
        outcomes=tuple(all_records.outcomes),
        adverse_events=tuple(all_records.events),
        preclinical_findings=tuple(all_records.findings),
        abbreviations=tuple(all_records.abbreviations),
        issues=(
            *notes,
            *all_records.issues,
            *arithmetic_issues(all_records.outcomes, all_records.events),
        ),
    )


def _of_article(scene: Scene, stage: StudyStage, named: Sequence[Named], known: _Known) -> _Found:
    """The records of one article; what was worked out for it is let go."""
    scene.subjects, scene.partners, scene.bare = known.subjects, known.partners, known.bare
    scene.learn()
    scene.studies = studies(scene, named, known.assets, stage.trials, stage.records, stage.places, known.articles)
    scene.own = stage.places.default if stage.trials.own is None else stage.places.study_ids.get(stage.trials.own)
    own_outcomes = with_given(scene, _with_study(outcomes(scene, None), stage.places, scene, known.subjects))
    own_events = with_given(scene, _with_study(adverse_events(scene, None), stage.places, scene, known.subjects))
    prose = AllottedArms(scene, stage.places, Sizes(scene, stage.places))
    arms = {s.id: prose.of(s) for s in scene.studies}
    own_outcomes, own_events = with_regimens(own_outcomes, arms), with_regimens(own_events, arms)
    own_outcomes, own_events = beside_others(scene, own_outcomes, own_events)
    own_studies, given = with_arms(scene, scene.studies, stage.places, own_outcomes, own_events, prose)
    told = findings(scene, named, known.ids)
    own_outcomes = of_whole_studies(scene, own_outcomes)
    dealt = [((scene.article_id, asset), signs) for asset, signs in dealt_signs(scene, named, prose, arms).items()]
    found = _Found(own_studies, list(given.items()), own_outcomes, own_events, told, abbreviations(scene), malformed_ids(scene), dealt)
    scene.forget()
    return found


def _scenes(articles: Iterable[ArticleDigest], shelf: Shelf) -> list[Scene]:
    """The articles ready for assembly, few of them open at a time."""
    scenes: list[Scene] = []
    for article in articles:
        scenes.append(Scene(article, shelf=shelf))
        shelf.opens(scenes[-1])
    return scenes


def _article(source: ArticleDigest) -> Article:
    a = source.article
    return Article(id=a.id, number=a.number, title=a.title, pages=a.pages, start=a.start, end=a.end)


def _with_study(records: Iterable[R], places: StudyPlaces, scene: Scene, subjects: Set[str]) -> list[R]:
    """Records with the study that their table row names, else that the place of their first evidence is about; each with an id of its own."""
    found: list[R] = []
    seen = Counter[str]()
    for record in records:
        # "one patient in each arm" makes two records of the same words
        own = content_id(record.id.partition("-")[0], record.id, record.arm, seen[record.id]) if seen[record.id] else record.id
        seen[record.id] += 1
        study = record.study or study_of(record, places, scene, subjects)
        found.append(record if own == record.id and study == record.study else record.model_copy(update={"id": own, "study": study}))
    return found
