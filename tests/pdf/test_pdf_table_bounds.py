"""Where tables end, what is beside them, and marks of footnotes that are not raised."""

from __future__ import annotations

import itertools

BOLD = "Helvetica-Bold"
PROSE = (
    "Most of those who took part had been given two lines of treatment before, and a good half of them had tumours "
    "in the liver or lung. The study is open at forty sites and will close in spring."
)


def rows_of(table):
    count = 1 + max(cell.row for cell in table.cells)
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(count)]


def draw_table(paper, y, rows, xs=(54, 230, 390), size=8, bold=1):
    for index, row in enumerate(rows):
        for x, text in zip(xs, row, strict=True):
            paper.text(x, y, text, size, BOLD if index < bold else "Helvetica")
        y += 13
    return y


EVENTS = [["Event", "ALPINE", "BOREAL"], ["Anaemia", "17 / 18", "29.9 / 23.8"], ["Pneumonia", "9 / 3", "–"], ["Nausea", "13 / 7", "16.4 / 12.3"]]


def test_a_small_note_that_reaches_over_columns_ends_a_table_without_rules(paper, read):
    y = draw_table(paper, 80, EVENTS)
    paper.text(52, y, "Shares of those who were given a dose of the agent. –, not told in the source.", 7)
    paper.text(110, y + 18, "Agents", 9, BOLD)
    paper.text(160, y + 18, "The first of them was filed at the end of last year, and the other two will follow soon after", 9)
    paper.text(100, y + 30, "at hand", 9, BOLD)
    paper.text(160, y + 30, "in spring, when the follow-up of the second study is long enough to tell of survival as well", 9)
    (table,) = read(paper).tables
    assert rows_of(table) == EVENTS


def test_signs_and_letters_that_are_not_raised_point_to_notes(paper, read):
    rows = [["Endpoint", "ALPINE", "BOREAL"], ["CR, %", "34.0a", "15.3a"], ["EFS, mo", "10.2b", "4.8"], ["HR", "0.52 (0.40-0.68)*", "–"]]
    y = draw_table(paper, 80, rows)
    paper.text(54, y, "CR, complete response. a By central review. b Free of relapse. * p < 0.001.", 6.5)
    paper.prose(54, y + 40, 500, PROSE)
    (table,) = read(paper).tables
    notes = {cell.text: cell.footnotes for cell in table.cells if cell.footnotes}
    assert notes == {
        "34.0": ("By central review.",), "15.3": ("By central review.",), "10.2": ("Free of relapse.",), "0.52 (0.40-0.68)": ("p < 0.001.",),
    }  # fmt: skip


def test_phases_are_no_figures_with_marks(paper, read):
    rows = [["Agent", "Phase", "ORR, %"], ["AB-1", "1b", "34.0a"], ["CD-2", "2a", "15.3"]]
    y = draw_table(paper, 80, rows)
    paper.text(54, y, "a By central review. b Free of relapse.", 6.5)
    paper.prose(54, y + 40, 500, PROSE)
    (table,) = read(paper).tables
    assert [row[1] for row in rows_of(table)] == ["Phase", "1b", "2a"]


def test_headings_of_two_lines_in_all_columns_are_one_row(paper, read):
    rows = [
        ["AB-1", "AB-1", "CD-2"],
        ["1.5 mg QW", "3 mg QW", "80 mg Q2W"],
        ["150", "30", "24"],
        ["93 (62)", "21 (70)", "17 (71)"],
        ["58", "57", "53"],
    ]
    labels = ["", "", "Evaluable, N", "ORR, n (%)", "VGPR or better, %"]
    ys = [80, 90, 103, 116, 129]
    for y, label, row in zip(ys, labels, rows, strict=True):
        paper.text(54, y, label, 8)
        for x, text in zip((180, 280, 380), row, strict=True):
            paper.text(x, y, text, 8, BOLD if y < 100 else "Helvetica")
    paper.prose(54, 200, 500, PROSE)
    (table,) = read(paper).tables
    assert (table.header_rows, rows_of(table)[0][1:]) == (1, ["AB-1 1.5 mg QW", "AB-1 3 mg QW", "CD-2 80 mg Q2W"])


