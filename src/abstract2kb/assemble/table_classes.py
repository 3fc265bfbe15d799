"""The drugs of a class that an arm is named by, where a note tells them.

Examples: "Chemotherapy" with the note "Carboplatin + pemetrexed.", "Investigator's choice" with "Docetaxel or vinflunine.", "change of ARPI"
over "ARPI, androgen receptor pathway inhibitor (abiraterone or enzalutamide)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from abstract2kb.assemble.table_view import TableView
from abstract2kb.nlp.mention import Label
from abstract2kb.patterns import regex
from abstract2kb.pdf.layout import Cell

__all__ = ["class_members"]

Span = tuple[int, int]

_CLASS = regex(
    r"\b(?:chemo(?:therapy)?|choice|TPC|ICC|SOC|SoC|standard(?: of care)?|controls?|comparator|platinum|taxane|backbone|ARPI|"
    r"(?:[\w-]+\s){0,3}?(?:inhibitors?|antagonists?|blockers?|agents?|therapy))\b",
    re.IGNORECASE,
)
"""Words for drugs that they do not name."""
_PRIOR = regex(r"\b(?:neoadjuvant|prior|previous|after|before|received|pre-?treated|progress\w+|followed|crossover)\b", re.IGNORECASE)
_SENTENCE = regex(r"[.;](?:\s|$)|$")
_CONNECTING = regex(
    r"\b(?:and|or|plus|with|of|either|one|the|a|an|was|were|is|being|in|both|all|arms?|each|consist(?:ed|ing|s) of|alone|up to|cycles?|"
    r"(?:investigator|physician|doctor)[’']?s?[’']?|choice|chemotherapy|"
    r"platinum|single-agent|standard|of care|care|control|comparator|alternatively)\b|[\W\d_]+",
    re.IGNORECASE,
)
"""What a note may say beside the drugs that it lists."""
_ASIDE = regex(
    r",\s(?:by (?:region|country|site|centre|center)|per (?:local|national)|whichever|whatever|"
    r"depending|according|as (?:chosen|assigned|decided)|chosen|selected|at the discretion)\b"
)
"""What a note adds to a list of drugs: how one of them was chosen."""
_STOP = regex(r"[.;](?:\s|$)|\)(?!\s?[a-z(])|$")
_BRACKET = regex(r"\((?P<in>[^()]*)\)")
_IS = r"[’'s]*(?:\s(?:arm|group))?(?:\s?[(:]\s?|\s(?:was|were|consisted of|is|of)\s|,\s)"
_LEAST, _FEW = 3, 1


def class_members(view: TableView, words: str, cells: Sequence[Cell]) -> tuple[str, ...]:
    """The assets of the class that the words of an arm name: those that a note on its cells lists, or that a note below explains it by."""
    if not _CLASS.search(words):
        return ()
    for cell in cells:
        for note in view.remarks(cell):
            if len(note) > _LEAST and (found := _listed(view, note)):
                return found
    return _explained(view, words) or _noted_elsewhere(view, cells)


def _noted_elsewhere(view: TableView, cells: Sequence[Cell]) -> tuple[str, ...]:
    """The assets that a note in another table of the article lists for an arm of the same words."""
    words = {cell.text.strip().lower() for cell in cells} if len(cells) == 1 else set()
    words |= {_SIZED.sub("", w).strip() for w in words}
    for table in view.scene.tables if words else ():
        for cell in table.cells if table is not view.table else ():
            if cell.footnotes and _CLASS.search(cell.text) and cell.text.strip().lower() in words:
                other = TableView(view.scene, table)
                if found := next((f for note in cell.footnotes if len(note) > _LEAST and (f := _listed(other, note))), ()):
                    return found
    return ()


_SIZED = regex(r"\s?\(?\bn\s?=\s?[\d,]+\)?")


def _listed(view: TableView, note: str) -> tuple[str, ...]:
    """The assets of a note whose first sentence is a list of drugs."""
    at = view.scene.text.find(note[:60], view.span(view.table.cells[0])[0]) if view.table.cells else -1
    if at < 0:
        return ()
    end = _SENTENCE.search(view.scene.text, at, at + len(note))
    aside = _ASIDE.search(view.scene.text, at, end.start() if end else at + len(note))
    span = at, aside.start() if aside else end.start() if end else at + len(note)
    return _only_drugs(view, span)


def _only_drugs(view: TableView, span: Span) -> tuple[str, ...]:
    """The assets that the text at the span lists; none where it tells more."""
    text = view.scene.text[slice(*span)]
    drugs = [m for m in view.scene.within(*span, Label.DRUG) if (m.start, m.end) in view.scene.asset_ids]
    rest = text
    for m in reversed(drugs):
        rest = f"{rest[: m.start - span[0]]} {rest[m.end - span[0] :]}"
    if _PRIOR.search(text) or len(_CONNECTING.sub(" ", rest).split()) > _FEW:
        return ()
    return tuple(dict.fromkeys(view.scene.asset_ids[m.start, m.end] for m in drugs))


def _explained(view: TableView, words: str) -> tuple[str, ...]:
    """The assets that a note gives in brackets or after a colon for the class: "Chemotherapy: docetaxel or gemcitabine"."""
    named = _CLASS.search(words)
    text = view.scene.text
    begin = view.table.end - view.scene.source.offset
    for note in view.notes if named else ():
        at = text.find(note, begin)
        if at < 0 or named is None:
            continue
        form = re.compile(rf"\b{re.escape(named.group())}{_IS}", re.IGNORECASE)
        for m in form.finditer(text, at, at + len(note)):
            stop = _STOP.search(text, m.end(), at + len(note))
            end = stop.start() if stop else at + len(note)
            for span in (*(b.span("in") for b in _BRACKET.finditer(text, m.end(), end + 1)), (m.end(), end)):
                if found := _only_drugs(view, span):
                    return found
    return ()
