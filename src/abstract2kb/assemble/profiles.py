"""Profiles of assets: lines with a label and a value, as consultants' cards and fact boxes have them.

Example: "Asset: QXR-707", "Company: Novelix", "Stage: Phase 1/2 (NCT05432109)" under one heading say of the asset what a row of a table would.
"""

from __future__ import annotations

from collections.abc import Iterator

from abstract2kb.assemble.asset_row import AssetRow, asset_names
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Block, Cell

__all__ = ["profile_rows"]

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
    "combination": r"combinations?(?:\s(?:with|partners?))?|combined with|combo|given with|in combination with|partner drugs?",
    "route": r"routes?(?:\sof administration)?|administration",
    "cytokine": r"cytokines?|cytokine payloads?",
}
_LABEL = regex(r"(?:^|(?<=[\s;|•·▪]))(?=[A-Z])(?:" + "|".join(f"(?P<{role}>(?i:{form}))" for role, form in _LABELS.items()) + r")\s?:\s(?=\S)")
_OTHER = regex(r"(?:^|(?<=[\s;|•·▪]))[A-Z][A-Za-z /&-]{2,24}:\s(?=\S)")
"""Any label: where the value before it ends."""
_LONGEST, _LEAST = 400, 2
"""Characters of a value, and labels besides that of the asset that make a profile."""


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


def _labelled(scene: Scene) -> Iterator[tuple[Block, list[tuple[str, Cell]]]]:
    """The blocks of the article with the labelled values that each holds, by role."""
    report, article = scene.source.report, scene.source.article
    for block in report.blocks[report.first_block(article.start) : report.first_block(article.end)]:
        if block.kind != "table":
            yield block, list(_values(report.text, block))


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
    names = asset_names(scene, cells["asset"]) if "asset" in cells else _named_in(scene, head)
    return [AssetRow(None, 0, cells, names, listed=False)] if names else []


def _named_in(scene: Scene, head: Block | None) -> tuple[Mention, ...]:
    """The one drug that a heading names, by whatever names."""
    if head is None:
        return ()
    offset = scene.source.offset
    drugs = tuple(scene.within(head.start - offset, head.end - offset, Label.DRUG))
    return drugs if len({d.id or d.text for d in drugs}) == 1 else ()
