"""Sets of posters: each page is an article by several signs, shadows of cards are no borders, and a rule under a heading is none of a table."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.pdf.test_pdf_posters import HEIGHT, Poster, lines_of

from abstract2kb.pdf.glyphs import Panel
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.shadows import without_shadows

TITLES = (
    "Velmotamab in tumors of the stomach after two lines",
    "Osmetinib keeps melanoma of the eye in check for long",
    "What pelarutinib does to the rarest of sarcomas of bone",
)
PEOPLE = ("I. Moreau, T. Hrdlicka, G. Okonjo", "L. Stein, O. Haddad, E. Kral", "A. Lindqvist, S. Iwasaki, P. Sundaram")
Draw = Callable[[Canvas, int], None]
CODES = ("1803", "2640", "940")


def beside_meeting(canvas: Canvas, at: int) -> None:
    """The number behind the meeting, above the title."""
    canvas.drawString(20, HEIGHT - 16, f"EHA2031 · PS{CODES[at]}")


def after_people(canvas: Canvas, at: int) -> None:
    """The number at the end of the line of people."""
    canvas.drawString(20, HEIGHT - 60, f"Rain Institute for Cell Therapy, Houston, TX Abstract No. CT{CODES[at]}")


def in_corner(canvas: Canvas, at: int) -> None:
    """The number alone at the right, with its meeting."""
    canvas.drawRightString(880, HEIGHT - 24, f"#{CODES[at]}")
    canvas.drawRightString(880, HEIGHT - 36, "AACR 2031")


def posters(number: Draw, heads: Sequence[str], *, people: bool = True) -> Report:
    """Three pages, each with a title, people, a number and boxes with these headings."""
    poster = Poster()
    for at, (title, names) in enumerate(zip(TITLES, PEOPLE, strict=True)):
        canvas = poster.canvas
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(20, HEIGHT - 34, title)
        canvas.setFont("Helvetica", 10)
        if people:
            canvas.drawString(20, HEIGHT - 48, f"{names} | Lindgren Therapeutics, Oslo")
        number(canvas, at)
        for column in range(3):
            top = 80.0
            for head in heads[column::3]:
                top = poster.box(20 + 290 * column, top, head, lines_of(head, 6))
        canvas.showPage()
    return poster.report()


@pytest.mark.parametrize(
    ("number", "letters"),
    [(beside_meeting, "PS"), (after_people, "CT"), (in_corner, "")],
)
def test_each_page_is_an_article_with_its_number_and_title(number: Draw, letters: str) -> None:
    heads = ("Why this, and why again?", "The molecule", "Bystanders", "In monkeys", "Into the clinic", "Conclusions")
    articles = posters(number, heads).articles
    assert [(a.number, a.title) for a in articles] == [(letters + code, title) for code, title in zip(CODES, TITLES, strict=True)]
    assert [a.pages for a in articles] == [(1,), (2,), (3,)]


def test_a_title_in_a_card_between_columns_and_a_message_above_the_title() -> None:
    """Large pages of sponsors that name nobody: the number and the title tell what each is."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(1190, 842))
    for at, title in enumerate(TITLES):
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(30, 810, "KEY MESSAGE: it held the disease for longer than what was given before")
        canvas.setFont("Helvetica-Bold", 24)
        canvas.drawString(30, 770, title)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(30, 752, f"Abstract {CODES[at]} · Lindgren Therapeutics, with Rain Institute")
        for column in range(3):
            top = 120
            for head in (("WHY", "HOW"), ("EFFICACY", "SAFETY"), ("IN COMBINATION", "AHEAD"))[column]:
                canvas.setFont("Helvetica-Bold", 14)
                canvas.drawString(30 + 390 * column, 842 - top, head)
                canvas.setFont("Helvetica", 10)
                for line in lines_of(head, 14):
                    top += 14
                    canvas.drawString(30 + 390 * column, 842 - top, line)
                top += 40
        canvas.showPage()
    canvas.save()
    articles = Report.from_pdf(stream.getvalue(), "posters.pdf").articles
    assert [(a.number, a.title) for a in articles] == list(zip(CODES, TITLES, strict=True))


def test_pages_with_titles_alone_are_one_article() -> None:
    """The pages of a report by nobody named: no posters."""
    heads = ("What was shown", "Our view", "Next steps", "More to come", "Elsewhere", "Calendar")
    report = posters(lambda *_: None, heads, people=False)
    assert len(report.articles) == 1


