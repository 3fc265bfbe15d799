"""Profiles of assets: lines with a label and a value, as consultants' cards and fact boxes have them.

Example: "Asset: QXR-707", "Company: Novelix", "Stage: Phase 1/2 (NCT05432109)" under one heading say of the asset what a row of a table would;
so does a table of two columns, labels and values, under a heading that names the asset, and a line right below it of parts that need no
label: "Novelix / Roche | Phase 3 | NSCLC, TNBC".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from abstract2kb.assemble.asset_row import AssetRow, asset_names
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.nlp.sought import at_words
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block, Cell, Table

__all__ = ["card_names", "profile_rows"]

_LABELS = {
    "asset": r"(?:(?:lead|key|main|drug)\s)?(?:asset|drug|candidate|compound|product|program(?:me)?|molecule|agent|medicine)(?:\sname|\scandidate)?",
    "company": r"compan(?:y|ies)|sponsors?|developers?|owners?|originators?|manufacturers?|licensees?|maker|developed by|marketed by",
    "construct": r"constructs?|(?:molecular\s)?format|(?:molecular\s)?structure|architecture|build|how (?:it is )?built|"
    r"what it is|platform|technology",
    "mechanism": r"modality|(?:drug\s)?class|mechanism(?:\sof action)?|moa|mode of action|(?:drug\s)?type",
    "target": r"targets?|target antigens?|antigens?",
    "stage": r"(?:(?:development|clinical|highest|current)\s)?(?:stage|phase|status)(?:\sof development)?",
    "trial": r"(?:(?:lead|pivotal|key|ongoing|clinical|registrational)\s)?(?:trials?|stud(?:y|ies))|"
    r"nct(?:\s(?:number|id))?|clinicaltrials\.gov(?:\sid)?",
    "condition": r"(?:(?:lead|target|key)\s)?(?:indications?|tumou?r types?|diseases?|cancers?|settings?)",
    "combination": r"combinations?(?:\s(?:with|partners?))?|combined with|combo|given with|in combination with|partner drugs?|"
    r"(?:(?:development|commercial|licensing|regional|key)\s)?partners?|collaborators?|partnered with",
    "route": r"routes?(?:\sof administration)?|administration",
    "cytokine": r"cytokines?|cytokine payloads?",
}
_LABEL = at_words(r"(?:^|(?<=[\s;|•·▪]))(?=[A-Z])(?:" + "|".join(f"(?P<{role}>(?i:{form}))" for role, form in _LABELS.items()) + r")\s?:\s(?=\S)")
_LABEL_CELL = regex("|".join(f"(?P<{role}>{form})" for role, form in _LABELS.items()), re.IGNORECASE)
"""A cell that is no more than a label."""
_ASSET_CELL = regex(_LABELS["asset"], re.IGNORECASE)
_HEAD_NAME = regex(r"(?=\S*[A-Z\d])(?:[A-Z]{1,5} )?[\w/-]{3,30}(?:(?<=[a-z]{5}) [a-z]{4,14})?(?:\s*[(|,–—:-].*)?")
"""A heading that may be an unknown name: one word with a capital or a digit, "MR 204", an INN of two words, with what stands behind."""
_NO_NAME = regex(
    r"(?:over-?view|summary|profiles?|facts?|snapshots?|background|programmes?|programs?|pipelines?|assets?|data|details|status|company|companies|"
    r"results|notes?|comments?|key|at|our|the|source|table|box|figure|study|trial|design|part|section|chapter|appendix|annex|number)\b.*",
    re.IGNORECASE,
)
_OTHER = regex(r"(?:^|(?<=[\s;|•·▪]))[A-Z][A-Za-z /&-]{2,24}:\s(?=\S)")
"""Any label: where the value before it ends."""
_LONGEST, _LEAST, _LEAST_UNNAMED = 400, 2, 3
"""Characters of a value, labels besides that of the asset that make a profile, and those that make one under an unknown name."""
_TELLING = frozenset({"company", "construct", "mechanism", "target"})
"""Labels of what a thing is and whose: a study has none of them."""


def profile_rows(scene: Scene) -> list[AssetRow]:
    """The profiles of an article; those without a name, neither labelled nor in their heading, are left out."""
    found: list[AssetRow] = []
    head: Block | None = None
    cells: dict[str, Cell] = {}
    for block, values in _labelled(scene):
        if block.kind in ("heading", "title") and not values:
            found += _profile(scene, head, cells)
            head, cells = block, {}
        for role, cell in values:
            if role == "asset" and "asset" in cells:
                found += _profile(scene, head, cells)
                head, cells = None, {}
            cells.setdefault(role, cell)
    return found + _profile(scene, head, cells)


def card_names(scene: Scene) -> Iterator[tuple[int, int]]:
    """Where tables of two columns, labels and values, name the one asset that they are a card of: what follows is about it."""
    for table in scene.tables:
        if max((c.col + c.col_span for c in table.cells), default=0) != _COLUMNS:
            continue
        label = next((c for c in table.cells if not c.col and _ASSET_CELL.fullmatch(c.text.strip(" :"))), None)
        value = next((c for c in table.cells if label is not None and c.row == label.row and c.col), None)
        if value is not None and value.text:
            yield value.start - scene.source.offset, value.end - scene.source.offset


def _labelled(scene: Scene) -> Iterator[tuple[Block, list[tuple[str, Cell]]]]:
    """The blocks of the article with the labelled values that each holds, by role."""
    report = scene.source.report
    above: Block | None = None
    for block in scene.blocks:
        if block.kind != "table":
            headed = above is not None and above.kind == "heading" and block.kind != "title"
            parts = _parts(scene, block, not headed) if headed or block.kind == "heading" else []
            above = block
            if parts and not headed:
                yield block, []  # a heading that names its asset and tells of it in one line
            yield block, parts or list(_values(report.text, block))
        elif (table := next((t for t in scene.tables if t.start == block.start), None)) is not None:
            yield block, _label_cells(table)


_PARTED = regex(r"\s+[|·•‖]\s+")
_BEHIND = regex(r"\s+[(|·•‖–—]|:\s")
_LONGEST_LINE = 160
_PART_LABELS = (
    ("stage", Label.STAGE),
    ("trial", Label.TRIAL_ID),
    ("condition", Label.CONDITION),
    ("company", Label.COMPANY),
    ("target", Label.TARGET),
)


def _parts(scene: Scene, block: Block, named: bool) -> list[tuple[str, Cell]]:
    """The parts of a line between bars, by what they hold, where one is a stage and another a company or a disease; a first part that holds nothing
    known is the company, unless the line begins with a name."""
    text = scene.source.report.text
    if block.end - block.start > _LONGEST_LINE or _PARTED.search(text, block.start, block.end) is None:
        return []
    bounds = [block.start, *(at for m in _PARTED.finditer(text, block.start, block.end) for at in m.span()), block.end]
    found: dict[str, Cell] = {}
    for number, (start, end) in enumerate(zip(bounds[::2], bounds[1::2], strict=True)):
        a, b = start - scene.source.offset, end - scene.source.offset
        role = next((role for role, label in _PART_LABELS if scene.within(a, b, label)), None if number or scene.within(a, b) else "company")
        if role is not None and (number or not named):
            found.setdefault(role, Cell(0, 0, 1, 1, text[start:end].strip(), block.page, block.bbox, start, end))
    return list(found.items()) if "stage" in found and found.keys() & {"company", "condition"} else []


def _label_cells(table: Table) -> list[tuple[str, Cell]]:
    """The values of a table of two columns, labels and values, by role; a table that labels its asset is read as one that is turned."""
    if max((c.col + c.col_span for c in table.cells), default=0) != _COLUMNS:
        return []
    found: list[tuple[str, Cell]] = []
    for _, row in groupby(sorted(table.cells, key=lambda c: (c.row, c.col)), key=lambda c: c.row):
        told = [c for c in row if c.text]
        if len(told) < _COLUMNS or told[0].col != 0:
            continue
        role = _LABEL_CELL.fullmatch(told[0].text.strip(" :"))
        if role is not None and len(told[1].text) <= _LONGEST:
            found.append((str(role.lastgroup), told[1]))
    return [] if any(role == "asset" for role, _ in found) else found


_COLUMNS = 2


def _values(text: str, block: Block) -> Iterator[tuple[str, Cell]]:
    for m in _LABEL.finditer(text, block.start, block.end):
        following = _OTHER.search(text, m.end(), block.end)
        end = following.start() if following is not None else block.end
        value = text[m.end() : end].rstrip(" ;|•·▪\n")
        if value and len(value) <= _LONGEST:
            yield str(m.lastgroup), Cell(0, 0, 1, 1, value, block.page, block.bbox, m.end(), m.end() + len(value))


def _profile(scene: Scene, head: Block | None, cells: dict[str, Cell]) -> list[AssetRow]:
    if len(cells.keys() - {"asset"}) < _LEAST:
        return []
    names = asset_names(scene, cells["asset"]) if "asset" in cells else _named_in(scene, head) or _unknown_in(scene, head, cells)
    return [AssetRow(None, 0, cells, names, listed=False)] if names else []


def _named_in(scene: Scene, head: Block | None) -> tuple[Mention, ...]:
    """The one drug that a heading names, by whatever names."""
    if head is None:
        return ()
    offset = scene.source.offset
    drugs = tuple(scene.within(head.start - offset, head.end - offset, Label.DRUG))
    return drugs if len({d.id or d.text for d in drugs}) == 1 else ()


def _unknown_in(scene: Scene, head: Block | None, cells: dict[str, Cell]) -> tuple[Mention, ...]:
    """The name that no pipe knows in a heading over labels that tell what it is and whose: "MR 204", "Zorvalin (Arvexa)"."""
    telling = len(_TELLING & cells.keys()) >= _LEAST or {"company", "stage"} <= cells.keys()
    if head is None or len(cells) < _LEAST_UNNAMED or "company" not in cells or not telling:
        return ()
    words = _BEHIND.split(scene.source.report.text[head.start : head.end].strip())[0]
    if not _HEAD_NAME.fullmatch(words) or _NO_NAME.fullmatch(words):
        return ()
    start = head.start - scene.source.offset
    if scene.within(start, start + len(words), Label.COMPANY, Label.TARGET, Label.DRUG):
        return ()
    end = head.start + len(words) if _PARTED.search(scene.source.report.text, head.start, head.end) else head.end
    return asset_names(scene, Cell(0, 0, 1, 1, words, head.page, head.bbox, head.start, end))
