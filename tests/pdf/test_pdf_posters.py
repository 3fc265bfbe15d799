"""Posters: columns of boxes are read one after the other, a centred head stays above them, and the cells of tight tables stay apart."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from abstract2kb.pdf.report import Report

WIDTH, HEIGHT = 900.0, 600.0
COLUMNS = (
    (("KEY FINDINGS", 2), ("BACKGROUND", 3), ("OBJECTIVE", 1)),
    (("METHODS", 5), ("RESULTS", 9)),
    (("CONCLUSIONS", 2), ("REFERENCES", 1), ("DISCLOSURES", 1), ("THANKS", 1)),
)


class Poster:
    """A page with boxes; heights grow downwards."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(WIDTH, HEIGHT))

    def centred(self, top: float, words: str, size: float) -> None:
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawCentredString(WIDTH / 2, HEIGHT - top, words)

    def box(self, left: float, top: float, head: str, lines: Sequence[str]) -> float:
        """Draw a framed box and return where the next one begins."""
        height = 22 + 12 * len(lines)
        self.canvas.rect(left, HEIGHT - top - height, 270, height)
        self.canvas.setFont("Helvetica-Bold", 10)
        self.canvas.drawString(left + 4, HEIGHT - top - 12, head)
        self.canvas.setFont("Helvetica", 9)
        for at, line in enumerate(lines):
            self.canvas.drawString(left + 6, HEIGHT - top - 26 - 12 * at, line)
        return top + height + 8

    def report(self) -> Report:
        self.canvas.save()
        return Report.from_pdf(self.stream.getvalue(), "poster.pdf")


def lines_of(head: str, count: int) -> list[str]:
    return [f"The {head.lower()} say what was seen on line {at}, and why it counts." for at in range(count)]


def test_boxes_are_read_column_by_column():
    poster = Poster()
    for at, boxes in enumerate(COLUMNS):
        top = 120.0
        for head, count in boxes:
            top = poster.box(20 + 290 * at, top, head, lines_of(head, count))
    text = poster.report().text
    heads = [head for boxes in COLUMNS for head, _ in boxes]
    assert sorted(heads, key=text.index) == heads


def test_level_boxes_are_read_row_by_row():
    poster = Poster()
    names = [["FIRST", "SECOND"], ["THIRD", "FOURTH"]]
    for row, pair in enumerate(names):
        for at, head in enumerate(pair):
            poster.box(20 + 290 * at, 100 + 90.0 * row, head, lines_of(head, 4))
    text = poster.report().text
    heads = [head for pair in names for head in pair]
    assert sorted(heads, key=text.index) == heads


def test_a_centred_head_stays_above_the_columns():
    poster = Poster()
    poster.centred(40, "A long title that runs over all of the columns of this poster on rain and harvest", 20)
    poster.centred(64, "in the north", 20)
    poster.centred(84, "Ida Moreau, MD, Tomas Hrdlicka, PhD, Grace Okonjo, MD, Lea Stein, PhD, Omar Haddad, MD, and Eva Kral, MD", 11)
    poster.centred(98, "Karolinska Institutet, Solna, Sweden", 9)
    for at, boxes in enumerate(COLUMNS):
        top = 120.0
        for head, count in boxes:
            top = poster.box(20 + 290 * at, top, head, lines_of(head, count))
    text = poster.report().text
    assert "this poster on rain and harvest in the north" in text
    assert text.index("Karolinska") < text.index("KEY FINDINGS")


def test_words_do_not_run_over_the_borders_of_tight_cells():
    poster = Poster()
    canvas = poster.canvas
    rows = [
        ("", "Arm A (n=12)", "Arm B (n=30)"),
        ("ORR, n (%)", "3 (25)", "12 (40)"),
        ("CR, n (%)", "1 (8)", "4 (13)"),
        ("DCR, n (%)", "8 (67)", "24 (80)"),
    ]
    canvas.setFont("Helvetica", 10)
    edges = [50.0]
    for column in range(3):
        edges.append(edges[-1] + max(canvas.stringWidth(row[column], "Helvetica", 10) for row in rows) + 2.4)
    for at, row in enumerate(rows):
        base = 400 - 14 * at
        for left, right, words in zip(edges, edges[1:], row, strict=False):
            canvas.drawString(left + 1.2, base, words)
            canvas.setLineWidth(0.5)
            canvas.rect(left, base - 4, right - left, 14)
    (table,) = poster.report().tables
    found = {(cell.row, cell.col): cell.text for cell in table.cells}
    assert [tuple(found[row, column] for column in range(3)) for row in range(4)] == rows