def test_texts_of_two_sizes_beside_a_narrow_gutter_are_two_columns(paper, read):
    for index in range(9):
        y = 80 + 12 * index
        end = paper.text(54, y, f"left{index} words that run to the edge of it, as all do ", 8.4)
        paper.text(end + 10, y + 0.5, f"right{index} words of the next column, in larger type", 9.4, BOLD)
    text = read(paper).text
    assert text.index("left8") < text.index("right0")


def test_a_table_in_a_column_does_not_take_in_texts_beside_it(paper, read):
    for index in range(20):
        if index < 8 or index > 10:
            paper.text(40, 86 + 12 * index, "Words in the left column go on here", 9)
            paper.text(230, 224 + 12 * index, "Words in the middle column go on", 9)
        paper.text(410, 83 + 12 * index, "Words in the right column go on here", 9)
    for index, text in enumerate(["SECTION · 12", "A heading of the left", "column, at length"]):
        paper.text(40, 176 + 12 * index, text, 6.8 if index == 0 else 11)
    for index, row in enumerate([("", "Alfa", "Beta"), *((f"Event {i}", f"{i}1 (2.0)", f"{i}2 (3.0)") for i in range(1, 11))]):
        for x, text in zip((230, 300, 350), row, strict=True):
            paper.text(x, 80 + 12 * index, text, 7.5)
    (table,) = read(paper).tables
    assert len(rows_of(table)) == 11
    assert all("column" not in cell.text and "heading" not in cell.text for cell in table.cells)


def test_points_of_a_list_between_the_rules_are_no_rows(paper, read):
    paper.rule(50, 62, 540, 62)
    paper.text(54, 80, "• The trial had two arms, and the one with the new agent did better than had been planned for it", 8)
    paper.text(60, 93, "– So far", 8)
    paper.rule(50, 100, 540, 100)
    y = draw_table(paper, 112, EVENTS)
    paper.rule(50, y - 6, 540, y - 6)
    paper.text(54, y + 8, "• Safety was much as before: most of the events were mild, and nobody stopped the agent because of them", 8)
    paper.rule(50, y + 40, 540, y + 40)
    (table,) = read(paper).tables
    assert rows_of(table) == EVENTS


def test_cells_with_mitred_borders_and_facts_in_the_first_row_are_a_table_without_headings(paper, read):
    rows = [["Arm 1", "pCR 20.0%; MPR 45.0%"], ["Arm 2", "pCR 26.7%; MPR 53.3%"], ["Arm 4", "pCR 34.1%; MPR 65.9%"]]
    ys, xs = (100, 122, 144, 166), (54, 200, 400)
    for top, bottom in itertools.pairwise(ys):
        for left, right in itertools.pairwise(xs):
            for corners in (
                ((left, top), (right, top), (right - 0.7, top + 0.7), (left + 0.7, top + 0.7)),
                ((left, bottom), (right, bottom), (right - 0.7, bottom - 0.7), (left + 0.7, bottom - 0.7)),
                ((left, top), (left, bottom), (left + 0.7, bottom - 0.7), (left + 0.7, top + 0.7)),
                ((right, top), (right, bottom), (right - 0.7, bottom - 0.7), (right - 0.7, top + 0.7)),
            ):
                path = paper.canvas.beginPath()
                path.moveTo(corners[0][0], paper.height - corners[0][1])
                for x, y in corners[1:]:
                    path.lineTo(x, paper.height - y)
                path.close()
                paper.canvas.drawPath(path, stroke=0, fill=1)
    for (first, second), y in zip(rows, ys, strict=False):
        paper.text(60, y + 14, first, 9)
        paper.text(206, y + 14, second, 9)
    (table,) = read(paper).tables
    assert rows_of(table) == rows
    assert table.header_rows == 0
