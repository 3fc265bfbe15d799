"""Ruled, half-ruled and unruled tables."""

from __future__ import annotations

import pytest

from abstract2kb.pdf.export import tables_jsonl

HEAD = ["Company", "Agent", "Stage", "Trial"]
ROWS = [
    ["Northwind Bio", "NWB-101", "Phase 1", "NCT01234567"],
    ["Larkspur", "Larkalesleukin", "Phase 2", "NCT02345678"],
    ["Quillon Labs", "QL-7 (quilotamab)", "Phase 1/2", "NCT03456789"],
    ["Eastmere", "EM-2200", "Phase 3", "NCT04567890"],
]
XS = [54, 170, 290, 380, 480]
PROSE = (
    "Patients with advanced disease were asked to take part in this open study of a new agent that had been made "
    "to last longer in the blood. Most of them had been given three lines of therapy before."
)


def grid_of(table):
    rows = [["" for _ in range(1 + max(cell.col for cell in table.cells))] for _ in range(1 + max(cell.row for cell in table.cells))]
    for cell in table.cells:
        rows[cell.row][cell.col] = cell.text
    return rows


def draw_rows(paper, rows, top, xs=XS, height=16, size=9, head="Helvetica-Bold"):
    for index, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            paper.text(x + 4, top + height * index + 11, text, size, head if index == 0 else "Helvetica")
    return [top + height * index for index in range(len(rows) + 1)]


def test_a_ruled_table(paper, read, texts):
    paper.prose(54, 80, 500, PROSE)
    paper.text(54, 130, "Table 1: Agents in the clinic", 10, "Helvetica-Bold")
    paper.grid(XS, draw_rows(paper, [HEAD, *ROWS], 140))
    paper.prose(54, 260, 500, PROSE)
    report = read(paper)
    (table,) = report.tables
    assert grid_of(table) == [HEAD, *ROWS]
    assert (table.header_rows, table.caption, table.pages) == (1, "Table 1: Agents in the clinic", (1,))
    assert [block.kind for block in report.blocks] == ["paragraph", "caption", "table", "paragraph"]
    assert report.text[table.start : table.end].splitlines()[1] == "\t".join(ROWS[0])


def test_cells_with_several_lines_in_the_middle(paper, read):
    ys = [100, 116, 146, 176]
    paper.grid(XS[:4], ys)
    for x, text in zip(XS, ["Company", "Construct", "Stage"], strict=False):
        paper.text(x + 4, 111, text, 9, "Helvetica-Bold")
    for y, company, lines, stage in (
        (116, "Northwind", ["Fusion protein with the", "extracellular domain"], "Phase 1"),
        (146, "Larkspur", ["Variant of human", "IL-2 with PEG"], "Phase 2"),
    ):
        paper.text(58, y + 18, company, 9)
        paper.lines(174, y + 12, lines, 9, lead=11)
        paper.text(294, y + 18, stage, 9)
    (table,) = read(paper).tables
    assert grid_of(table) == [
        ["Company", "Construct", "Stage"],
        ["Northwind", "Fusion protein with the extracellular domain", "Phase 1"],
        ["Larkspur", "Variant of human IL-2 with PEG", "Phase 2"],
    ]


@pytest.mark.parametrize("gap", [14, 20])
def test_a_table_without_rules(paper, read, gap):
    paper.prose(54, 80, 500, PROSE)
    draw_rows(paper, [HEAD, *ROWS], 130, height=gap)
    paper.prose(54, 150 + 5 * gap + 20, 500, PROSE)
    report = read(paper)
    (table,) = report.tables
    assert grid_of(table) == [HEAD, *ROWS]
    assert table.header_rows == 1
    assert [block.kind for block in report.blocks] == ["paragraph", "table", "paragraph"]


