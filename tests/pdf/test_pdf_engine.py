"""Pages by PDFium against pdfplumber's own: the same characters, shapes, links and words, and who is asked when they cannot be the same."""

from __future__ import annotations

import io
import re

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from abstract2kb.errors import UsageError
from abstract2kb.pdf.debug import read_by
from abstract2kb.pdf.pdfium.document import PdfiumPdf
from abstract2kb.pdf.pdfium.geometry import Frame
from abstract2kb.pdf.reader import is_damaged, open_pdf
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import Engine, PdfSettings


def pages(data: bytes, number: int = 1):
    """(pdfplumber's page, PDFium's page)."""
    document = PdfiumPdf(data)
    return pdfplumber.open(io.BytesIO(data)).pages[number - 1], document.page(number)


def close(one: float, other: float, within: float = 0.06) -> bool:
    return abs(one - other) <= within


BOX = ("x0", "x1", "top", "bottom", "y0", "y1", "doctop", "width", "height")


def assert_same(theirs, ours, within: float = 0.06) -> None:
    """The same objects in the same order, in the same places."""
    assert sorted(theirs.objects) == sorted(ours.objects)
    for kind, objects in theirs.objects.items():
        assert len(objects) == len(ours.objects[kind]), kind
        for one, other in zip(objects, ours.objects[kind], strict=True):
            assert all(close(one[key], other[key], within) for key in BOX), (kind, one, other)
    for one, other in zip(theirs.chars, ours.chars, strict=True):
        assert one["text"] == other["text"]
        assert close(one["size"], other["size"], within)
        assert one["upright"] == other["upright"]
        assert all(close(a, b, within) for a, b in zip(one["matrix"], other["matrix"], strict=True))


@pytest.fixture
def drawn(paper):
    """A page with text in several fonts, raised digits, a grid, a filled box, a curve and a link."""
    paper.mixed(72, 100, "IL-2 leads the pack", "^1,2", " in CO", "_2")
    paper.text(72, 130, "Efficacy in first-line office", 9, "Times-Italic")
    paper.text(300, 130, "ORR 43% (95% CI, 31-56)", 8, "Courier-Bold")
    paper.grid([72, 150, 240], [200, 220, 240])
    paper.rect(300, 200, 380, 240, fill=0.8)
    paper.canvas.bezier(100, 400, 150, 450, 200, 350, 250, 400)
    paper.link("https://clinicaltrials.gov/study/NCT04410445", 72, 90, 120, 104)
    return paper


def test_symbol_font_that_is_not_embedded_is_no_reason_to_ask_pdfminer(paper):
    x = paper.text(72, 100, "IL-2R")
    paper.text(x, 100, "βγ", font="Symbol")
    assert engines_of(paper.data(), Engine.AUTO) == ("pdfium",)


def test_a_page_is_the_same_by_both_engines(drawn):
    assert_same(*pages(drawn.data()))


def test_links_are_the_same(drawn):
    theirs, ours = pages(drawn.data())
    assert [link["uri"] for link in ours.hyperlinks] == ["https://clinicaltrials.gov/study/NCT04410445"]
    assert all(close(theirs.hyperlinks[0][key], ours.hyperlinks[0][key]) for key in BOX)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages(drawn, rotation):
    drawn.canvas.setPageRotation(rotation)
    theirs, ours = pages(drawn.data())
    assert (theirs.width, theirs.height, theirs.rotation) == (ours.width, ours.height, ours.rotation)
    assert_same(theirs, ours, within=0.3)
    assert all(close(theirs.hyperlinks[0][key], ours.hyperlinks[0][key]) for key in ("x0", "x1", "top", "bottom"))


def test_sideways_and_slanted_text(paper):
    paper.canvas.saveState()
    paper.canvas.translate(100, 300)
    paper.canvas.rotate(90)
    paper.canvas.drawString(0, 0, "upwards")
    paper.canvas.rotate(-45)
    paper.canvas.drawString(0, 0, "askew")
    paper.canvas.restoreState()
    theirs, ours = pages(paper.data())
    assert [c["text"] for c in ours.chars] == [c["text"] for c in theirs.chars]
    assert [c["upright"] for c in ours.chars] == [c["upright"] for c in theirs.chars]
    for one, other in zip(theirs.chars, ours.chars, strict=True):
        assert all(close(one[key], other[key], 1.5) for key in ("x0", "top", "x1", "bottom")), (one["text"], one, other)


def test_text_in_forms_and_forms_in_forms(paper):
    canvas = paper.canvas
    canvas.beginForm("inner")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(10, 10, "inner words")
    canvas.rect(5, 5, 60, 20)
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(50, 60)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.scale(1.5, 1.5)
    canvas.doForm("outer")
    assert_same(*pages(paper.data()))


def test_images(paper):
    pixel = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (4, 3), "red").save(pixel, format="PNG")
    pixel.seek(0)
    paper.canvas.drawImage(ImageReader(pixel), 100, 200, 80, 60)
    theirs, ours = pages(paper.data())
    assert ours.images[0]["srcsize"] == (4, 3)
    assert all(close(theirs.images[0][key], ours.images[0][key]) for key in BOX)


def test_spaces_drawn_as_objects_of_their_own(paper):
    x = 72.0
    for letter in "no two letters in one object":
        x = paper.text(x, 100, letter)
    theirs, ours = pages(paper.data())
    assert [w["text"] for w in ours.extract_words()] == ["no", "two", "letters", "in", "one", "object"]
    assert "".join(c["text"] for c in ours.chars) == "".join(c["text"] for c in theirs.chars)


