"""Tables whose rows are filled in turn, and the sides of a page that they part."""

from __future__ import annotations

from itertools import pairwise

import pytest

from abstract2kb.pdf.columns import Item, sections
from abstract2kb.pdf.edges import Edge
from abstract2kb.pdf.glyphs import Line, Panel, RawPage, Word, make_line
from abstract2kb.pdf.grids import RawCell, RawTable
from abstract2kb.pdf.head_bands import holds_rows
from abstract2kb.pdf.heads import move_heads, widen_heads
from abstract2kb.pdf.striped_rows import striped_grids
from abstract2kb.pdf.table_gutters import gutter_beside
from abstract2kb.pdf.table_joins import goes_on


def line(text: str, x0: float, base: float) -> Line:
    word = Word(text, range(len(text)), x0, base - 6, x0 + 4 * len(text), base + 2, 8, base, "F", False, 0.0)
    return make_line([word], 1)


XS = (300.0, 400.0, 460.0, 600.0)
HEADS = [line(text, x + 3, 114) for text, x in zip(("Trial", "Any", "Remarks"), XS, strict=False)]


def page(*stripes: tuple[float, float, float]) -> RawPage:
    """A page with fills in three pieces, (top, bottom, tone) each."""
    raw = RawPage(1, 842, 595)
    raw.panels += [Panel((a, top, b, bottom), tone, False) for top, bottom, tone in stripes for a, b in pairwise(XS)]
    return raw


def rows(*bases: float) -> list[Line]:
    return [line(text, x + 3, base) for base in bases for text, x in zip(("ALPHA", "31", "rash"), XS, strict=False)]


STRIPED = page((100, 120, 0.2), (120, 140, 0.9), (160, 180, 0.9))


def test_fills_and_the_white_between_them_are_rows() -> None:
    (grid,) = striped_grids(STRIPED, [*HEADS, *rows(134, 154, 174)])
    assert grid.ys == (100, 120, 140, 160, 180)
    assert grid.xs == XS


def test_a_row_without_a_fill_below_the_last_stripe_belongs_to_the_table() -> None:
    (grid,) = striped_grids(STRIPED, [*HEADS, *rows(134, 154, 174, 194), line("A sentence that comes after the table.", 300, 230)])
    assert grid.ys == (100, 120, 140, 160, 180, 197)


def test_prose_right_below_the_last_stripe_is_no_row() -> None:
    (grid,) = striped_grids(STRIPED, [*HEADS, *rows(134, 154, 174), line("A sentence that comes right after the table.", 300, 194)])
    assert grid.ys[-1] == 180


def test_fills_of_the_tone_of_the_headings_are_no_stripes() -> None:
    assert striped_grids(page((100, 120, 0.9), (140, 160, 0.9), (180, 200, 0.9)), [*HEADS, *rows(134, 154, 174, 194)]) == []


def test_titles_of_groups_on_fills_are_no_stripes() -> None:
    titles = [line("First line", 303, 134), line("Second line", 303, 194)]
    raw = page((100, 120, 0.2), (120, 140, 0.9), (180, 200, 0.9))
    assert striped_grids(raw, [*HEADS, *titles, *rows(154, 174)]) == []


def test_what_stands_beside_a_table_is_another_side_of_the_page() -> None:
    table, labels = (300, 100, 600, 200), [(40, y, 200, y + 8) for y in (110, 130, 150)]
    assert gutter_beside([table], [table, *labels]) == 250
    assert gutter_beside([table], [table, *labels[:2]]) is None
    assert gutter_beside([table], [table, *labels, (250, 120, 320, 128)]) is None


def item(text: str, x0: float, base: float) -> Item:
    one = line(text, x0, base)
    return Item(one.bbox, line=one)


def test_bullets_and_headings_stay_with_the_lines_that_run_over_both_sides() -> None:
    left = [item("one", 40, 100), item("two", 40, 112)]
    right = [item("three", 300, 100)]
    head, bullet, wide = item("Others", 40, 150), item("•", 40, 164), item("w" * 100, 50, 164)
    found = sections([*left, *right, head, bullet, wide], 250)
    assert [[i.line.text for i in part] for part in found[0]] == [[], ["one", "two"], ["three"]]
    assert {i.line.text for i in found[1][0]} == {"Others", "•", "w" * 100}