def test_a_half_ruled_table_with_a_note(paper, read, texts):
    paper.prose(54, 60, 500, PROSE)
    paper.text(54, 105, "Table 2. Responses by arm", 10, "Helvetica-Bold")
    rows = [
        ["Endpoint", "Arm A (n = 20)", "Arm B (n = 21)"],
        ["Response rate", "8 (40%)", "5 (24%)"],
        ["Complete", "2 (10%)", "0"],
        ["Stable", "6 (30%)", "9 (43%)"],
    ]
    ys = draw_rows(paper, rows, 112, xs=[54, 220, 360])
    for y in (ys[0], ys[1], ys[-1]):
        paper.rule(54, y, 480, y)
    end = paper.text(224, ys[1] + 11, "8 (40%)", 9)
    paper.raised(end, ys[1] + 11, "a", 6, 3)
    end = paper.raised(54, ys[-1] + 12, "a", 5, 2.5)
    paper.text(end, ys[-1] + 12, "One of them was confirmed later.", 8)
    report = read(paper)
    (table,) = report.tables
    assert grid_of(table) == rows
    assert table.caption == "Table 2. Responses by arm"
    assert texts(report, "note") == ["One of them was confirmed later."]
    assert next(cell for cell in table.cells if cell.text == "8 (40%)").footnotes == ("One of them was confirmed later.",)


def test_a_note_that_begins_with_the_letter_of_an_arm(paper, read):
    paper.prose(54, 60, 500, PROSE)
    rows = [["Endpoint", "A (n = 20)", "B (n = 21)"], ["Response rate", "8 (40%)", "5 (24%)"], ["Stable", "6 (30%)", "9 (43%)"]]
    ys = draw_rows(paper, rows, 112, xs=[54, 220, 360])
    for y in (ys[0], ys[1], ys[-1]):
        paper.rule(54, y, 480, y)
    end = paper.text(224, ys[1] + 11, "8 (40%)", 9)
    paper.raised(end, ys[1] + 11, "a", 6, 3)
    end = paper.text(54, ys[-1] + 12, "B, docetaxel; A, afatinib. ", 8)
    end = paper.raised(end, ys[-1] + 12, "a", 5, 2.5)
    paper.text(end, ys[-1] + 12, "One of them was confirmed later.", 8)
    (table,) = read(paper).tables
    assert next(cell for cell in table.cells if cell.text == "8 (40%)").footnotes == ("One of them was confirmed later.",)


def test_unruled_cells_over_several_lines(paper, read):
    draw_rows(paper, [["Agent", "Construct", "Stage"]], 90, xs=[54, 180, 420])
    for y, agent, lines, stage in (
        (110, "NWB-101", ["Fusion protein with the outer", "part of its receptor"], "Phase 1"),
        (144, "QL-7", ["Attenuated virus that carries", "two cytokine genes"], "Phase 2"),
        (178, "EM-2200", ["Antibody with a mutein", "at each arm"], "Phase 1"),
    ):
        paper.text(58, y + 11, agent, 9)
        paper.lines(184, y + 11, lines, 9, lead=11)
        paper.text(424, y + 11, stage, 9)
    (table,) = read(paper).tables
    assert grid_of(table) == [
        ["Agent", "Construct", "Stage"],
        ["NWB-101", "Fusion protein with the outer part of its receptor", "Phase 1"],
        ["QL-7", "Attenuated virus that carries two cytokine genes", "Phase 2"],
        ["EM-2200", "Antibody with a mutein at each arm", "Phase 1"],
    ]


def test_spanning_cells(paper, read):
    xs, ys = [54, 154, 254, 354], [100, 116, 132, 148]
    paper.rect(54, 100, 354, 148)
    for y in ys[1:3]:
        paper.rule(154 if y == 116 else 54, y, 354, y)
    paper.rule(154, 100, 154, 148)
    paper.rule(254, 116, 254, 148)
    paper.text(58, 120, "Endpoint", 9)
    paper.text(220, 111, "Response", 9)
    paper.text(158, 127, "Arm A", 9), paper.text(258, 127, "Arm B", 9)
    for x, text in zip(xs, ["ORR", "40%", "24%"], strict=False):
        paper.text(x + 4, 143, text, 9)
    (table,) = read(paper).tables
    spans = {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.cells}
    assert spans["Endpoint"] == (0, 0, 2, 1)
    assert spans["Response"] == (0, 1, 1, 2)
    assert spans["Arm B"] == (1, 2, 1, 1)