def test_words_far_apart_get_no_space_that_nobody_drew(paper):
    paper.text(72, 100, "left")
    paper.text(200, 100, "right")
    _, ours = pages(paper.data())
    assert "".join(c["text"] for c in ours.chars) == "leftright"


def test_pdfplumber_works_on_the_page(drawn):
    theirs, ours = pages(drawn.data())
    assert [w["text"] for w in ours.extract_words()] == [w["text"] for w in theirs.extract_words()]
    assert ours.extract_text() == theirs.extract_text()
    assert [t.bbox for t in ours.find_tables()] == [tuple(pytest.approx(v, abs=0.06) for v in t.bbox) for t in theirs.find_tables()]
    box = (60, 80, 320, 140)
    assert ours.crop(box).extract_text() == theirs.crop(box).extract_text()
    big = [c["text"] for c in ours.filter(lambda o: o["object_type"] == "char" and o["size"] > 9.5).chars]
    assert "".join(big).startswith("IL-2 leads")
    assert len(ours.dedupe_chars().chars) == len(ours.chars)
    assert ours.to_image(resolution=36).original.size == (306, 396)


def test_a_media_box_that_does_not_begin_at_zero(paper):
    paper.text(72, 100, "shifted page")
    data = re.sub(rb"/MediaBox \[ 0 0 612 792 \]", b"/MediaBox [ 9 8 612 792 ]", paper.data())
    assert b"[ 9 8 612" in data
    theirs, ours = pages(data)
    assert theirs.bbox == ours.bbox
    assert_same(theirs, ours)


def test_an_inherited_media_box(paper):
    paper.text(72, 100, "inherited")
    data = paper.data()
    box = b"/MediaBox [ 0 0 612 792 ]"
    data = data.replace(box, b" " * len(box)).replace(b"/Type /Pages", b"/Type /Pages /MediaBox [0 0 500 700]")
    theirs, ours = pages(data)
    assert theirs.bbox == ours.bbox == (0, 0, 500, 700)


@given(
    st.tuples(*[st.floats(-500, 500)] * 2, *[st.floats(1, 900)] * 2),
    st.sampled_from([0, 90, 180, 270]),
    st.tuples(st.floats(-900, 900), st.floats(-900, 900)),
)
@settings(max_examples=80, deadline=None)
def test_a_frame_keeps_points_inside_its_page(box, rotation, point):
    x0, y0, width, height = box
    frame = Frame((x0, y0, x0 + width, y0 + height), rotation)
    assert {round(frame.width, 6), round(frame.height, 6)} == {round(width, 6), round(height, 6)}
    matrix = frame.turned((1, 0, 0, 1, *point))
    across, down = frame.flipped((matrix[4], matrix[5]))
    left, top, right, bottom = frame.bbox
    inside = x0 <= point[0] <= x0 + width and y0 <= point[1] <= y0 + height
    assert not inside or (left - 1e-6 <= across <= right + 1e-6 and top - 1e-6 <= down <= bottom + 1e-6)


def engines_of(data: bytes, engine: Engine) -> tuple[str, ...]:
    return Report.from_pdf(data, "a.pdf", settings=PdfSettings(engine)).engines


def test_the_engine_is_chosen(drawn):
    data = drawn.data()
    assert engines_of(data, Engine.AUTO) == engines_of(data, Engine.PDFIUM) == ("pdfium",)
    assert engines_of(data, Engine.PDFMINER) == ("pdfminer",)
    texts = {Report.from_pdf(data, "a.pdf", settings=PdfSettings(engine)).text for engine in Engine}
    assert len(texts) == 1


def test_a_page_without_anything_is_asked_about_twice(paper):
    paper.page()
    paper.text(72, 100, "second page")
    paper.page()
    report = Report.from_pdf(paper.data(), "a.pdf")
    assert report.engines == ("pdfminer", "pdfium")
    assert [read_by(report, page) for page in (1, 2)] == ["page 1: pdfminer (nothing is drawn)", "page 2: pdfium"]


@pytest.mark.parametrize("heading", ["", "Rainfall and harvest in the northern islands"])
def test_downwards_writing_goes_to_pdfminer(heading):
    """Whether or not the machine has a font for it; without one, PDFium drops the characters unsaid."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(612, 792), pageCompression=0)
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3", isVertical=True))
    canvas.drawString(100, 740, heading)
    canvas.setFont("HeiseiMin-W3", 12)
    canvas.drawString(100, 700, "\u6cbb\u9a13\u85ac\u306e\u5968\u52b1")
    canvas.save()
    assert engines_of(buffer.getvalue(), Engine.AUTO) == ("pdfminer",)


def test_who_read_and_why_is_kept_with_the_page(paper):
    paper.page()
    with open_pdf(paper.data(), "a.pdf") as document:
        (page,) = document.pages()
    assert (page.engine, page.doubt) == ("pdfminer", "nothing is drawn")


def test_a_page_beyond_the_limit_is_read_in_part(paper):
    paper.text(72, 100, "abcdefghij" * 5)
    report = Report.from_pdf(paper.data(), "a.pdf", settings=PdfSettings(max_chars=20))
    assert report.text.strip() == "abcdefghij" * 2
    assert [(n.code, n.page) for n in report.notes] == [("pdf.page_too_large", 1)]


def test_settings_that_make_no_sense():
    with pytest.raises(UsageError, match="max_pages must be at least 1"):
        PdfSettings(max_pages=0)


def test_damage_is_seen_by_the_offset_of_the_cross_reference_table(paper):
    data = paper.data()
    assert not is_damaged(data)
    assert not is_damaged(b"junk before\n" + data)
    assert is_damaged(data[:-8])
    assert is_damaged(re.sub(rb"startxref\s+\d+", b"startxref\n7", data))
