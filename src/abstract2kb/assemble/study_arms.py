"""The arms of studies, by what their results are told of: the assets given, the words that name the arm, and its size.

Example: results of "A + B" (n = 210 at the head of the column) and of "Placebo + B" give a study two arms. A regimen counts where two results are of
it or a column of a table is; parts of an arm ("A + B, women") are none, but for doses and cohorts that are told apart by nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from abstract2kb.assemble.regimens import groups_in
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.table_arms import is_control
from abstract2kb.records import AdverseEvent, Arm, Assertion, Evidence, Measure, Outcome, Sourced, Study

__all__ = ["Given", "Regimens", "with_arms"]


class Given(NamedTuple):
    """A regimen that results are told of; `choice` where its drugs are alternatives, by the words that name it ("TPC", "FCR or BR")."""

    assets: tuple[str, ...]
    choice: bool


Regimens = dict[str, list[Given]]
"""The regimens that results are told of, by study."""

_SIZE = re.compile(r"\b[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\b")
_AFTER = re.compile(
    r"(?:\s(?:arm|group|cohort|alone|monotherapy|plus placebo))?(?:\s?[(\[,;:]\s?|\s)(?:\d[\w./]*\s?(?:mg|µg|g)(?:/\w+)?[,;]\s)?"
    r"(?:[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,5})\b|(?<=[(\[])(?P<people>\d{1,3}(?:,\d{3})+|\d{2,5})(?:\s(?:patients|pts|participants|men|women))?[)\]])"
)
_BEFORE = re.compile(
    r"(?<![^\s(])(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})\s(?:(?:patients|pts|participants|men|women|adults)\s)?"
    r"(?:(?:were|was)\s)?(?:(?:randomly|then)\s)?(?:assigned |allocated |randomi[sz]ed |given |received "
    r"|treated with |got |to |to receive |on |in |into )+(?:the )?$"
)
_ALLOTS = re.compile(r"\b(?:randomi[sz]|randomly|assigned|allocated|received|treated with|receive)")
_SIZED = re.compile(
    r"(?:\s(?:alone|monotherapy|arm|group|regimen))?\s?[(\[](?:[A-Za-z][\w+/-]{0,14}[;,:]\s?)?(?:[nN]\s?=\s?)?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})"
    r"(?:\s(?:patients|pts|participants|men|women))?[)\];]"
)
_GROUP = re.compile(
    r"(?:[\d.,]+\s?(?:mg|µg|mcg|g|GBq|MBq|IU)(?:/(?:kg|m2|m²))?(?:\s?\w+)?"
    r"|(?:[Cc]ohort|[Aa]rm|[Gg]roup|[Pp]art)\s[\dA-Z]\w{0,2}|SC|IV|low|high)(?: dose)?"
)
"""A dose, a cohort or a way of giving: what tells arms of the same drugs apart."""
_JOINED = re.compile(r"(?:\w|[\w)]-|[+/&]\s?|\b(?:plus|and|with)\s)$")
"""Before a name that goes on: "B" of "A + B"."""
_CHOICE = re.compile(r"\bor\b|\w/\w|\bchoice\b|\bstandard\b|\bregimens?\b|\bETs?\b", re.IGNORECASE)
_LEAST = 2


@dataclass
class _Told:
    """What is told of one regimen in one study."""

    assets: tuple[str, ...]
    labels: Counter[str] = field(default_factory=Counter)
    results: int = 0
    tabled: bool = False
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def is_choice(self) -> bool:
        """Whether the words that name it most often say that one of its drugs was given."""
        label = _label(self) or ""
        return len(self.assets) > 1 and (is_control(label) or _CHOICE.search(label) is not None)


def with_arms(
    scene: Scene, studies: Sequence[Study], places: StudyPlaces, outcomes: Iterable[Outcome], events: Iterable[AdverseEvent]
) -> tuple[list[Study], Regimens]:
    """The studies with their arms and with the assets of these, and the regimens of each."""
    told = _told(outcomes, events)
    sizes = _Sizes(scene, places)
    kept = {s.id: _kept(s, told.get(s.id, []), studies) for s in studies}
    return [_with(s, kept[s.id], sizes) for s in studies], {
        study: [Given(t.assets, t.is_choice) for t in each if t.assets] for study, each in kept.items()
    }


def _told(outcomes: Iterable[Outcome], events: Iterable[AdverseEvent]) -> dict[str, list[_Told]]:
    """By study, the regimens that results are told of, in order. Ratios are of two arms at once."""
    found: dict[str, dict[tuple[frozenset[str], str], _Told]] = {}
    single = [o for o in outcomes if o.measure is not Measure.RATIO and o.assertion in (Assertion.STATED, Assertion.NEGATED)]
    records: list[Outcome | AdverseEvent] = [*single, *events]
    for record in records:
        control = not record.assets and bool(record.arm) and is_control(record.arm or "")
        if record.study is None or not (record.assets or control):
            continue
        of_study = found.setdefault(record.study, {})
        key = (frozenset(record.assets), "control" if control else "")
        own = of_study.setdefault(key, _Told(record.assets))
        own.results += 1
        own.tabled |= record.evidence[0].table is not None
        own.evidence += record.evidence[:1]
        if record.arm:
            own.labels[record.arm] += 1
    return {study: list(regimens.values()) for study, regimens in found.items()}


def _kept(study: Study, told: Sequence[_Told], studies: Sequence[Study]) -> list[_Told]:
    """The regimens that are arms of the study: told of often enough, no part of another one's name, and not of another study."""
    every = sum(t.results for t in told)
    others = {a for s in studies if s.id != study.id for a in s.assets} - {*study.assets}
    often = [t for t in told if (t.results >= _LEAST or t.tabled) and t.results * _SHARE >= every]
    often = [t for t in often if not (study.assets and {*t.assets} <= others and t.assets)]
    named = [t for t in often if not any(_is_same_arm(t, o) for o in often if o is not t)]
    return [t for t in named if not any(_is_short_for(t, o, len(named)) for o in named if o is not t)]


