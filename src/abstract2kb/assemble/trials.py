"""Trials of an article: registry numbers and names joined to one trial each, and which of them the article itself reports.

"PIVOT-09 (NCT03729245)", a row with a name and a number, a card "LAURA: ..." whose design line ends in a number, and an abstract whose title
names the trial and whose last line registers it, are one trial each. A name written in several ways, with or without hyphen, is one name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from abstract2kb.assemble import development
from abstract2kb.assemble.article_heads import heading_blocks, sections, title_span
from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.conduct import is_conducted
from abstract2kb.assemble.contributions import is_contribution
from abstract2kb.assemble.passing import is_basis, is_told_in_passing
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.tables import grid_of, table_rows
from abstract2kb.assemble.trial_design import Design
from abstract2kb.assemble.trial_names import TrialName
from abstract2kb.assemble.trial_places import registers
from abstract2kb.assemble.trial_tables import named_by_number
from abstract2kb.assemble.values import Gathered
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["Place", "Trial", "Trials", "find_trials"]

_SHORT_LINE = 140
_DESIGN_LINE = 350
"""Characters below a heading in which the card says what kind of trial it is."""
_BACKGROUND = regex(r"\s*(?:background|introduction|rationale|purpose|objectives?|aims?)\b", re.IGNORECASE)
_REGISTRATION = regex(
    r"\b(?:clinical )?trials? (?:information|identification|identifier|registration|registry|number|registered)\b|ClinicalTrials\.gov|\bregist",
    re.IGNORECASE,
)
_INFORMATION = regex(
    r"\btrial (?:information|identification|identifier|registration|registry)s?(?: numbers?)?: ?$"
    r"|[;.(,]\s(?!and\b)[\w.-]+(?: \d{1,4})?\sClinicalTrials\.gov (?:registration )?numbers,?\s$",
    re.IGNORECASE,
)
"""Before the numbers that one abstract is registered by, or one trial: "; ALPHA-1 ClinicalTrials.gov numbers, "; of two names each has its own."""
_SAME_TRIAL = regex(r"[\s;,/()]+(?:and )?(?:EudraCT|CTIS|EU CT|jRCT|ISRCTN|UMIN)?[\w ]{0,12}[:.]? ?")


@dataclass(frozen=True, slots=True)
class Place:
    """text[start:end] (Doc offsets) names the trial of `key`; `key` begins with "name:" or "id:"."""

    start: int
    end: int
    key: str


@dataclass
class Trial:
    """One trial of an article: the places that name it, and its registry numbers by value."""

    places: list[Place] = field(default_factory=list)
    numbers: dict[str, Gathered[str]] = field(default_factory=dict)

    @property
    def names(self) -> list[Place]:
        """The places of its names, without those of its numbers."""
        return [p for p in self.places if p.key.startswith("name:")]


@dataclass
class Trials:
    """The trials of an article in order of first place; `own` is the index of the one that the article itself reports."""

    scene: Scene
    items: list[Trial]
    own: int | None = None
    among: bool = False
    """Whether others have numbers too, and only the words on how the own one is done tell it from them."""

    @cached_property
    def places(self) -> list[tuple[int, int, int]]:
        """(start, end, index of the trial) of every place in text order."""
        return sorted((p.start, p.end, i) for i, t in enumerate(self.items) for p in t.places)

    @cached_property
    def _starts(self) -> list[int]:
        return [p[0] for p in self.places]

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The places that begin in start:end."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named(self, start: int, end: int) -> list[int]:
        """The different trials named in start:end, in order."""
        return list(dict.fromkeys(i for _, _, i in self.within(start, end)))


class _Joined:
    """Keys that stand for one trial."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The key that stands for all that are joined with this one."""
        while self._parent.get(key, key) != key:
            key = self._parent[key]
        return key

    def join(self, a: str, b: str) -> None:
        """Makes two keys one trial."""
        self._parent[self.root(b)] = self.root(a)


def find_trials(scene: Scene, names: Sequence[TrialName], articles: int) -> Trials:
    """The trials of an article; `articles` is how many the report has."""
    places, numbers = _places(scene, names)
    joined = _Joined()
    for a, b in (*_beside(scene, places), *_shortened(scene, places)):
        joined.join(a, b)
    for pairs in (_in_one_cell, _in_rows, _in_cells, _in_columns, _in_cards):
        for a, b in pairs(scene, places, joined):
            joined.join(a, b)
    if is_contribution(scene, articles):
        for a, b in _registered_below(scene, places, joined):
            joined.join(a, b)
    groups: dict[str, Trial] = {}
    for place in places:
        trial = groups.setdefault(joined.root(place.key), Trial())
        trial.places.append(place)
        if place.key in numbers:
            trial.numbers[place.key] = numbers[place.key]
    trials = Trials(scene, list(groups.values()))
    trials.own = _own(scene, trials, articles)
    if trials.own is None and is_contribution(scene, articles):
        trials.own = _conducted(scene, trials)
        trials.among = trials.own is not None
    return trials


