"""Tables told by fills: labels beside filled columns, and cells that fills leave whole."""

from __future__ import annotations

import pytest

from abstract2kb.pdf.cut_cells import cut_across, cut_down, join_down
from abstract2kb.pdf.edges import Edge, Edges
from abstract2kb.pdf.glyphs import Line, RawPage, Rule, Word, make_line
from abstract2kb.pdf.grids import RawCell, RawTable
from abstract2kb.pdf.side_columns import heads_stand_above, with_side_columns


def line(text: str, x0: float, base: float, size: float = 8, bold: bool = False) -> Line:
    word = Word(text, range(len(text)), x0, base - 6, x0 + 4 * len(text), base + 2, size, base, "F", bold, 0.0)
    return make_line([word], 1)


def texts(cells: list[RawCell]) -> list[tuple[int, int, int, str]]:
    return [(cell.row, cell.row_span, cell.col, cell.text) for cell in cells]


GRID = Edges([Edge(y, 100, 200) for y in (0, 20, 40, 60)], [Edge(x, 0, 60) for x in (100, 150, 200)])


def test_labels_level_with_the_rows_of_fills_are_a_column() -> None:
    lines = [line(text, x, base) for base in (14, 34, 54) for text, x in (("Nausea", 20), ("41", 120), ("7", 170))]
    assert min(edge.at for edge in with_side_columns(GRID, lines).down) == 18


def test_lines_between_the_rows_are_no_labels() -> None:
    lines = [line(text, x, base) for base in (14, 34, 54) for text, x in (("41", 120), ("7", 170))]
    prose = [line("beside", 20, base) for base in (8, 22, 44)]
    assert min(edge.at for edge in with_side_columns(GRID, [*lines, *prose]).down) == 100


def test_rules_that_reach_farther_end_a_column() -> None:
    grid = Edges([Edge(y, 30, 200) for y in (0, 20, 40, 60)], GRID.down)
    assert min(edge.at for edge in with_side_columns(grid, []).down) == 30


def column(first: int, second: int) -> list[RawCell]:
    """A filled column of two rows, and beside it a cell over both with lines on the baselines given."""
    filled = [RawCell(r, 0, 1, 1, (0, 20 * r, 50, 20 * r + 20), [line("9", 20, 20 * r + 14)], 1) for r in (0, 1)]
    return [*filled, RawCell(0, 1, 2, 1, (50, 0, 100, 40), [line("12", 70, first), line("31", 70, second)], 1)]


def test_values_on_the_lines_of_rows_are_cells_of_their_own() -> None:
    assert texts(cut_down(column(14, 34), RawPage(1, 600, 800)))[1::2] == [(0, 1, 1, "12"), (1, 1, 1, "31")]


def test_lines_nearer_than_rows_stay_in_one_cell() -> None:
    assert (0, 2, 1, "12 31") in texts(cut_down(column(19, 29), RawPage(1, 600, 800)))


def test_pieces_side_by_side_in_a_wide_cell_are_cells() -> None:
    heads = [RawCell(0, c, 1, 1, (50 * c, 0, 50 * c + 50, 20), [], 1) for c in (0, 1)]
    words = [*line("Rash", 5, 34).words, *line("12", 70, 34).words]
    wide = RawCell(1, 0, 1, 2, (0, 20, 100, 40), [make_line(words, 1)], 1)
    assert texts(cut_across([*heads, wide]))[2:] == [(1, 1, 0, "Rash"), (1, 1, 1, "12")]


ROWS = (("Response, %", "25.0 (18-33)", "35.3 (14-62)", "12.5 (0-53)"), ("Median DOR, mo", "11.2 (7-22)", "14.9 (3-NE)", "3.8 (1-9)"))
ROWS += (("Median PFS, mo", "3.5 (3-4)", "4.0 (2-11)", "1.8 (1-NE)"), ("Median OS, mo", "17.5 (11-NE)", "20.3 (5-NE)", "7.2 (2-NE)"))


def test_a_filled_column_of_a_table_is_no_callout(paper, read) -> None:
    paper.rect(148, 112, 222, 176, fill=0.93, stroke=False)
    paper.text(54, 92, "Table 1. Results by dose", 9)
    for y in (96, 112, 176):
        paper.rule(54, y, 380, y)
    for x, text in zip((152, 232, 312), ("All (N = 152)", "10 mg (n = 17)", "30 mg (n = 8)"), strict=True):
        paper.text(x, 107, text, 8, "Helvetica-Bold")
    for number, row in enumerate(ROWS):
        for x, text in zip((58, 152, 232, 312), row, strict=True):
            paper.text(x, 124 + 15 * number, text, 8)
    (table,) = read(paper).tables
    assert [cell.text for cell in table.cells if cell.row == 1] == list(ROWS[0])


def test_a_box_of_short_lines_beside_prose_is_a_callout(paper, read) -> None:
    paper.rect(400, 90, 540, 150, fill=0.9, stroke=False)
    for number, text in enumerate(("Key numbers", "ORR 40%", "Median OS 9 months", "No deaths")):
        paper.text(408, 104 + 12 * number, text, 10)
        paper.text(54, 104 + 12 * number, "The words of the column beside it go on over all of its lines here.", 10)
    assert any("Key numbers" in block and "column" not in block for block in read(paper).text.split("\n"))


def two_columns(*wide: Line) -> list[RawCell]:
    """Two rows of cells set to the left, and below them a cell over both columns."""
    own = [RawCell(r, c, 1, 1, (60 * c, 20 * r, 60 * c + 60, 20 * r + 20), [], 1) for r in (0, 1) for c in (0, 1)]
    for cell in own:
        cell.lines += [line("Rash", 60 * cell.col + 4, 20 * cell.row + y) for y in (8, 17)]
    return [*own, RawCell(2, 0, 1, 2, (0, 40, 120, 70), list(wide), 1)]


