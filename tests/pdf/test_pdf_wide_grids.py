"""Unruled tables that run over the columns of a page, and what looks like one but is not."""

from __future__ import annotations

import pytest
from tests.pdf.test_pdf_layout import LEFT, RIGHT, THIRD
from tests.pdf.test_pdf_tables import grid_of

TITLE = "Table 1: Agents that are in the clinic"
XS = [54, 150, 235, 345]
HEAD = ["Agent", "Stage", "Trial", "What it is made of"]
ROWS = [
    ["NWB-101", "Phase 1", "NCT012345678901", ["Fusion protein with the outer part", "of its own receptor"]],
    ["Larkalesleukin", "Phase 2", "NCT023456789012", ["Variant with PEG at one end"]],
    ["QL-7", "Phase 1/2", "NCT034567890123", ["Attenuated virus that carries two", "genes of cytokines and a third one", "that marks the cells"]],
    ["EM-2200", "Phase 3", "NCT045678901234", ["Antibody with a mutein at each arm"]],
]
GRID = [HEAD, *([*row[:3], " ".join(row[3])] for row in ROWS)]
COLUMNS = {2: (240, (54, 318)), 3: (160, (54, 228, 402))}


def draw_table(paper, top, caption=TITLE, xs=XS):
    """Write the table; returns the height where it ends."""
    if caption:
        paper.text(xs[0], top, caption, 10, "Helvetica-Bold")
        top += 18
    for x, text in zip(xs, HEAD, strict=True):
        paper.text(x, top, text, 9, "Helvetica-Bold")
    top += 16
    for row in ROWS:
        for x, text in zip(xs, row[:3], strict=False):
            paper.text(x, top, text, 9)
        top = paper.lines(xs[3], top, row[3], 9, lead=10.5) + 5
    return top


