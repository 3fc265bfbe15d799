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
