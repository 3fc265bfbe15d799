"""Assets: one record per entity, its fields gathered from table rows, descriptions, sentences, and at last the lexicons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from abstract2kb.assemble import companies, construction, development
from abstract2kb.assemble.asset_builder import AssetBuilder, named_places
from abstract2kb.assemble.asset_row import AssetRow
from abstract2kb.assemble.asset_trials import add_pairings, add_trials
from abstract2kb.assemble.combinations import Pairing, pairings, sentence_assets
from abstract2kb.assemble.company_heads import of_heads
from abstract2kb.assemble.construct_phrases import add_constructs, construct_of_cell
from abstract2kb.assemble.descriptions import Description, Named, describe
from abstract2kb.assemble.headed_facts import add_headed
from abstract2kb.assemble.identity import Entity, Observation
from abstract2kb.assemble.named_routes import leads_on, named_routes
from abstract2kb.assemble.ranks import ranks
from abstract2kb.assemble.regimen_partners import regimen_pairings
from abstract2kb.assemble.regulatory import regulatory_stages
from abstract2kb.assemble.role_signs import read_signs
from abstract2kb.assemble.roles import Standing, settle, standings, titled
from abstract2kb.assemble.scene import Scene, Sentence, merged
from abstract2kb.assemble.trial_records import TrialRecord
from abstract2kb.assemble.values import Gathered, Reading
from abstract2kb.lexicons import CompiledLexicon, name_key
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex
from abstract2kb.records import Asset, Modality, Origin, Role, Sourced, Stage, content_id

__all__ = ["build_assets"]

_TRUST = {
    "descriptions.construct": 0.95,
    "descriptions.mechanism": 0.9,
    "descriptions.target": 0.95,
    "descriptions.cytokine": 0.95,
    "descriptions.bracket": 0.9,
    "descriptions.apposition": 0.9,
    "descriptions.copula": 0.85,
    "descriptions.group": 0.8,
    "descriptions.pronoun": 0.75,
    "descriptions.mark": 0.85,
    "descriptions.below": 0.75,
    "descriptions.before": 0.6,
    "descriptions.name": 0.7,
}
_REFINED = {
    Modality.CYTOKINE: {Modality.PEGYLATED_CYTOKINE, Modality.FC_FUSION_CYTOKINE, Modality.CYTOKINE_RECEPTOR_FUSION, Modality.IMMUNOCYTOKINE},
    Modality.MONOCLONAL_ANTIBODY: {Modality.BISPECIFIC_ANTIBODY, Modality.ANTIBODY_DRUG_CONJUGATE, Modality.IMMUNOCYTOKINE},
    Modality.SMALL_MOLECULE: {Modality.HORMONE_THERAPY, Modality.CHEMOTHERAPY},
    Modality.CELL_THERAPY: {Modality.CAR_T},
}
_ONLY_INHIBITOR = 0.6
"""Below this a small molecule is one only because it is called an inhibitor."""
_PLAIN_CODE = regex(r"[A-Za-z]{1,6}[- ]?\d+[A-Za-z]?")
"""Letters and a number: what looks like a gene in it ("BRM-014") is none."""


def build_assets(
    scenes: Sequence[Scene],
    entities: Sequence[Entity],
    rows: Sequence[Sequence[AssetRow]],
    lexicon: CompiledLexicon,
    trials: Sequence[Sequence[TrialRecord]],
) -> tuple[list[Asset], list[list[Named]], dict[tuple[str, str], frozenset[str]]]:
    """The Asset records in order of first appearance, for each scene the places where they are named, and by article and asset the signs of its role.

    Fills `scene.asset_ids`. `rows` holds the table rows of each scene, `trials` its trials.
    """
    builders = [AssetBuilder(e, lexicon.facts(Label.DRUG, e.lexicon_id) if e.lexicon_id else {}) for e in entities]
    ids = _ids(scenes, builders)
    places = named_places(len(scenes), entities)
    established = {i for i, b in enumerate(builders) if b.established}
    ranked = ranks(entities, lexicon)
    pairs: list[list[Pairing]] = []
    signs: dict[tuple[str, str], frozenset[str]] = {}
    for number, (scene, named) in enumerate(zip(scenes, places, strict=True)):
        scene.asset_ids.update({(n.start, n.end): ids[n.entity] for n in named})
        pairs.append(_gather(scene, named, rows[number], builders, established, trials[number], ranked))
        given = _trial_signs(trials[number])
        for entity, own in read_signs(scene, named, pairs[-1], ranked).items():
            signs[scene.article_id, ids[entity]] = own | given.get(entity, set()) | ({"listed"} if builders[entity].listed else set())
    _add_lexicon(builders)
    roles = _roles(builders)
    for number, found_trials in enumerate(trials):
        add_trials(scenes[number], found_trials, roles, builders)
    for scene, found in zip(scenes, pairs, strict=True):
        add_pairings(builders, found, scene)
    return [_record(scenes, b, i, r) for b, i, r in zip(builders, ids, roles, strict=True)], places, signs


def _ids(scenes: Sequence[Scene], builders: Sequence[AssetBuilder]) -> list[str]:
    report = scenes[0].source.report.id if scenes else ""
    return [content_id("asset", report, b.entity.lexicon_id or name_key(b.name)) for b in builders]


def _gather(
    scene: Scene,
    named: Sequence[Named],
    rows: Sequence[AssetRow],
    builders: Sequence[AssetBuilder],
    established: Collection[int],
    trials: Sequence[TrialRecord],
    ranked: Sequence[int],
) -> list[Pairing]:
    by_place = {(n.start, n.end): n.entity for n in named}
    row_entities = [(row, by_place[row.names[0].start, row.names[0].end]) for row in rows if (row.names[0].start, row.names[0].end) in by_place]
    for row, entity in row_entities:
        _from_row(scene, row, builders[entity])
    for entity, company, confidence, rule in companies.owners(scene, named):
        evidence = scene.evidence(company.start, company.end, rule)
        builders[entity].companies.add(Reading(company.id, scene.raw(company.start, company.end), confidence, evidence))
    for entity, company in of_heads(scene, named):
        if not builders[entity].entity.lexicon_id:
            builders[entity].companies.add(_read(scene, company, 0.7, "companies.heading"))
    for description in describe(scene, named, row_entities):
        _from_description(scene, description, builders[description.entity])
    add_constructs(scene, named, builders)
    for name in named:
        _from_name(scene, name, builders[name.entity])
    for entity, reading in chain(development.stages(scene, named), regulatory_stages(scene, named)):
        builders[entity].stage.add(reading)
    add_headed(scene, named, builders)
    pairs = [*pairings(scene, named), *regimen_pairings(scene, named)]
    established = [e for e in established if not builders[e].listed]
    found = standings(scene, named, pairs)
    roles = _with_trials(settle(found, established, ranked, titled(scene, named)), trials, found)
    for entity, role in roles.items():
        builders[entity].roles.append(role)
    _from_sentences(scene, named, builders)
    _from_study(scene, [e for e, r in roles.items() if r is Role.SUBJECT], builders, established)
    return pairs


def _trial_signs(trials: Sequence[TrialRecord]) -> dict[int, set[str]]:
    """The parts that the trials of an article give each entity, as signs."""
    found: dict[int, set[str]] = {}
    for record in trials:
        for entity, role in record.roles.items():
            found.setdefault(entity, set()).add(f"trial {role.value}")
    return found


def _with_trials(roles: dict[int, Role], trials: Sequence[TrialRecord], standing: Mapping[int, Standing]) -> dict[int, Role]:
    """The roles of an article, where its trials give an asset a part by the strongest of these."""
    order = list(Role)
    parts: dict[int, list[Role]] = {}
    for record in trials:
        for entity, role in record.roles.items():
            parts.setdefault(entity, []).append(role)
    together = roles | {e: min(found, key=order.index) for e, found in parts.items()}
    added = [e for e in together if roles.get(e) is Role.SUBJECT and together[e] is Role.PARTNER]
    if added and Role.SUBJECT not in together.values():
        # where all are added to what has no name ("standard of care + A"), what is spoken of most leads
        together[max(added, key=lambda e: sum(standing[e].counts.values()))] = Role.SUBJECT
    return together


def _read(scene: Scene, mention: Mention, confidence: float, rule: str | None = None) -> Reading[str]:
    return Reading(mention.id, scene.raw(mention.start, mention.end), confidence, scene.evidence(mention.start, mention.end, rule or mention.rule))


def _from_row(scene: Scene, row: AssetRow, builder: AssetBuilder) -> None:
    """What the cells of a table row say of its asset."""
    offset = scene.source.offset
    builder.listed = builder.listed or row.listed
    spans = {role: (cell.start - offset, cell.end - offset) for role, cell in row.cells.items()}
    if "company" in spans:
        _companies_of_cell(scene, *spans["company"], builder)
    if "construct" in spans:
        construct_of_cell(scene, *spans["construct"], builder)
    fields: tuple[tuple[str, str, Gathered[Any]], ...] = (
        ("condition", Label.CONDITION, builder.conditions),
        ("route", Label.ROUTE, builder.routes),
        ("combination", Label.DRUG, builder.combinations),
    )
    for role, label, gathered in fields:
        for mention in scene.within(*spans[role], label) if role in spans else ():
            reading = _read(scene, mention, 0.95)
            gathered.add(reading if label != Label.DRUG else Reading(mention.text, reading.raw, 0.95, reading.evidence))
    if "combination" in spans and not scene.within(*spans["combination"], Label.DRUG):
        for mention in scene.within(*spans["combination"], Label.COMPANY):
            builder.companies.add(_read(scene, mention, 0.9, "companies.column"))
    for mention in scene.within(*spans["stage"], Label.STAGE) if "stage" in spans else ():
        evidence = scene.evidence(mention.start, mention.end, mention.rule)
        builder.stage.add(Reading(mention.value, scene.raw(mention.start, mention.end), 0.95, evidence))
    for mention in (m for role in ("trial", "stage") if role in spans for m in scene.within(*spans[role], Label.TRIAL_ID)):
        for trial in development.trials(scene, mention):
            builder.trials.add(trial)


_UNKNOWN_OWNER = regex(r"(?:^|(?<=[/&+]\s)|(?<=/))([A-Z][\w’-]*[a-z]{2}(?: [A-Z][a-z]+)?)(?=\s?[/&+]|\s?\(|$)")
"""A company among those that a slash joins, known or not."""


def _companies_of_cell(scene: Scene, start: int, end: int, builder: AssetBuilder) -> None:
    """The companies of a company cell; a cell that holds none known is a company's name as it stands."""
    known = scene.within(start, end, Label.COMPANY)
    for mention in known:
        builder.companies.add(_read(scene, mention, 0.97, "companies.column"))
    words = scene.raw(start, end).strip()
    for part in _UNKNOWN_OWNER.finditer(scene.text[start:end]) if known else ():
        a, b = start + part.start(1), start + part.end(1)
        if not scene.within(a, b) and not any(m.start <= a < m.end for m in known):
            builder.companies.add(Reading(part.group(1), part.group(1), 0.8, scene.evidence(a, b, "companies.column")))
    if not known and words[:1].isupper() and len(words) <= 60:
        builder.companies.add(Reading(words, words, 0.8, scene.evidence(start, end, "companies.column")))


