"""What the table rows of a trial say: phase ("3", "1/2"), number of patients, condition, design, and the cells that hold its treatments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from abstract2kb.assemble import study_facts
from abstract2kb.assemble.development import is_tested
from abstract2kb.assemble.indications import SITES
from abstract2kb.assemble.profiles import profile_rows
from abstract2kb.assemble.scene import Scene
from abstract2kb.assemble.study_cells import SIZE_OVER, RowFacts, column_facts, follow_up_in, number_in, phase_in, title_facts, told_in_cell
from abstract2kb.assemble.study_places import StudyPlaces
from abstract2kb.assemble.tables import column_heads, grid_of
from abstract2kb.assemble.trials import Trials
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["RowFacts", "row_facts"]

_HEADS = {
    "phase": regex(r"\b(?:phases?|ph\.?|stage|status|development stage)\b", re.IGNORECASE),
    "enrollment": regex(
        r"^(?:N|n|No\.?|(?:planned |target |total )?(?:n|N|enrol?lment|sample size|accrual)|(?:number|no\.?) of (?:patients|pts|participants)"
        r"|patients|pts)(?: ?\((?:planned|target|ITT|randomi[sz]ed)\)|, ?(?:planned|randomi[sz]ed))?$|^planned$",
        re.IGNORECASE,
    ),
    "follow_up": regex(r"(?:^|\s)follow[- ]?up\b", re.IGNORECASE),
    "condition": regex(r"\b(?:indications?|tumou?rs?(?: types?)?|diseases?|cancers?|population|setting|conditions?|histology)\b", re.IGNORECASE),
    "treatment": regex(
        r"\b(?:agents?|assets?|drugs?|products?|regimens?|treatments?|interventions?|compounds?|candidates?|therap(?:y|ies)|arms?|experimental|medicines?"
        r"|molecules?)\b",
        re.IGNORECASE,
    ),
    "asked": regex(
        r"\b(?:questions?|comparisons?|descriptions?|titles?|regimens?|treatments?|agents?|arms?|stud(?:y|ies)|trials?|interventions?)\b",
        re.IGNORECASE,
    ),
    "design": regex(r"\b(?:designs?|study type|description|regimens?|arms?)\b", re.IGNORECASE),
}
_MARKS = regex(r"[\s,;:·|()–*†‡§¶•-]+")
_WHOLE = regex(
    r"\s?[a-h]?\s?(?:all(?: (?:patients|pts|randomi[sz]ed|comers))?|overall|ITT|intention to treat|total|primary analysis|final analysis|interim"
    r"|single arm"
    r"|(?:abstract )?(?:LBA)?\d{1,5})?\s?",
    re.IGNORECASE,
)
_OF_SAFETY = regex(r"\b(?:safety|adverse|tolerability|toxicit(?:y|ies)|side effects)\b", re.IGNORECASE)
_LEAST = 2
"""So many events in the headings of a table make it one of safety."""


def row_facts(scene: Scene, trials: Trials, places: StudyPlaces) -> dict[int, list[RowFacts]]:
    """The rows of every trial that name it, by the trial's index."""
    found: dict[int, list[RowFacts]] = {}
    for table in scene.tables:
        heads = column_heads(table)
        safety, told = _is_of_safety(scene, table), _named_cells(scene, trials, table, heads)
        if safety:
            _drop_treated(told)
        if (own := _headed(scene, trials, table)) is not None:
            told.append(own)
        for trial, facts in told:
            found.setdefault(trial, []).append(facts)
        rows = list(_rows(table))
        own_rows: dict[int, list[RowFacts]] = {}
        for at, cells in enumerate(rows):
            start, end = min(c.start for c in cells.values()) - scene.source.offset, max(c.end for c in cells.values()) - scene.source.offset
            named = trials.named(start, end)
            if len(named) == 1:
                row = _of_row(scene, trials, named[0], heads, cells)
                if safety or _goes_on(heads, cells, rows[at + 1 : at + 2]):
                    row.facts.pop("enrollment", None)
                own_rows.setdefault(named[0], []).append(row)
        for trial, each in own_rows.items():
            _settle(each)
            found[trial] = each + found.get(trial, [])
    for trial, facts in _of_profiles(scene, trials):
        found.setdefault(trial, []).append(facts)
    return found