def _is_same_arm(told: _Told, other: _Told) -> bool:
    """Whether another regimen has the same name and more results, or is the drugs of a control that this one only names by class."""
    label = _label(told)
    if label is not None and label == _label(other):
        return (told.results, len(told.assets)) < (other.results, len(other.assets))
    return False


def _is_short_for(told: _Told, other: _Told, regimens: int) -> bool:
    """Whether a regimen is the first drug of another one, for which it stands where the arms are told without it already."""
    return (
        bool(told.assets)
        and regimens > _LEAST
        and {*told.assets} < {*other.assets}
        and other.assets[0] in told.assets
        and told.results * 2 <= other.results
    )


def _with(study: Study, kept: Sequence[_Told], sizes: _Sizes) -> Study:
    """A study with arms where results of two are told, and with what was given in them."""
    assets = tuple(dict.fromkeys((*study.assets, *(a for t in kept for a in t.assets))))
    arms = tuple(a for t in kept for a in _arms(study, t, sizes, len(kept)))
    return study.model_copy(update={"assets": assets, "arms": _told_apart(arms) if len(arms) >= _LEAST else ()})


def _told_apart(arms: Sequence[Arm]) -> tuple[Arm, ...]:
    """The arms without a size that was read at one place for two of them."""
    places = Counter(a.n.evidence[0].start for a in arms if a.n is not None)
    return tuple(a.model_copy(update={"n": None}) if a.n is not None and places[a.n.evidence[0].start] > 1 else a for a in arms)


_SHARE = 12
"""A regimen of which less than a twelfth of a study's results are told is more likely one of another study."""


def _arms(study: Study, told: _Told, sizes: _Sizes, regimens: int) -> list[Arm]:
    """The arms that were given a regimen: one, or one per dose or cohort."""
    groups = [label for label in told.labels if _GROUP.fullmatch(label)]
    if len(groups) > 1:
        return [Arm(label=label, assets=told.assets, n=sizes.of(study, label, told, alone=False)) for label in groups]
    if regimens < _LEAST:
        return []
    label = _label(told) or sizes.names(told.assets)
    return [Arm(label=label, assets=told.assets, n=sizes.of(study, label, told, alone=True))] if label else []


def _label(told: _Told) -> str | None:
    """The words that name the arm most often, without those of a part of it ("A, women")."""
    whole = {label: count for label, count in told.labels.items() if "," not in label}
    return max(whole, key=lambda label: (whole[label], -len(label)), default=None)


