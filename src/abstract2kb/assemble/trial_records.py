"""What the report says of each of its trials: its assets, conditions and facts, from the text and the table rows that are about it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from abstract2kb.assemble import development, study_facts, study_follow_up
from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.diseases_above import DiseasesAbove, common_condition
from abstract2kb.assemble.entries import entries_of
from abstract2kb.assemble.indications import SITES, wider
from abstract2kb.assemble.outlines import outline_of
from abstract2kb.assemble.ranks import NEW
from abstract2kb.assemble.roles import introduced, is_past
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_places import Segment, StudyPlaces
from abstract2kb.assemble.study_rows import RowFacts, row_facts
from abstract2kb.assemble.study_sizes import own_size, size_among, size_by_asset, told_size
from abstract2kb.assemble.table_phases import table_phases
from abstract2kb.assemble.trial_roles import names_lead, trial_roles, with_namesake
from abstract2kb.assemble.trials import Trial, Trials
from abstract2kb.assemble.values import Gathered, Reading
from abstract2kb.lexicons import CompiledLexicon
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex
from abstract2kb.records import Role, Sourced, Stage

__all__ = ["TrialRecord", "trial_records"]

_SINGLE = ("phase", "enrollment", "median_follow_up", "median_age")


@dataclass
class TrialRecord:
    """A trial with what is told of it; `entities` are the assets given in it, by number."""

    index: int
    trial: Trial
    entities: list[int] = field(default_factory=list)
    conditions: Gathered[str] = field(default_factory=Gathered)
    facts: dict[str, Any] = field(default_factory=dict)
    acronym: Sourced[str] | None = None
    roles: dict[int, Role] = field(default_factory=dict)
    """The part that each asset plays in it."""

    @property
    def phase(self) -> Sourced[Stage] | None:
        """The phase, where one is told."""
        found: Sourced[Stage] | None = self.facts.get("phase")
        return found


def trial_records(
    scene: Scene, named: Sequence[Named], trials: Trials, places: StudyPlaces, ranked: Sequence[int], lexicon: CompiledLexicon
) -> list[TrialRecord]:
    """One record per trial of the article, in its order; `ranked` are the ranks of the assets."""
    new = {e for e, rank in enumerate(ranked) if rank == NEW}
    rows, phases = row_facts(scene, trials, places), table_phases(scene, trials)
    reader, told = _Reader(scene, named, trials, lexicon), introduced(scene, named)
    found = []
    for i, trial in enumerate(trials.items):
        segments, own_rows = places.of(i), rows.get(i, [])
        record = reader.record(i, trial, segments, own_rows)
        if i in phases and not any(r.facts.get("phase") for r in own_rows) and (i != trials.own or not record.phase):
            record.facts["phase"] = phases[i]
        foreign = trials.own not in (None, i)
        said = i == trials.own or foreign or names_lead(scene, named, segments, new)
        topic = None if said else reader.topic(record, segments, new)
        record.roles = trial_roles(scene, named, segments, own_rows, places.heads, ranked, topic, told)
        if foreign:
            record.roles = dict.fromkeys(record.roles, Role.MENTIONED)
        if topic is None and not foreign and i != trials.own and (lead := reader.lead(record, segments)) is not None:
            topic = lead
            record.roles[lead] = Role.SUBJECT
        if topic is not None and topic not in record.entities:
            record.entities.insert(0, topic)
        if i == trials.own:
            record.entities = [e for e, role in record.roles.items() if role is not Role.MENTIONED]
        else:
            record.entities += [e for e, r in record.roles.items() if r in (Role.PARTNER, Role.COMPARATOR) and e not in record.entities]
        found.append(record)
    _add_sizes(scene, named, trials, places, found)
    return found


def _add_sizes(scene: Scene, named: Sequence[Named], trials: Trials, places: StudyPlaces, records: Sequence[TrialRecord]) -> None:
    """The sizes of trials that only a table names, by the text on their one asset, which has no other trial."""
    trials_of = Counter(e for record in records for e in record.entities)
    for record in records:
        lone = record.entities[0] if len(record.entities) == 1 else None
        if lone is None or trials_of[lone] > 1 or record.facts.get("enrollment") or any(s.named and not s.row for s in places.of(record.index)):
            continue
        record.facts["enrollment"] = size_by_asset(scene, named, trials, lone, record.phase.value if record.phase else None)


_BEFORE_NAME = regex(
    r"[,)]?\s(?:(?:the|clinical|trial,?|study,?|randomi[sz]ed|open-label|pivotal|global|data|results|findings|from|of|in|called|named)\s)*\(?"
)
_STUDIES_OF = regex(r"\s(?:clinical\s)?(?:trials?|stud(?:y|ies))\s(?:of|with|in|on)\s[^.;:()]{2,110}?\s\(")
"""From a phase to the name in a bracket: "Phase I studies of ABC-101 in solid tumors (ALPHA-1"."""
_AFTER_NAME = regex(r",?(?:\s(?:trial|study))?(?:\s\([^()]{4,40}\))?,?\s(?:is\s|was\s)?\(?(?:(?:an?|the|this)\s)?(?:(?:[a-z]+-)*[a-z]+,?\s){0,4}")
"""From the name of a trial to its phase."""
_AT_START = 30
"""Characters in which a line that begins with a trial has its name: "Phase 1b/2a (NCT01234567)"."""
_LEAD = 20
"""Characters of a paragraph in which the drug that it is about stands."""
_IT = regex(r"\b(?:it|them)\b")
_VAGUE = regex(
    r"(?:^(?:brain|bone|liver|lung|lymph node|leptomeningeal|visceral|CNS) metastas[ie]s"
    r"|^(?!advanced |metastatic |pediatric )\S.* solid tumor|^\S*-(?:mutant|positive|deficient|amplified) cancer)$"
)


def told_apart(conditions: Gathered[str]) -> Gathered[str]:
    """The conditions without those that others say more exactly ("prostate cancer" beside a kind of it), and without sites of metastases and
    tumours of a marker beside a disease."""
    values = {r.value for r in conditions.readings}
    vague = {v for v in values if any(o != v and o.endswith(f" {v}") for o in values)}
    if any(not is_vague(v) for v in values):
        vague |= {v for v in values if is_vague(v)}
    return Gathered([r for r in conditions.readings if r.value not in vague])


def is_vague(disease: str) -> bool:
    """Whether a condition names a site of metastases or the tumours that have a marker: "RAS-mutant cancer", "HER2-positive solid tumor"."""
    return _VAGUE.search(disease) is not None


_WEAK = 0.8
"""Below this the prose tells a number of patients that may be one of a part of them."""


def _add_rows(facts: dict[str, Any], rows: Sequence[RowFacts]) -> None:
    """Adds what table rows tell: the phase before that of the prose, other facts where there is none, words of design to those that are known."""
    tabled = {key: value for row in reversed(rows) if not row.shared for key, value in row.facts.items() if value is not None}
    shared = {key: value for row in rows if row.shared for key, value in row.facts.items()}
    for key, value in (shared | tabled).items():
        weaker = key == "enrollment" and bool(facts.get(key)) and facts[key].confidence < _WEAK
        if not facts.get(key) or (key == "phase" and key in tabled) or weaker:
            facts[key] = value
    words = [word for each in (facts.get("design"), tabled.get("design"), shared.get("design")) for word in each or ()]
    facts["design"] = tuple({word.value: word for word in reversed(words)}.values())[::-1]


_SURE = 0.69
"""Below this a number of patients beside an article's own trial may be one of a part of them."""