def _from_description(scene: Scene, description: Description, builder: AssetBuilder) -> None:
    trust = _TRUST[description.rule]
    cytokines = construction.cytokines_in(scene, description)
    targets = construction.targets_in(scene, description)
    for mention in cytokines:
        builder.cytokines.add(_read(scene, mention, trust))
    for mention in targets:
        builder.targets.add(_read(scene, mention, trust))
    for mention in scene.within(description.start, description.end, Label.ROUTE):
        if not leads_on(scene, mention, description.end):
            builder.routes.add(_read(scene, mention, trust))
    words = scene.text[description.start : description.end]
    modality = construction.modality_of(words, bool(cytokines), len({m.id for m in targets}))
    if modality:
        if modality is Modality.SMALL_MOLECULE and construction.says_only_inhibitor(words):
            trust *= 0.6
        evidence = scene.evidence(description.start, description.end, description.rule)
        builder.modality.add(Reading(modality, scene.raw(description.start, description.end), trust, evidence))


def _from_name(scene: Scene, name: Named, builder: AssetBuilder) -> None:
    """What a telling name says: "HSV-1/.../mIL12" carries IL-12, "PD1-IL2v" binds PD-1."""
    words = scene.text[name.start : name.end]
    if stem := construction.modality_by_stem(words.lower()):
        if stem is Modality.RADIOLIGAND:
            evidence = scene.evidence(name.start, name.end, "assets.isotope")
            builder.modality.add(Reading(stem, words, 0.96, evidence))
            for target in construction.ligand_targets(words):
                builder.targets.add(Reading(target, words, 0.7, evidence))
        else:
            builder.modality.add(Reading(stem, None, 0.72, (), Origin.LEXICON))
    inside = scene.within(name.start, name.end, Label.CYTOKINE, Label.TARGET)
    inside = [m for m in inside if m.end - m.start < name.end - name.start]
    if not inside or _PLAIN_CODE.fullmatch(words):
        return
    cytokines = [m for m in inside if m.label == Label.CYTOKINE]
    targets = [m for m in inside if m.label == Label.TARGET]
    for mention in cytokines:
        builder.cytokines.add(_read(scene, mention, 0.7, "assets.name"))
    for mention in targets:
        builder.targets.add(_read(scene, mention, 0.7, "assets.name"))
    modality = construction.modality_of(words, bool(cytokines), len(targets))
    if modality is None and cytokines and targets:
        modality = Modality.IMMUNOCYTOKINE
    if modality:
        builder.modality.add(Reading(modality, scene.raw(name.start, name.end), 0.7, scene.evidence(name.start, name.end, "assets.name")))