def beside(left: str, right: str, x: float, base: float) -> Line:
    return make_line([*line(left, 4, base).words, *line(right, x, base).words], 1)


def test_words_that_begin_at_the_columns_are_cells_however_near() -> None:
    wide = two_columns(beside("Discontinuance", "because", 64, 52), beside("owing to rash.", "of rash", 64, 62))
    assert texts(cut_across(wide))[4:] == [(2, 1, 0, "Discontinuance owing to rash."), (2, 1, 1, "because of rash")]


@pytest.mark.parametrize(
    "lines",
    [
        [beside("Discontinuance", "because", 62, 52), beside("owing to rash.", "of rash", 64, 62)],
        [beside("Discontinuance", "because", 64, 52), line("owing to rash.", 4, 62)],
        [beside("Discontinuance", "because", 64, 52)],
    ],
    ids=["one begins elsewhere", "one line has no second part", "one line alone"],
)
def test_words_of_one_sentence_over_two_columns_stay_together(lines: list[Line]) -> None:
    assert texts(cut_across(two_columns(*lines)))[4:] == [(2, 1, 0, " ".join(x.text for x in lines))]


def test_columns_set_to_the_right_part_no_cell() -> None:
    cells = two_columns(beside("Discontinuance", "because", 64, 52), beside("owing to rash.", "of rash", 64, 62))
    cells[1].lines[:] = [line("Rash", 70, 8), line("Nausea", 62, 17)]
    assert len(cut_across(cells)) == 5


def test_lines_apart_on_other_baselines_are_cells() -> None:
    heads = [RawCell(0, c, 1, 1, (60 * c, 0, 60 * c + 60, 20), [], 1) for c in (0, 1)]
    wide = RawCell(1, 0, 1, 2, (0, 20, 120, 50), [line("Rash", 4, 30), line("12", 90, 36)], 1)
    assert texts(cut_across([*heads, wide]))[2:] == [(1, 1, 0, "Rash"), (1, 1, 1, "12")]
    near = RawCell(1, 0, 1, 2, (0, 20, 120, 50), [line("Rash of any", 4, 30), line("grade and cause", 4, 40)], 1)
    assert texts(cut_across([*heads, near]))[2:] == [(1, 1, 0, "Rash of any grade and cause")]


def labelled(upper: Line, lower: Line, rule_from: float = 60) -> list[tuple[int, int, int, str]]:
    """A label over another in the first column beside two rows of two figures; the rule between them begins at `rule_from`."""
    page = RawPage(1, 600, 800)
    page.rules += [Rule(rule_from, 20, 300, 20), *(Rule(0, y, 300, y) for y in (0, 40))]
    cells = [RawCell(r, 0, 1, 1, (0, 20 * r, 60, 20 * r + 20), [each], 1) for r, each in enumerate((upper, lower))]
    cells += [
        RawCell(r, c, 1, 1, (120 * c - 60, 20 * r, 120 * c + 60, 20 * r + 20), [line("31", 120 * c, 20 * r + 13)], 1) for r in (0, 1) for c in (1, 2)
    ]
    return [found for found in texts(join_down(cells, page)) if found[2] == 0]


def test_a_label_over_its_number_beside_two_rows_is_one_cell() -> None:
    assert labelled(line("AVOCET-3", 4, 15, bold=True), line("NCT01", 4, 27)) == [(0, 2, 0, "AVOCET-3 NCT01")]
    assert labelled(line("AVOCET-3", 4, 15), line("NCT01", 4, 27, size=6)) == [(0, 2, 0, "AVOCET-3 NCT01")]


@pytest.mark.parametrize(
    ("upper", "lower", "rule_from"),
    [
        (line("Rash", 4, 15), line("Nausea", 4, 27), 60),
        (line("Rash", 4, 13, bold=True), line("Nausea", 4, 33), 60),
        (line("Rash", 4, 15, bold=True), line("Nausea", 4, 27), 0),
    ],
    ids=["of one size", "as far as rows are", "a rule between them"],
)
def test_labels_of_two_rows_stay_two_cells(upper: Line, lower: Line, rule_from: float) -> None:
    assert [text for *_, text in labelled(upper, lower, rule_from)] == ["Rash", "Nausea"]


def test_a_title_row_of_a_filled_grid_under_bold_lines_holds_no_figures() -> None:
    bold = [line("Trials of the year", 4, 90, bold=True), line("as of May", 100, 90, bold=True)]
    title = RawCell(0, 0, 1, 3, (0, 100, 180, 120), [line("Panel A", 4, 112)], 1)
    heads, figures = (
        [RawCell(1, c, 1, 1, (60 * c, 120, 60 * c + 60, 140), [line(word, 60 * c + 4, 132)], 1) for c in range(3)] for word in ("Arm", "31")
    )
    assert not heads_stand_above(RawTable([1], (0, 100, 180, 140), 2, 3, [title, *heads]), bold)
    assert heads_stand_above(RawTable([1], (0, 100, 180, 140), 2, 3, [title, *figures]), bold)


def test_figures_of_a_filled_grid_under_bold_headings_do() -> None:
    bold = [line(text, 60 * c + 4, 95, bold=True) for c, text in enumerate(("Event", "Any", "Severe"))]
    body = [
        RawCell(r, c, 1, 1, (60 * c, 100 + 20 * r, 60 * c + 60, 120 + 20 * r), [line("31", 60 * c + 4, 112 + 20 * r)], 1)
        for r in (0, 1)
        for c in range(3)
    ]
    assert heads_stand_above(RawTable([1], (0, 100, 180, 140), 2, 3, body), bold)