class _Reader:
    """Reads the segments of one article's trials."""

    def __init__(self, scene: Scene, named: Sequence[Named], trials: Trials, lexicon: CompiledLexicon) -> None:
        self.scene, self.named, self.trials, self.lexicon = scene, named, trials, lexicon
        self.starts = [n.start for n in named]
        self.common = common_condition(scene)
        self.above = DiseasesAbove(scene)
        self.heads = entries_of(scene).heads

    def record(self, index: int, trial: Trial, segments: Sequence[Segment], rows: Sequence[RowFacts]) -> TrialRecord:
        """All that is told of one trial; table rows first, then the sentences that name it, then those that go on."""
        found = TrialRecord(index, trial, acronym=self._acronym(trial))
        prose = [s for s in segments if not s.row]
        own = index == self.trials.own
        found.facts = self._own_facts() if own else self._facts(prose)
        if own and self.trials.among:
            told = self._facts([s for s in prose if s.named])
            found.facts |= {key: told[key] for key in ("phase", "design") if told[key]}
        if own and (beside := self._phase_beside(trial)) is not None:
            found.facts["phase"] = beside
        if own and not found.facts["enrollment"]:
            size = told_size(self.scene, self.trials, prose)
            found.facts["enrollment"] = size if size is not None and size.confidence >= _SURE else None
        _add_rows(found.facts, rows)
        found.entities = with_namesake(self.scene, self.named, trial, self._entities(prose, rows, own))
        self._conditions(found, prose, rows, own and not self.trials.among)
        if all(is_vague(r.value) for r in found.conditions.readings):
            self._add(found, self.common, 0.6)
        found.conditions = told_apart(found.conditions)
        return found

    def _acronym(self, trial: Trial) -> Sourced[str] | None:
        """The name that stands first, whole where a slash joins two."""
        if not trial.names:
            return None
        first = trial.names[0]
        end = first.end
        for place in trial.names[1:]:
            if place.start == end + 1 and self.scene.text[end] == "/":
                end = place.end
        return self.scene.sourced(first.start, end, self.scene.text[first.start : end], 0.9 if trial.numbers else 0.8, "studies.acronym")

    def _own_facts(self) -> dict[str, Any]:
        """The facts of the trial that the whole article reports."""
        start, end = 0, len(self.scene.text)
        others = self._of_others()
        return {
            "phase": development.study_phase(self.scene, start, end, others),
            "design": study_facts.designs(self.scene, start, end),
            "enrollment": own_size(self.scene, others),
            "median_follow_up": study_follow_up.follow_up(self.scene, start, end),
            "median_age": study_facts.median_age(self.scene, start, end),
        }

    def _of_others(self) -> set[int]:
        """The sentences that name other trials and not the article's own."""
        named: dict[int, set[int]] = {}
        for start, _, index in self.trials.places:
            named.setdefault(self.scene.sentence_at(start).index, set()).add(index)
        return {sentence for sentence, those in named.items() if self.trials.own not in those}

    def _facts(self, prose: Sequence[Segment]) -> dict[str, Any]:
        """The facts of one trial among others: the first of each kind, from the sentences that name it before those that go on."""
        facts: dict[str, Any] = dict.fromkeys(_SINGLE)
        design: dict[str, Sourced[str]] = {}
        for segment in prose:
            start, end = segment.start, segment.end
            facts["phase"] = facts["phase"] or self._phase(segment)
            facts["median_follow_up"] = facts["median_follow_up"] or study_follow_up.follow_up(self.scene, start, end)
            facts["median_age"] = facts["median_age"] or study_facts.median_age(self.scene, start, end)
            for word in study_facts.designs(self.scene, start, end):
                design.setdefault(word.value, word)
        facts["enrollment"] = size_among(self.scene, self.trials, prose)
        return facts | {"design": tuple(design.values())}

    def _phase(self, segment: Segment) -> Sourced[Stage] | None:
        """The phase in a segment: the one nearest to the trial's place, for more than one may be told."""
        stages = [m for m in self.scene.within(segment.start, segment.end, Label.STAGE) if m.rule == "stages.phase"]
        if not stages:
            return None
        places = self.trials.within(segment.start, segment.end)
        if not places:
            return development.study_phase(self.scene, segment.start, segment.end)
        at = places[0][0]
        mention = min(stages, key=lambda m: min(abs(m.end - at), abs(m.start - places[0][1])))
        return self.scene.sourced(mention.start, mention.end, mention.value, 0.9, mention.rule)

    def _phase_beside(self, trial: Trial) -> Sourced[Stage] | None:
        """The phase right before or after the trial's name: "the Phase III ALPHA trial", "ALPHA (NCT...), a phase 2 study"."""
        sections = sections_of(self.scene.text)
        for place in trial.names:
            if sections.is_abstract and sections.at(place.start) in ("", "background") and self.scene.sentence_at(place.start).index:
                continue
            for mention in self.scene.within(max(0, place.start - 150), place.end + 60, Label.STAGE):
                before, after = self.scene.text[mention.end : place.start], self.scene.text[place.end : mention.start]
                beside = _BEFORE_NAME.fullmatch(before) or _STUDIES_OF.fullmatch(before) or _AFTER_NAME.fullmatch(after)
                if mention.rule == "stages.phase" and beside:
                    return self.scene.sourced(mention.start, mention.end, mention.value, 0.9, mention.rule)
        return None

    def _names(self, start: int, end: int) -> list[Named]:
        return list(self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def _given(self, start: int, end: int) -> list[int]:
        """The assets named in text[start:end] as given there, not as what came before."""
        return [n.entity for n in self._names(start, end) if not is_past(self.scene, n)]

    def _entities(self, prose: Sequence[Segment], rows: Sequence[RowFacts], own: bool) -> list[int]:
        found = [e for row in rows for start, end in row.treatments for e in self._given(start, end)]
        told = [s for s in prose if s.named or not found]
        if own:
            return list(dict.fromkeys(found))
        for segment in told:
            if segment.named or not found:
                found += self._given(segment.start, segment.end)
        if not found and prose:
            found += self._before(prose[0]) or self._above(prose[0])
        return list(dict.fromkeys(found))

    def topic(self, record: TrialRecord, segments: Sequence[Segment], new: Collection[int]) -> int | None:
        """What the paragraph is about, where the words on the trial name nothing new: "With pembrolizumab in X (NCT...), ..."."""
        told = next((s for s in segments if s.named and not s.row), None)
        if told is None or any(e in new for e in record.entities):
            return record.entities[0] if told and len(record.entities) == 1 and record.entities[0] in new else None
        line = self.scene.text.rfind("\n", 0, told.start) + 1
        before = [n.entity for n in self._names(line, told.start) if n.entity in new]
        if before:
            return before[-1]
        heading = self.scene.text.rfind("\n", 0, max(0, line - 1)) + 1
        above = [n.entity for n in self._names(heading, line) if n.entity in new] if line - heading < 160 else []
        return above[0] if above else self._headed(told.start)

    def _headed(self, offset: int) -> int | None:
        """The drug that the nearest heading above names, alone: what a bullet below it is set against is not the topic."""
        start, end = self._heading(offset)
        names = self._names(start, end)
        whole = 2 * sum(n.end - n.start for n in names) >= end - start
        return names[0].entity if whole and len({n.entity for n in names}) == 1 else None

    def _heading(self, offset: int) -> tuple[int, int]:
        """The nearest heading above, that is no section's."""
        at = bisect_right(self.heads, (offset, offset)) - 1
        return self.heads[at] if at >= 0 else (0, 0)

    def lead(self, record: TrialRecord, segments: Sequence[Segment]) -> int | None:
        """The drug that the paragraph introduces before a trial whose own words call it "it" or name others in brackets only: "A (Acme). X
        (NCT...) gave it with B."."""
        told, text = next((s for s in segments if s.named and not s.row), None), self.scene.text
        if told is None or not record.entities:
            return None
        line = text.rfind("\n", 0, told.start) + 1
        before = self._names(line, told.start)
        if not before or before[0].start - line > _LEAD or not text[before[0].end :].lstrip(" ").startswith(("(", ".")):
            return None
        for name in self._names(told.start, told.end):
            words = text[told.start : name.start]
            if name.entity == before[0].entity or not (_IT.search(words) or words.count("(") > words.count(")")):
                return None
        return before[0].entity if before[0].entity not in record.entities else None

    def _before(self, segment: Segment) -> list[int]:
        """The assets of the sentences before a segment in its paragraph, the nearest that names any."""
        line = self.scene.text.rfind("\n", 0, segment.start) + 1
        before = self._names(line, segment.start)
        if not before:
            over = next((own[:1] for p in outline_of(self.scene).above(segment.start) if (own := self._given(p.start, p.end))), [])
            heading = self._heading(segment.start)
            headed = [] if self.trials.named(*heading) else list({n.entity for n in self._names(*heading)})
            return over or (headed if len(headed) == 1 else [])
        sentence = self.scene.sentence_at(before[-1].start)
        return self._given(sentence.start, segment.start)[:3]

    def _above(self, segment: Segment) -> list[int]:
        """The assets in the corner of the table right above a line that begins with the trial."""
        scene = self.scene
        if not self.trials.within(segment.start, segment.start + _AT_START):
            return []
        offset = scene.source.offset
        table = next((t for t in scene.tables if 0 <= segment.start - (t.end - offset) <= 2), None)
        corner = next((c for c in table.cells if not c.row and not c.col), None) if table is not None else None
        return [n.entity for n in self._names(corner.start - offset, corner.end - offset)] if corner is not None else []

    def _conditions(self, found: TrialRecord, prose: Sequence[Segment], rows: Sequence[RowFacts], own: bool) -> None:
        for row in rows:
            for start, end in row.conditions:
                self._add(found, self.scene.within(start, end, Label.CONDITION), 0.9)
        if own:
            for sentence in self.scene.prose():
                self._add(found, development.conditions(self.scene, sentence), 0.7)
            return
        for segment in prose:
            if segment.named:
                self._add(found, self._tested(segment), 0.8)
        if all(is_vague(r.value) for r in found.conditions.readings):
            self._add_around(found, prose)

    def _add_around(self, found: TrialRecord, prose: Sequence[Segment]) -> None:
        """The conditions of sentences that go on: of those the kinds of the disease that stands over the trial, or else that disease."""
        above = self.above.of(found.trial) if self.trials.own is None or self.trials.among else []
        further = [told for segment in prose if not segment.named and (told := self._tested(segment))]
        if above:
            kinds = [m for told in further for m in told if above[0].id in wider(m.id, self.lexicon)]
            self._add(found, kinds or above, 0.65)
        elif not found.conditions:
            self._add(found, further[0] if further else (), 0.65)
        if not found.conditions:
            self._add(found, self._of_sentence_before(prose, found.entities), 0.55)

    def _tested(self, segment: Segment) -> list[Mention]:
        """The conditions of a segment, but for history, models, and the sites of metastases that some of the patients have."""
        told = self.scene.within(segment.start, segment.end, Label.CONDITION)
        names = [(start, end) for start, end, _ in self.trials.within(segment.start, segment.end)] if told else []
        told = [m for m in told if not any(start < m.end and m.start < end for start, end in names)]  # "ALPHA NHL-1"
        return [m for m in told if m.id not in SITES and development.is_tested(self.scene, m, segment.start)]

    def _of_sentence_before(self, prose: Sequence[Segment], own: Sequence[int]) -> list[Mention]:
        """The last condition told before the trial in its paragraph, unless other drugs than the trial's stand with it or since."""
        start = prose[0].start if prose else 0
        line = self.scene.text.rfind("\n", 0, start) + 1
        told = [m for m in self.scene.within(line, start, Label.CONDITION) if m.id not in SITES and development.is_tested(self.scene, m, line)]
        others = told and {n.entity for n in self._names(self.scene.sentence_at(told[-1].start).start, start)} - set(own)
        return [] if others else told[-1:]

    def _add(self, found: TrialRecord, mentions: Iterable[Mention], confidence: float) -> None:
        for m in mentions:
            if m.id in development.BARE_CONDITIONS:
                continue
            found.conditions.add(Reading(m.id, self.scene.raw(m.start, m.end), confidence, self.scene.evidence(m.start, m.end, m.rule)))
