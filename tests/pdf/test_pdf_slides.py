"""Slides: bullets that are drawn as shapes, large figures over what they are of, and cards whose lines begin with labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.pdf.conftest import Paper

from abstract2kb.pdf.report import Report


def text_of(paper: Paper) -> list[str]:
    return Report.from_pdf(paper.data(), "slide.pdf").text.splitlines()


def bulleted(paper: Paper, x: float, y: float, lines: Sequence[str], *, square: bool = False, size: float = 14) -> None:
    """Lines with a drawn dot or square before each."""
    for line in lines:
        if square:
            paper.rect(x - 12, y - 8, x - 7, y - 3, fill=0.0, stroke=False)
        else:
            paper.canvas.circle(x - 9, paper.height - y + 5, 2.5, stroke=0, fill=1)
        paper.text(x, y, line, size)
        y += 20


LEFT = ("ABX-101 (Novelix)", "DLL3 antibody conjugate", "ORR 40% (12/30)", "Fatigue in 22%")
RIGHT = ("Sorvatinib (Kestrel)", "Oral AXL inhibitor", "ORR 21% (6/28)", "Rash in 31%")


def test_drawn_bullets_are_read_as_characters(new_paper: Callable[..., Paper]) -> None:
    for square in (False, True):
        paper = new_paper()
        bulleted(paper, 80, 100, LEFT[1:], square=square)
        assert text_of(paper) == [f"• {line}" for line in LEFT[1:]]


def test_lists_side_by_side_are_no_table(paper: Paper) -> None:
    for x, (head, *lines) in ((60, LEFT), (330, RIGHT)):
        paper.text(x, 100, head, 16, "Helvetica-Bold")
        bulleted(paper, x + 12, 130, lines)
    assert text_of(paper) == [LEFT[0], *(f"• {line}" for line in LEFT[1:]), RIGHT[0], *(f"• {line}" for line in RIGHT[1:])]


def test_a_single_dot_and_the_marks_of_a_chart_are_no_bullets(paper: Paper) -> None:
    bulleted(paper, 80, 100, ["One dot before a line."])
    for x, y in ((90, 300), (140, 322), (200, 341)):
        paper.canvas.circle(x, paper.height - y, 2.5, stroke=0, fill=1)
        paper.text(x + 6, y + 3, "0.71", 9)
    assert not any("•" in line for line in text_of(paper))


BOXES = (
    ("Alone, n=75", ("36%", "ORR (27/75)"), ("11.4 mo", "median OS")),
    ("With chemotherapy, n=43", ("63%", "ORR (27/43)"), ("NR", "median OS")),
)


def test_large_figures_are_read_with_what_stands_below_them(paper: Paper) -> None:
    for x, (head, *figures) in zip((60, 330), BOXES, strict=True):
        paper.text(x, 100, head, 12)
        for y, (figure, label) in zip((140, 200), figures, strict=True):
            paper.text(x, y, figure, 30, "Helvetica-Bold")
            paper.text(x, y + 18, label, 12)
    assert text_of(paper) == [line for head, *figures in BOXES for line in (head, *(" ".join(pair) for pair in figures))]


def test_figures_of_one_size_stay_a_table(paper: Paper) -> None:
    for y, row in zip((100, 114, 128, 142), (("Group", "A", "B"), ("ORR", "36%", "63%"), ("DCR", "71%", "80%"), ("CR", "4%", "9%")), strict=True):
        for x, cell in zip((60, 200, 300), row, strict=True):
            paper.text(x, y, cell, 10)
    assert text_of(paper)[1] == "ORR\t36%\t63%"


CARD = ("Mechanism: antibody against CCR8", "Setting: second-line gastric cancer", "Data: ORR 31% (11/35), DCR 74%")


def test_lines_that_begin_with_labels_are_blocks_of_their_own(paper: Paper) -> None:
    paper.lines(60, 100, CARD)
    assert text_of(paper) == list(CARD)


def test_the_large_title_of_a_section_is_no_row_of_the_table_below(paper: Paper) -> None:
    rows = (("", "Cohort 1", "Cohort 2"), ("ORR, %", "21.9", "34.5"), ("DCR, %", "71.9", "82.8"), ("CR, %", "3.1", "3.4"))
    paper.rect(60, 84, 400, 106, fill=0.8, stroke=False)
    paper.text(210, 101, "Efficacy", 16, "Helvetica-Bold")
    for y, row in zip((122, 140, 158, 176), rows, strict=True):
        paper.rule(60, y + 5, 400, y + 5)
        for x, cell in zip((62, 200, 320), row, strict=True):
            paper.text(x, y, cell, 10)
    assert text_of(paper)[:2] == ["Efficacy", "\tCohort 1\tCohort 2"]


TILES = (
    ("41.8%", ("ORR",), "28/67"),
    ("9.4 mo", ("median DOR",), "28 responders"),
    ("77%", ("still in response", "at 6 months"), "of 28 responders"),
)


def test_a_tile_is_read_with_the_count_at_its_foot(paper: Paper) -> None:
    for place, (figure, labels, count) in enumerate(TILES):
        x = 50 + 150 * place
        paper.rect(x, 100, x + 130, 190, fill=0.9, stroke=False)
        y = 130
        for size, text in ((24, figure), *((10, label) for label in labels), (8, count)):
            paper.canvas.setFont("Helvetica", size)
            paper.canvas.drawCentredString(x + 65, paper.height - y, text)
            y += 18 if size > 20 else 14
    assert sorted(text_of(paper)) == sorted(" ".join((figure, *labels, count)) for figure, labels, count in TILES)


def test_other_small_letters_below_a_tile_are_of_their_own(paper: Paper) -> None:
    for y, size, text in ((130, 24, "41.8%"), (148, 10, "ORR"), (162, 8, "The responses were seen in all groups of patients.")):
        paper.text(60, y, text, size)
    assert text_of(paper) == ["41.8% ORR", "The responses were seen in all groups of patients."]