def test_links_of_cells(paper, read):
    paper.grid(XS, draw_rows(paper, [HEAD, *ROWS], 140))
    paper.link("https://example.org/NCT01234567", 384, 157, 450, 170)
    report = read(paper)
    cell = next(cell for cell in report.tables[0].cells if cell.text == "NCT01234567")
    assert cell.links == ("https://example.org/NCT01234567",)
    assert sum(bool(cell.links) for cell in report.tables[0].cells) == 1
    assert report.links_at(cell.start, cell.end) == cell.links
    assert report.cell_at(cell.start) == (report.tables[0], cell)
    assert report.cell_at(cell.end) is None


@pytest.mark.parametrize(
    ("width", "lines", "text"),
    [
        (78, ["Bempegaldesleuk", "in"], "Bempegaldesleukin"),
        (50, ["NCT0441", "0445"], "NCT04410445"),
        (50, ["Nemvaleu", "kin"], "Nemvaleukin"),
        (66, ["extracellular", "domain"], "extracellular domain"),
        (60, ["Phase I", "and II"], "Phase I and II"),
        (90, ["IL-2 conjugate", "with PEG"], "IL-2 conjugate with PEG"),
    ],
)
def test_words_broken_in_narrow_cells(paper, read, width, lines, text):
    xs = [54, 54 + width, 54 + width + 120]
    paper.grid(xs, [100, 118, 146, 170])
    for y, row in ((112, ["Agent", "Company"]), (160, ["Other", "Larkspur"])):
        paper.text(58, y, row[0], 9), paper.text(xs[1] + 4, y, row[1], 9)
    paper.lines(58, 129, lines, 9, lead=11), paper.text(xs[1] + 4, 132, "Northwind", 9)
    (table,) = read(paper).tables
    assert grid_of(table)[1][0] == text


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_over_two_pages(paper, read, repeated, ruled):
    paper.prose(54, 80, 500, PROSE)
    paper.text(54, 640, "Table 1: Agents in the clinic", 10, "Helvetica-Bold")
    ys = draw_rows(paper, [HEAD, *ROWS], 650)
    if ruled:
        paper.grid(XS, ys)
    paper.page()
    more = [[text.replace("NCT0", "NCT1") for text in row] for row in ROWS]
    ys = draw_rows(paper, [HEAD, *more] if repeated else more, 60, head="Helvetica-Bold" if repeated else "Helvetica")
    if ruled:
        paper.grid(XS, ys)
    paper.prose(54, 220, 500, PROSE)
    (table,) = read(paper).tables
    assert grid_of(table) == [HEAD, *ROWS, *more]
    assert table.pages == (1, 2)
    assert {cell.page for cell in table.cells if cell.row > 4} == {2}


def test_columns_of_prose_are_no_table(paper, read):
    paper.prose(54, 100, 240, PROSE)
    paper.prose(318, 100, 240, PROSE)
    assert read(paper).tables == ()


def test_a_call_out_is_no_table(paper, read):
    paper.rect(54, 100, 560, 180, 0.9)
    paper.prose(60, 116, 480, PROSE)
    assert read(paper).tables == ()


def test_a_numbered_list_is_no_table(paper, read):
    for index in range(6):
        paper.text(54, 100 + 14 * index, f"{index + 1}.")
        paper.text(84, 100 + 14 * index, "A thing that was found in the study of it")
    assert read(paper).tables == ()


def test_an_empty_chart_grid_is_no_table(paper, read):
    paper.grid([100, 150, 200, 250, 300], [100, 130, 160, 190])
    for index, y in enumerate((100, 130, 160, 190)):
        paper.text(80, y + 3, str(index * 10), 8)
    assert read(paper).tables == ()


def test_tables_as_json(paper, read):
    paper.grid(XS, draw_rows(paper, [HEAD, *ROWS], 140))
    (line,) = tables_jsonl(read(paper))
    assert list(line) == ["source", "page", "index", "bbox", "caption", "header_rows", "cells"]
    assert line["cells"][0] == {
        "row": 0, "col": 0, "row_span": 1, "col_span": 1, "text": "Company",
        "bbox": [54.0, 140.0, 170.0, 156.0], "links": [], "footnotes": [],
    }  # fmt: skip
