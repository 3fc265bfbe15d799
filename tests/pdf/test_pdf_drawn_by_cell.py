"""Tables whose rules and fills are drawn cell by cell, as pages are printed from HTML: columns from joints, groups titled by bands."""

from __future__ import annotations

from itertools import pairwise

from tests.pdf.conftest import Paper

from abstract2kb.pdf.report import Report

XS = (40, 150, 350, 570)
NARROW = (40, 150, 220, 330, 440, 570)
PROSE = "The trials were read out in autumn and the figures below are those of the slides, taken as they were shown to the hall. " * 3


def pieces(paper: Paper, xs: tuple[int, ...], y: float) -> None:
    for a, b in pairwise(xs):
        paper.rule(a, y, b, y)


def texts(report: Report) -> list[list[str]]:
    (table,) = report.tables
    rows = max(c.row for c in table.cells) + 1
    return [[c.text for c in table.cells if c.row == r] for r in range(rows)]


def test_rules_in_pieces_below_every_row_make_a_grid_with_the_headings_above() -> None:
    paper = Paper()
    paper.prose(40, 60, 500, PROSE, 9)
    for x, lines in ((153, ("ALPHA-1, phase 3", "drug A vs drug B")), (353, ("BETA-2, phase 3", "drug C vs drug D"))):
        paper.lines(x, 160, lines, 9, "Helvetica-Bold", 11)
    rows = (
        ("Median PFS, months", "7.1 (6.0–8.3) vs 4.2; HR 0.61", "10.4 vs 8.8"),
        ("Response", "38% vs 15%", "44% vs 36%"),
        ("Survival", "not shown", "NR"),
    )
    pieces(paper, XS, 175)
    for at, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            paper.text(x + 3, 187 + 18 * at, text, 9)
        pieces(paper, XS, 193 + 18 * at)
    assert texts(Report.from_pdf(paper.data(), "t.pdf")) == [
        ["", "ALPHA-1, phase 3 drug A vs drug B", "BETA-2, phase 3 drug C vs drug D"],
        *map(list, rows),
    ]


def test_titles_of_groups_on_bands_are_rows_of_one_table_over_two_columns_of_text() -> None:
    paper = Paper()
    for x in (40, 315):
        paper.prose(x, 60, 250, PROSE, 9)
        paper.prose(x, 480, 250, PROSE, 9)
    heads = ("Arm", "n", "ORR, %", "PFS, mo", "OS, mo")
    for (a, b), text in zip(pairwise(NARROW), heads, strict=True):
        paper.rect(a, 240, b, 256, 0.8, stroke=False)
        paper.text(a + 3, 251, text, 9, "Helvetica-Bold")
    y = 256.0
    for name in ("ALPHA-1 | phase 3 | second line", "BETA-2 | phase 2 | first line", "GAMMA-3 | phase 2"):
        paper.rect(NARROW[0], y, NARROW[-1], y + 16, 0.9, stroke=False)
        paper.text(43, y + 11, name, 9, "Helvetica-Bold")
        y += 16
        for arm, orr in (("Drug A", "41"), ("Placebo", "19")):
            for x, text in zip(NARROW, (arm, "120", orr, "6.9 (5.6–8.1)", "14.1"), strict=False):
                paper.text(x + 3, y + 11, text, 9)
            y += 16
    found = texts(Report.from_pdf(paper.data(), "t.pdf"))
    assert [row[0] for row in found] == [
        "Arm", "ALPHA-1 | phase 3 | second line", "Drug A", "Placebo", "BETA-2 | phase 2 | first line", "Drug A", "Placebo",
        "GAMMA-3 | phase 2", "Drug A", "Placebo",
    ]  # fmt: skip
    assert {len(row) for row in found if row[0] in ("Arm", "Drug A", "Placebo")} == {5}, found


def test_rules_below_the_titles_of_groups_tell_no_columns() -> None:
    paper = Paper()
    paper.prose(40, 60, 500, PROSE, 9)
    groups, columns = (40, 150, 290, 430, 570), (153, 225, 293, 365, 433, 505)
    for x, text in zip((190, 330, 470), ("Drug A", "Drug B", "Drug C"), strict=True):
        paper.text(x, 170, text, 9, "Helvetica-Bold")
    for y in (158, 176, 194, 250):
        pieces(paper, groups, y)
    for x, text in zip(columns, ("n", "ORR, %") * 3, strict=True):
        paper.text(x, 188, text, 9, "Helvetica-Bold")
    for at, row in enumerate(
        (("Melanoma", "41", "30", "39", "22", "40", "18"), ("Renal", "22", "12", "20", "10", "25", "8"), ("Lung",) + ("9",) * 6)
    ):
        for x, text in zip((43, *columns), row, strict=True):
            paper.text(x, 208 + 16 * at, text, 9)
    assert texts(Report.from_pdf(paper.data(), "t.pdf"))[-3] == ["Melanoma", "41", "30", "39", "22", "40", "18"]
