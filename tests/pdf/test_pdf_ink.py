"""Glyphs as columns, and what is asked about many page objects at once: the same as one by one."""

import numpy as np
import pytest
from tests.pdf.test_pdf_hostile import page_of, stream

from abstract2kb.pdf.glyph_store import GlyphStore
from abstract2kb.pdf.glyphs import RawPage
from abstract2kb.pdf.ink import SUPER, Glyph, Ink
from abstract2kb.pdf.pdfium.document import PdfiumPdf
from abstract2kb.pdf.words import page_lines


def row(text, x=50.0, base=100.0, size=10.0, step=5.0):
    return [Glyph(c, x + step * i, base - 0.8 * size, x + step * (i + 1), base + 0.2 * size, size, base, "F", False, 0.0) for i, c in enumerate(text)]


def lines_of(*rows):
    page = RawPage(1, 600.0, 800.0, ink=Ink.of([glyph for some in rows for glyph in some]))
    return [(line.text, [tuple(word.ids) for word in line.words], round(line.x0, 1)) for line in page_lines(page, GlyphStore())]


def test_a_glyph_comes_back_as_it_was():
    glyphs = [*row("A β"), Glyph("fi", 80.0, 92.0, 88.0, 102.0, 10.0, 100.0, "G", True, 0.5)]
    assert list(Ink.of(glyphs)) == glyphs
    assert list(Ink.of(glyphs).chosen(np.array([3, 1]))) == [glyphs[3], glyphs[1]]
    assert Ink.of(glyphs).inked.tolist() == [True, False, True, True]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("one two")], [("one two", [(0, 1, 2), (3, 4, 5)], 50.0)]),
        ([row("  led")], [("led", [(0, 1, 2)], 60.0)]),
        ([row("left"), row("right", x=110)], [("left", [(0, 1, 2, 3)], 50.0), ("right", [(4, 5, 6, 7, 8)], 110.0)]),
        ([row("right", x=110), row("left")], [("left", [(0, 1, 2, 3)], 50.0), ("right", [(4, 5, 6, 7, 8)], 110.0)]),
        ([row("low", base=130), row("high", base=100)], [("high", [(0, 1, 2, 3)], 50.0), ("low", [(4, 5, 6)], 50.0)]),
        ([row("a≥b c")], [("a≥b c", [(0, 1, 2), (3,)], 50.0)]),
        ([row("bold"), row("bold", x=50.4)], [("bold", [(0, 1, 2, 3)], 50.0)]),
        ([row(" ")], []),
        ([], []),
    ],
)
def test_lines_and_words(rows, expected):
    assert lines_of(*rows) == expected


def test_a_raised_figure_joins_its_line_as_a_mark():
    page = RawPage(1, 600.0, 800.0, ink=Ink.of([*row("clinic,"), *row("7", x=85, base=96, size=6, step=3)]))
    (line,) = page_lines(page, GlyphStore())
    assert (line.text, [mark.text for mark in line.words[0].marks]) == ("clinic,", ["7"])
    assert page.ink.role[-1] == SUPER


def test_a_space_inside_a_glyph_parts_no_word():
    glyphs = row("ab")
    stray = Glyph(" ", 51.0, 92.0, 52.0, 102.0, 10.0, 100.0, "F", False, 0.0)
    assert lines_of([glyphs[0], stray, glyphs[1]]) == [("ab", [(0, 1)], 50.0)]


def chars_of(content):
    document = PdfiumPdf(page_of(stream(content)))
    (page,) = document.pages()
    found = [(char["text"], round(char["x0"], 1), round(char["x1"], 1), char["size"]) for char in page.chars]
    stretches = len(page.content.stretches)
    page.close()
    document.close()
    return found, stretches


def test_letters_that_are_objects_of_their_own_are_one_stretch():
    whole, _ = chars_of(b"BT /F1 12 Tf 72 700 Td (ABC) Tj ET")
    steps = [x for _, x, _, _ in whole]
    single = b"".join(b"BT /F1 12 Tf %.2f 700 Td (%c) Tj ET\n" % (x, letter) for x, letter in zip(steps, b"ABC", strict=True))
    parts, stretches = chars_of(single)
    assert (parts, stretches) == (whole, 1)


@pytest.mark.parametrize("second", [b"/F1 9 Tf %.2f 700 Td", b"0.5 g /F1 12 Tf %.2f 700 Td", b"/F1 12 Tf %.2f 640 Td"])
def test_letters_of_another_size_colour_or_line_are_not(second):
    _, stretches = chars_of(b"BT /F1 12 Tf 72 700 Td (A) Tj ET BT " + second % 80.0 + b" (B) Tj ET")
    assert stretches == 2


PATHS = (
    b"10 20 100 50 re f\n0.5 w 10 200 m 300 200 l S\n10 300 m 60 300 l 60 340 l h f\n"
    b"10 400 m 110 400 l 110 450 l 10 450 l h S\n1 0 0 1 5 7 cm 10 500 m 40 520 80 520 100 500 c S\n10 600 m 90 601 l 90 650 l 10 650 l h f"
)


def test_paths_are_those_of_pdfplumber():
    import io

    import pdfplumber

    data = page_of(stream(PATHS))
    document = PdfiumPdf(data)
    (ours,) = document.pages()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        theirs = pdf.pages[0]
        for kind in ("lines", "rects", "curves"):
            seen = [[(round(o[k], 2)) for k in ("x0", "top", "x1", "bottom")] + [o["fill"], o["stroke"]] for o in getattr(ours, kind)]
            assert seen == [[(round(o[k], 2)) for k in ("x0", "top", "x1", "bottom")] + [o["fill"], o["stroke"]] for o in getattr(theirs, kind)]
            assert seen
    ours.close()
    document.close()


def test_shapes_are_read_only_when_they_are_asked_for(monkeypatch):
    document = PdfiumPdf(page_of(stream(PATHS + b"\nBT /F1 12 Tf 72 700 Td (ABC) Tj ET")))
    (page,) = document.pages()
    assert "".join(char["text"] for char in page.chars) == "ABC"
    assert "shapes" not in vars(page.content)
    assert page.rects
    page.close()
    document.close()
