"""What holds for the safety figures of a table and not for its others: the grade of a cell, and the N of those who count for safety.

Example: a note "Safety population: 130, 128 and 123 patients" below the columns "A (n = 131)", "B (n = 130)" and "C (n = 131)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from abstract2kb.assemble.table_grades import grade_of, grades_said
from abstract2kb.assemble.table_pairs import grades_of_pair
from abstract2kb.assemble.table_view import TableView
from abstract2kb.patterns import regex

__all__ = ["cell_grade", "is_of_all_grades", "safety_sizes"]

_N = r"(?:[nN]\s?=\s?)?\d[\d,]*(?<!,)"
_COUNTED = regex(
    r"(?:\bsafety(?:[ -](?:evaluable|analysis|assessable))?\s(?:population|set|cohort|sample|groups?|patients|pts|data)\b|"
    r"\b(?:evaluable|assessable|analy[sz]ed|included|counted|assessed)\sfor\s(?:safety|toxicity|adverse events)\b|"
    r"\b(?:safety|toxicity|adverse events|AEs)\b[^.;|\d]{0,20}?\b(?:analy[sz]ed|assessed|evaluated|counted|is|are|was|were)\b|"
    r"\b(?:all|as[- ])\s?treated(?:\s(?:patients|population|set|pts))?|\breceived (?:at least )?(?:one|1|a) dose\b)"
    rf"[^.;|\d]{{0,40}}?(?P<sizes>{_N}(?:\s?,\s?{_N})*(?:\s?,)?\s?(?:,|and|vs?\.?|/|versus)\s?{_N})\b(?!\s?[%.]\d|\s?%)",
    re.IGNORECASE,
)


def safety_sizes(notes: Iterable[str]) -> list[int]:
    """The numbers of patients who count for safety, one for each arm in the order of the columns.

    >>> safety_sizes(["NE, not estimable. Safety population: 130, 128 and 123 patients."]), safety_sizes(["Safety set: 4 vs 9%"])
    ([130, 128, 123], [])
    """
    for note in notes:
        if m := _COUNTED.search(note):
            found = re.findall(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+", m.group("sizes"))
            return [int(n.replace(",", "")) for n in found]
    return []


_ALL_OF_THEM = regex(r"\W*(?:any|all|total|overall)(?:,?\s?\(?(?:%|n\s?\(%\)|n)\)?)?\W*", re.IGNORECASE)
"""A label for all events of the line or the title above, of whatever grade that is: "Any" below "TRAEs, grade ≥3"."""


def cell_grade(remarks: Iterable[str], heads: Sequence[str], notes: Iterable[str], general: Iterable[str], label: str) -> str | None:
    """The grade that a cell's remarks, its headings, the notes on its label or the general notes name; "any" for all grades.

    A lone figure under "any grade / grade ≥3" is of any, and a label with a grade of its own goes before a heading "Any".

    >>> cell_grade((), ["Any", "Drug A (n = 40)"], (), (), "Grade 5 AE"), cell_grade((), ["% (any / grade ≥3)"], (), (), "Stopped for an AE")
    ('5', None)
    """
    one = [head for head in heads if (head == label and not _ALL_OF_THEM.fullmatch(label)) or (head != label and grades_of_pair([head]) is None)]
    headed = grade_of([*grades_said(remarks), *one, *grades_said(general)])
    if headed == "any":
        return grade_of([label]) or headed
    return grade_of(grades_said(notes)) or headed


_NO_GRADES = regex(
    r"\b(?:leading|led|resulting|resulted|requiring|due|owing)\b|discontinu|\bstopp|withdr|\bdose (?:reduc|interrupt|delay|modif|hold)|"
    r"\bdeaths?\b|\bfatal\b|"
    r"\binterrupt|\breduction|\bserious\b",
    re.IGNORECASE,
)
"""Events told by what they led to, which have no grades of their own."""


def is_of_all_grades(view: TableView, row: int, column: int, label: str) -> bool:
    """Whether a figure is the only one below the heading of its arm, as in all other arms of the row, of a label that tells what events led to: it
    stood in the middle of the columns of all grades.

    Example: "TRAE leading to dose reduction | | 58 (20) | | | 85 (29) |" below "A: All, G3–4, G5 | B: All, G3–4, G5".
    """
    path = view.path(column)
    over = path[0] if path else None
    if over is None or over.col_span < _SEVERAL or not _NO_GRADES.search(label) or grade_of([label]) is not None:
        return False
    filled = [c for c in range(1, view.width) if (cell := view.grid.get((row, c))) is not None and cell.text.strip() and cell.col == c]
    heads = [view.path(c)[0] for c in filled if view.path(c)]
    arms = {head.start: head for c in range(1, view.width) for head in view.path(c)[:1]}.values()
    places = {c - view.path(c)[0].col for c in filled if view.path(c)}
    alone = len(heads) == len(filled) == len(list(arms)) and len({h.start for h in heads}) == len(heads)
    return alone and all(h.col_span == over.col_span for h in arms) and len(places) == 1


_SEVERAL = 2
