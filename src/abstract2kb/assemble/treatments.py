"""Treatments: what the patients of a result were given, by going through the prose in order and keeping the current trial's regimens.

Example: after "In PIVOT (NCT00000001) patients were randomized to A plus B or to B alone." the ratio of a later sentence is of A and
B, the second of "62% vs 43%" is of B, and both come back when PIVOT is named again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from abstract2kb.assemble.arm_names import control_names, label_of, named_arms
from abstract2kb.assemble.article_heads import title_span
from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.call_outs import CallOuts
from abstract2kb.assemble.class_controls import second_of_sized, set_against
from abstract2kb.assemble.clauses import clauses_of
from abstract2kb.assemble.entries import Entries, entries_of
from abstract2kb.assemble.excursions import adds_elsewhere, goes_on, is_excursion, is_of_plan, measures
from abstract2kb.assemble.frames import Frame, Ids, changed
from abstract2kb.assemble.named_trials import study_named, trials_named
from abstract2kb.assemble.point_frames import at_point
from abstract2kb.assemble.profiles import card_names
from abstract2kb.assemble.regimens import RELIEVES, Group, groups_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.story_leads import MANY, lead_of, section_headings, sub_headings
from abstract2kb.assemble.study_frames import frame_of, name_key, studies_by_name
from abstract2kb.assemble.table_keys import control_columns, drug_keys, lone_cells
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Table
from abstract2kb.records import Study

__all__ = ["Frame", "Treatments", "treatments_of"]

_ALONE = regex(r"\s(?:alone|monotherapy|as (?:a )?(?:single[- ]agent|monotherapy)|by itself)\b")
_WITH_FIRST = regex(r"\W*[Ww]ith\s(?:the\s)?")
_BESIDE_ALONE = regex(r"\b(?:combination|doublet|triplet|pair|duo|both drugs|both agents)\b[^;.]*\b(?:and|vs?\.?|versus|against|than)\b")
_IT_WAS = regex(
    r",?\s(?:alone\s)?(?:it|this|that|the\s(?:rate|figure|median|proportion)|(?:these|those)\s(?:rates|figures|medians))"
    r"\s(?:was|were|came|fell|rose)\b"
)
"""After the drugs of "with X it was 15%", which is the other arm."""
_ABSTRACT, _APART = 8_000, 1_200
"""Characters that no single abstract has, as what is longer tells of many; and those behind which a title stands apart."""
_SEVERAL = 2
_MARK = 3
"""Characters that a bullet may take."""
_BULLET = 140
"""Characters that no paragraph has."""
_PARTS_ENTRY = regex(r"[,:=]\s|\s?=\s?|\s[–—]\s")
"""Between the short and the long form of a key."""


@dataclass
class Treatments:
    """The frames of an article: `at` gives the one that holds at an offset."""

    scene: Scene
    starts: list[int] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    known: dict[str, Frame] = field(default_factory=dict)
    current: Frame = field(default_factory=Frame)
    names: dict[str, Ids] = field(default_factory=dict)
    shorts: set[str] = field(default_factory=set)
    entries: list[tuple[int, int]] = field(default_factory=list)
    places: Entries = field(default_factory=lambda: Entries((), (), ()))
    arms: dict[str, Ids] = field(default_factory=dict)
    controls: frozenset[str] = frozenset()
    pending: tuple[str, ...] = ()
    """The names of a trial whose drugs are still to be told, up to the offset `pending_until`."""
    pending_until: int = -1
    told_at: int = 0
    """Where the drugs of the current frame were told."""
    pinned: frozenset[str] = frozenset()
    """What an abstract is about by its title, where it tells of its own methods and results; else what the heading above names."""
    heads: list[tuple[int, int]] = field(default_factory=list)
    sub_heads: list[tuple[int, int]] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    leads: set[str] = field(default_factory=set)
    home: Frame | None = None
    """What the text is about where the sentence at `away_at` turned to another drug only for itself."""
    away_at: int = -1
    partners: set[str] = field(default_factory=set)
    sized: int = -1
    """Where the line before ends, if it names an arm with its size."""
    titled: Frame = field(default_factory=Frame)
    """The regimens of the title, where the article is one of several and its drugs are given together."""

    def at(self, offset: int) -> Frame:
        """The frame in force at an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.frames[i] if i >= 0 else Frame()

    def of_arm(self, words: str) -> Ids | None:
        """What the arm of that name was given, where the article says so in telling of the allotment."""
        return self.arms.get(label_of(words))

    def of_trial(self, words: str) -> Frame | None:
        """The frame of the trial whose name the words are."""
        known = self.known.get(name_key(words))
        return known if known is not None and known.experimental else None

    def is_control(self, words: str) -> bool:
        """Whether the words are the short name of a control named by class."""
        return label_of(words) in self.controls

    def read(self) -> None:
        """Goes through the article, tables first (their rows say which trial is of which drug)."""
        self._read_names()
        self.arms, self.controls = named_arms(self.scene), control_names(self.scene)
        for table in self.scene.tables:
            self._of_table(table)
        clauses = [c for sentence in self.scene.prose() for c in clauses_of(self.scene.text, sentence) if not self._in_key(*c)]
        self.places = entries_of(self.scene)
        cards = list(card_names(self.scene))
        self.heads, self.sub_heads = sorted([*self.places.heads, *cards], reverse=True), sub_headings(self.scene)
        self.sections = section_headings(self.scene)
        boxes = CallOuts(self.scene)
        sections, title, told, begun = sections_of(self.scene.text), Frame(), "", False
        own = sections.is_abstract and len(self.scene.text) < _ABSTRACT
        if (apart := title_span(self.scene)) is not None and apart[0] > _APART:
            title = changed(title, groups_in(self.scene, *apart))
            self._set(title, 0)
        if apart is not None and len(self.scene.source.report.articles) > 1:
            given = groups_in(self.scene, *apart)
            self.titled = Frame() if any(g.choice or g.part == "optional" for g in given) else changed(Frame(), given)
        for start, end in sorted([*clauses, *lone_cells(self.scene), *cards]):
            section = sections.at(start)
            begun = begun or section != ""
            if sections.is_abstract and not begun:
                title = self.current
            if told == "background" and section != told:
                self._back_to(title, start)
            told = section
            if (outside := boxes.left(start, self.current, self.pinned)) is not None:
                self._set(outside[0], start)
                self.pinned = outside[1]
            self._pin(start)
            if own and section not in ("", "background"):
                self.pinned = frozenset(title.subject)
            self._of_clause(start, end)

    def _pin(self, start: int) -> None:
        """Keeps to the drugs of the heading above `start`, until the next one; under a sub-heading that names none, back to those of the story."""
        while self.heads and self.heads[-1][0] <= start:
            self.pinned = frozenset(i for g in groups_in(self.scene, *self.heads.pop()) for i in g.ids)
        while self.sub_heads and self.sub_heads[0][0] <= start:
            lead = lead_of(self.frames, self.starts, self.sub_heads.pop(0)[1], self.scene.subjects, self.places.block_end)
            if lead is not None:
                self._set(lead, start)
        while self.sections and self.sections[0] <= start:
            self.sections.pop(0)
            if len({f.subject for f in self.frames if f.subject}) >= MANY and not self.pinned:
                self._set(self._of_title(), start)

    def _of_title(self) -> Frame:
        """The frame of the title, where it gives several drugs, with the control that is known of it."""
        whole = {*self.titled.experimental}
        if len(whole) < _SEVERAL:
            return Frame()
        return next((f for f in self.known.values() if {*f.experimental} == whole and f.control is not None), self.titled)

    def _no_topics(self, found: list[Group]) -> Set[str]:
        """The drugs that are only given with others, and names of which nothing is known, where none of them is the first of a paragraph: a bullet
        on one of them is no new topic."""
        if not found:
            return frozenset()
        start, end = self.places.block_start(found[0].start), self.places.block_end(found[0].start)
        alone, first = self._names_first(found[0].start), found[0].start - self.scene.sentence_at(found[0].start).start < _MARK
        bullet = end - start < _BULLET and not self.scene.within(start, end, Label.TRIAL_ID)
        bare: Set[str] = frozenset() if alone or first else self.scene.bare
        bare = bare | {i for g in found if RELIEVES.fullmatch(self.scene.text, g.start, g.end) for i in g.ids}
        return bare if (alone or found[0].opens) and not bullet else bare | self.scene.partners

    def _is_new_topic(self, group: Group) -> bool:
        """Whether a drug under study that the heading does not name is the first of its block."""
        if self.pinned & {*group.ids} or not self.scene.subjects & {*group.ids}:
            return False
        return self._names_first(group.start)

    def _names_first(self, offset: int) -> bool:
        """Whether no drug is named before the offset in its block."""
        return not self.scene.within(self.places.block_start(offset), offset, Label.DRUG)

    def _in_key(self, start: int, end: int) -> bool:
        """Whether a clause is an entry of a key: it only says what a short form stands for."""
        at = bisect_right(self.entries, (start, len(self.scene.text)))
        return any(start - 2 <= a and b <= end + 2 and (b - a) * 2 > end - start for a, b in self.entries[max(0, at - 1) : at + 2])

    def _back_to(self, title: Frame, at: int) -> None:
        """Where the background ends, the drugs of other trials that it told of are forgotten for those of the title, or for none."""
        own, told = (*self.current.subject, *self.current.experimental), self.current.everyone
        others = told and self.scene.subjects and self.scene.subjects.isdisjoint(told)
        if set(title.subject).isdisjoint(own) if title.subject else others:
            self._set(title, at)

    def _read_names(self) -> None:
        """Short forms that the article defines by drugs: "PVd, pomalidomide–bortezomib–dexamethasone"."""
        for definition in self.scene.definitions:
            self.shorts.add(definition.short)
            if _PARTS_ENTRY.fullmatch(self.scene.text, definition.short_end, max(definition.short_end, definition.long_start)):
                self.entries.append((definition.short_start, definition.long_end))
            found = groups_in(self.scene, definition.long_start, definition.long_end)
            if found:
                self.names[definition.short] = tuple(dict.fromkeys(i for g in found for i in g.ids))
        self.entries = sorted({*self.entries, *drug_keys(self.scene)})

    @cached_property
    def _studies(self) -> dict[str, Study]:
        return studies_by_name(self.scene)

    def _turns_to_study(self, start: int, end: int) -> None:
        """A clause that names no drugs but a study of others is of these, unless its paragraph told of a drug under study before."""
        named = study_named(self.scene, self._studies, start, end)
        told = self.told_at >= self.places.block_start(start) and not self.scene.subjects.isdisjoint(self.current.subject)
        if named is not None and not told and self.home is None and not {*named[1].assets} & self.current.everyone:
            self.current = frame_of(self.scene, named[1])

    def _of_table(self, table: Table) -> None:
        offset, controls = self.scene.source.offset, control_columns(table)
        rows: dict[int, dict[tuple[int, int], bool]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, {})[cell.start - offset, cell.end - offset] = cell.col in controls
        for places in rows.values():
            found = [replace(g, part="control") if of_control else g for place, of_control in places.items() for g in groups_in(self.scene, *place)]
            names = [n for place in places for n in trials_named(self.scene, self.known, self.shorts, *place)]
            names += [named[0] for place in places if (named := study_named(self.scene, self._studies, *place)) and named[0] not in names]
            assets = {i for g in found for i in g.ids}
            if found and names and (len(assets) == 1 or len(found) <= 2):
                frame = changed(Frame(), found)
                for name in names:
                    self.known.setdefault(name, replace(frame, trials=frozenset(names)))

    def _come_home(self, start: int) -> None:
        """Back to what the text is about, where the sentence ends that had turned to another drug, and the next does not go on about it."""
        sentence = self.scene.sentence_at(start).start
        if self.home is None or sentence == self.away_at:
            return
        if goes_on(self.scene.text, sentence):
            self.away_at = sentence
            return
        self._set(self.home, start)

    def _set(self, frame: Frame, start: int) -> None:
        """A frame that holds from an offset on, whatever stands there."""
        self.home = None
        if self.current != frame:
            self.current = frame
            self.starts.append(start)
            self.frames.append(frame)

    def _of_clause(self, start: int, end: int) -> None:
        self._come_home(start)
        before, self.current = self.current, at_point(self.scene, self.current, start, self.at)
        found = [self._leading(g, start) for g in groups_in(self.scene, start, end) if not self._in_key(g.start, g.end)]
        found, self.sized = second_of_sized(self.scene.text, found, self.sized, start, end)
        names = list(trials_named(self.scene, self.known, self.shorts, start, end))
        if names and not found and not any(n in self.known for n in names) and (self._announces(names, start, end) or self._turns(names, start)):
            names = []
        else:
            self._recall(names, found)
            if not found:
                self._turns_to_study(start, end)
        if self.pinned and found and self._is_new_topic(found[0]):
            self.pinned = frozenset()
        self.current = self._alone(changed(self.current, found, self.pinned, self._no_topics(found)), found)
        self.current = self._as_titled(before, start, end)
        if found:
            if start < self.pending_until and self.pending:
                self.leads.update(found[0].ids[:1])
            names, self.pending, self.told_at = names + list(self.pending if start < self.pending_until else ()), (), start
        self.current = set_against(self.scene, self.current, found, start, end)
        if names and len(found) <= 3:
            if adds_elsewhere(before, self.current, self.scene.text[start:end]):
                self.current = replace(self.current, trials=frozenset())
            self._name(names)
        self._note_excursion(before, found, bool(names), start, end)
        if self.current != before:
            self.starts.append(start)
            self.frames.append(self.current)

    def _as_titled(self, before: Frame, start: int, end: int) -> Frame:
        """The current frame, or that of the title where a clause comes back from other drugs to one of several that the title gives together."""
        own, whole = {*self.current.experimental}, {*self.titled.experimental}
        if not own or not own < whole or not whole.isdisjoint(before.experimental) or _ALONE.search(self.scene.text, start, end):
            return self.current
        return replace(self._of_title(), trials=self.current.trials)

    def _note_excursion(self, before: Frame, found: list[Group], named: bool, start: int, end: int) -> None:
        """Whether the clause turns away for itself only, so that the next sentence comes back."""
        if self.current == before or not found:
            return
        sentence = self.scene.sentence_at(start).start
        measured = measures(self.scene.text, sentence) and not set(before.subject) & set(self.current.subject)
        words = self.scene.text[sentence:end]
        planned = not named and len(self.scene.source.report.articles) > 1 and is_of_plan(before, self.current, self.scene.subjects, words)
        aside = adds_elsewhere(before, self.current, words)
        away = measured or planned or aside or (not named and not self._names_first(found[0].start))
        if away and (measured or aside or is_excursion(before, self.current, self.scene.subjects, words)):
            self.home, self.away_at = self.home or before, sentence
        elif self.home is not None and not set(self.home.subject) & self.current.everyone:
            self.home = None

    def _announces(self, names: list[str], start: int, end: int) -> bool:
        """Whether a sentence begins with a trial and a colon, so that the drugs behind it are its: "LARCH-1 (NCT00000001): A plus B"."""
        sentence = self.scene.sentence_at(start)
        if start - sentence.start > _MARK or not self.scene.text[start:end].rstrip().endswith(":"):
            return False
        behind = groups_in(self.scene, end, sentence.end)
        if not behind or behind[0].part not in ("subject", "optional", "added"):
            return False
        self.pending, self.pending_until = tuple(names), sentence.end
        known = study_named(self.scene, self._studies, start, end)
        given = frame_of(self.scene, known[1]) if known is not None else Frame()
        self.current = given if set(behind[0].ids) <= {*given.experimental} else Frame(trials=frozenset(names))
        return True

    def _turns(self, names: list[str], start: int) -> bool:
        """Whether a trial that was not named before opens another entry, or a paragraph, so that it is not known yet to be of the current drugs;
        those of another entry are forgotten."""
        fresh = self.places.is_new(self.told_at, start)
        if not fresh and not (self.current.trials and self.places.opens_block(start)):
            return False
        self.pending = (*(self.pending if start < self.pending_until and not fresh else ()), *names)
        self.pending_until = len(self.scene.text) if fresh else max(self.pending_until, self.places.block_end(start))
        if fresh:
            self.current, self.told_at = Frame(trials=frozenset(names)), start
        return fresh

    def _leading(self, group: Group, start: int) -> Group:
        """ "With A, ..." is of A alone, where A is a drug that other entries are about and no partner of the current one."""
        text, ids = self.scene.text, set(group.ids)
        if group.part == "partner" and _WITH_FIRST.fullmatch(text, start, group.start) and _IT_WAS.match(text, group.end):
            return replace(group, part="control")
        if group.part == "partner" and ids <= self.leads - self.partners and _WITH_FIRST.fullmatch(text, start, group.start):
            return replace(group, part="subject", opens=True)
        if group.part == "subject" and len(group.ids) == 1 and self._is_first_of_block(group.start):
            self.leads.update(ids)
        self.partners.update(group.ids[1:])
        return group

    def _is_first_of_block(self, offset: int) -> bool:
        """Whether a drug opens its block, or is the first of one that begins with a registered trial."""
        if self.places.opens_block(offset):
            return True
        return self._names_first(offset) and bool(self.scene.within(self.places.block_start(offset), offset, Label.TRIAL_ID))

    def _alone(self, frame: Frame, found: list[Group]) -> Frame:
        """ "A alone" or "A monotherapy" as what a clause is about: the combination is over; beside "the combination" it is the other arm."""
        if len(found) != 1 or _ALONE.match(self.scene.text, found[0].end) is None:
            return frame
        ids, both = found[0].ids, self._told_with(found[0].ids)
        begin = self.scene.sentence_at(found[0].start).start
        if set(ids) < set(both) and _BESIDE_ALONE.search(self.scene.text, begin, found[0].start):
            return Frame(frame.subject, both, ids, self.current.trials)
        return Frame(ids, ids) if found[0].opens and set(ids) < set(frame.experimental) else frame

    def _told_with(self, ids: Ids) -> Ids:
        """The drugs with what the frame before gave besides them."""
        return tuple(dict.fromkeys((*self.current.experimental, *ids)))

    def _recall(self, names: list[str], found: list[Group]) -> None:
        """Brings back the frame of a trial that is named again; a new trial of the same drug begins with the drug alone."""
        frames = list(dict.fromkeys(self.known[n] for n in names if n in self.known))
        named = {i for g in found for i in g.ids}
        if len(frames) == 1 and not (self.current.trials & frames[0].trials):
            if not named or named & frames[0].everyone:
                self.current = frames[0]
            return
        kinds = {n.startswith("NCT") for n in names}
        old = {n.startswith("NCT") for n in self.current.trials}
        if names and not frames and kinds & old and not named:
            self.current = Frame(self.current.subject, self.current.subject)
        elif (
            names
            and not frames
            and kinds & old
            and found[0].part in ("subject", "optional", "added")
            and len(set(found[0].ids) & {*self.current.subject}) > 0
        ):
            self.current = Frame()

    def _name(self, names: list[str]) -> None:
        self.current = replace(self.current, trials=self.current.trials | frozenset(names))
        if self.current.experimental:
            for name in self.current.trials:
                self.known[name] = self.current


def treatments_of(scene: Scene) -> Treatments:
    """The treatments of the article, read once the assets are known."""
    found = scene.memo.get("treatments")
    if not isinstance(found, Treatments):
        found = scene.memo["treatments"] = Treatments(scene)
        found.read()
    return found
