"""Marks of cells and what explains them: the notes below a table, those of a table before, and small print that names the signs."""

from __future__ import annotations

import pytest
from tests.pdf.conftest import Paper

from abstract2kb.pdf.footnotes import resolve_footnotes
from abstract2kb.pdf.layout import Block, Cell, Table
from abstract2kb.pdf.report import Report

_BOX = (0.0, 0.0, 1.0, 1.0)


def explained(*pairs: tuple[str, str]) -> list[tuple[str, ...]]:
    """The notes of the one cell of each table, which bears the mark; below it stands the note ("" for none)."""
    text, blocks, tables = "", list[Block](), list[Table]()
    for index, (mark, note) in enumerate(pairs):
        start = len(text)
        cell = Cell(0, 0, 1, 1, "31", 1, _BOX, start, start + 2, (), tuple(mark.split()))
        text += "31\n"
        tables.append(Table(index, (1,), _BOX, None, 0, (cell,), start, start + 2))
        blocks.append(Block("table", 1, _BOX, start, start + 2))
        for line in note.split("|") if note else ():
            blocks.append(Block("note", 1, _BOX, len(text), len(text) + len(line)))
            text += f"{line}\n"
        blocks.append(Block("paragraph", 1, _BOX, len(text), len(text) + 4))
        text += "More\n"
    return [table.cells[0].footnotes for table in resolve_footnotes(text, tables, blocks, [])]


@pytest.mark.parametrize("pointer", ["† As on page 1.", "† As in Panel A", "† See under the first table.", "† As above."])
def test_a_note_that_points_back_has_the_meaning_of_the_one_before(pointer: str) -> None:
    assert explained(("†", "† Any cause."), ("†", pointer)) == [("Any cause.",), ("Any cause.",)]


def test_where_one_note_points_back_the_signs_without_notes_do_so_too() -> None:
    first = ("† ‡", "† Any cause.|‡ In women.")
    assert explained(first, ("† ‡", "‡ As on page 1.")) == [("Any cause.", "In women."), ("Any cause.", "In women.")]


def test_a_sign_has_no_meaning_of_another_table_whose_notes_are_not_pointed_to() -> None:
    assert explained(("†", "† Any cause."), ("† *", "* In women.")) == [("Any cause.",), ("†", "In women.")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("a", "a. Any cause."), ("a *", "* In women."), ("a", "In women.")),
        (("†", "† Any cause."), ("†", "† In women."), ("In women.",)),
        (("†", "† Any cause."), ("†", "† As in most trials of its kind."), ("As in most trials of its kind.",)),
        (("†", "† Any cause."), ("†", "† See under way."), ("See under way.",)),
        (("†", "† Any cause."), ("†", ""), ("†",)),
        (("‡", "‡ Any cause."), ("†", "† As on page 1."), ("As on page 1.",)),
    ],
    ids=["a letter", "a note of its own", "words that point nowhere", "words that only begin so", "no notes at all", "another sign"],
)
def test_marks_that_have_no_meaning_from_before(first: tuple[str, str], second: tuple[str, str], expected: tuple[str, ...]) -> None:
    assert explained(first, second)[1] == expected


def below(paper: Paper, *last: str) -> list[str]:
    """The notes of a page with a ruled table, one cell of which bears a raised letter and one a raised sign, and a line of body size below it."""
    paper.prose(54, 60, 500, "The trials were read out in the autumn, and what follows was taken from the slides as they were shown. " * 4)
    ys = [150 + 18 * row for row in range(5)]
    paper.grid([54, 200, 300, 400], ys)
    for y, row in zip(ys, ("Event|Olaparib|Placebo", "Rash|31 ^a|12", "Nausea|44 ^†|20", "Fatigue|21|18"), strict=False):
        for x, text in zip((58, 204, 304), row.split("|"), strict=True):
            paper.mixed(x, y + 13, *(part.strip() for part in text.split(" ")))
    paper.mixed(54, 240, *last)
    paper.prose(54, 290, 500, "Then the talk turned to what may come next year, and to who will be there to see it, if anybody is. " * 4)
    report = Report.from_pdf(paper.data(), "notes.pdf")
    return [report.text[block.start : block.end] for block in report.blocks if block.kind == "note"]


def test_small_print_that_explains_letters_and_names_the_signs_is_a_note(paper: Paper) -> None:
    assert below(paper, "n.m., not mature. ", "^a", " In 98 patients. Figures with † are of any cause.") != []


@pytest.mark.parametrize(
    "last",
    [
        ("n.m., not mature. ", "^a", " In 98 patients. Other figures are of any cause."),
        ("The slides had more to say. Figures with † are of any cause.",),
    ],
    ids=["no sign", "no letter"],
)
def test_prose_that_explains_part_of_the_marks_is_no_note(paper: Paper, last: tuple[str, ...]) -> None:
    assert below(paper, *last) == []