def _from_sentences(scene: Scene, named: Sequence[Named], builders: Sequence[AssetBuilder]) -> None:
    """Conditions, routes and trials of sentences that are about one asset."""
    for entity, mention in named_routes(scene, named):
        builders[entity].routes.add(_read(scene, mention, 0.8))
    for sentence in scene.prose():
        for mention, tested in _tested_in(scene, named, sentence):
            for entity in tested:
                builders[entity].conditions.add(_read(scene, mention, 0.75))
        entities = _about(scene, named, sentence)
        if len(entities) != 1:
            continue
        builder = builders[entities[0]]
        for mention in development.routes(scene, sentence):
            builder.routes.add(_read(scene, mention, 0.75))
        for mention in scene.within(sentence.start, sentence.end, Label.TRIAL_ID):
            for trial in development.trials(scene, mention):
                builder.trials.add(trial)


def _from_study(scene: Scene, subjects: Sequence[int], builders: Sequence[AssetBuilder], established: Collection[int]) -> None:
    """In an article on one trial of one or two assets, its registry number is theirs, and its phase the stage of a new one."""
    numbers = {m.id: m for m in reversed(scene.mentions) if m.label == Label.TRIAL_ID and not scene.in_table(m.start)}
    if not 1 <= len(subjects) <= 2 or len(numbers) > 1:
        return
    for mention in numbers.values():
        for trial in development.trials(scene, mention):
            for entity in subjects:
                builders[entity].trials.add(trial)
    phase = development.study_phase(scene, 0, len(scene.text))
    if phase and len(subjects) == 1 and subjects[0] not in established and not scene.tables:
        builders[subjects[0]].stage.add(Reading(phase.value, phase.raw, 0.65, phase.evidence))