def headed(left_of_second: float) -> RawTable:
    """Two headings over four columns of "Any" and "≥3", the second beginning at the place given."""
    cells = [RawCell(0, c, 1, 1, (100 * c, 0, 100 * c + 100, 20), [], 1) for c in range(5)]
    cells[1].lines = [line("Novelimab plus care", 102, 14)]
    cells[2 if left_of_second < 300 else 3].lines = [line("Placebo plus care", left_of_second, 14)]
    below = ("", "Any", "≥3", "Any", "≥3")
    cells += [RawCell(1, c, 1, 1, (100 * c, 20, 100 * c + 100, 40), [line(t, 100 * c + 45, 34)] if t else [], 1) for c, t in enumerate(below)]
    cells += [RawCell(2, c, 1, 1, (100 * c, 40, 100 * c + 100, 60), [line("7", 100 * c + 45, 54)], 1) for c in range(5)]
    table = RawTable([1], (0, 0, 500, 60), 3, 5, cells)
    table.header_rows = 2
    return table


@pytest.mark.parametrize("left", [290.0, 302.0])
def test_headings_share_columns_whose_subheads_repeat(left: float) -> None:
    table = headed(left)
    widen_heads(table, [(100 * c + 40, 100 * c + 60) for c in range(5)], [Edge(20, 130, 470)])
    assert [(c.col, c.col_span) for c in table.row(0) if c.lines] == [(1, 2), (3, 2)]


def test_a_part_with_the_same_headings_goes_on_although_its_columns_moved() -> None:
    first, second = headed(302), headed(302)
    second.pages = [2]
    first.ruled = second.ruled = False
    for cell in second.cells:
        if cell.col > 2:
            cell.bbox = (cell.bbox[0] + 25, *cell.bbox[1:])
    assert goes_on(first, second)
    next(c for c in second.cells if c.row == 1 and c.col == 1).lines = [line("All", 145, 34)]
    assert not goes_on(first, second)


def test_stripes_below_a_second_heading_of_the_same_width_are_of_the_second_table() -> None:
    raw = page((100, 120, 0.2), (120, 140, 0.9), (160, 180, 0.9), (200, 220, 0.2), (220, 240, 0.9), (260, 280, 0.9))
    second = [line(text, x + 3, 214) for text, x in zip(("Study", "All", "Notes"), XS, strict=False)]
    upper, lower = striped_grids(raw, [*HEADS, *rows(134, 154, 174), *second, *rows(234, 254, 274)])
    assert (upper.ys, lower.ys) == ((100, 120, 140, 160, 180), (200, 220, 240, 260, 280))


def test_a_ratio_below_a_figure_and_a_broken_comparison_are_lines_of_one_row() -> None:
    cells = [line("ALPHA", 303, 130), line("18", 403, 130), line("6.7", 463, 130), line("246 v", 523, 130)]
    below = [line("HR 0.74", 463, 140), line("248", 523, 140), line("(0.59-0.92)", 463, 150)]
    assert not holds_rows([*cells, *below])
    assert holds_rows([*cells, *below, line("31", 403, 160), line("9.1", 463, 160)])


def test_a_heading_over_drawn_marks_is_of_the_figures_beside_them() -> None:
    texts = [["", "A plus B", "", "A plus C"], ["Old", "", "0.55", "0.63"], ["Young", "", "0.40", "0.31"]]
    cells = [
        RawCell(r, c, 1, 1, (c, r, c + 1, r + 1), [line(text, 0, 0)] if text else []) for r, row in enumerate(texts) for c, text in enumerate(row)
    ]
    table = RawTable([1], (0, 0, 4, 3), 3, 4, cells, header_rows=1)
    move_heads(table)
    assert [cell.text for cell in table.row(0)] == ["", "", "A plus B", "A plus C"]
