"""A row of a table of assets, or a profile: cells by what they say, and the asset's names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.mention import Label, Mention
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell, Table

__all__ = ["AssetRow", "asset_names"]

_NAME_IN_CELL = regex(r"[^()\[\];,+/\n]{2,60}")
_JUNK = regex(
    r"^(?:[-–—]+|n/?a|none|tbd|undisclosed|not disclosed|various|(?:matched |matching )?placebo|controls?|total|all|other|"
    r"standard(?:[- ]of[- ]care)?(?: (?:therapy|treatment|regimens?|chemotherapy))?|(?:best )?supportive care|BSC|SOC|TPC|ICC|observation|"
    r"(?:chemo|immuno|chemoimmuno|endocrine |radio)therapy|treatment of physician[’']s choice|"
    r"(?:physician|investigator)[’']s choice(?: of .*)?|usual care|no treatment|"
    r".*[\s-](?:high|low|intermediate|positive|negative|mutant|mutated|wild[- ]type|amplified|na[iï]ve|pretreated|expressing)|"
    r"(?:cell|gene|targeted|combination|adoptive cell) therap(?:y|ies)|(?:cancer )?vaccines|antibodies|ADCs|bispecifics|small molecules|cytokines)$",
    re.IGNORECASE,
)
_IN_BRACKETS = regex(
    r"\s?\((?P<name>[A-Z][A-Za-z0-9-]{3,30}(?: [a-z]{4,12})?|"
    r"[a-z]{4,20} (?:al(?:f|ph)a|beta|gamma|delta|pegol|vedotin|\w+tecan|tesirine|mafodotin|\w+tansine|\w+leucel|\w+vec))\)"
)
"""Another name in brackets, in capitals or with the second word of an INN."""
_OPENS = regex(r"\s?[(\[]\s?")


@dataclass(frozen=True, slots=True)
class AssetRow:
    """One body row: cells by role; `names` are the places (Doc offsets) of asset names in its asset cell.

    `table` is None for a profile; `listed` tells whether it stands in a list of assets.
    """

    table: Table | None
    row: int
    cells: dict[str, Cell]
    names: tuple[Mention, ...]
    listed: bool = True


def asset_names(scene: Scene, cell: Cell) -> tuple[Mention, ...]:
    """The asset names in a cell of an asset column: the drug mentions, or if there is none, the words before a bracket."""
    start, end = cell.start - scene.source.offset, cell.end - scene.source.offset
    known = tuple(scene.within(start, end, Label.DRUG))
    if known and known[0].start - start <= 3:
        return known + _unknown_in_brackets(scene, known, end)
    match = _NAME_IN_CELL.match(scene.text, start, end)
    if known and (match is None or not _OPENS.fullmatch(scene.text, match.start() + len(match.group().rstrip()), known[0].start)):
        return known
    if match is None or _JUNK.match(cell.text.strip()):
        return known
    words = match.group().rstrip()
    if _JUNK.match(words) or _is_regimen(scene, words):
        return ()
    if not any(c.isupper() or c.isdigit() for c in words) or len(words.split()) > 5 or scene.within(start, end, Label.CONDITION, Label.STAGE):
        return ()
    first = Mention(start, start + len(words), Label.DRUG, words, "", "assets.table_column")
    return (first, *(known or _unknown_in_brackets(scene, (first,), end)))


def _is_regimen(scene: Scene, words: str) -> bool:
    """Whether the article defines the words as a short form of several drugs: "Pd, pomalidomide plus dexamethasone"."""
    defined = (d for d in scene.definitions if d.short == words)
    return any(len(scene.within(d.long_start, d.long_end, Label.DRUG)) > 1 for d in defined)


def _unknown_in_brackets(scene: Scene, known: tuple[Mention, ...], end: int) -> tuple[Mention, ...]:
    """A name in brackets after the last known one that no pipe has found: "ABC-123 (Novelukin)"."""
    last = known[-1].end
    match = _IN_BRACKETS.match(scene.text, last, end)
    if match is None or scene.within(*match.span("name")):
        return ()
    return (Mention(*match.span("name"), Label.DRUG, match.group("name"), "", "assets.table_column"),)