def _drop_treated(told: Sequence[tuple[int, RowFacts]]) -> None:
    """Takes the numbers of patients over the columns of a table of events away: they are those that were treated."""
    for _, row in told:
        size = row.facts.get("enrollment")
        if size is not None and size.evidence[0].rule == SIZE_OVER:
            row.facts.pop("enrollment")


def _of_profiles(scene: Scene, trials: Trials) -> Iterator[tuple[int, RowFacts]]:
    """The one trial that the lines on an asset name, with the asset and the conditions that they give."""
    offset = scene.source.offset
    for profile in profile_rows(scene):
        spans = {role: (cell.start - offset, cell.end - offset) for role, cell in profile.cells.items()}
        named = list(dict.fromkeys(t for role in ("trial", "stage", "asset") if role in spans for t in trials.named(*spans[role])))
        if len(named) == 1:
            conditions = [spans["condition"]] if "condition" in spans else []
            yield named[0], RowFacts(conditions=conditions, treatments=[(profile.names[0].start, profile.names[-1].end)])


def _is_of_safety(scene: Scene, table: Table) -> bool:
    """Whether a table tells of events: its numbers of patients are those that were treated."""
    offset = scene.source.offset
    if table.caption and _OF_SAFETY.search(table.caption):
        return True
    heads = [c for c in table.cells if c.row < table.header_rows and c.text]
    return sum(bool(scene.within(c.start - offset, c.end - offset, Label.ADVERSE_EVENT)) for c in heads) >= _LEAST


def _goes_on(heads: dict[int, str], cells: dict[int, Cell], following: list[dict[int, Cell]]) -> bool:
    """Whether the next row is another arm of the same trial: it has a number of patients, and nothing where the trial is named."""
    sizes = [c for c, head in heads.items() if _HEADS["enrollment"].search(head.strip())]
    return bool(following) and min(following[0]) > min(cells) and any(c in following[0] for c in sizes)


def _settle(rows: list[RowFacts]) -> None:
    """Takes the number of patients away where rows of one trial tell different ones: they are those of its parts."""
    if len({n.value for row in rows if (n := row.facts.get("enrollment"))}) > 1:
        for row in rows:
            row.facts.pop("enrollment", None)


def _named_cells(scene: Scene, trials: Trials, table: Table, heads: dict[int, str]) -> list[tuple[int, RowFacts]]:
    """What the cells that name one trial say of it, and what the table's title says of all of them."""
    offset = scene.source.offset
    found: dict[int, list[RowFacts]] = {}
    for cell in table.cells:
        named = trials.named(cell.start - offset, cell.end - offset) if cell.text else []
        if len(named) == 1:
            head = heads.get(cell.col, "") if cell.row >= table.header_rows else ""
            found.setdefault(named[0], []).append(told_in_cell(scene, trials, cell, named[0], head))
    if not found:
        return []
    for trial, facts in column_facts(scene, trials, table):
        found.setdefault(trial, []).append(facts)
    if shared := title_facts(scene, table):
        for each in found.values():
            each.append(shared)
    return [(trial, facts) for trial, each in found.items() for facts in each]


def _headed(scene: Scene, trials: Trials, table: Table) -> tuple[int, RowFacts] | None:
    """The trial that the corner of a table names, with what the corner and the heads of the arms beside it say of its drugs."""
    offset = scene.source.offset
    heads = [c for c in table.cells if c.row < max(table.header_rows, 1) and c.text.strip()]
    corner = next((c for c in heads if not c.row and not c.col), None)
    if corner is None:
        return None
    named = trials.named(corner.start - offset, corner.end - offset)
    if len(named) != 1 or any(trials.named(c.start - offset, c.end - offset) for c in heads if c is not corner):
        return None
    spans = [(c.start - offset, c.end - offset) for c in heads]
    return named[0], RowFacts(treatments=[span for span in spans if scene.within(*span, Label.DRUG)])


