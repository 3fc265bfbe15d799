"""Small tables in the columns of a news sheet, small tables one below the other, and cards of labels and facts."""

from __future__ import annotations

from tests.pdf.test_pdf_table_bounds import BOLD, draw_table, rows_of

LEFT = [["Endpoint", "High", "Low"], ["Response, %", "63", "39"], ["Control, %", "85", "80"], ["Median PFS, mo", "27.7", "6.9"]]
RIGHT = [["Event", "Any", "Grade 3"], ["Fever", "34", "1"], ["Rash", "27", "0"], ["Nausea", "16", "8"]]
TOLD = "The trial gave both drugs to men and women who had not been treated before, and follow-up is now close to two years in all of them."


def test_tables_side_by_side_stand_in_the_columns_of_the_paragraphs_above_them(paper, read):
    for x, rows in ((54, LEFT), (320, RIGHT)):
        y = paper.prose(x, 80, 240, TOLD, 9)
        draw_table(paper, y + 10, rows, (x + 3, x + 110, x + 180))
    assert [rows_of(table) for table in read(paper).tables] == [LEFT, RIGHT]


def test_a_title_over_headings_begins_a_table_of_its_own(paper, read):
    first = [["Dose, mg", "Patients", "Responses"], ["10", "6", "0"], ["20", "9", "2"], ["40", "18", "8"], ["60", "14", "6"]]
    y = draw_table(paper, 80, first)
    paper.text(54, y + 8, "Events of interest by dose", 9, BOLD)
    draw_table(paper, y + 24, RIGHT, (54, 200, 300))
    report = read(paper)
    assert [rows_of(table) for table in report.tables] == [first, RIGHT]
    assert "Events of interest by dose" in [report.text[b.start : b.end] for b in report.blocks]


def test_headings_of_two_lines_begin_a_table_below_a_title(paper, read):
    first = [["", "Drug A", "Drug B"], ["Median PFS, months", "11.1", "6.9"], ["ORR, %", "75", "66"], ["Median DOR, months", "11.2", "8.4"]]
    first += [["PFS at a year, %", "41", "22"]]
    y = draw_table(paper, 80, first, (54, 230, 330))
    paper.text(54, y + 3, "Safety, % of those treated", 8, BOLD)
    y = draw_table(paper, y + 17, [["", "Drug A", "Drug B"], ["", "n=266", "n=265"]], (54, 260, 340), bold=2)
    draw_table(paper, y, [["Rash", "63.9", "54.3"], ["Fever", "3.4", "4.2"], ["Nausea", "9.0", "10.2"]], (54, 260, 340), bold=0)
    found = [rows_of(table) for table in read(paper).tables]
    assert [len(rows) for rows in found] == [5, 5]
    assert found[1][2] == ["Rash", "63.9", "54.3"]


def test_a_line_within_a_table_begins_no_other(paper, read):
    rows = [["Event", "Any", "Grade 3"], ["Fever", "34", "1"], ["Rash", "27", "0"]]
    y = draw_table(paper, 80, rows, (54, 200, 300))
    paper.text(54, y + 6, "Of the blood", 8, BOLD)
    draw_table(paper, y + 19, [["Anaemia", "16", "8"], ["Neutropenia", "12", "9"]], (54, 200, 300), bold=0)
    (table,) = read(paper).tables
    assert len(rows_of(table)) == 6


def test_the_first_line_of_a_card_is_a_fact(paper, read):
    rows = [["Patients", "62"], ["Response", "79% (49/62)"], ["Median PFS", "13.8 months"], ["Rash", "5%"]]
    draw_table(paper, 80, rows, (54, 180))
    (table,) = read(paper).tables
    assert (rows_of(table), table.header_rows) == (rows, 0)


def test_a_caption_between_two_tables_is_of_the_lower_one(paper, read):
    y = draw_table(paper, 80, LEFT)
    paper.text(54, y + 14, "Table 2. Events of all patients", 8, BOLD)
    draw_table(paper, y + 30, RIGHT)
    assert [table.caption for table in read(paper).tables] == [None, "Table 2. Events of all patients"]


def test_captions_below_their_tables(paper, read):
    y = 80.0
    for number, rows in enumerate((LEFT, RIGHT), start=1):
        y = draw_table(paper, y, rows)
        paper.text(54, y + 6, f"Table {number}. What was seen", 8, BOLD)
        y += 40
    assert [table.caption for table in read(paper).tables] == ["Table 1. What was seen", "Table 2. What was seen"]


def test_bold_numbers_over_their_units_are_headings(paper, read):
    rows = [["", "2.2", "2.6"], ["", "mg/kg", "mg/kg"], ["", "(n = 31)", "(n = 42)"]]
    rows += [["ORR, n (%)", "13 (42)", "10 (24)"], ["DCR, n (%)", "23 (74)", "27 (64)"], ["CR, n (%)", "3 (10)", "2 (5)"]]
    y = draw_table(paper, 80, rows, (54, 230, 330), bold=3)
    for height in (68, 109, y - 8):
        paper.rule(54, height, 380, height)
    (table,) = read(paper).tables
    assert [c.text for c in table.cells if c.row == table.header_rows] == ["ORR, n (%)", "13 (42)", "10 (24)"]
