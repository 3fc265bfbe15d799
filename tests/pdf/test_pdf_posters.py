"""Posters: columns of boxes are read one after the other, a centred head stays above them, and the cells of tight tables stay apart."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
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


TITLE = ("Velmotamab (Orvexa; QLT-77), a masked antibody against the claudin of the", "stomach: first results of a phase 1 study in advanced tumors")
AUTHORS = "Ida Moreau, Tomas Hrdlicka, Grace Okonjo, Lea Stein, Omar Haddad, Eva Kral"
CORNERS = [
    [("LB219", "Helvetica-Bold", 24), ("AACR Annual Meeting 2031", "Helvetica", 9), ("Chicago, IL", "Helvetica", 9)],
    [("Abstract #4411", "Helvetica", 10), ("Presented at the Congress of Rain", "Helvetica", 9)],
    [("SITC 2031", "Helvetica", 10), ("November 4-8", "Helvetica", 10), ("Poster 1215", "Helvetica-Bold", 13)],
    [("ESMO Congress 2031", "Helvetica-Oblique", 9)],
]


def titled(corner: Sequence[tuple[str, str, float]], *, at_the_left: bool = False, size: float = 20) -> Report:
    """A poster whose title has something beside its two lines."""
    poster = Poster()
    canvas = poster.canvas
    left = 230.0 if at_the_left else 30.0
    for at, line in enumerate(TITLE):
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(left, HEIGHT - 40 - 24 * at, line[: 60 if at_the_left else None])
    canvas.setFont("Helvetica", 11)
    canvas.drawString(left, HEIGHT - 90, AUTHORS)
    top = 36.0
    for words, font, height in corner:
        canvas.setFont(font, height)
        if at_the_left:
            canvas.drawString(20, HEIGHT - top, words)
        else:
            canvas.drawRightString(WIDTH - 20, HEIGHT - top, words)
        top += 14
    for at, boxes in enumerate(COLUMNS):
        top = 120.0
        for head, count in boxes:
            top = poster.box(20 + 290 * at, top, head, lines_of(head, count))
    return poster.report()


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("at_the_left", [False, True])
def test_a_corner_stands_before_the_title_and_not_between_its_lines(corner, at_the_left):
    text = titled(corner, at_the_left=at_the_left, size=18).text
    lines = [line[: 60 if at_the_left else None].strip() for line in TITLE]
    assert " ".join(lines) in text
    assert all(text.index(words) < text.index(lines[0]) for words, _, _ in corner)
    assert text.index(lines[1]) < text.index(AUTHORS) < text.index("KEY FINDINGS")


@pytest.mark.parametrize("words", ["and of the gullet", "Ida Moreau, MD"])
def test_what_names_no_meeting_is_no_corner(words):
    text = titled([(words, "Helvetica", 9)], size=18).text
    assert text.index(TITLE[0]) < text.index(words)


def banded(pages: Sequence[tuple[Sequence[str], str]], logos: Sequence[str] = (), left: Sequence[str] = ()) -> Report:
    """Posters, a page each, with the lines of a title and a number at the right end of the first; two boxes below."""
    poster = Poster()
    canvas = poster.canvas
    for title, number in pages:
        canvas.setFont("Helvetica-Bold", 20)
        for at, line in enumerate(title):
            canvas.drawString(100, HEIGHT - 40 - 24 * at, line)
        canvas.drawRightString(WIDTH - 20, HEIGHT - 40, number)
        canvas.setFont("Helvetica", 8)
        for at, words in enumerate(left):
            canvas.drawString(14, HEIGHT - 34 - 11 * at, words)
        for at, words in enumerate(logos):
            canvas.drawString(700, HEIGHT - 86 - 10 * at, words)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(100, HEIGHT - 90, AUTHORS)
        poster.box(20, 120, "BACKGROUND", lines_of("Background", 3))
        poster.box(310, 120, "RESULTS", lines_of("Results", 3))
        canvas.showPage()
    return poster.report()


LONG = ("A masked antibody against the claudin of the stomach in its first year", "and what it did to tumors of the gullet")
SHORT = ("Rain over the northern hills and what it does to barley and oats",)


def test_a_number_and_logos_at_the_right_and_a_meeting_at_the_left_stand_before_the_title() -> None:
    text = banded([(LONG, "917P")], ("Lindgren", "Rain Institute"), ("2031 ASCO", "Annual Meeting")).text
    assert " ".join(LONG) in text
    assert all(text.index(words) < text.index(LONG[0]) for words in ("917P", "Lindgren", "Rain Institute", "2031 ASCO"))
    assert text.index(LONG[1]) < text.index(AUTHORS)
