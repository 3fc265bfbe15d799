"""Letters that stand beside a heading, and those that belong to the text."""

from __future__ import annotations

import pytest
from tests.pdf.test_pdf_layout import LEFT, RIGHT

BOLD = "Helvetica-Bold"
FIRST, SECOND = "Two longer molecules stay in the", "blood for many more days"


def draw(paper, x, letter_x, letter, size):
    paper.text(54, 60, "The title of the report", 20, BOLD)
    for left in (54, 318):
        paper.prose(left, 90, 240, LEFT)
    paper.text(letter_x, 180, letter, size, BOLD)
    paper.lines(x, 180, [FIRST, SECOND], 12, BOLD, 14)
    paper.prose(372 - x, 180, 240, LEFT)
    paper.prose(x, 212, 240, RIGHT)


END = 188
"""How wide the first line of the heading is."""


@pytest.mark.parametrize(
    ("x", "letter_x", "size"),
    [
        (54, 30, 15), (54, 36, 15), (54, 38, 12), (318, 302, 14), (318, 302, 12),
        (54, 54 + END + 8, 15), (54, 54 + END + 14, 15), (54, 54 + END + 30, 15), (54, 54 + END + 30, 12),
        (318, 562, 15), (318, 575, 15), (318, 575, 12), (318, 318 + END + 8, 15),
    ],
)  # fmt: skip
@pytest.mark.parametrize("letter", ["B", "A"])
def test_a_letter_beside_a_heading_is_its_label(paper, read, x, letter_x, size, letter):
    draw(paper, x, letter_x, letter, size)
    report = read(paper)
    (heading,) = [block for block in report.blocks if block.kind == "heading"]
    assert (heading.label, report.text[heading.start : heading.end]) == (letter, f"{FIRST} {SECOND}")
    assert (report.text.count(LEFT), report.text.count(RIGHT)) == (3, 1)


def test_a_letter_beside_a_heading_over_the_page(paper, read):
    paper.text(54, 60, "The title of the report", 20, BOLD)
    paper.prose(54, 90, 500, LEFT)
    paper.text(30, 150, "C", 15, BOLD)
    paper.text(54, 150, "A heading that has a letter before it", 12, BOLD)
    paper.prose(54, 170, 500, RIGHT)
    report = read(paper)
    assert [(b.label, report.text[b.start : b.end]) for b in report.blocks if b.kind == "heading"] == [("C", "A heading that has a letter before it")]


@pytest.mark.parametrize("text", ["Vitamin D", "Hepatitis B", "Part A", "A study of mice", "Group X and group Y", "Arm A: results in B", "I"])
@pytest.mark.parametrize("size", [10, 14])
@pytest.mark.parametrize("x", [54, 60])
def test_a_letter_of_a_heading_stays(paper, read, texts, text, size, x):
    paper.prose(54, 90, 500, LEFT)
    paper.text(x, 150, text, size, BOLD)
    paper.prose(54, 175, 500, RIGHT)
    report = read(paper)
    assert text in texts(report)
    assert all(block.label is None for block in report.blocks)


def test_a_drop_cap_and_a_letter_in_prose_stay(paper, read, texts):
    end = paper.text(54, 90, "A", 24, BOLD)
    paper.text(end + 8, 90, "study in mice of vitamin D and what it does to factor X")
    paper.prose(54, 110, 500, "for those who had hepatitis B before it, in plan A or plan B.")
    paper.prose(54, 150, 500, "What was seen in group A")
    report = read(paper)
    assert all(block.label is None for block in report.blocks)
    assert "factor X" in report.text
    assert report.text.startswith("A study")


def test_small_capitals_keep_their_letters(paper, read, texts):
    end = 54.0
    for word in ("A", "NEW", "AGENT"):
        end = paper.text(paper.text(end, 90, word[0], 15, BOLD), 90, word[1:], 12, BOLD) + 4.5
    paper.prose(54, 110, 500, LEFT)
    assert texts(read(paper))[0] == "A NEW AGENT"


def test_letters_that_head_columns_of_a_table_stay(paper, read):
    for index, row in enumerate([["Grade", "A", "B"], ["Fever", "12", "1"], ["Chills", "9", "0"], ["Rash", "4", "1"]]):
        for x, text in zip((54, 150, 220), row, strict=True):
            paper.text(x, 100 + 14 * index, text, 10, "Helvetica" if index else BOLD)
    (table,) = read(paper).tables
    assert [cell.text for cell in table.cells[:3]] == ["Grade", "A", "B"]
