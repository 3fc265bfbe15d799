"""Tables told by fills: labels beside filled columns, and cells that fills leave whole."""

from __future__ import annotations

from abstract2kb.pdf.cut_cells import cut_across, cut_down
from abstract2kb.pdf.edges import Edge, Edges
from abstract2kb.pdf.glyphs import Line, RawPage, Word, make_line
from abstract2kb.pdf.grids import RawCell
from abstract2kb.pdf.side_columns import with_side_columns


def line(text: str, x0: float, base: float) -> Line:
    word = Word(text, range(len(text)), x0, base - 6, x0 + 4 * len(text), base + 2, 8, base, "F", False, 0.0)
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