def _tested_in(scene: Scene, named: Sequence[Named], sentence: Sentence) -> list[tuple[Mention, list[int]]]:
    """Each condition of a sentence with the assets tested in it: those named since the condition before, or else the next ones."""
    found: list[tuple[Mention, list[int]]] = []
    last = sentence.start
    own = [n for n in named if sentence.start <= n.start < sentence.end]
    for mention in development.conditions(scene, sentence):
        before = list(dict.fromkeys(n.entity for n in own if last <= n.start < mention.start))
        after = list(dict.fromkeys(n.entity for n in own if n.start >= mention.end))
        tested = before or ([] if found else after) or (found[-1][1] if found else _about(scene, named, sentence))
        if len(tested) <= 3:
            found.append((mention, tested))
        last = mention.end
    return found


def _about(scene: Scene, named: Sequence[Named], sentence: Sentence) -> list[int]:
    own = list(dict.fromkeys(n.entity for n in named if sentence.start <= n.start < sentence.end))
    return own or (sentence_assets(scene, named, sentence) if scene.text.startswith(("It ", "The study ", "The trial "), sentence.start) else [])


def _add_lexicon(builders: Sequence[AssetBuilder]) -> None:
    """The lexicons' word on every entity, ranked below the report's; refines a general modality that the report gives."""
    for builder in builders:
        facts = builder.facts
        best, stems = builder.modality.best(), [r for r in builder.modality.readings if r.origin is Origin.LEXICON]
        if best and stems and best.value is Modality.SMALL_MOLECULE and best.confidence < _ONLY_INHIBITOR:
            builder.modality = Gathered(stems)  # an antibody called "PD-L1 inhibitor"
        known = facts.get("modality")
        if known:
            best = builder.modality.best()
            refines = best is not None and Modality(known) in _REFINED.get(best.value, set())
            if refines:
                builder.modality = Gathered()
            builder.modality.add(Reading(Modality(known), None, 0.9, (), Origin.LEXICON))
        for key, gathered in (("companies", builder.companies), ("targets", builder.targets), ("cytokines", builder.cytokines)):
            for value in facts.get(key, ()):
                gathered.add(Reading(value, None, 0.8, (), Origin.LEXICON))