class _Sizes:
    """Finds the sizes of arms in heads of columns and beside their names."""

    def __init__(self, scene: Scene, places: StudyPlaces) -> None:
        self.scene, self.places = scene, places
        self.forms: dict[str, list[str]] = {}
        for (start, end), asset in scene.asset_ids.items():
            form = scene.text[start:end]
            known = self.forms.setdefault(asset, [])
            if form not in known:
                known.append(form)
        self.tables = {t.index: t for t in scene.tables}
        self.regimens: list[tuple[frozenset[str], tuple[int, int]]] | None = None

    def names(self, assets: Sequence[str]) -> str:
        """The assets as the article first names them: "A + B"."""
        return " + ".join(self.forms.get(a, [a])[0] for a in assets)

    def of(self, study: Study, label: str, told: _Told, *, alone: bool) -> Sourced[int] | None:
        """The largest size that is told of the arm (parts of it are smaller): in its column's head, else beside its name."""
        found = self._in_heads(label, told) if alone else []
        found = found or (self._of_regimen(study, told.assets) if alone else [])
        if not found:
            forms = [label, *(self.forms.get(told.assets[0], []) if alone and len(told.assets) == 1 else [])]
            found = [n for form in dict.fromkeys(forms) for n in self._beside(study, form)]
            every = study.enrollment.value if study.enrollment is not None else 0
            found = [n for n in found if n.value != every]  # "945 patients were assigned to A (n = 470) or B"
        return max(found, key=lambda n: n.value, default=None)

    def _of_regimen(self, study: Study, assets: Sequence[str]) -> list[Sourced[int]]:
        """Sizes in the bracket right after the drugs of an arm, whatever the arm is called: "to A plus B (n = 316), A alone (n = 315) or C"."""
        if not assets:
            return []
        if self.regimens is None:
            self.regimens = [(frozenset(ids), span) for ids, span in self._sized_regimens()]
        return [self._sourced(span) for ids, span in self.regimens if ids == frozenset(assets) and self.places.study_at(span[0]) == study.id]

    def _sized_regimens(self) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
        """The drugs that stand right before the size of a group in prose, with the place of the number."""
        text = self.scene.text
        for sentence in self.scene.prose():
            if _ALLOTS.search(text, sentence.start, sentence.end) is None:
                continue
            for group in groups_in(self.scene, sentence.start, sentence.end):
                if (size := _SIZED.match(text, group.end, sentence.end)) is not None:
                    yield group.ids, size.span("n")

    def _in_heads(self, label: str, told: _Told) -> list[Sourced[int]]:
        columns = {(e.table.index, e.table.column) for e in told.evidence if e.table is not None}
        found = []
        for index, column in sorted(columns):
            table = self.tables.get(index)
            if table is None:
                continue
            for cell in table.cells:
                if cell.row < table.header_rows and cell.col <= column < cell.col + max(1, cell.col_span) and column:
                    start = cell.start - self.scene.source.offset
                    sizes = list(_SIZE.finditer(self.scene.text, start, cell.end - self.scene.source.offset))
                    found += [self._sourced(m.span("n")) for m in sizes] if len(sizes) == 1 else []
        return found

    def _beside(self, study: Study, form: str) -> list[Sourced[int]]:
        """Sizes right after the form, "A (n = 210)", or before it, "210 to A", where the text is about the study."""
        text, found, at = self.scene.text, [], self.scene.text.find(form)
        while at >= 0:
            end = at + len(form)
            if self.places.study_at(at) == study.id and not _JOINED.search(text[max(0, at - 6) : at]):
                if after := _AFTER.match(text, end):
                    found.append(self._sourced(after.span("n") if after.group("n") else after.span("people")))
                elif before := _BEFORE.search(text[max(0, at - 70) : at]):
                    start = max(0, at - 70) + before.start("n")
                    found.append(self._sourced((start, start + len(before.group("n")))))
            at = text.find(form, end)
        return found

    def _sourced(self, span: tuple[int, int]) -> Sourced[int]:
        return self.scene.sourced(*span, int(self.scene.text[slice(*span)].replace(",", "")), 0.85, "studies.arm_size")
