"""Tables without an outer frame, and lists whose figures dots lead to."""

from __future__ import annotations

from tests.pdf.test_pdf_tables import grid_of

DOTS = "." * 60


def test_a_list_with_dots_is_a_table(paper, read):
    rows = [("Fatigue", "51 (36)"), ("Rash", "34 (24)"), ("Dry mouth", "29 (20)"), ("Cough", "12 (8)")]
    paper.text(54, 100, "ORIOLE: adverse events, patients (%), N = 143", 10, "Helvetica-Bold")
    for index, (label, figure) in enumerate(rows):
        paper.text(54, 116 + 12 * index, f"{label} {DOTS} {figure}", 9)
    (table,) = read(paper).tables
    assert grid_of(table) == [list(row) for row in rows]


def test_dots_right_at_the_words(paper, read):
    rows = [("Fatigue", "51%"), ("Rash", "34%"), ("Cough", "12%")]
    for index, (label, figure) in enumerate(rows):
        paper.text(54, 116 + 12 * index, f"{label}{DOTS}{figure}", 9)
    (table,) = read(paper).tables
    assert grid_of(table) == [list(row) for row in rows]


def test_contents_are_no_table(paper, read):
    for index, (label, page) in enumerate([("Lung", "2"), ("Breast", "4"), ("Myeloma", "7"), ("Index", "9")]):
        paper.text(54, 116 + 12 * index, f"{label} {DOTS} {page}", 9)
    assert not read(paper).tables


def test_lines_that_run_on_beyond_the_grid(paper, read):
    rows = [["Event", "Arm A", "Arm B", "Arm C"], ["Rash", "12", "15", "9"], ["Cough", "8", "7", "3"], ["Fatigue", "41", "36", "30"]]
    xs, ys = [54, 150, 230, 310, 390], [100, 116, 132, 148, 164]
    for y in ys[1:]:
        paper.rule(xs[0], y, xs[-1], y)
    for x in xs[1:-1]:
        paper.rule(x, ys[0], x, ys[-1])
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            paper.text(x + 4, y + 11, text, 9)
    (table,) = read(paper).tables
    assert grid_of(table) == rows
    assert table.header_rows == 1
