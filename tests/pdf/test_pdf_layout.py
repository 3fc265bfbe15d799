"""Columns, reading order, headings, furniture, call-outs."""

from __future__ import annotations

LEFT = (
    "Patients with advanced disease were asked to take part in this open study of a new agent that had been made "
    "to last longer in the blood. Most of them had been given three lines of therapy before, and the tumours of one "
    "in four had come back within the year."
)
RIGHT = (
    "Side effects were few and mild. Fever came in half of the patients on the first day and went by the third. Nobody "
    "stopped because of it, and no deaths were put down to the agent. Longer follow-up is needed to learn how long the "
    "responses last in those who had one."
)
THIRD = (
    "Blood was drawn before each dose and the cells in it were counted by hand. The counts rose after the second dose "
    "in all but two patients and stayed high until the end of the cycle, which fits what had been seen in mice before."
)


def test_two_columns_are_read_one_after_the_other(paper, read, texts):
    paper.text(54, 80, "A heading over both of the columns", 15, "Helvetica-Bold")
    paper.prose(54, 110, 240, LEFT)
    paper.prose(318, 110, 240, RIGHT)
    assert texts(read(paper)) == ["A heading over both of the columns", LEFT, RIGHT]


def test_two_columns_whose_lines_do_not_stand_level(paper, read, texts):
    paper.prose(54, 110, 240, LEFT)
    paper.prose(318, 116, 240, RIGHT)
    assert texts(read(paper)) == [LEFT, RIGHT]


def test_three_columns(paper, read, texts):
    for x, text in ((40, LEFT), (222, RIGHT), (404, THIRD)):
        paper.prose(x, 110, 165, text)
    assert texts(read(paper)) == [LEFT, RIGHT, THIRD]


def test_a_heading_across_splits_the_columns(paper, read, texts):
    paper.prose(54, 100, 240, LEFT)
    paper.prose(318, 100, 240, RIGHT)
    paper.text(54, 250, "The second part has a heading that runs over all of the width", 15, "Helvetica-Bold")
    paper.prose(54, 280, 240, THIRD)
    paper.prose(318, 280, 240, LEFT)
    assert texts(read(paper)) == [
        LEFT, RIGHT, "The second part has a heading that runs over all of the width", THIRD, LEFT,
    ]  # fmt: skip


def test_a_paragraph_goes_on_in_the_next_column(paper, read, texts):
    words = LEFT.split()
    paper.prose(54, 110, 240, " ".join(words[:24]))
    paper.prose(318, 110, 240, " ".join(words[24:]))
    assert texts(read(paper)) == [LEFT]


def test_a_paragraph_goes_on_over_a_page(paper, read, texts):
    paper.text(54, 60, "A title", 18, "Helvetica-Bold")
    paper.prose(
        54,
        700,
        500,
        "The clearance was slow in all patients because the agent is bound by its receptor and then it is only",
    )
    paper.page()
    paper.prose(54, 60, 500, "receptor-mediated uptake that clears it. Nothing else was seen.")
    report = read(paper)
    assert texts(report, "paragraph") == [
        "The clearance was slow in all patients because the agent is bound by its receptor and then it is only "
        "receptor-mediated uptake that clears it. Nothing else was seen."
    ]
    assert {box.page for block in report.blocks for box in report.boxes(block.start, block.end)} == {1, 2}


def test_a_paragraph_goes_on_after_a_call_out(paper, read, texts):
    paper.prose(
        54,
        100,
        500,
        "The study was opened at nine sites in four countries and the first of the patients to take part in it was treated",
    )
    paper.rect(54, 140, 558, 200, 0.9)
    paper.text(62, 160, "What to remember from all of this", 12, "Helvetica-Bold")
    paper.text(62, 180, "• One thing that matters.")
    paper.prose(54, 225, 500, "within a month of that. Others followed soon.")
    found = texts(read(paper))
    assert found[0].endswith("was treated within a month of that. Others followed soon.")
    assert found[1:] == ["What to remember from all of this", "• One thing that matters."]


def test_a_call_out_beside_the_text_stays_together(paper, read, texts):
    paper.prose(54, 100, 300, LEFT)
    paper.rect(380, 90, 570, 180, 0.92)
    paper.lines(388, 108, ["In short", "this box has its own", "three lines of text."])
    found = texts(read(paper))
    assert LEFT in found
    assert "In short this box has its own three lines of text." in " ".join(found)


def test_headings_over_two_lines_and_side_letters(paper, read, texts):
    paper.text(54, 60, "The title of the report", 20, "Helvetica-Bold")
    paper.prose(54, 90, 500, LEFT)
    paper.lines(
        54,
        170,
        ["Two longer molecules were made to stay in the blood for", "days and were easier to bear"],
        13,
        "Helvetica-Bold",
        16,
    )
    paper.text(540, 186, "B", 13, "Helvetica-Bold")
    paper.prose(54, 206, 500, RIGHT)
    report = read(paper)
    heading = next(block for block in report.blocks if block.kind == "heading")
    assert report.text[heading.start : heading.end] == ("Two longer molecules were made to stay in the blood for days and were easier to bear")
    assert (heading.label, heading.level) == ("B", 1)
    assert texts(report, "title") == ["The title of the report"]
    assert report.articles[0].title == "The title of the report"


def test_heading_levels_follow_size(paper, read):
    y = 60.0
    for size, text in ((20, "Title of it all"), (14, "First part"), (12, "Smaller part"), (14, "Second part")):
        paper.text(54, y, text, size, "Helvetica-Bold")
        y = paper.prose(54, y + 22, 500, LEFT) + 14
    assert [block.level for block in read(paper).blocks if block.kind == "heading"] == [1, 2, 1]


def test_running_headers_and_page_numbers_go(paper, read, texts):
    for number, text in enumerate((LEFT, RIGHT, THIRD), start=1):
        paper.text(54, 40, f"Congress report {number} of the year", 8)
        paper.prose(54, 100, 500, text)
        paper.text(300, 770, str(number), 8)
        paper.page()
    assert texts(read(paper)) == [LEFT, RIGHT, THIRD]


def test_a_lone_page_number_goes_on_a_single_page(paper, read, texts):
    paper.prose(54, 100, 500, LEFT)
    paper.text(280, 765, "Page 1 of 1", 8)
    assert texts(read(paper)) == [LEFT]


def test_captions(paper, read, texts):
    paper.prose(54, 100, 500, LEFT)
    paper.text(54, 160, "Figure 2. Counts over time.", 9)
    paper.prose(54, 185, 500, RIGHT)
    assert texts(read(paper), "caption") == ["Figure 2. Counts over time."]
