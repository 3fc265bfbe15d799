"""Which trial a place in the text is about.

The trial named last in the paragraph holds until another is named, or a sentence turns to other drugs; a heading's trial holds for the section
below, a table row's for the row and the rows under it that name none, and the trial that an abstract reports for all that speaks of no other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from abstract2kb.assemble.article_heads import Section, heading_blocks, sections, title_span
from abstract2kb.assemble.assertion import sections_of
from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.outlines import outline_of
from abstract2kb.assemble.scene import Scene, Sentence
from abstract2kb.assemble.tables import table_rows
from abstract2kb.assemble.trials import Trials
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Table

__all__ = ["Segment", "StudyPlaces", "place_studies"]

_CLAUSE = regex(r"[;:—]\s|,? (?:and|while|whereas|but|as did|with)\s|[,.] ")
_BESIDE = regex(
    r"(?:\b(?:versus|vs?\.?|against|compared (?:with|to)|than|over)\s(?:[^.;]|\.\d){0,50}"
    r"|(?:^|[;:.,(]\s?|\W{0,3})\b(?:with|plus|adding|added to|addition of)\s(?:the |an? )?)\Z",
    re.IGNORECASE,
)
"""Before a drug that the trial last named may go on with."""
_OTHER_FIGURE = regex(r"\d\s?%\s\((?:with |for |on )?\Z")
"""Before the other arm of "61% (docetaxel: 43%)"."""
_CARD_LINE = 140
"""Characters of the longest line of a card's head."""
_FIRST_LINE = 240
"""Characters of the line below a heading in which the trial of a card stands."""
_REGISTERED = regex(
    r"(?<=\n)(?:(?:NCT|Trial|Study|Regist(?:ry|ration)|ClinicalTrials\.gov|EudraCT|EU ?CT)(?:\s(?:ID|identifier|number|no\.?|#))?\s?[:|–—]?\s)?"
    r"(?:[A-Z][\w/-]+(?:\s[\w/-]+)?[,;]?\s\(?)?(?:NCT\d{8}|20\d\d-\d{6}-\d\d(?:-\d\d)?)\)?\.?(?=\n)"
)
"""A line that is a registry number, with its label and the trial's name at most."""
_POINTS_BACK = regex(
    r"(?:Here|There|In (?:it|both|either|this|that|the (?:same|trial|study))|(?:This|That|The) (?:trial|study|combination)|When (?:it|they)|It|Its)\b"
)
"""How a sentence begins that is about what the one before it was about."""


@dataclass(frozen=True, slots=True)
class Segment:
    """text[start:end] (Doc offsets, end exclusive) is about `trial` (an index, None for none); `named` when a place in it says so."""

    start: int
    end: int
    trial: int | None
    named: bool = False
    row: bool = False


@dataclass
class StudyPlaces:
    """The segments of an article in text order, without gaps that matter: between two, the one before holds."""

    segments: list[Segment]
    study_ids: dict[int, str] = field(default_factory=dict)
    """Trial index -> study id, filled when the records are made."""
    heads: list[tuple[int, int]] = field(default_factory=list)
    """Where headings and the title stand."""
    default: str | None = None
    """The id of the article's study that no name stands for."""

    def __post_init__(self) -> None:
        self._starts = [s.start for s in self.segments]

    def trial_at(self, offset: int) -> int | None:
        """The index of the trial that the place is about."""
        at = bisect_right(self._starts, offset) - 1
        return self.segments[at].trial if at >= 0 else None

    def study_at(self, offset: int) -> str | None:
        """The id of the study that the place is about."""
        trial = self.trial_at(offset)
        return self.default if trial is None else self.study_ids.get(trial)

    def named_before(self, offset: int, since: int = -1) -> Iterator[str]:
        """The ids of the studies that are named up to a place, the last one first; with `since` those that prose names from there on."""
        for at in range(bisect_right(self._starts, offset) - 1, -1, -1):
            segment = self.segments[at]
            if segment.start < since:
                return
            if segment.row and since >= 0:
                continue
            study = self.study_ids.get(segment.trial) if segment.named and segment.trial is not None else None
            if study is not None:
                yield study

    def of(self, trial: int) -> list[Segment]:
        """The segments of a trial, those that name it first."""
        return sorted((s for s in self.segments if s.trial == trial), key=lambda s: (not s.named, s.start))


