"""Columns of justified text that stand near to each other, and tables that do not become columns of text."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

LEFT = (
    "Cells were grown on plates for a week and counted twice a day, and the plates were kept warm and dark. A second set was put on ice after the "
    "third day, so that the growth of both could be told apart. None of the plates dried out, and only one had to be thrown away because of mould. "
    "The counts were read by two people who did not know which plate was which, and the mean of both was taken wherever they did not agree. "
)
RIGHT = (
    "Mice of both sexes were weighed at noon and marked with a dye that does not wash off. Those with the mark on the left ear were given the drug in "
    "their water, those with the mark on the right ear had water only. After a month the marks had faded, yet no animal was lost from view. Tumors were "
    "measured with a rule each Monday, and the larger of two values was kept if they differed by less than a tenth. "
)
THIRD = (
    "Blood was drawn before breakfast and sent to the laboratory in a box with ice. Values that were not plausible were measured again from the rest of "
    "the sample, which was kept for a year. Fewer than one in a hundred had to be left out for good, most of them because the tube had cracked on the "
    "way. All others entered the analysis as they were, and no value was filled in. "
)


def justified(paper, x, y, width, text, size=8.5, lead=10.0, font="Times-Roman"):
    """Write a text flush on both sides, each line with the space at its end that many programs draw; returns the next baseline."""
    rows, row = [], []
    for word in text.split():
        if row and stringWidth(" ".join([*row, word]), font, size) > width:
            rows.append(row)
            row = []
        row.append(word)
    for words in [*rows, row]:
        line = " ".join(words)
        stretch = (width - stringWidth(line, font, size)) / (len(words) - 1) if words is not row and len(words) > 1 else 0.0
        begun = paper.canvas.beginText(x, paper.height - y)
        begun.setFont(font, size)
        begun.setWordSpace(stretch)
        begun.textOut(line + " ")
        paper.canvas.drawText(begun)
        y += lead
    return y


@pytest.mark.parametrize("gutter", [6.5, 8.0, 10.0, 13.0])
def test_two_columns_with_a_narrow_gutter(paper, read, texts, gutter):
    justified(paper, 60, 100, 220, LEFT)
    justified(paper, 60 + 220 + gutter, 100, 220, RIGHT)
    assert texts(read(paper)) == [LEFT.strip(), RIGHT.strip()]


def test_three_columns_with_narrow_gutters(paper, read, texts):
    for at, text in enumerate((LEFT, RIGHT, THIRD)):
        justified(paper, 50 + at * 154, 100, 145, text, 7.5, 9.0)
    assert texts(read(paper)) == [LEFT.strip(), RIGHT.strip(), THIRD.strip()]


def test_a_heading_over_narrow_columns(paper, read, texts):
    head = "The whole width of the page belongs to this heading, which says what both of the columns are about"
    paper.text(60, 80, head, 11, "Helvetica-Bold")
    justified(paper, 60, 100, 220, LEFT)
    justified(paper, 290, 100, 220, RIGHT)
    assert texts(read(paper)) == [head, LEFT.strip(), RIGHT.strip()]


def test_a_box_in_a_narrow_column(paper, read, texts):
    paper.rect(60, 90, 280, 112, fill=0.85, stroke=False)
    paper.text(64, 100, "EXPERIMENTAL METHODS", 8.5, "Times-Bold")
    paper.text(64, 109, "Plates and animals: Poster Session", 8.5, "Times-Italic")
    justified(paper, 60, 125, 220, LEFT)
    justified(paper, 290, 95, 220, RIGHT)
    assert [text for text in texts(read(paper)) if len(text) > 60] == [LEFT.strip(), RIGHT.strip()]


def test_a_box_beside_the_lines_of_a_narrow_column(paper, read, texts):
    justified(paper, 60, 100, 220, LEFT + THIRD)
    y = justified(paper, 289, 100, 220, RIGHT)
    paper.rect(289, y - 4, 509, y + 24, fill=0.85, stroke=False)
    paper.text(293, y + 10, "ANIMALS AND PLATES: LATE RESEARCH", 8.5, "Times-Bold")
    paper.text(293, y + 20, "Mice of all strains: Poster Session", 8.5, "Times-Italic")
    assert [text for text in texts(read(paper)) if len(text) > 60] == [(LEFT + THIRD).strip(), RIGHT.strip()]


def test_a_table_in_a_narrow_column(paper, read, texts):
    y = justified(paper, 60, 100, 220, LEFT)
    paper.rule(60, y - 6, 280, y - 6)
    for row in (("Group", "n", "Alive"), ("Drug, low dose", "12", "7 (58)"), ("Drug, high dose", "14", "11 (79)"), ("Water", "13", "2 (15)")):
        for x, cell in zip((62, 180, 230), row, strict=True):
            paper.text(x, y + 3, cell, 8, "Times-Roman")
        y += 10
    paper.rule(60, y - 4, 280, y - 4)
    justified(paper, 290, 100, 220, RIGHT + THIRD)
    report = read(paper)
    assert [text for text in texts(report) if len(text) > 100] == [LEFT.strip(), (RIGHT + THIRD).strip()]
    assert [cell.text for cell in report.tables[0].cells if cell.col == 2] == ["Alive", "7 (58)", "11 (79)", "2 (15)"]


def test_one_wide_column_is_not_parted(paper, read, texts):
    justified(paper, 60, 100, 450, LEFT + RIGHT + THIRD)
    assert texts(read(paper)) == [(LEFT + RIGHT + THIRD).strip()]


def test_numbers_of_a_list_keep_their_lines(paper, read, texts):
    y = 100.0
    for at, text in enumerate((LEFT, RIGHT, THIRD)):
        paper.text(60, y, f"{at + 1}. ", 8.5, "Times-Roman")
        y = justified(paper, 76, y, 400, text)
    assert texts(read(paper)) == [f"{at + 1}. {text}".strip() for at, text in enumerate((LEFT, RIGHT, THIRD))]
