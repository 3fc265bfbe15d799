"""What a table says of a trial beside its rows: in the cells that name it, down its own columns, and in the table's title.

"ALPHA-1, NCT01234567 (662; 40.8 mo)" under "Trial (N; follow-up)", the row "Phase" below the heading "ALPHA-1", "Table 1. Randomised phase 3 trials".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from abstract2kb.assemble import study_facts
from abstract2kb.assemble.development import is_tested
from abstract2kb.assemble.headcounts import headcount
from abstract2kb.assemble.indications import SITES
from abstract2kb.assemble.planned_sizes import planned
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_follow_up import follow_up
from abstract2kb.assemble.table_trials import TRIAL_ROW, caption_place
from abstract2kb.assemble.table_words import PEOPLE, ROW_OF_SIZES
from abstract2kb.assemble.tables import grid_of
from abstract2kb.assemble.trials import Trials
from abstract2kb.nlp.mention import Label
from abstract2kb.nlp.pipes.stages import phase
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table
from abstract2kb.records import Duration, Sourced, Stage

__all__ = ["SIZE_OVER", "RowFacts", "column_facts", "follow_up_in", "number_in", "phase_in", "phase_of_all", "title_facts", "told_in_cell"]


@dataclass
class RowFacts:
    """The facts of one row; `treatments` and `conditions` are spans (Doc offsets) of the cells that hold them. Those that are `shared` by all
    trials of a table hold where nothing else is told."""

    facts: dict[str, Any] = field(default_factory=dict)
    treatments: list[tuple[int, int]] = field(default_factory=list)
    conditions: list[tuple[int, int]] = field(default_factory=list)
    shared: bool = False


_BARE_PHASE = regex(r"(?P<a>IV|III|II|I|[1-4])\s?[abAB]?(?:\s?[/–-]\s?(?P<b>IV|III|II|I|[1-4])\s?[abAB]?)?[*†‡§¶]?$")
_INTEGER = regex(r"\s*[~≈]?(\d{1,3}(?:[,  ]\d{3})+|\d{2,5})(?=\s*(?:[*†‡§¶a-h]?$|\(|(?:patients|pts|participants)\b))")
_TIME = r"(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>mo(?:nths?|s)?|y(?:ea)?rs?|weeks?)?\b"
_ALONE = regex(rf"\s*(?:median:?\s)?{_TIME}(?:\s\((?:median|range[^()]*|[\d.\s–-]+)\))?[*†‡§¶a-h]?\s*$", re.IGNORECASE)
_FOLLOWED = regex(r"\bfollow[- ]?up:?,?\s(?:of\s)?(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>mo(?:nths?|s)?|y(?:ea)?rs?|weeks?)\b", re.IGNORECASE)
_IN_KEYED = regex(r"\((?:(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})(?:[;,]\s)?)?(?:(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>mo(?:nths?|s)?|y(?:ea)?rs?))?\)")
_FOLLOW_UP = regex(r"\bfollow[- ]?up\b(?!\s(?:ongoing|therapy|treatment))", re.IGNORECASE)
_KEY = regex(r"\((?P<key>[^()]*)\)")
_KEY_N = regex(r"(?:^|[;,]\s?)(?:[nN]|patients)\b")
_PHASE_LABEL = regex(r"(?:study |trial |development )?phase", re.IGNORECASE)
_DISEASE_LABEL = regex(
    r"(?:(?:study|patient) )?(?:diseases?|indications?|tumou?rs?|cancers?|population|setting|conditions?|histology)(?: types?)?", re.IGNORECASE
)
_TREATMENT_LABEL = regex(
    r"(?:(?:study|trial|treatment|experimental|investigational) )?(?:regimens?|treatments?|arms?|drugs?|agents?|therap(?:y|ies)|combinations?|"
    r"interventions?|comparisons?)(?:\s?\([nN]\))?",
    re.IGNORECASE,
)
_OF_ALL = regex(r"\s?(?:$|[,.;:)]|(?:[\w-]+\s){0,3}(?:trials?|stud(?:y|ies)|read-?outs?|comparisons?|data|results)\b)")
_TOWARDS = regex(
    r"\b(?:enter(?:ing|s)?|into|towards?|before|ahead of|beyond|plan(?:s|ned)|pending|awaiting|next|from|after|since|ready for|to|and|or|not|non)"
    r"[\s-](?:the\s)?$",
    re.IGNORECASE,
)
_SINGLE_ARM = regex(
    r"\b(?:single|one)-arm (?:data|trials|studies)\b|\bwithout an? (?:comparator|control)(?: arm)?\b|\buncontrolled (?:trials|studies)\b",
    re.IGNORECASE,
)


def told_in_cell(scene: Scene, trials: Trials, cell: Cell, trial: int, head: str) -> RowFacts:
    """The facts of a trial in the cell that names it; `head` is the heading of its column, which may say what its brackets hold."""
    offset = scene.source.offset
    start, end = cell.start - offset, cell.end - offset
    facts: dict[str, Any] = {"phase": phase_in(scene, start, end), "design": study_facts.designs(scene, start, end) or None}
    place = next((at for _, at, index in trials.within(start, end) if index == trial), start)
    drug = next(iter(scene.within(place, end, Label.DRUG)), None)
    facts["enrollment"] = headcount(scene, place, drug.start if drug else end) or planned(scene, place, end)
    facts["median_follow_up"] = follow_up(scene, start, end) or _time(scene, _FOLLOWED.search(scene.text, start, end), "")
    if "(" in head and (key := _KEY.search(head)):
        _keyed(scene, facts, key.group("key"), start, end)
    names = [(at, close) for at, close, _ in trials.within(start, end)]
    told = [m for m in scene.within(start, end, Label.CONDITION) if not any(at < m.end and m.start < close for at, close in names)]
    tested = [(m.start, m.end) for m in told if m.id not in SITES and is_tested(scene, m, start)]
    return RowFacts({k: v for k, v in facts.items() if v is not None}, conditions=tested)


def _keyed(scene: Scene, facts: dict[str, Any], key: str, start: int, end: int) -> None:
    """The facts of "(662; 40.8 mo)" where the heading says "(N; follow-up)"."""
    for match in _IN_KEYED.finditer(scene.text, start, end):
        if match.group("n") and _KEY_N.search(key):
            value = int(match.group("n").replace(",", ""))
            facts["enrollment"] = facts["enrollment"] or scene.sourced(*match.span("n"), value, 0.9, "studies.enrollment_column")
        if match.group("value") and _FOLLOW_UP.search(key):
            facts["median_follow_up"] = facts["median_follow_up"] or _time(scene, match, "")


def column_facts(scene: Scene, trials: Trials, table: Table) -> Iterator[tuple[int, RowFacts]]:
    """The facts that labelled rows ("Phase", "Patients", "Median follow-up, months") tell of the trials that stand over the columns."""
    grid, offset = grid_of(table), scene.source.offset
    columns = _columns(scene, trials, table)
    if not columns:
        return
    yield from _sizes_over(scene, table, columns)
    height = max(r for r, _ in grid) + 1
    for row in range(table.header_rows, height):
        label = grid.get((row, 0))
        kind = _kind(label.text.strip()) if label is not None else None
        if label is None or (kind is None and _PARTS.search(label.text) is None):
            continue
        for trial, own in columns.items():
            cells = {id(c): c for column in own if (c := grid.get((row, column))) is not None and c.text.strip()}
            cell = next(iter(cells.values()), None)
            if cell is not None and len(cells) == 1 and (parts := _in_parts(scene, label.text, cell)):
                yield trial, RowFacts(parts)
                continue
            if len(cells) != 1 or (kind == "enrollment" and len(own) > 1 and next(iter(cells.values())).col_span < len(own)):
                continue
            cell = next(iter(cells.values()))
            if kind is None:
                continue
            if kind in ("condition", "treatment"):
                span = [(cell.start - offset, cell.end - offset)]
                yield trial, RowFacts(conditions=span) if kind == "condition" else RowFacts(treatments=span)
                continue
            found = _fact(scene, kind, label.text, cell, cell.start - offset, cell.end - offset)
            if found is not None:
                yield trial, RowFacts({kind: found})


_PARTS = regex(r"\s?[;,/|]\s")
_SIZE = regex(r"\b[nN]\s?=\s?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})\b")
_ONLY_SIZE = regex(r"(?:[nN]\s?=\s?)?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,5})")


SIZE_OVER = "studies.enrollment_head"
"""The rule that reads a number of patients over a column."""


def _in_parts(scene: Scene, label: str, cell: Cell) -> dict[str, Any]:
    """The facts of a cell with as many parts as its label, "2; n = 92" beside "Phase; population"."""
    heads, told, facts = _PARTS.split(label.strip()), _PARTS.split(cell.text.strip()), dict[str, Any]()
    if len(heads) < _LEAST or len(heads) != len(told):
        return facts
    at = cell.start - scene.source.offset
    for head, part in zip(heads, told, strict=True):
        begin = scene.text.find(part, at, at + len(cell.text))
        match = _ONLY_SIZE.fullmatch(part)
        if _PHASE_LABEL.fullmatch(head) and (bare := _BARE_PHASE.match(part)):
            facts["phase"] = scene.sourced(begin, begin + len(part), phase(bare.group("a"), bare.group("b")), 0.9, "studies.phase_column")
        elif match and (_SIZE.match(part) or _kind(head) == "enrollment"):
            place = (begin + match.start("n"), begin + match.end("n"))
            facts["enrollment"] = scene.sourced(*place, int(match.group("n").replace(",", "")), 0.9, "studies.enrollment_column")
    return facts


_LEAST = 2
"""So many parts."""


def _sizes_over(scene: Scene, table: Table, columns: dict[int, list[int]]) -> Iterator[tuple[int, RowFacts]]:
    """The sizes in the heads of columns that are each of a trial of its own: "Ardexitinib N = 120"."""
    grid, offset = grid_of(table), scene.source.offset
    single = {own[0]: trial for trial, own in columns.items() if len(own) == 1}
    sized = {c.col for c in table.cells if c.row < table.header_rows and c.col_span == 1 and _SIZE.search(c.text)}
    if not sized <= set(single):
        return
    for column, trial in single.items():
        cells = [grid[row, column] for row in range(table.header_rows) if (row, column) in grid]
        found = [(c, m) for c in cells if c.col_span == 1 for m in _SIZE.finditer(c.text)]
        if len(found) == 1:
            cell, match = found[0]
            place = (cell.start - offset + match.start("n"), cell.start - offset + match.end("n"))
            size = scene.sourced(*place, int(match.group("n").replace(",", "")), 0.85, SIZE_OVER)
            yield trial, RowFacts({"enrollment": size})


def _columns(scene: Scene, trials: Trials, table: Table) -> dict[int, list[int]]:
    """The columns of each trial that a heading, or a row labelled so, names over them."""
    rows = {c.row for c in table.cells if not c.col and TRIAL_ROW.match(c.text.strip()) and c.row >= table.header_rows}
    found: dict[int, list[int]] = {}
    for cell in table.cells:
        if not cell.col or not (cell.row < table.header_rows or cell.row in rows) or not cell.text.strip():
            continue
        named = trials.named(cell.start - scene.source.offset, cell.end - scene.source.offset)
        if len(named) == 1:
            found.setdefault(named[0], []).extend(range(cell.col, cell.col + max(1, cell.col_span)))
    return {trial: list(dict.fromkeys(columns)) for trial, columns in found.items()}


def _kind(label: str) -> str | None:
    if len(label) > 60:
        return None
    if _PHASE_LABEL.fullmatch(label):
        return "phase"
    if _DISEASE_LABEL.fullmatch(label):
        return "condition"
    if _TREATMENT_LABEL.fullmatch(label):
        return "treatment"
    if _FOLLOW_UP.search(label):
        return "median_follow_up"
    if label.lower() in ("design", "study design", "trial design"):
        return "design"
    return "enrollment" if ROW_OF_SIZES.fullmatch(label) or PEOPLE.fullmatch(label) or label in ("N", "n") else None


def _fact(scene: Scene, kind: str, label: str, cell: Cell, start: int, end: int) -> Any:
    if kind == "phase":
        return phase_in(scene, start, end, cell)
    if kind == "design":
        return study_facts.designs(scene, start, end) or None
    return follow_up_in(scene, label, start, end) if kind == "median_follow_up" else number_in(scene, cell, start)


def title_facts(scene: Scene, table: Table) -> RowFacts | None:
    """The phase and design of all trials of a table, by its title: "Table 1. Randomised phase 3 trials"; those of one trial it names hold for
    it alone and are read there."""
    place = caption_place(scene, table)
    if place is None:
        return None
    start, end = place
    facts: dict[str, Any] = {}
    if (stage := phase_of_all(scene, start, end)) is not None:
        facts["phase"] = stage
    if design := _shared_design(scene, start, end):
        facts["design"] = design
    return RowFacts(facts, shared=True) if facts else None


def phase_of_all(scene: Scene, start: int, end: int) -> Sourced[Stage] | None:
    """The one phase that a title, text[start:end], gives to all trials: not one that they are on the way to, nor two."""
    stages = [m for m in scene.within(start, end, Label.STAGE) if m.rule == "stages.phase"]
    if len(stages) != 1 or " and " in stages[0].text.lower():
        return None
    (stage,) = stages
    if not _OF_ALL.match(scene.text, stage.end, end) or _TOWARDS.search(scene.text[start : stage.start]):
        return None
    return scene.sourced(stage.start, stage.end, stage.value, 0.85, "studies.table_title")


def _shared_design(scene: Scene, start: int, end: int) -> tuple[Sourced[str], ...]:
    """The words of design in a title; none where they tell the trials apart ("single-arm and randomised trials")."""
    found = study_facts.designs(scene, start, end)
    if match := _SINGLE_ARM.search(scene.text, start, end):
        found = (*found, scene.sourced(*match.span(), "single-arm", 0.8, "studies.table_title"))
    values = {word.value for word in found}
    return () if "single-arm" in values and len(values) > 1 else found


def phase_in(scene: Scene, start: int, end: int, cell: Cell | None = None) -> Sourced[Stage] | None:
    """The one phase in text[start:end]; in a `cell` of phases a bare one too ("1/2", "III")."""
    found = [m for m in scene.within(start, end, Label.STAGE) if m.rule == "stages.phase"]
    if len({m.value for m in found}) == 1 or (found and cell is not None):
        return scene.sourced(found[0].start, found[0].end, found[0].value, 0.95, found[0].rule)
    match = _BARE_PHASE.match(cell.text.strip()) if cell is not None else None
    return scene.sourced(start, end, phase(match.group("a"), match.group("b")), 0.9, "studies.phase_column") if match else None


def number_in(scene: Scene, cell: Cell, start: int) -> Sourced[int] | None:
    """The number of patients in a cell that begins with it."""
    match = _INTEGER.match(cell.text)
    if match is None:
        return None
    at = start + match.start(1)
    return scene.sourced(at, at + len(match.group(1)), int(re.sub(r"\D", "", match.group(1))), 0.9, "studies.enrollment_column")


def follow_up_in(scene: Scene, head: str, start: int, end: int) -> Sourced[Duration] | None:
    """The time in a cell under or beside a heading that says "Follow-up, mo"."""
    match = _ALONE.fullmatch(scene.text, start, end)
    return _time(scene, match, head)


def _time(scene: Scene, match: re.Match[str] | None, head: str) -> Sourced[Duration] | None:
    """The duration of a match, its unit where it has one, else that of the heading."""
    if match is None:
        return None
    unit = match.group("unit") or next(iter(re.findall(r"\b(mo(?:nths?|s)?|y(?:ea)?rs?|weeks?)\b", head)), None)
    if unit is None:
        return None
    full = {"m": "months", "y": "years", "w": "weeks"}[unit[0].lower()]
    return scene.sourced(*match.span("value"), Duration(value=float(match.group("value")), unit=full), 0.85, "studies.follow_up_cell")