def place_studies(scene: Scene, named: Sequence[Named], trials: Trials) -> StudyPlaces:
    """Cuts the article into segments by trial. `named` are the places of its assets in text order."""
    walk = _Walk(scene, named, trials)
    segments = [*walk.prose(), *walk.rows()]
    title = title_span(scene)
    heads = [(start, end) for start, end, _ in heading_blocks(scene)] + ([title] if title else [])
    return StudyPlaces(sorted(segments, key=lambda s: (s.start, s.end)), heads=heads)


class _Walk:
    """One pass over the sentences and one over the table rows."""

    def __init__(self, scene: Scene, named: Sequence[Named], trials: Trials) -> None:
        self.scene, self.trials, self.named = scene, trials, named
        self.starts = [n.start for n in named]
        self.headed = [s for s in sections(scene) if s.level]
        self.heads = [self._of_heading(s) for s in self.headed]
        self.heading_starts = [s.start for s in self.headed]
        self.cornered = {t.end - scene.source.offset: trial for t in scene.tables if (trial := self._of_corner(t)) is not None}

    def _of_heading(self, section: Section) -> int | None:
        found = self.trials.named(section.start, section.body)
        if len(found) == 1:
            return found[0]
        if found or self.trials.own is not None:
            return None
        if (registered := self._registered_line(section)) is not None:
            return registered
        unnamed = self.trials.named(section.body, section.end)
        if len(unnamed) != 1:
            return self._card_line(section)
        return unnamed[0] if self._design_line(section, unnamed[0]) else None

    def _card_line(self, section: Section) -> int | None:
        """The one trial of a short line right below a heading: "Acme | ALPHA-1 | NCT01234567"."""
        start = section.body + len(self.scene.text[section.body : section.body + 2]) - len(self.scene.text[section.body : section.body + 2].lstrip())
        end = self.scene.text.find("\n", start)
        if not start < end <= min(section.end, start + _CARD_LINE) or self.scene.text[end - 1] == "." or self.scene.in_table(start):
            return None
        found = self.trials.named(start, end)
        return found[0] if len(found) == 1 else None

    def _registered_line(self, section: Section) -> int | None:
        """The trial of the one line of a section that gives its registry number and nothing else: "Trial: NCT01234567" at the foot of a card."""
        lines = list(_REGISTERED.finditer(self.scene.text, section.body, section.end))
        found = self.trials.named(*lines[0].span()) if len(lines) == 1 and not self.scene.in_table(lines[0].start()) else []
        return found[0] if len(found) == 1 else None

    def _design_line(self, section: Section, trial: int) -> bool:
        """True when the first lines under a heading name the trial: a card with its number below the title."""
        line_end = self.scene.text.find("\n", min(section.body + 1, len(self.scene.text)))
        return trial in self.trials.named(section.body, min(line_end if line_end >= 0 else section.end, section.body + _FIRST_LINE))

    def _of_corner(self, table: Table) -> int | None:
        """The one trial that a table is of, by the cell in its corner."""
        corner = next((c for c in table.cells if not c.row and not c.col and c.text), None)
        found = self.trials.named(corner.start - self.scene.source.offset, corner.end - self.scene.source.offset) if corner is not None else []
        return found[0] if len(found) == 1 else None

    def _under_table(self, offset: int) -> int | None:
        """The trial of the table right above the line that begins here: "Phase 3, first line" says what its corner's trial is."""
        return next((trial for gap in range(3) if (trial := self.cornered.get(offset - gap)) is not None), None) if self.cornered else None

    def _of_upper_point(self, offset: int) -> int | None:
        """The one trial that a point above names to which the point at the offset belongs."""
        for point in outline_of(self.scene).above(offset):
            if found := self.trials.named(point.start, point.end):
                return found[0] if len(found) == 1 else None
        return None

    def section_trial(self, offset: int) -> int | None:
        """The trial of the innermost heading above that names one."""
        at = bisect_right(self.heading_starts, offset) - 1
        for i in range(at, max(-1, at - 12), -1):
            if self.headed[i].end > offset and self.heads[i] is not None:
                return self.heads[i]
        return self.trials.own

    def prose(self) -> Iterator[Segment]:
        """The sentences outside tables."""
        current: int | None = None
        known: set[int] = set()
        last_end, goes_on = -1, False
        for sentence in self.scene.prose():
            if last_end < 0 or "\n" in self.scene.text[last_end : sentence.start + 1] or self._opens_line(sentence):
                current, known, goes_on = self._under_table(sentence.start), set(), False
                current = current if current is not None else self._of_upper_point(sentence.start)
            last_end = sentence.end
            places = self.trials.within(sentence.start, sentence.end)
            if places:
                pieces = list(self._pieces(sentence, places))
                yield from pieces
                current, known, goes_on = self._after(pieces, places), self._entities(sentence), True
                continue
            if goes_on and self.trials.own is not None and sections_of(self.scene.text).at(sentence.start) != "background":
                current = None
            about = set() if _POINTS_BACK.match(self.scene.text, sentence.start) else self._spoken_of(sentence)
            if current is not None and about and known and not about & known:
                current = None
            known |= about if current is not None else set()
            yield Segment(sentence.start, sentence.end, current if current is not None else self.section_trial(sentence.start))

    def _after(self, pieces: Sequence[Segment], places: Sequence[tuple[int, int, int]]) -> int | None:
        """The trial that the next sentence is still about; in an article on a trial of its own, another one holds for its sentence only,
        and in its background for what follows."""
        background = self.trials.own is not None and sections_of(self.scene.text).at(places[-1][0]) == "background"
        if self.trials.own is not None and not background:
            return None
        return places[-1][2] if len({i for _, _, i in places}) == 1 else pieces[-1].trial

    def _opens_line(self, sentence: Sentence) -> bool:
        return sentence.start == 0 or self.scene.text[sentence.start - 1] == "\n"

    def _entities(self, sentence: Sentence) -> set[int]:
        return self._named_in(sentence.start, sentence.end)

    def _named_in(self, start: int, end: int) -> set[int]:
        """The assets that text[start:end] names."""
        return {n.entity for n in self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]}

    def _spoken_of(self, sentence: Sentence) -> set[int]:
        """The assets of a sentence but those that something is compared with or that are given beside ("with A: 40%")."""
        first, last = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        text, inside = self.scene.text, self.named[first:last]
        beside = {n.entity for n in inside if _BESIDE.search(text, sentence.start, n.start) or _OTHER_FIGURE.search(text, sentence.start, n.start)}
        return {n.entity for n in inside} - beside

    def _pieces(self, sentence: Sentence, places: Sequence[tuple[int, int, int]]) -> Iterable[Segment]:
        """The sentence cut where it turns from one trial to the next."""
        start, trial = sentence.start, places[0][2]
        for before, after in pairwise(places):
            if after[2] == before[2]:
                continue
            cut = self._cut(before[1], after[0])
            yield Segment(start, cut, trial, True)
            start, trial = cut, after[2]
        yield Segment(start, sentence.end, trial, True)

    def _cut(self, start: int, end: int) -> int:
        """Where the clause of the later place begins: after the last mark or conjunction that is not right before it."""
        found = [m.end() for m in _CLAUSE.finditer(self.scene.text, start, end)]
        return found[-1] if found else end

    def rows(self) -> Iterator[Segment]:
        """The rows of tables; a row that names no trial goes with the one above, in a table whose rows name any."""
        for table in self.scene.tables:
            rows = [(start, end, self.trials.named(start, end)) for _, start, end in table_rows(self.scene, table)]
            default = self._of_caption(table.caption) if len({i for _, _, found in rows for i in found}) == 0 else None
            if default is None and not any(found for _, _, found in rows) and not self._is_of_others(table):
                default = self.section_trial(table.start - self.scene.source.offset)
            current = default
            for start, end, found in rows:
                if found:
                    current = found[0] if len(found) == 1 else None
                yield Segment(start, end, current, bool(found), row=True)

    def _is_of_others(self, table: Table) -> bool:
        """Whether the heads of a table name drugs, two or more, and the heading above it another one: it is of a whole class."""
        offset = self.scene.source.offset
        spans = [(c.start - offset, c.end - offset) for c in table.cells if c.row < table.header_rows and c.text]
        told = {e for start, end in spans for e in self._named_in(start, end)}
        at = bisect_right(self.heading_starts, table.start - offset) - 1
        above = self._named_in(self.headed[at].start, self.headed[at].body) if at >= 0 else set[int]()
        return len(told) > 1 and bool(above) and not above & told

    def _of_caption(self, caption: str | None) -> int | None:
        if not caption:
            return None
        at = self.scene.text.find(caption)
        found = self.trials.named(at, at + len(caption)) if at >= 0 else []
        return found[0] if len(found) == 1 else None
