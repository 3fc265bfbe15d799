"""What is printed at the edge of every page is kept beside the text."""

from __future__ import annotations


def test_running_headers_are_kept_once_and_out_of_the_text(paper, read):
    for number in (1, 2, 3):
        paper.text(54, 30, "Bramblewood Research", 8)
        paper.prose(
            54, 110, 480, f"On page {number} patients with advanced disease were asked to take part in a study of a new agent, and most did so. " * 4
        )
        if number < 3:
            paper.page()
    report = read(paper)
    assert report.running == ("Bramblewood Research",)
    assert "Bramblewood" not in report.text


def test_a_page_alone_has_no_running_header(paper, read):
    paper.text(54, 30, "Bramblewood Research", 8)
    paper.prose(54, 110, 480, "Patients with advanced disease were asked to take part in a study of a new agent, and most of them did so. " * 4)
    report = read(paper)
    assert report.running == ()
    assert "Bramblewood" in report.text


def test_a_running_head_with_the_page_number_and_the_name_of_another_chapter_goes(paper, read, texts):
    for at, chapter in enumerate(("LABORATORY METHODS", "LABORATORY METHODS", "TRIALS IN PEOPLE")):
        paper.text(54, 40, chapter, 8)
        paper.text(540, 40, str(1581 + at), 8)
        paper.prose(54, 80, 500, f"The text of page {at} says what there is to say, and ends with a full stop. " * 6)
        paper.canvas.showPage()
    assert not [text for text in texts(read(paper)) if "158" in text or text.isupper()]


def test_notes_beside_the_number_at_the_foot_of_a_page_stay(paper, read, texts):
    for at, note in enumerate(("Mills R et al., abstract 12", "Abstract 15; values as shown", "Moreau I et al., abstract 19")):
        paper.prose(54, 80, 500, f"The text of page {at} says what there is to say, and ends with a full stop. " * 6)
        paper.text(54, 760, note, 8)
        paper.text(540, 760, str(at + 1), 8)
        paper.canvas.showPage()
    assert "Abstract 15; values as shown" in " ".join(texts(read(paper)))