def _rows(table: Table) -> Iterator[dict[int, Cell]]:
    """The body rows with words: column -> cell."""
    grid = grid_of(table)
    height = max((r for r, _ in grid), default=-1) + 1
    for row in range(table.header_rows, height):
        cells = {c: cell for (r, c), cell in sorted(grid.items()) if r == row and cell.text}
        if cells:
            yield cells


def _of_row(scene: Scene, trials: Trials, trial: int, heads: dict[int, str], cells: dict[int, Cell]) -> RowFacts:
    row = RowFacts()
    offset = scene.source.offset
    whole = _is_whole(scene, trials, trial, cells)
    for column, cell in cells.items():
        head, start, end = heads.get(column, ""), cell.start - offset, cell.end - offset
        if _HEADS["phase"].search(head):
            row.facts["phase"] = row.facts.get("phase") or phase_in(scene, start, end, cell)
        elif _HEADS["enrollment"].search(head.strip()) and whole:
            row.facts["enrollment"] = row.facts.get("enrollment") or number_in(scene, cell, start)
        elif _HEADS["follow_up"].search(head):
            row.facts["median_follow_up"] = row.facts.get("median_follow_up") or follow_up_in(scene, head, start, end)
        if _HEADS["condition"].search(head):
            row.conditions.append((start, end))
        if _HEADS["treatment"].search(head):
            row.treatments.append((start, end))
        if _HEADS["design"].search(head):
            row.facts["design"] = row.facts.get("design") or study_facts.designs(scene, start, end) or None
    if not any(_HEADS["condition"].search(head) for head in heads.values()):
        row.conditions = [span for column, cell in cells.items() if (span := _named_disease(scene, trials, cell, heads.get(column, "")))]
    if not row.treatments:
        first, last = min(c.start for c in cells.values()) - offset, max(c.end for c in cells.values()) - offset
        row.treatments.append((first, last))
    return row


def _named_disease(scene: Scene, trials: Trials, cell: Cell, head: str) -> tuple[int, int] | None:
    """The place of the one disease that a short cell names, where it is tested: "A vs B, LBCL" below "Question"; not below a heading of results."""
    start, end = cell.start - scene.source.offset, cell.end - scene.source.offset
    if end - start > _SHORT or not _HEADS["asked"].search(head):
        return None
    names = [(at, close) for at, close, _ in trials.within(start, end)]
    told = [m for m in scene.within(start, end, Label.CONDITION) if not any(at < m.end and m.start < close for at, close in names)]
    told = [m for m in told if m.id not in SITES and is_tested(scene, m, start)]
    return (told[0].start, told[0].end) if len({m.id for m in told}) == 1 else None


_SHORT = 120
"""Characters of a cell that says what a trial is of."""


def _is_whole(scene: Scene, trials: Trials, trial: int, cells: dict[int, Cell]) -> bool:
    """True when the row is that of the whole trial: its cell says no more than names, numbers, the phase, or "all patients"."""
    offset = scene.source.offset
    for cell in cells.values():
        start, end = cell.start - offset, cell.end - offset
        places = [(at, close) for at, close, index in trials.within(start, end) if index == trial]
        if places:
            known = [*places, *((m.start, m.end) for m in scene.within(places[0][0], end, Label.TRIAL_ID, Label.STAGE))]
            rest, at = "", places[0][0]
            for first, last in sorted(known):
                rest, at = rest + scene.text[at : max(at, first)], max(at, last)
            return _WHOLE.fullmatch(_MARKS.sub(" ", rest + scene.text[at:end])) is not None
    return False