def _roles(builders: Sequence[AssetBuilder]) -> list[Role]:
    """The strongest role over the articles: what one article is about is not lessened by another's mention."""
    order = list(Role)
    return [min(b.roles, key=order.index, default=Role.MENTIONED) for b in builders]


def _aliases(scenes: Sequence[Scene], builder: AssetBuilder, name: str) -> tuple[Sourced[str], ...]:
    """Every other form in the report, and the forms only the lexicons know."""
    gathered: Gathered[str] = Gathered()
    for observation in builder.entity.observations:
        if name_key(observation.text) != name_key(name) or _spelling(observation.text) != _spelling(name):
            gathered.add(Reading(observation.text, observation.text, 0.95, _evidence(scenes, observation)))
    seen = {name_key(o.text) for o in builder.entity.observations} | {name_key(name)}
    facts = builder.facts
    for known in (facts.get("inn"), *facts.get("codes", ()), *facts.get("brands", ()), *facts.get("synonyms", ())):
        if known and name_key(known) not in seen:
            seen.add(name_key(known))
            gathered.add(Reading(known, None, 0.9, (), Origin.LEXICON))
    return gathered.many()


def _spelling(text: str) -> str:
    """A name without case: "Bempegaldesleukin" is no alias of "bempegaldesleukin", "ALKS 4230" is one of "ALKS-4230"."""
    return text.casefold()


def _evidence(scenes: Sequence[Scene], o: Observation) -> tuple[Any, ...]:
    return scenes[o.scene].evidence(o.start, o.end, o.rule)


def _stage(builder: AssetBuilder) -> Sourced[Stage] | None:
    """The highest stage stated."""
    if not builder.stage.readings:
        return None
    top = max(builder.stage.readings, key=lambda r: (r.value.rank, r.confidence))
    return Gathered([r for r in builder.stage.readings if r.value is top.value]).best()


def _once_each(companies: Sequence[Sourced[str]]) -> tuple[Sourced[str], ...]:
    """The companies without those that are the first words of another: "Bluecrest" beside "Bluecrest Bio"."""
    return tuple(c for c in companies if not any(other.value.startswith(f"{c.value} ") for other in companies))


def _record(scenes: Sequence[Scene], builder: AssetBuilder, asset_id: str, role: Role) -> Asset:
    name = builder.name
    facts = builder.facts
    return Asset(
        id=asset_id,
        article=scenes[builder.entity.observations[0].scene].article_id,
        name=name,
        aliases=_aliases(scenes, builder, name),
        role=role,
        companies=_once_each(builder.companies.many()),
        modality=builder.modality.best(),
        cytokines=builder.cytokines.many(),
        targets=builder.targets.many(),
        construct=builder.construct.best(),
        stage=_stage(builder),
        trials=builder.trials.many(),
        conditions=builder.conditions.many(),
        routes=builder.routes.many(),
        combinations=builder.combinations.many(),
        identifiers={key: facts[key] for key in ("drugbank", "mesh") if facts.get(key)},
        evidence=merged(*(_evidence(scenes, o) for o in builder.entity.observations)),
    )
