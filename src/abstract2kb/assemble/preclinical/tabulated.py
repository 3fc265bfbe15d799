"""Findings in tables: a column of findings in words, or effects by row or by column with what became of them in the cells.

"QRX-1 | MC38 | vehicle | CD8+ T cells ↑; body weight unchanged" under "Agent, Model, Comparator, Finding" is two findings of QRX-1 in MC38 against
vehicle. "Persistence | NSG mice | prolonged" gives its label the direction of the cell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from abstract2kb.assemble.descriptions import Named
from abstract2kb.assemble.preclinical import vocabulary as v
from abstract2kb.assemble.preclinical.noted_figures import figures_of
from abstract2kb.assemble.preclinical.phrases import Segment, segment_words
from abstract2kb.assemble.preclinical.predicates import effects
from abstract2kb.assemble.preclinical.scope import is_clinical, is_experimental
from abstract2kb.assemble.preclinical.table_figures import against_control, is_control, regressed, title_topic
from abstract2kb.assemble.preclinical.telegraph import clipped, predicate
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.table_view import RowView, TableView
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.sought import Sought
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell
from abstract2kb.records import Direction

__all__ = ["Tabulated", "captions_of", "tabulated"]

_MODEL = regex(
    r"\b(?:models?|systems?|assays?|species|set-?up|experiments?|cell lines?|xenografts?|animals?|tumou?r lines?|strains?|in (?:vitro|vivo))\b",
    re.IGNORECASE,
)
_COMPARATOR = regex(r"(?:comparators?|controls?|compared (?:with|to)|versus|vs?\.?|reference(?: arm)?|comparison|against)", re.IGNORECASE)
_VERSUS = regex(r"(?:versus|vs?\.?|compared (?:with|to)|relative to|against)\s+(?P<what>\S.*)", re.IGNORECASE)
_SET_AGAINST = regex(r",?\s(?:versus|vs\.?|over|relative to|compared (?:with|to))\s(?P<what>[^,;(]{3,40})$", re.IGNORECASE)
"""What a heading ends with that is set against a control: "TGI vs vehicle"."""
_FINDINGS = regex(
    r"\b(?:findings?|results?|effects?|outcomes?|observ\w+|read-?outs?|activity|efficacy|key data|data|conclusions?|main message"
    r"|what (?:was|they) \w+"
    r"|pharmacodynamics?|safety|tolerability|responses?|summary)\b",
    re.IGNORECASE,
)
_PARTS = regex(r"\s*;\s*|:\s(?!\s?[~≥≤<>]?\d)|\n|(?<![ .]\w)(?<!\bvs)\.\s+(?=[A-Z])")
"""Between the notes of a cell."""
_VALUE = regex(r"[<>~≥≤]?\s?(?P<n>\d[\d.,]*)\s?(?:%|/\s?\d+|of \d+|\(|$)")
_CONSTANT = regex(
    r"(?P<what>[A-Za-z][\w /+-]{2,40}?)[, (]+(?:(?:mean|median|rel\.?|abs\.?) )?(?P<of>[IEGDL]C|GI)[- ]?(?:50|90)\)?,?(?: ?\(?[npµμ]M\)?)?"
)
_NO_EFFECT = regex(r"[>≥]|no(?:ne|t| )|inactive|insensitive", re.IGNORECASE)
_PLAIN_FIGURE = regex(r"[~<≤≈]?\s?\d")
_BARE = regex(r"[–—-]|n/?[adrt]\.?|nd|not (?:done|tested|reported|applicable)", re.IGNORECASE)
_BESIDE = Sought(
    r"\b(?:than|vs\.?|versus|against|compared (?:with|to)|relative to|over"
    r"|as (?:with|after|under|on|for|did)|like|unlike|equal to|similar to|on a par with"
    r"|at par with) (?:the |that of |those of )?$",
    re.IGNORECASE,
)
"""Before an asset that is only what a note compares with."""
_DOSE = regex(r"[~≤≥]?\s?\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?\s?(?P<unit>[mµμn]?g(?:/(?:kg|m2|m²|mouse))?|mpk|IU|units?)?(?:[ ,;×x].{0,20})?")
_OF_DOSE = regex(r"(?!.*\d\s?(?:[mµμn]?g|mpk)\b).*\bdos(?:e|es|ing|age)\b", re.IGNORECASE)
"""A dose, alone in its cell: "5 mg/kg", "10 mg/kg, day 7"."""
_FOLD = regex(r"(?P<n>\d[\d.]*)\s?(?:×|x|-?fold)(?:\s(?:over|vs)\s.{3,30})?", re.IGNORECASE)
"""A change, alone in its cell: "2.8×", "14-fold"."""
_RESULTS = v.RESULT_NOUNS | {"tumor-free", "tumour-free", "cured"}
"""Words of a heading that are results by themselves."""
_OPENS = 3
_ALL_OF_THEM = regex(r"(?:the )?(?:both|pair|combination|combined|combo|doublet|together|all (?:two|three))(?: agents| drugs)?", re.IGNORECASE)
"""The heading of what was given together, beside columns of the single agents."""


@dataclass(frozen=True, slots=True)
class Tabulated:
    """A finding in a table; text[start:end] (end exclusive) carries it, `context` is its row in words."""

    assets: tuple[int, ...]
    effect: str
    direction: Direction
    model: str | None
    comparator: str | None
    start: int
    end: int
    context: str


def tabulated(scene: Scene, named: Sequence[Named]) -> Iterator[Tabulated]:
    """The findings of all tables that tell of experiments, in order."""
    order = sorted(named, key=lambda n: (n.start, -n.end))
    for table in scene.tables:
        reader = _Reader(TableView(scene, table), order)
        if reader.is_experimental:
            yield from reader.findings()


def captions_of(scene: Scene) -> list[tuple[int, int]]:
    """Where the titles of tables stand, which name what was measured and tell nothing by themselves."""
    offset = scene.source.offset
    titles = (TableView(scene, table).title_block for table in scene.tables)
    return [(t.start - offset, t.end - offset) for t in titles if t is not None]


@dataclass
class _Reader:
    view: TableView
    named: Sequence[Named]

    @cached_property
    def _starts(self) -> list[int]:
        return [n.start for n in self.named]

    def _names(self, start: int, end: int) -> list[Named]:
        return list(self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def _entities(self, cell: Cell | None) -> tuple[int, ...]:
        return () if cell is None else tuple(dict.fromkeys(n.entity for n in self._names(*self.view.span(cell))))

    @cached_property
    def _rows(self) -> list[RowView]:
        return list(self.view.rows(every=True))

    def _column(self, column: int) -> list[Cell]:
        cells = (self.view.grid.get((row.index, column)) for row in self._rows)
        return [c for c in cells if c is not None and c.col == column and c.text.strip()]

    @cached_property
    def is_experimental(self) -> bool:
        """Whether title, heads or most rows speak of models, and the heads of no patients."""
        heads = " ".join([self.view.title, *(self.view.heading(c) for c in range(self.view.width))])
        if is_clinical(heads) or not self._rows:
            return False
        if is_experimental(heads) or self._models is None:
            return is_experimental(heads)
        read_out = _MODEL.search(self.view.heading(self._models)) is not None and any(map(_is_result, map(self.view.heading, range(self.view.width))))
        return read_out or self._tells_of_models(self._models) * 2 > len(self._column(self._models))

    def _tells_of_models(self, column: int) -> int:
        return sum(is_experimental(c.text) or bool(self.view.scene.within(*self.view.span(c), Label.MODEL)) for c in self._column(column))

    @cached_property
    def _models(self) -> int | None:
        """The column of models: by its heading, else by its cells."""
        columns = [c for c in range(self.view.width) if not _FINDINGS.search(self.view.heading(c))]
        said = next((c for c in columns if _MODEL.search(self.view.heading(c))), None)
        if said is not None and not any(self._entities(c) for c in self._column(said)[:2]):
            return said
        return next((c for c in columns if self._tells_of_models(c) * 2 > max(len(self._column(c)), 1)), None)

    @cached_property
    def _comparators(self) -> int | None:
        return next((c for c in range(self.view.width) if _COMPARATOR.fullmatch(self.view.heading(c).strip())), None)

    @cached_property
    def _agents(self) -> int | None:
        """The column of assets where it is not the first: "Company | Compound | Model | Finding"."""
        if any(self._entities(c) for c in self._column(0)):
            return None
        columns = (c for c in range(1, self.view.width) if c not in (self._models, self._comparators) and not _FINDINGS.search(self.view.heading(c)))
        return next((c for c in columns if 2 * sum(map(self._begins_with_name, self._column(c))) > max(len(self._column(c)), 1)), None)

    @cached_property
    def _doses(self) -> int | None:
        """The column of the doses of one asset, which its heading names: "Xenograft | QRX-1, single dose | TGI"."""
        for column in (c for c in range(1, self.view.width) if self._is_arm(c) and self._column(c)):
            told = [_DOSE.fullmatch(cell.text.strip()) for cell in self._column(column)]
            if all(told) and (_OF_DOSE.match(self.view.heading(column)) or all(m and m["unit"] for m in told)):
                return column
        return None

    def _begins_with_name(self, cell: Cell) -> bool:
        """Whether an asset opens the cell: it names whose row it is, as "higher after X" does not."""
        start, end = self.view.span(cell)
        return any(n.start - start < _OPENS for n in self._names(start, end))

    def _told_above(self, row: RowView, column: int) -> Cell | None:
        """The cell of a key column; for a blank one the last that is not: rows go on with what stands above them."""
        for index in range(row.index, self.view.header_rows - 1, -1):
            cell = self.view.grid.get((index, column))
            if cell is not None and cell.text.strip():
                return cell
        return None

    def findings(self) -> Iterator[Tabulated]:
        """The findings, row by row."""
        for row in self._rows:
            for column in range(1, self.view.width):
                cell = self.view.grid.get((row.index, column))
                if (
                    cell is None
                    or cell.col != column
                    or cell.row != row.index
                    or column in (self._models, self._comparators, self._agents, self._doses)
                    or not cell.text.strip()
                ):
                    continue
                yield from self._of_cell(row, column, cell)

    def _of_cell(self, row: RowView, column: int, cell: Cell) -> Iterator[Tabulated]:
        if _BARE.fullmatch(cell.text.strip()):
            return
        if (constant := _CONSTANT.fullmatch(cell.text.strip())) and self.view.heading(column):
            yield from self._of_constant(row, column, cell, constant)
            return
        heading = self.view.heading(column)
        owner = self._owner(row)
        shown = owner or row.label
        label = shown.text.strip() if shown is not None else ""
        if shrunk := regressed(cell.text, heading, self._said):
            yield from self._of_figures(row, column, cell, shrunk)
            return
        if (_FINDINGS.search(heading) and not _names_effect(heading)) or (self._is_arm(column) and not _names_effect(label)):
            told, topic = list(self._in_words(cell)), None
        else:
            told, topic = [], next((_bare_topic(t) for t in (label, heading) if _names_effect(t)), None)
        if not told and (topic := topic or self._title_topic(row, column)):
            told = list(self._with_topic(topic, row, column, cell))
        for effect, way, start, end, own in told:
            assets = self._assets(row, column, own)
            if assets:
                yield Tabulated(assets, effect, way, self._model(row), self._comparator(row, column), start, end, f"{label} | {cell.text}")

    def _of_constant(self, row: RowView, column: int, cell: Cell, constant: re.Match[str]) -> Iterator[Tabulated]:
        """ "proliferation, IC50" before the cell with its figure: growth was inhibited; not where the figure is a bound, or there was no effect."""
        value = self.view.grid.get((row.index, column + 1))
        what, assets = constant["what"].strip(" ,("), self._assets(row, column, ())
        figure = value.text.strip() if value is not None and value.col == column + 1 else ""
        if not assets or not what or _BARE.fullmatch(figure):
            return
        start = self.view.span(cell)[0]
        way = Direction.INCREASED if constant["of"].upper() in {"EC", "DC"} else Direction.DECREASED
        if _NO_EFFECT.match(figure):
            way = Direction.UNCHANGED
        elif not _PLAIN_FIGURE.match(figure):
            return
        owner = self._owner(row)
        context = f"{owner.text.strip() if owner is not None else ''} | {cell.text} | {figure}"
        yield Tabulated(assets, what, way, self._model(row), self._comparator(row, column), start, start + len(what), context)

    def _is_arm(self, column: int) -> bool:
        """Whether a column is headed by an asset."""
        return any(self._entities(c) for c in self.view.path(column))

    def _words(self, start: int, end: int) -> Segment:
        scene = self.view.scene
        events = [(m.start, m.end) for m in scene.within(start, end, Label.ADVERSE_EVENT)]
        return segment_words(scene.text, start, end, [(n.start, n.end, n.entity) for n in self._names(start, end)], events)

    def _in_words(self, cell: Cell) -> Iterator[tuple[str, Direction, int, int, tuple[int, ...]]]:
        """The findings that a cell tells by itself, part by part; assets named in a part hold for the parts after it."""
        begin, end = self.view.span(cell)
        text = self.view.scene.text
        own: tuple[int, ...] = ()
        cuts = [(m.start(), m.end()) for m in _PARTS.finditer(text, begin, end)]
        for start, stop in zip([begin, *(b for _, b in cuts)], [*(a for a, _ in cuts), end], strict=True):
            words = self._words(start, stop)
            given = [n.entity for n in self._names(start, stop) if not _BESIDE.search(text[start : n.start])]
            own = tuple(dict.fromkeys((*own, *given)))
            told = effects(list(words), True, listed=True)
            for effect in told:
                a, b = words[effect.start].start, words[effect.end - 1].end
                yield f"{effect.head} {text[a:b]}".strip(), effect.direction, a, b, own
            yield from self._appended(start, stop, [(words[e.start].start, words[e.end - 1].end) for e in told], own)
            if not told and (figures := figures_of(text, start, stop)):
                a, b, way = figures
                yield text[a:b], way, a, b, own

    def _appended(
        self, start: int, stop: int, told: Sequence[tuple[int, int]], own: tuple[int, ...]
    ) -> Iterator[tuple[str, Direction, int, int, tuple[int, ...]]]:
        """The clipped notes behind a comma after a sentence: "Enzymes rose, platelets stable"."""
        text = self.view.scene.text
        commas = [m.span() for m in re.finditer(r", ", text[start:stop])] if told else []
        for (_, a), (b, _) in pairwise([*commas, (stop - start, 0)]):
            if any(x < start + b and start + a < y for x, y in told):
                continue
            words = self._words(start + a, start + b)
            for effect in clipped(words):
                x, y = words[effect.start].start, words[effect.end - 1].end
                yield text[x:y], effect.direction, x, y, own

    @cached_property
    def _said(self) -> str:
        """Title and notes in one."""
        return " ".join((self.view.title, *self.view.notes))

    def _title_topic(self, row: RowView, column: int) -> str | None:
        """The effect that the title names for all cells of figures: assets over the columns, or in the rows."""
        topic = title_topic(self.view.title)
        of_asset = self._is_arm(column) or _ALL_OF_THEM.fullmatch(self.view.heading(column).strip()) or self._entities(self._owner(row))
        return topic if topic and of_asset and _names_effect(topic) else None

    def _of_figures(self, row: RowView, column: int, cell: Cell, told: Sequence[tuple[str, Direction]]) -> Iterator[Tabulated]:
        """The findings of "−92% vs −41%": the first of the row's asset, the second of what it is compared with."""
        start, end = self.view.span(cell)
        comparator = self.view.grid.get((row.index, self._comparators)) if self._comparators is not None else None
        owners = [self._assets(row, column, ()), self._entities(comparator)]
        owner = self._owner(row)
        context = f"{owner.text.strip() if owner is not None else ''} | {cell.text}"
        for n, ((effect, way), assets) in enumerate(zip(told, owners, strict=False)):
            if assets:
                yield Tabulated(assets, effect, way, self._model(row), None if n else self._comparator(row, column), start + n, end, context)

    def _with_topic(self, topic: str, row: RowView, column: int, cell: Cell) -> Iterator[tuple[str, Direction, int, int, tuple[int, ...]]]:
        """What a cell says of the effect that its row or column names."""
        start, end = self.view.span(cell)
        way = predicate(self._words(start, end))
        value = _VALUE.match(cell.text.strip())
        if way is None and value and {w.lower() for w in re.findall(r"[\w-]+", topic)} & _RESULTS:
            way = Direction.INCREASED if float(value["n"].replace(",", "").rstrip(".")) else Direction.ABSENT
        if way is None and (fold := _FOLD.fullmatch(cell.text.strip())) is not None and float(fold["n"].rstrip(".")) != 1:
            way = Direction.INCREASED if float(fold["n"].rstrip(".")) > 1 else Direction.DECREASED
        if way is None and value:
            way = against_control(cell.text, self._control(row, column))
        if way is not None:
            yield topic, way, start, end, self._entities(cell)

    def _assets(self, row: RowView, column: int, own: tuple[int, ...]) -> tuple[int, ...]:
        """The assets of the row, else of the column's heading, else of the table's corner and title; with those of the cell."""
        heads = [e for c in self.view.path(column) for e in self._entities(c)] if not _VERSUS.match(self.view.heading(column)) else []
        corner = [e for c in (*self.view.path(0), *(self.view.path(self._doses) if self._doses else ())) for e in self._entities(c)]
        if not heads and _ALL_OF_THEM.fullmatch(self.view.heading(column).strip()):
            heads = [e for c in range(1, self.view.width) for h in self.view.path(c) for e in self._entities(h)]
        control = is_control(self.view.heading(column))
        owner = self._owner(row)
        if owner is not None and _ALL_OF_THEM.fullmatch(owner.text.strip()):
            heads = [e for c in self._column(owner.col) for e in self._entities(c)]
        base = [*self._entities(owner)] or heads or ([] if control else corner or self._of_title())
        return tuple(dict.fromkeys((*base, *own))) if base or not control else ()

    def _owner(self, row: RowView) -> Cell | None:
        """The cell that names whose row it is; a column of models names none, though a model may look like the code of a drug."""
        if self._agents is not None:
            return self._told_above(row, self._agents)
        if self._models == 0:
            return None
        if row.label is not None and row.label.text.strip():
            return row.label
        return self._told_above(row, 0)

    def _control(self, row: RowView, column: int) -> str:
        """What stands for the control in the same row, or in its row of the same column."""
        beside = next((c for c in range(1, self.view.width) if c != column and is_control(self.view.heading(c))), None)
        if beside is not None:
            cell = self.view.grid.get((row.index, beside))
            return cell.text if cell is not None else ""
        below = [self.view.grid.get((r.index, column)) for r in self._rows if r.label is not None and is_control(r.label.text)]
        return below[0].text if len(below) == 1 and below[0] is not None else ""

    def _of_title(self) -> list[int]:
        block = self.view.title_block
        if block is None:
            return []
        offset = self.view.scene.source.offset
        return [n.entity for n in self._names(block.start - offset, block.end - offset)]

    def _model(self, row: RowView) -> str | None:
        cell = self._told_above(row, self._models) if self._models is not None else None
        if cell is not None:
            return " ".join(cell.text.split())
        label = row.label.text if row.label is not None else ""
        return " ".join(label.split()) if self._models is None and is_experimental(label) else None

    def _comparator(self, row: RowView, column: int) -> str | None:
        if match := _VERSUS.match(self.view.heading(column)) or _SET_AGAINST.search(self.view.heading(column)):
            return match["what"]
        cell = self.view.grid.get((row.index, self._comparators)) if self._comparators is not None else None
        return " ".join(cell.text.split()) if cell is not None and cell.text.strip() and not _BARE.fullmatch(cell.text.strip()) else None


def _names_effect(words: str) -> bool:
    """True for a label or heading that names an effect: "CAR-T expansion", "TGI, %"."""
    inner = re.findall(r"[\w+-]+", words.lower())
    return 0 < len(inner) <= 8 and any(w in v.EFFECT_NOUNS or w.split("-")[-1] in v.EFFECT_NOUNS for w in inner) and not _MODEL.search(words)


def _is_result(heading: str) -> bool:
    """Whether a heading names an effect that is a result by its mere name: "TGI, day 28"."""
    return not {w.lower() for w in re.findall(r"[\w-]+", heading)}.isdisjoint(_RESULTS) and not is_clinical(heading)


def _bare_topic(topic: str) -> str:
    """Without the unit, and what it was set against: "TGI, %" and "TGI vs vehicle" are "TGI"."""
    topic = _SET_AGAINST.sub("", topic)
    return re.sub(r"[,(]?\s*(?:%|n/N|n \(%\)|mm3|days?|fold[^,]*)\)?$", "", topic).strip()
