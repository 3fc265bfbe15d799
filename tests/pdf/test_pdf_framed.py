"""Wide tables between rules, on pages whose text stands in two columns; prose between rules is none."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

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