def draw_columns(paper, top, count, text):
    """Write one text in columns of equal height; returns the height where they end."""
    width, xs = COLUMNS[count]
    words = text.split()
    size = -(-len(words) // count)
    return max(paper.prose(x, top, width, " ".join(words[i * size : (i + 1) * size])) for i, x in enumerate(xs))


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("caption", [TITLE, None])
@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_a_table_over_all_columns(paper, read, texts, place, caption, count):
    before, after = f"{LEFT} {RIGHT}", f"{THIRD} {LEFT}"
    top = 60.0
    if place != "top":
        top = draw_columns(paper, top, count, before) + 16
    top = draw_table(paper, top, caption) + 12
    if place != "bottom":
        draw_columns(paper, top, count, after)
    report = read(paper)
    (table,) = report.tables
    assert grid_of(table) == GRID
    assert (table.caption, table.header_rows) == (caption, 1)
    shown = [text for text, block in zip(texts(report), report.blocks, strict=True) if block.kind == "paragraph"]
    assert " ".join(shown) == " ".join([before] * (place != "top") + [after] * (place != "bottom"))
    kinds = [block.kind for block in report.blocks]
    first = kinds.index("caption" if caption else "table")
    assert first == (0 if place == "top" else kinds.index("paragraph") + kinds[:first].count("paragraph"))


def test_a_sentence_goes_on_beside_a_table_below_it(paper, read, texts):
    paper.prose(54, 60, 240, LEFT + " Of the forty patients that were seen the tumours shrank and stayed small")
    paper.prose(318, 60, 240, "in three of them. " + RIGHT)
    draw_table(paper, 190)
    assert "the tumours shrank and stayed small in three of them. Side effects" in " ".join(texts(read(paper), "paragraph"))


def test_a_table_whose_columns_part_at_the_gutter(paper, read, texts):
    end = draw_columns(paper, 60, 2, f"{LEFT} {RIGHT}") + 16
    counts = zip("ABCDE", (12, 24, 36, 21, 18), strict=True)
    rows = [["Arm", "Patients", "Responses", "Median"], *([f"Arm {a}", str(n), f"{n // 3} (33%)", f"{n / 4:.1f}"] for a, n in counts)]
    paper.text(54, end, "Table 2. Responses by arm", 9)
    for index, row in enumerate(rows):
        for x, text in zip((54, 180, 340, 480), row, strict=True):
            paper.text(x, end + 16 + 14 * index, text, 9, "Helvetica" if index else "Helvetica-Bold")
    draw_columns(paper, end + 120, 2, f"{THIRD} {LEFT}")
    report = read(paper)
    (table,) = report.tables
    assert grid_of(table) == rows
    assert table.caption == "Table 2. Responses by arm"


def test_a_table_under_headings_that_span_its_columns(paper, read):
    end = draw_columns(paper, 60, 2, f"{LEFT} {RIGHT}") + 20
    paper.text(212, end, "Northern arm of them", 9, "Helvetica-Bold")
    paper.text(394, end, "Southern arm of them", 9, "Helvetica-Bold")
    rows = [
        ["Event", "Any", "Grade 3", "Any", "Grade 3"],
        ["Fever", "12", "1", "14", "0"],
        ["Chills", "9", "0", "8", "1"],
        ["Rash", "4", "1", "5", "2"],
    ]
    for index, row in enumerate(rows):
        for x, text in zip((54, 210, 285, 390, 470), row, strict=True):
            paper.text(x, end + 14 + 14 * index, text, 9, "Helvetica" if index else "Helvetica-Bold")
    paper.text(54, end + 90, "A heading over both of the columns of what comes after the table", 13, "Helvetica-Bold")
    draw_columns(paper, end + 110, 2, f"{THIRD} {LEFT}")
    (table,) = read(paper).tables
    assert grid_of(table)[1:] == rows
    assert [text for text in grid_of(table)[0] if text] == ["Northern arm of them", "Southern arm of them"]


def test_a_narrow_table_in_one_column_stays_there(paper, read, texts):
    paper.prose(54, 60, 240, LEFT)
    for index, row in enumerate([["Event", "Any", "Grade 3"], ["Fever", "12", "1"], ["Chills", "9", "0"], ["Rash", "4", "1"]]):
        for x, text in zip((54, 150, 220), row, strict=True):
            paper.text(x, 160 + 12 * index, text, 9)
    paper.prose(54, 230, 240, THIRD)
    paper.prose(318, 60, 240, f"{RIGHT} {LEFT} {RIGHT}", lead=12)
    report = read(paper)
    (table,) = report.tables
    assert (len(grid_of(table)), table.bbox[2] < 300) == (4, True)
    assert f"{RIGHT} {LEFT} {RIGHT}" in texts(report)


def justified(paper, x, y, width, text, size=9, lead=11):
    """Write prose whose lines are all stretched to the width."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    line: list[str] = []
    for word in [*text.split(), None]:
        if word is not None and stringWidth(" ".join([*line, word]), "Helvetica", size) <= width:
            line.append(word)
            continue
        room = (width - sum(stringWidth(w, "Helvetica", size) for w in line)) / max(1, len(line) - 1)
        at = x
        for part in line:
            at = paper.text(at, y, part, size) + (room if word is not None else 3)
        y, line = y + lead, [word]
    return y


LONG = "Immunostimulatory combinations demonstrated considerably heterogeneous pharmacodynamic characteristics notwithstanding comparability. "


@pytest.mark.parametrize(("width", "xs"), [(150, (54, 318)), (150, (54, 231, 408)), (240, (54, 318))])
def test_justified_prose_is_no_table(paper, read, width, xs):
    for x in xs:
        justified(paper, x, 80, width, LONG * 4 + LEFT + LONG * 3)
    assert read(paper).tables == ()


@pytest.mark.parametrize("count", [2, 3])
def test_columns_of_prose_are_no_table(paper, read, count):
    draw_columns(paper, 80, count, f"{LEFT} {RIGHT} {THIRD} {LEFT} {RIGHT}")
    assert read(paper).tables == ()


@pytest.mark.parametrize("mark", ["{}.", "[{}]", "{}"])
def test_references_in_columns_are_no_table(paper, read, mark):
    draw_columns(paper, 60, 2, f"{LEFT} {RIGHT}")
    for x in (54, 318):
        for index in range(8):
            paper.text(x, 240 + 24 * index, mark.format(index + (1 if x == 54 else 9)), 8)
            paper.text(x + 24, 240 + 24 * index, f"Ashby C, Dorn E, Feld {index} and others. A study of the agent in", 8)
            paper.text(x + 24, 251 + 24 * index, f"early disease. J Made Up 20{10 + index};{index}:12-1{index}.", 8)
    assert read(paper).tables == ()


AUTHORS = [
    ["Anna Ashby", "Carl B. Dorn", "Eva Feld"],
    ["University of Northwind", "Larkspur Institute", "Quillon Hospital"],
    ["Northwind, NW", "Larkspur, LK", "Quillon, QL"],
    ["ashby@nw.example", "dorn@lk.example", "feld@ql.example"],
]
COMMITTEE = [
    ["Anna Ashby", "Carl B. Dorn", "Eva Feld"],
    ["Gerd Holm", "Ida Jansen", "Karl Lund"],
    ["Mia Nord", "Olaf P. Quist", "Rosa Sand"],
    ["Tom Ulm", "Vera Wolf", "Xenia Young"],
]


@pytest.mark.parametrize("rows", [AUTHORS, COMMITTEE])
def test_authors_side_by_side_are_no_table(paper, read, rows):
    paper.text(54, 60, "The title of a paper that runs over the whole page", 16, "Helvetica-Bold")
    for index, row in enumerate(rows):
        for x, text in zip((54, 230, 410), row, strict=True):
            paper.text(x, 90 + 12 * index, text)
    draw_columns(paper, 170, 2, f"{LEFT} {RIGHT} {THIRD}")
    assert read(paper).tables == ()


def test_two_tables_side_by_side_stay_two(paper, read):
    for x, name in ((54, "Table 1. First arm"), (318, "Table 2. Second arm")):
        y = paper.prose(x, 60, 240, f"{LEFT} {THIRD}")
        y = 240
        paper.text(x, y, name, 9)
        for index, row in enumerate([["Event", "Any", "Grade 3"], ["Fever", "12", "1"], ["Chills", "9", "0"], ["Rash", "4", "1"]]):
            for at, text in zip((0, 100, 170), row, strict=True):
                paper.text(x + at, y + 16 + 14 * index, text, 9)
        paper.prose(x, 330, 240, RIGHT)
    report = read(paper)
    assert [table.caption for table in report.tables] == ["Table 1. First arm", "Table 2. Second arm"]
    assert [len(grid_of(table)[0]) for table in report.tables] == [3, 3]