def test_cards_whose_shadows_touch_are_no_table() -> None:
    poster = Poster()
    canvas = poster.canvas
    for row in range(3):
        for column in range(3):
            left, bottom = 20 + 290 * column, HEIGHT - 180 - 150 * row
            canvas.setFillGray(0.66)
            canvas.rect(left - 4, bottom - 9, 290, 150, stroke=0, fill=1)
            canvas.setFillGray(0.92)
            canvas.rect(left, bottom, 277, 137, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(left + 6, bottom + 122, f"CARD {row}{column}")
            canvas.setFont("Helvetica", 9)
            for at, line in enumerate(lines_of(f"card {row}{column}", 6)):
                canvas.drawString(left + 6, bottom + 104 - 13 * at, line)
    report = poster.report()
    assert report.tables == ()
    assert sum(report.text.count(f"CARD {row}{column}\n") for row in range(3) for column in range(3)) == 9


CARD = (20.0, 117.0, 394.0, 336.0)


@pytest.mark.parametrize(
    ("outer", "kept"),
    [
        ((16.0, 114.0, 402.0, 345.0), False),
        ((19.4, 116.4, 394.6, 336.6), True),  # the border of a cell
        ((20.0, 90.0, 394.0, 336.0), True),  # a card with the strip of its title
        ((5.0, 100.0, 410.0, 350.0), True),  # a frame around it
    ],
)
def test_what_is_a_shadow(outer: tuple[float, float, float, float], kept: bool) -> None:
    found = without_shadows([Panel(outer, 0.66, False), Panel(CARD, 0.92, False)], [])
    assert [p.bbox for p in found] == ([outer, CARD] if kept else [CARD])


def test_of_the_shadow_of_a_white_card_the_place_of_the_card_is_left() -> None:
    found = without_shadows([Panel((16.0, 114.0, 402.0, 345.0), 0.66, False)], [CARD])
    assert [p.bbox for p in found] == [CARD]


def test_a_rule_under_the_heading_of_a_section_is_none_of_the_table_below() -> None:
    poster = Poster()
    canvas = poster.canvas

    def rule(top: float) -> None:
        canvas.line(40, HEIGHT - top, 400, HEIGHT - top)

    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(40, HEIGHT - 100, "RESULTS")
    rule(106)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(40, HEIGHT - 126, "At a median follow-up of 14.2 months the response rate was 72%")
    canvas.drawString(40, HEIGHT - 140, "(36/50).")
    for at, (name, value) in enumerate([("Best response", "n (%), N=50"), ("CR", "20 (40)"), ("VGPR", "10 (20)"), ("PR", "6 (12)")]):
        canvas.setFont("Helvetica-Bold" if not at else "Helvetica", 11)
        canvas.drawString(46, HEIGHT - 166 - 24 * at, name)
        canvas.drawString(230, HEIGHT - 166 - 24 * at, value)
        rule(173 + 24 * at)
    report = poster.report()
    assert "At a median follow-up of 14.2 months the response rate was 72% (36/50)." in report.text
    (table,) = report.tables
    assert [cell.text for cell in table.cells if cell.row == 0] == ["Best response", "n (%), N=50"]


def test_a_much_larger_heading_between_two_rules_parts_two_tables() -> None:
    poster = Poster()
    canvas = poster.canvas

    def rows(top: float, told: Sequence[Sequence[str]], rules: Sequence[int]) -> None:
        for at, row in enumerate(told):
            canvas.setFont("Helvetica", 9)
            for words, left in zip(row, (40, 180, 240, 300, 360), strict=False):
                canvas.drawString(left, HEIGHT - top - 14 * at, words)
            if at in rules:
                canvas.line(36, HEIGHT - top - 14 * at - 4, 420, HEIGHT - top - 14 * at - 4)

    rows(100, [("Subgroup", "n", "HR (95% CI)"), ("Asia", "272", "0.55 (0.42-0.72)"), ("Europe", "166", "0.48 (0.32-0.72)")], (0, 2))
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(40, HEIGHT - 152, "Safety (all treated)")
    rows(170, [("TEAE, %", "Any", "Grade 3", "Any", "Grade 3"), ("Rash", "17", "6", "6", "2"), ("Fever", "21", "1", "5", "0")], (0, 1, 2))
    tables = poster.report().tables
    assert [[cell.text for cell in table.cells if cell.row == 0] for table in tables] == [
        ["Subgroup", "n", "HR (95% CI)"],
        ["TEAE, %", "Any", "Grade 3", "Any", "Grade 3"],
    ]
