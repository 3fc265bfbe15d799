"""What assembly works on: one article with its mentions, sentences, tables, and the way back to the page.

Offsets in a Scene are those of the Doc (the article's own text); `evidence` turns them into offsets, page and box of the report.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from abstract2kb.assemble.numbered_rows import without_numbers
from abstract2kb.nlp.digest import ArticleDigest
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.pipes.abbreviations import Definition
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block, Table
from abstract2kb.records import Evidence, EvidenceKind, Origin, Sourced, Study, TableRef
from abstract2kb.shelf import Shelf

__all__ = ["Scene", "Sentence", "is_same_paragraph", "merged"]

_TITLE = 130
_SIZE = regex(r"\b[nN]\s?=\s?\d")
T = TypeVar("T")
_start = attrgetter("start")
_OPENED = ("_by_labels", "_places_by_label", "_prose", "_sentence_starts", "mentions", "sentences")


@dataclass(frozen=True, slots=True)
class Sentence:
    """text[start:end] (end exclusive) of the Doc; `index` counts from 0; `heading` for a heading or title line."""

    index: int
    start: int
    end: int


def is_same_paragraph(text: str, earlier: Sentence, later: Sentence) -> bool:
    """Whether no line ends between the beginnings of two sentences."""
    return "\n" not in text[earlier.start : later.start]


@dataclass
class Scene:
    """An article ready for assembly. `asset_ids` maps the (start, end) of a DRUG mention to its asset's id, once known; so are `studies`."""

    source: ArticleDigest
    asset_ids: dict[tuple[int, int], str] = field(default_factory=dict)
    memo: dict[str, object] = field(default_factory=dict, repr=False, compare=False)
    """What assembly works out once for the whole article, by name."""
    studies: Sequence[Study] = ()
    own: str | None = None
    """The id of the study that the article itself reports, once known; None for one on many."""
    subjects: Set[str] = frozenset()
    partners: Set[str] = frozenset()
    bare: Set[str] = frozenset()
    """The ids of the assets that the report has under study, of those that it only tells to be given with these, and of those of which it has
    nothing but the name, once known."""
    learned: tuple[Mention, ...] = ()
    """The names of assets that no pipe has found, once the assets are known: those that lists, definitions and other places of the report taught."""
    shelf: Shelf | None = field(default=None, repr=False, compare=False)
    """Where it stands when its mentions are open."""

    @cached_property
    def text(self) -> str:
        """The article's text."""
        return self.source.text

    def study(self, study: str | None) -> Study | None:
        """The study of that id, once the studies are known."""
        return next((s for s in self.studies if s.id == study), None)

    @cached_property
    def names(self) -> dict[str, str]:
        """Every form of an asset's name in the article, in lower case, to the asset; to be asked once the assets are known."""
        return {self.text[a:b].lower(): i for (a, b), i in self.asset_ids.items()}

    def once(self, name: str, start: int, end: int, work: Callable[[Scene, int, int], list[T]]) -> list[T]:
        """What `work`, whose own name is `name`, finds in text[start:end]: worked out once, and once more when the asset ids are known."""
        key = (name, start, end, len(self.asset_ids))
        if key not in self._stretches:
            self._stretches[key] = work(self, start, end)
        return list(self._stretches[key])

    @cached_property
    def _stretches(self) -> dict[tuple[str, int, int, int], list[Any]]:
        return {}

    def forget(self) -> None:
        """Let go of what was worked out once: the records of the article are written, and a long book has many articles.

        Its mentions stay open until the shelf needs the room: packing them takes longer than reading a short abstract's records.
        """
        self.memo.clear()
        self.__dict__.pop("_stretches", None)
        self._let_go()
        if self.shelf is None:
            self.source.close()

    def close(self) -> None:
        """Let go of mentions and sentences until they are asked for again."""
        self._let_go()
        self.source.close()

    def _let_go(self) -> None:
        for name in _OPENED:
            self.__dict__.pop(name, None)

    @property
    def article_id(self) -> str:
        """The id of the article."""
        return self.source.article.id

    @cached_property
    def mentions(self) -> list[Mention]:
        """All mentions in text order."""
        if self.shelf is not None:
            self.shelf.opens(self)
        found = self.source.mentions
        if not self.learned:
            return found
        counted = {(m.start, m.end) for m in found if m.label == Label.COUNT and any(a.start < m.start and m.end <= a.end for a in self.learned)}
        return sorted([*(m for m in found if (m.start, m.end) not in counted), *self.learned], key=lambda m: m.start)

    def learn(self) -> None:
        """Take the places of names that only the assets tell for mentions of drugs."""
        known = {(m.start, m.end) for m in self.within(0, len(self.text), Label.DRUG)}
        places = sorted(place for place in self.asset_ids if place not in known)
        if places:
            self.learned = tuple(Mention(a, b, Label.DRUG, self.text[a:b], "", "assets.learned") for a, b in places)
            self._let_go()
            self.__dict__.pop("_stretches", None)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order."""
        if self.shelf is not None:
            self.shelf.opens(self)
        return [Sentence(i, start, end) for i, (start, end) in enumerate(self.source.sentences)]

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """Abbreviations as this article defines them."""
        return self.source.definitions

    @cached_property
    def tables(self) -> list[Table]:
        """The article's tables, without columns that only number their rows; their offsets are the report's."""
        a, tables = self.source.article, self.source.report.tables
        return [without_numbers(t) for t in tables[bisect_left(tables, a.start, key=_start) : bisect_left(tables, a.end, key=_start)]]

    @property
    def blocks(self) -> Sequence[Block]:
        """The article's blocks; their offsets are the report's."""
        a, report = self.source.article, self.source.report
        return report.blocks[report.first_block(a.start) : report.first_block(a.end)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _by_labels(self) -> dict[tuple[str, ...], tuple[list[Mention], list[int]]]:
        return {}

    @cached_property
    def _table_spans(self) -> list[tuple[int, int]]:
        offset = self.source.offset
        return [(t.start - offset, t.end - offset) for t in self.tables]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def within(self, start: int, end: int, *labels: str) -> list[Mention]:
        """The mentions of the labels (all if none) that lie in start:end."""
        candidates, starts = self._by_labels.get(labels) or self._labelled(labels)
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return [m for m in candidates[first:last] if m.end <= end] if first < last else []

    @cached_property
    def _places_by_label(self) -> dict[str, list[int]]:
        """The indexes of the mentions, by label."""
        found: dict[str, list[int]] = {}
        for at, mention in enumerate(self.mentions):
            found.setdefault(mention.label, []).append(at)
        return found

    def _labelled(self, labels: tuple[str, ...]) -> tuple[list[Mention], list[int]]:
        """The mentions of the labels (all if none) in text order, and where they start."""
        groups = [self._places_by_label.get(label, ()) for label in dict.fromkeys(labels)]
        chosen = [self.mentions[at] for at in (groups[0] if len(groups) == 1 else sorted(chain(*groups)))] if labels else self.mentions
        self._by_labels[labels] = (chosen, [m.start for m in chosen])
        return self._by_labels[labels]

    def in_table(self, offset: int) -> bool:
        """True when the offset stands in a table."""
        return bool(self._table_spans) and any(a <= offset < b for a, b in self._table_spans)

    def prose(self) -> Sequence[Sentence]:
        """The sentences outside tables, without the titles right above them that tell no more than a size: "Responses (n = 71)"."""
        return self._prose

    @cached_property
    def _prose(self) -> list[Sentence]:
        return [s for s in self.sentences if not self.in_table(s.start) and s.start not in self._sized_titles]

    @cached_property
    def _sized_titles(self) -> set[int]:
        """Where the lines begin that stand right above a table, have an N and no share."""
        beside = [self.source.report.block_above(t.start) for t in self.tables]
        above = [a for a in beside if a is not None and a.end - a.start <= _TITLE]
        texts = {a.start - self.source.offset: self.source.report.text[a.start : a.end] for a in above}
        return {at for at, text in texts.items() if _SIZE.search(text) and "%" not in text and not text.rstrip().endswith(".")}

    def raw(self, start: int, end: int) -> str:
        """The report's own words at start:end (before odd spaces were made plain)."""
        offset = self.source.offset
        return self.source.report.text[offset + start : offset + self._closed(start, end)]

    def _closed(self, start: int, end: int) -> int:
        """The end, moved over a bracket that closes one opened inside: "20% (9/45" becomes "20% (9/45)"."""
        words = self.text[start:end]
        opened = words.count("(") > words.count(")")
        return end + 1 if opened and self.text[end : end + 1] == ")" else end

    def sourced(self, start: int, end: int, value: T, confidence: float, rule: str) -> Sourced[T]:
        """A value read at start:end, with the words and their places."""
        evidence = self.evidence(start, end, rule)
        return Sourced(value=value, raw=self.raw(start, end), confidence=confidence, origin=Origin.REPORT, evidence=evidence)

    def evidence(self, start: int, end: int, rule: str, kind: EvidenceKind | None = None) -> tuple[Evidence, ...]:
        """One Evidence per line (and cell) of start:end; text inputs give one without page and box."""
        report, offset = self.source.report, self.source.offset
        a, b = offset + start, offset + self._closed(start, end)
        boxes = report.boxes(a, b)
        if not boxes:
            return (Evidence(page=None, bbox=None, start=a, end=b, quote=report.text[a:b], kind=kind or EvidenceKind.TEXT, rule=rule),)
        found = []
        for box in boxes:
            cell = report.cell_at(box.start)
            where = None if cell is None else TableRef(index=cell[0].index, row=cell[1].row, column=cell[1].col)
            found.append(
                Evidence(
                    page=box.page,
                    bbox=box.bbox,
                    start=box.start,
                    end=box.end,
                    quote=report.text[box.start : box.end],
                    kind=kind or (EvidenceKind.TABLE if where else EvidenceKind.TEXT),
                    table=where,
                    rule=rule,
                )
            )
        return tuple(found)


def merged(*parts: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence without repeats, in order."""
    return tuple(dict.fromkeys(e for part in parts for e in part))
