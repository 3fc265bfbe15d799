"""Wide tables between rules, on pages whose text stands in two columns; prose between rules is none."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from tests.pdf.conftest import Paper

from abstract2kb.pdf.report import Report

LEFT, RIGHT = "Patients were followed until the end of the year and", "the investigators then looked at what had become of"
ROWS = [
    ("Trial", "Arm", "ORR, %", "PFS, mo"),
    ("LARCH-1", "XYZ-101", "61", "9.1"),
    ("LARCH-2", "XYZ-102", "42", "6.3"),
    ("LARCH-3", "Placebo", "12", "2.8"),
]


def page(with_table: bool) -> Report:
    """Two columns of prose with rules from margin to margin, a table between some of them or more prose."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 9)
    y = 780.0

    def prose(lines: int) -> None:
        nonlocal y
        for _ in range(lines):
            canvas.drawString(50, y, LEFT)
            canvas.drawString(310, y, RIGHT)
            y -= 12

    prose(10)
    for row in ROWS:
        canvas.line(50, y + 9, 545, y + 9)
        if with_table:
            for x, text in zip((50, 190, 330, 470), row, strict=True):
                canvas.drawString(x, y - 2, text)
            y -= 16
        else:
            prose(3)
    canvas.line(50, y + 9, 545, y + 9)
    y -= 12
    prose(10)
    canvas.save()
    return Report.from_pdf(stream.getvalue(), "framed.pdf")


def test_a_wide_table_between_rules_is_read_whole():
    (table,) = page(with_table=True).tables
    assert [[c.text for c in table.cells if c.row == r] for r in range(4)] == [list(row) for row in ROWS]


def test_columns_of_prose_between_rules_are_no_table():
    report = page(with_table=False)
    assert report.tables == ()
    assert f"{LEFT} {LEFT}" in " ".join(report.text.split())


FACTS = ["Class: antibody", "Target: TROP2", "Stage: phase 2", "Maker: Orvex", "Route: vein"]
STORY = [
    "The drug was taken over from a partner last year, and",
    "since then two trials have been opened in three lands.",
    "In the first of them nobody has been treated longer than",
    "half a year, while in the second the doses still rise.",
    "More is to be told when the days begin to be shorter.",
]


def card(title: tuple[str, ...], left: list[str], right: list[str]) -> Report:
    """A page of prose with a frame of two columns, whose first row is a title or two headings."""
    paper = Paper()
    paper.prose(54, 60, 500, "What the makers have in hand was looked through drug by drug, and each is shown here on a card. " * 4)
    for y in (150, 170, 250):
        paper.rule(54, y, 540, y)
    for x in (54, 540):
        paper.rule(x, 150, x, 250)
    paper.rule(200, 150 if len(title) > 1 else 170, 200, 250)
    for x, text in zip((58, 204), title, strict=False):
        paper.text(x, 164, text, 10, "Helvetica-Bold")
    for x, lines in ((58, left), (204, right)):
        paper.lines(x, 184, lines, 9, lead=13)
    paper.prose(54, 290, 500, "Then the talk turned to what may come next year, and to who will be there to see it, if anybody is. " * 4)
    return Report.from_pdf(paper.data(), "card.pdf")


def test_the_frame_of_a_profile_is_no_table_and_its_parts_are_read_one_after_the_other():
    report = card(("Velmotamab",), FACTS, STORY)
    assert report.tables == ()
    text = " ".join(report.text.split())
    assert " ".join(STORY) in text
    assert text.index("Velmotamab") < text.index("Class: antibody") < text.index("Route: vein") < text.index(STORY[0])


def test_a_row_of_prose_under_two_headings_is_a_table():
    (table,) = card(("Drug", "What is known"), ["Velmotamab"], STORY).tables
    assert {cell.text for cell in table.cells} == {"Drug", "What is known", "Velmotamab", " ".join(STORY)}


def test_figures_beside_facts_under_a_title_are_a_table():
    (table,) = card(("Velmotamab",), FACTS, ["31%", "44%", "12 months", "9 months", "28 patients"]).tables
    assert {"Velmotamab", "31%", FACTS[0]} <= {cell.text for cell in table.cells}
