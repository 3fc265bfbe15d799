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
