"""Running heads and feet: on every second page, or on one page in the middle of a sentence; and what only looks like them."""

from __future__ import annotations

import pytest

CUT = ("The tumours of all mice that had been given the new conjugate at the higher dose became smaller and", "stayed so.")
FILL = "Eight of the ten animals of the other group had to be put down before the third week was over."


def page(paper, head, *lines, foot=None, size=7.5, y=100.0):
    """One page of a report: a head, lines of text, a foot."""
    if head:
        paper.text(54, 36, head, size)
    end = paper.lines(54, y, lines)
    if foot:
        paper.text(54, 765, foot, size)
    paper.page()
    return end


def joined(report, text):
    """Whether the text stands in one block."""
    return any(text in report.text[block.start : block.end] for block in report.blocks)


def test_what_stands_on_every_second_page_goes(paper, read):
    for number in range(5):
        page(paper, ("Left words", "Right words")[number % 2], FILL, f"Sentence {'abcde'[number]} of the page.", foot=("West", "East")[number % 2])
    text = read(paper).text
    assert not any(word in text for word in ("Left words", "Right words", "West", "East"))


@pytest.mark.parametrize("head", ["BENCH AND BEDSIDE", "Notes from the meeting", "S1243"])
def test_a_head_that_cuts_a_sentence_goes(paper, read, head):
    page(paper, None, FILL, CUT[0])
    page(paper, head, CUT[1], FILL)
    report = read(paper)
    assert head not in report.text
    assert joined(report, "smaller and stayed so.")


def test_a_foot_that_cuts_a_sentence_goes(paper, read):
    page(paper, None, *[FILL] * 50, CUT[0], foot="Harbour Bioscience Letters")
    page(paper, None, CUT[1], FILL)
    report = read(paper)
    assert "Harbour" not in report.text
    assert joined(report, "smaller and stayed so.")


def test_heads_in_the_same_place_on_other_pages_go(paper, read):
    page(paper, None, FILL, CUT[0])
    page(paper, "GASTRIC CANCER", CUT[1], FILL)
    page(paper, "BREAST CANCER", FILL)
    assert "CANCER" not in read(paper).text


def test_pieces_at_both_ends_of_the_row_go(paper, read):
    page(paper, None, FILL, CUT[0])
    paper.text(470, 36, "Digest, second printing", 7.5)
    page(paper, "LYMPHOMA", CUT[1], FILL)
    text = read(paper).text
    assert "LYMPHOMA" not in text
    assert "Digest" not in text


def test_two_columns_are_read_over_the_head(paper, read):
    for head, left, right in ((None, f"{FILL} {FILL}", CUT[0]), ("COLUMNS AND MORE", f"{CUT[1]} {FILL} {FILL}", f"{FILL} {FILL}")):
        paper.prose(54, 100, 230, left)
        paper.prose(320, 100, 190, right)
        page(paper, head)
    report = read(paper)
    assert "COLUMNS" not in report.text
    assert joined(report, "smaller and stayed so.")


def test_a_heading_at_the_top_of_a_page_stays(paper, read):
    page(paper, None, FILL, CUT[0], CUT[1])
    page(paper, "RESULTS", FILL)
    assert "RESULTS" in read(paper).text


def test_a_large_heading_stays_before_a_small_letter(paper, read):
    page(paper, None, FILL, "What the authors made of it")
    page(paper, "Results", "mRNA was measured in all of them and did not change over the whole time.", FILL, size=14)
    assert "Results" in read(paper).text


def test_the_caption_of_a_continued_table_stays(paper, read):
    page(paper, None, FILL, CUT[0])
    paper.grid([54, 200, 300], [48, 62, 76])
    paper.text(58, 58, "Dose", 8)
    paper.text(204, 58, "Response", 8)
    paper.text(58, 72, "2 mg/kg", 8)
    paper.text(204, 72, "4 of 10", 8)
    page(paper, "Table 2 (continued)", CUT[1], FILL)
    assert "Table 2 (continued)" in read(paper).text


@pytest.mark.parametrize("note", ["* Not confirmed", "Intervals are two-sided.", "CR, complete response; PR, partial response", "Share in %"])
def test_a_note_at_the_foot_stays(paper, read, note):
    page(paper, None, *[FILL] * 50, CUT[0], foot=note)
    page(paper, None, CUT[1], FILL)
    assert note in read(paper).text


def test_text_close_to_the_head_of_the_page_stays(paper, read):
    page(paper, None, FILL, CUT[0])
    page(paper, "stayed so over weeks", "and did not come back.", FILL, y=46)
    assert "stayed so over weeks" in read(paper).text


def test_a_report_of_two_pages_keeps_its_title(paper, read):
    page(paper, "A word on antibodies", FILL, CUT[0])
    page(paper, None, CUT[1], FILL)
    report = read(paper)
    assert "A word on antibodies" in report.text
    assert joined(report, "smaller and stayed so.")
