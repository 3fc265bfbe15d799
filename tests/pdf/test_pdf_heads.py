"""Headings of tables: over several columns, on a fill of their own, and rows that rules part."""

from __future__ import annotations

from itertools import pairwise

BOLD = "Helvetica-Bold"
PROSE = (
    "Most of those who took part had been given two lines of treatment before, and a good half of them had tumours "
    "in the liver or lung. The study is open at forty sites and will close in spring."
)


def grid_of(table):
    rows = [["" for _ in range(1 + max(cell.col for cell in table.cells))] for _ in range(1 + max(cell.row for cell in table.cells))]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
    return rows


def centred(paper, middle, y, text, font="Helvetica", size=8):
    paper.canvas.setFont(font, size)
    paper.canvas.drawCentredString(middle, paper.height - y, text)


def test_headings_over_several_columns_of_one_rule(paper, read):
    paper.prose(54, 60, 500, PROSE)
    middles = [200, 260, 320, 380, 430]
    paper.rule(54, 100, 470, 100)
    centred(paper, 260, 110, "Survival", BOLD), centred(paper, 405, 110, "Response, %", BOLD)
    paper.rule(175, 114, 470, 114)
    paper.text(58, 124, "Trial", 8, BOLD)
    for middle, text in zip(middles, ["Median exp", "Median ctrl", "HR", "exp", "ctrl"], strict=True):
        centred(paper, middle, 124, text, BOLD)
    paper.rule(54, 128, 470, 128)
    paper.text(58, 138, "Oral agents", 8, BOLD)
    for y, row in ((148, ["A-1", "6.9", "4.9", "0.63", "36", "22"]), (158, ["B-2", "5.5", "4.0", "0.66", "21", "14"])):
        paper.text(58, y, row[0], 8)
        for middle, text in zip(middles, row[1:], strict=True):
            centred(paper, middle, y, text)
    paper.rule(54, 163, 470, 163)
    (table,) = read(paper).tables
    spans = {cell.text: (cell.row, cell.col, cell.col_span) for cell in table.cells}
    assert (spans["Survival"], spans["Response, %"]) == ((0, 1, 3), (0, 4, 2))
    assert table.header_rows == 2
    assert grid_of(table)[2][0] == "Oral agents"


def card(paper, top):
    """A narrow table with a filled head of two lines and a rule below every row, cell by cell; returns where it ends."""
    edges = [60, 150, 190, 230]
    paper.canvas.setFillGray(0.9)
    for left, right in pairwise(edges):
        paper.canvas.rect(left, paper.height - top - 20, right - left, 20, stroke=0, fill=1)
    paper.canvas.setFillGray(0)
    for middle, lines in ((170, ["Alpha", "(n = 143)"]), (210, ["Beta", "(n = 73)"])):
        for index, text in enumerate(lines):
            centred(paper, middle, top + 8 + 9 * index, text, BOLD, 7)
    y = top + 20
    for label, first, second in (
        (["Any event"], "50 (35)", "9 (12)"),
        (["Inflammation", "of the lung"], "68 (48)", "28 (38)"),
        (["Rash"], "11 (8)", "1 (1)"),
    ):
        paper.lines(62, y + 9, label, 7, lead=9)
        centred(paper, 170, y + 9, first, size=7), centred(paper, 210, y + 9, second, size=7)
        y += 4 + 9 * len(label)
        for left, right in pairwise(edges):
            paper.rule(left, y, right, y)
    return y


def test_a_filled_heading_row_and_rows_between_rules(paper, read):
    paper.prose(60, 80, 170, PROSE, 8, lead=10)
    end = card(paper, 220)
    paper.prose(60, end + 14, 170, PROSE, 8, lead=10)
    (table,) = read(paper).tables
    assert grid_of(table) == [
        ["", "Alpha (n = 143)", "Beta (n = 73)"],
        ["Any event", "50 (35)", "9 (12)"],
        ["Inflammation of the lung", "68 (48)", "28 (38)"],
        ["Rash", "11 (8)", "1 (1)"],
    ]
    assert table.header_rows == 1


def test_prose_between_a_table_and_a_rule_as_wide_is_no_table(paper, read):
    for y in (100, 115, 150):
        paper.rule(60, y, 240, y)
    for y, row in ((111, ["Endpoint", "Alpha", "Beta"]), (126, ["ORR, %", "40", "20"]), (141, ["CR, %", "8", "2"])):
        for x, text in zip((62, 150, 200), row, strict=True):
            paper.text(x, y, text, 8, BOLD if y == 111 else "Helvetica")
    end = paper.prose(60, 165, 180, PROSE, 8, lead=10)
    paper.rule(60, end, 240, end)
    (table,) = read(paper).tables
    assert grid_of(table) == [["Endpoint", "Alpha", "Beta"], ["ORR, %", "40", "20"], ["CR, %", "8", "2"]]
