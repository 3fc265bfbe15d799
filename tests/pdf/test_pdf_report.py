"""Whole reports: articles, plain text, bad input."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from abstract2kb.errors import BrokenPdfError, EmptyInputError, NoPagesError, NotAPdfError, PasswordError
from abstract2kb.pdf.pdfium.page import PdfiumPage
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import PdfSettings

PROSE = (
    "Patients with advanced disease were asked to take part in this open study of a new agent that had been made "
    "to last longer in the blood. Most of them had been given three lines of therapy before."
)


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("4O A first study of the agent", "LBA41 A second study of it", ["4O", "LBA41"]),
        ("1084P", "1085P", ["1084P", "1085P"]),
        ("Abstract 2501: A first study", "Abstract 2502: A second study", ["2501", "2502"]),
        ("#1234 A first study", "#1235 A second study", ["1234", "1235"]),
        ("e17113 A first study", "CT123 A second study", ["e17113", "CT123"]),
        ("Poster 123", "Poster 124", ["123", "124"]),
    ],
)
def test_an_abstract_book_is_split(paper, read, first, second, numbers):
    y = 60.0
    for opening in (first, second):
        paper.text(54, y, opening, 11, "Helvetica-Bold")
        if len(opening) < 12:
            y += 18
            paper.text(54, y, "The title stands below", 13, "Helvetica-Bold")
        y = paper.prose(54, y + 18, 500, PROSE) + 20
    report = read(paper)
    assert [article.number for article in report.articles] == numbers
    assert [article.id for article in report.articles] == ["a1", "a2"]
    assert all(article.title for article in report.articles)
    assert report.articles[0].end == report.articles[1].start
    assert report.text[report.articles[1].start :].startswith(second)


def test_other_reports_are_one_article(paper, read):
    paper.text(54, 60, "Two agents at the congress", 18, "Helvetica-Bold")
    paper.prose(54, 90, 500, PROSE)
    (article,) = read(paper).articles
    assert (article.id, article.number, article.title, article.pages) == (
        "a1",
        None,
        "Two agents at the congress",
        (1,),
    )


def test_plain_text_is_kept_as_it_is():
    text = "First line\nof a paragraph.\n\n\n  Second one. \n"
    report = Report.from_text(text, "note.txt")
    assert report.text == text
    assert [text[block.start : block.end] for block in report.blocks] == ["First line\nof a paragraph.", "Second one."]
    assert report.boxes(0, 10) == []
    assert (report.is_pdf, report.page_count, len(report.articles)) == (False, 0, 1)


def test_the_id_is_the_hash_of_the_bytes(paper):
    paper.text(54, 60, "Words")
    data = paper.data()
    first, second = Report.from_pdf(data, "a.pdf"), Report.from_pdf(data, "b.pdf")
    assert first.id == second.id
    assert len(first.id) == 64
    assert first.text == second.text


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_empty_input(data):
    with pytest.raises(EmptyInputError, match=r"a\.pdf: the file is empty"):
        Report.from_pdf(data, "a.pdf")


def test_empty_text():
    with pytest.raises(EmptyInputError):
        Report.from_text(" \n", "a.txt")


def test_not_a_pdf():
    with pytest.raises(NotAPdfError):
        Report.from_pdf(b"<html><body>No</body></html>", "a.pdf")


def test_garbled():
    with pytest.raises(BrokenPdfError):
        Report.from_pdf(b"%PDF-1.7\n" + bytes(range(256)) * 40, "a.pdf")


def long_paper(paper):
    for number in range(4):
        paper.prose(54, 120 + 10 * number, 500, PROSE)
        paper.page()
    return paper.data()


def test_cut_off_in_the_middle(paper):
    data = long_paper(paper)
    with pytest.raises(BrokenPdfError, match="cut off or damaged"):
        Report.from_pdf(data[: len(data) // 2], "a.pdf")


def test_cut_off_in_the_trailer(paper):
    data = long_paper(paper)
    end = data.rindex(b"%%EOF")
    report = Report.from_pdf(data[: end + 4], "a.pdf")
    assert [(note.code, note.severity) for note in report.notes] == [("pdf.damaged", "warning")]
    assert report.page_count == 4


def test_cut_off_after_the_trailer(paper):
    data = long_paper(paper)
    report = Report.from_pdf(data[: data.rindex(b"startxref")], "a.pdf")
    assert report.notes[0].code == "pdf.damaged"


def test_every_cut_is_an_error_or_a_note(paper):
    data = long_paper(paper)
    for end in range(0, len(data) - 8, max(len(data) // 60, 1)):
        try:
            report = Report.from_pdf(data[:end], "a.pdf")
        except (EmptyInputError, NotAPdfError, BrokenPdfError):
            continue
        assert report.notes[0].code == "pdf.damaged", end


def test_passwords(new_paper):
    paper = new_paper(encrypt=StandardEncryption("open", ownerPassword="own", strength=128))
    paper.text(54, 60, "Secret words")
    data = paper.data()
    with pytest.raises(PasswordError, match=r"needs a password \(--password\)"):
        Report.from_pdf(data, "a.pdf")
    with pytest.raises(PasswordError, match="the password is wrong"):
        Report.from_pdf(data, "a.pdf", password="no")
    assert Report.from_pdf(data, "a.pdf", password="open").text == "Secret words\n"


def test_no_pages():
    data = (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n"
        b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n110\n%%EOF\n"
    )
    with pytest.raises(NoPagesError):
        Report.from_pdf(data, "a.pdf")


def test_no_text_layer(paper):
    paper.rect(100, 100, 300, 300, 0.5)
    report = Report.from_pdf(paper.data(), "scan.pdf")
    assert report.text == ""
    assert [(note.code, note.severity) for note in report.notes] == [("pdf.no_text_layer", "error")]
    assert report.notes[0].message == "scan.pdf has no text layer; run OCR first"
    assert len(report.articles) == 1


def test_a_page_that_is_a_picture(paper, read):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    paper.prose(54, 90, 500, PROSE)
    paper.page()
    paper.canvas.drawImage(ImageReader(Image.new("L", (20, 20), 128)), 100, 300, 200, 200)
    paper.page()
    notes = read(paper).notes
    assert [(note.code, note.severity, note.page) for note in notes] == [("pdf.page_without_text", "info", 2)]


def test_a_page_that_raises_leaves_the_others(paper, monkeypatch):
    data = long_paper(paper)

    def failing_on_page_2(whole):
        def read(page):
            if page.page_number == 2:
                raise ValueError("bad font")
            return whole(page)

        return property(read)

    monkeypatch.setattr(pdfplumber.page.Page, "chars", failing_on_page_2(pdfplumber.page.Page.chars.fget))
    monkeypatch.setattr(PdfiumPage, "content", failing_on_page_2(PdfiumPage.content.func))
    report = Report.from_pdf(data, "a.pdf")
    assert [(note.code, note.page) for note in report.notes] == [("pdf.page_unreadable", 2)]
    assert "bad font" in report.notes[0].message
    assert report.text.count("Patients") == 3


def test_max_pages(paper):
    report = Report.from_pdf(long_paper(paper), "a.pdf", settings=PdfSettings(max_pages=2))
    assert report.page_count == 2
    assert [note.code for note in report.notes] == ["pdf.pages_skipped"]


def test_metadata(new_paper, read):
    paper = new_paper()
    paper.canvas.setTitle("A title in the file")
    paper.canvas.setAuthor("Somebody")
    paper.text(54, 60, "Words")
    metadata = read(paper).metadata
    assert (metadata.title, metadata.author) == ("A title in the file", "Somebody")


def test_block_at(paper, read):
    y = paper.prose(54, 90, 500, PROSE)
    paper.prose(54, y + 10, 500, PROSE)
    report = read(paper)
    assert report.block_at(3) == report.blocks[0]
    assert report.block_at(report.blocks[1].start) == report.blocks[1]
    assert report.block_at(report.blocks[0].end) is None


def test_importing_the_report_needs_no_pdfplumber():
    import subprocess
    import sys

    code = "import sys, abstract2kb.pdf.report; sys.exit('pdfplumber' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_debug_draws_every_page(paper, tmp_path):
    from abstract2kb.pdf.debug import draw

    data = long_paper(paper)
    files = draw(data, Report.from_pdf(data, "a.pdf"), tmp_path)
    assert [file.name for file in files] == ["page-1.png", "page-2.png", "page-3.png", "page-4.png"]
    assert all(file.stat().st_size > 1000 for file in files)
    assert io.BytesIO(files[0].read_bytes()).read(4) == b"\x89PNG"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\r\n\r\ntwo\r\n", ["one", "two"]),
        ("one\n \t\ntwo\nlines\n\n\n\nthree", ["one", "two\nlines", "three"]),
        ("x", ["x"]),
        ("\n\n a b \n", ["a b"]),
    ],
)
def test_blocks_of_plain_text(text, blocks):
    report = Report.from_text(text, "note.txt")
    assert [text[block.start : block.end] for block in report.blocks] == blocks


def test_boxes_of_any_stretch(new_paper):
    paper = new_paper()
    paper.mixed(72, 60, "in the clinic,", "^1-5", " data were shown for CD8", "^+", " cells and C", "_max")
    paper.prose(72, 90, 300, PROSE)
    report = Report.from_pdf(paper.data(), "a.pdf")

    @settings(max_examples=200, deadline=None)
    @given(st.integers(-5, len(report.text) + 5), st.integers(-5, len(report.text) + 5))
    def check(start, end):
        boxes = report.boxes(start, end)
        inside = report.text[max(start, 0) : max(end, 0)] if start < end else ""
        shown = "".join(report.text[box.start : box.end] for box in boxes)
        assert "".join(shown.split()) == "".join(inside.split())
        for box in boxes:
            said = report.text[box.start : box.end]
            assert said == said.strip() != ""
            assert box.bbox[0] < box.bbox[2]
            assert box.bbox[1] < box.bbox[3]

    check()


def test_a_long_text_is_split_fast():
    text = "a line of words\n" * 20000
    assert len(Report.from_text(text, "a.txt").blocks) == 1


def test_a_page_of_sideways_text_is_no_scan(paper):
    paper.canvas.translate(100, 100)
    paper.canvas.rotate(90)
    paper.canvas.drawString(0, 0, "sideways words")
    report = Report.from_pdf(paper.data(), "a.pdf")
    assert [(note.code, note.severity) for note in report.notes] == [("pdf.rotated_text", "warning")]