_TAIL = regex(r"(?<=-)[A-Z][A-Za-z]{2,}[- ]?\d{1,3}")


def _shortened(scene: Scene, places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """A name and what is left of it without the family's: "ORIOLEX-Lung03" and "Lung03"; not where two names end so."""
    names = {p.key: scene.text[p.start : p.end] for p in reversed(places) if not _is_id(p)}
    for short, words in names.items():
        whole = [key for key, name in names.items() if key != short and (m := _TAIL.search(name)) and m.end() == len(name) and m.group() == words]
        if len(whole) == 1:
            yield whole[0], short


def _places(scene: Scene, names: Sequence[TrialName]) -> tuple[list[Place], dict[str, Gathered[str]]]:
    """All places in text order, and the readings of each number by its key."""
    places = [Place(n.start, n.end, f"name:{n.key}") for n in names]
    numbers: dict[str, Gathered[str]] = {}
    for mention in scene.mentions:
        if mention.label == Label.TRIAL_ID:
            for reading in development.trials(scene, mention):
                key = f"id:{reading.value}"
                numbers.setdefault(key, Gathered()).add(reading)
                places.append(Place(mention.start, mention.end, key))
    return sorted(places, key=lambda p: p.start), numbers


def _is_id(place: Place) -> bool:
    return place.key.startswith("id:")


def _beside(scene: Scene, places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """Neighbours that the text equates: a name and its number, two names with a slash or a bracket, numbers of two registries."""
    text = scene.text
    one: object
    for a, b in pairwise(places):
        gap = text[a.end : b.start]
        if len(gap) > 90 or "\n" in gap:
            continue
        if _is_id(a) and _is_id(b):
            both = a.key.startswith("id:NCT") and b.key.startswith("id:NCT")
            one = _listed(text, a, b) if both else _SAME_TRIAL.fullmatch(gap)
        elif not _is_id(a) and not _is_id(b):
            one = gap == "/" or (re.fullmatch(r"\s?[(\[]", gap) and text[b.end : b.end + 1] in (")", "]", ";", ","))
        else:
            closed = text[b.end : b.end + 1] in (")", "]")
            inside = closed and text[a.start - 1 : a.start] in ("(", "[") and gap in (", ", "; ")
            one = registers(text, a.end, b.start) if _is_id(b) else inside or (closed and re.fullmatch(r"\s?[(\[]", gap))
        if one:
            yield a.key, b.key


def _listed(text: str, a: Place, b: Place) -> re.Match[str] | None:
    """Two numbers that one abstract is registered by."""
    return _INFORMATION.search(text[max(0, a.start - 70) : a.start]) if _LISTED.fullmatch(text, a.end, b.start) else None


def _in_one_cell(scene: Scene, places: Sequence[Place], joined: _Joined) -> Iterator[tuple[str, str]]:
    """A cell with one name and one number: "ALPHA-1, second line (phase 3) 8006; NCT01234567"."""
    starts = [p.start for p in places]
    offset = scene.source.offset
    for table in scene.tables:
        first, last = bisect_left(starts, table.start - offset), bisect_left(starts, table.end - offset)
        if last - first < 2:
            continue
        for cell in table.cells:
            inside = places[bisect_left(starts, cell.start - offset) : bisect_left(starts, cell.end - offset)] if cell.text else ()
            names, ids = {joined.root(p.key) for p in inside if not _is_id(p)}, {p.key for p in inside if _is_id(p)}
            if len(names) == len(ids) == 1:
                yield names.pop(), ids.pop()


def _in_rows(scene: Scene, places: Sequence[Place], joined: _Joined) -> Iterator[tuple[str, str]]:
    """A table row with one name and one number."""
    starts = [p.start for p in places]
    for table in scene.tables:
        for _, start, end in table_rows(scene, table):
            inside = places[bisect_left(starts, start) : bisect_left(starts, end)]
            names = list(dict.fromkeys(joined.root(p.key) for p in inside if not _is_id(p)))
            ids = list(dict.fromkeys(p.key for p in inside if _is_id(p)))
            if len(names) == 1 and len(ids) == 1:
                yield names[0], ids[0]


def _in_cells(scene: Scene, places: Sequence[Place], joined: _Joined) -> Iterator[tuple[str, str]]:
    """A cell with one name and the cell with the number of its column, or of the line below."""
    starts = [p.start for p in places]
    numbered = {joined.root(p.key) for p in places if _is_id(p)}
    for (a, b), (c, d) in named_by_number(scene):
        names = {joined.root(p.key) for p in places[bisect_left(starts, a) : bisect_left(starts, b)] if not _is_id(p)}
        inside = places[bisect_left(starts, c) : bisect_left(starts, d)]
        ids = {p.key for p in inside if _is_id(p)}
        if len(names) == len(ids) == 1 and len(inside) == 1 and not names & numbered:
            yield names.pop(), ids.pop()


def _in_columns(scene: Scene, places: Sequence[Place], joined: _Joined) -> Iterator[tuple[str, str]]:
    """Cells of one column: a name with several numbers after it, and in the first
    column a number right below a name, where neither row names another trial (elsewhere the next row may be of another drug)."""
    starts = [p.start for p in places]
    offset = scene.source.offset
    whole = {joined.root(p.key) for p in places if _is_id(p)} & {joined.root(p.key) for p in places if not _is_id(p)}
    for table in scene.tables:
        grid = grid_of(table)
        found = {at: places[bisect_left(starts, c.start - offset) : bisect_left(starts, c.end - offset)] for at, c in grid.items() if c.text.strip()}
        single = _has_a_row_each(found)
        for (row, column), own in sorted(found.items()):
            names = list(dict.fromkeys(p.key for p in own if not _is_id(p)))
            ids = [p for p in own if _is_id(p)]
            if len(names) != 1:
                continue
            if len(ids) > 1 and not _is_id(own[0]) and all(_LISTED.fullmatch(scene.text, a.end, b.start) for a, b in pairwise(ids)):
                yield from ((names[0], p.key) for p in ids)
            below = found.get((row + 1, column), []) if column == 0 and not single else []
            numbered = {p.key for (r, _), cell in found.items() if r in (row, row + 1) for p in cell if _is_id(p)}
            others = {joined.root(p.key) for (r, _), cell in found.items() if r in (row, row + 1) for p in cell if not _is_id(p)}
            if (
                len(below) == 1
                and numbered == {below[0].key}
                and not {joined.root(names[0]), joined.root(below[0].key)} & whole
                and others == {joined.root(names[0])}
                and _opens(scene, grid, (row + 1, column), below[0])
            ):
                yield names[0], below[0].key


def _has_a_row_each(found: Mapping[tuple[int, int], Sequence[Place]]) -> bool:
    """Whether a name in the first column stands right above another: a number alone is a trial of its own then."""
    named = {row for (row, column), own in found.items() if not column and own and not any(map(_is_id, own))}
    return any(row + 1 in named for row in named)


_LISTED = regex(r"[\s;,/]+(?:and )?")
"""Between the registry numbers of one trial."""


def _opens(scene: Scene, grid: Mapping[tuple[int, int], Cell], at: tuple[int, int], place: Place) -> bool:
    """Whether the place begins its cell."""
    return place.start <= grid[at].start - scene.source.offset + 1


def _single(places: Sequence[Place], joined: _Joined) -> tuple[list[str], list[str]]:
    """The keys of names without a number, and of numbers without a name, among some places; each trial once."""
    roots: dict[str, list[str]] = {}
    for place in places:
        roots.setdefault(joined.root(place.key), []).append(place.key)
    bare = [keys[0] for keys in roots.values() if len({k[:3] for k in keys}) == 1]
    return [k for k in bare if not k.startswith("id:")], [k for k in bare if k.startswith("id:")]


def _in_cards(scene: Scene, places: Sequence[Place], joined: _Joined) -> Iterator[tuple[str, str]]:
    """The one name of a heading and the one number under it that goes with no other name; short lines one below the other alike."""
    starts = [p.start for p in places]
    numbered = {joined.root(p.key) for p in places if _is_id(p)}
    named = {joined.root(p.key) for p in places if not _is_id(p)}
    for section in sections(scene):
        if not section.level:
            continue
        head = {joined.root(p.key) for p in places[bisect_left(starts, section.start) : bisect_left(starts, section.body)] if not _is_id(p)}
        ids = _unnamed_ids(places[bisect_left(starts, section.start) : bisect_left(starts, section.end)], named, joined)
        if len(ids) > 1:
            near = min(section.end, section.body + _DESIGN_LINE)
            ids = _unnamed_ids(places[bisect_left(starts, section.start) : bisect_left(starts, near)], named, joined)
        if len(head) == 1 and len(ids) == 1 and not head & numbered:
            yield head.pop(), ids.pop()
    for a, b in pairwise(places):
        bare = _is_id(b) and not _is_id(a) and joined.root(a.key) not in numbered and joined.root(b.key) not in named
        if bare and sections_of(scene.text).at(b.start) != "background" and _short_lines(scene, a, b):
            yield a.key, b.key


def _unnamed_ids(places: Sequence[Place], named: set[str], joined: _Joined) -> set[str]:
    return {joined.root(p.key) for p in places if _is_id(p)} - named


def _short_lines(scene: Scene, a: Place, b: Place) -> bool:
    """True for places in two short lines of which one follows the other, or has one short line between: the lines of a card."""
    between = scene.text[a.end : b.start]
    if not 1 <= between.count("\n") <= 2 or "\t" in between:
        return False
    start = scene.text.rfind("\n", 0, a.start) + 1
    end = scene.text.find("\n", b.end)
    lines = scene.text[start : end if end >= 0 else len(scene.text)].split("\n")
    return all(len(line) <= _SHORT_LINE and ". " not in line for line in lines)


def _registered_below(scene: Scene, places: Sequence[Place], joined: _Joined) -> Iterator[tuple[str, str]]:
    """The name in the title of an abstract and the number that registers it."""
    title = _title_end(scene)
    head, _ = _single([p for p in places if p.end <= title], joined)
    _, ids = _single(places, joined)
    ids = [key for key in ids if not is_told_in_passing(scene, [p for p in places if p.key == key])]
    if len(ids) > 1:
        own = [p for p in places if p.key in ids]
        ids = list(dict.fromkeys(p.key for p in own if _is_registration(scene, p)))
        if not ids and len(head) == 1:
            design = Design(scene)
            ids = list(dict.fromkeys(p.key for p in own if design.begins(p.start) is not None))
    told = [p for p in places if not _BACKGROUND.match(scene.text, scene.text.rfind("\n", 0, p.start) + 1) and not is_told_in_passing(scene, [p])]
    names, _ = _single(told, joined)
    chosen = head if len(head) == 1 else names
    if len(chosen) == 1 and len(ids) == 1 and joined.root(chosen[0]) != joined.root(ids[0]):
        yield chosen[0], ids[0]


def _title_end(scene: Scene) -> int:
    """Where the title of an article ends: its heading, or in a plain text its first line or sentence."""
    if span := title_span(scene):
        return span[1]
    blocks = heading_blocks(scene)
    return blocks[0][1] if blocks and blocks[0][0] < 400 else 0


def _own(scene: Scene, trials: Trials, articles: int) -> int | None:
    """The trial that the article reports: named in its title, or registered in it, or the only one, or the only one of its methods."""
    if not trials.items or not is_contribution(scene, articles):
        return None
    title = trials.named(0, _title_end(scene))
    if len(title) == 1:
        return title[0]
    registered = [i for i, t in enumerate(trials.items) if any(_is_registration(scene, p) for p in t.places)]
    if len(registered) == 1:
        return registered[0]
    numbered = [i for i, t in enumerate(trials.items) if t.numbers]
    if len(numbered) == 1 and not is_told_in_passing(scene, trials.items[numbered[0]].places):
        return numbered[0]
    design = Design(scene)
    for stands in (lambda at: design.begins(at) is not None, design.opens):
        told = [i for i, t in enumerate(trials.items) if any(stands(p.start) for p in t.places)]
        if len(told) == 1:
            return told[0]
    only = len(trials.items) == 1 and not numbered and articles == 1
    return 0 if only and not is_basis(scene, trials.items[0].places) else None


def _conducted(scene: Scene, trials: Trials) -> int | None:
    """The one trial of several with numbers that the article tells the conduct of."""
    found = [i for i, t in enumerate(trials.items) if any(_is_id(p) and is_conducted(scene, p.start) for p in t.places)]
    return found[0] if len(found) == 1 else None


def _is_registration(scene: Scene, place: Place) -> bool:
    return _is_id(place) and bool(_REGISTRATION.search(scene.text[max(0, place.start - 50) : place.start]))
