"""What the page engine holds of pages that it has read: next to nothing, however many there are and whatever is on them."""

import random
import sys
from pathlib import Path

import pytest
from tests.pdf.test_pdf_hostile import FONT, file_of, stream

from abstract2kb.pdf.reader import open_pdf
from abstract2kb.pdf.settings import Engine, PdfSettings

PAGES, BYTES = 250, 150_000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is asked of /proc")


def heavy_pages(count: int) -> bytes:
    """Pages with a line of text and a picture of their own each."""
    rng, objects = random.Random(1), {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"", 5: FONT}
    for page in range(count):
        first = 6 + 3 * page
        objects[first] = stream(b"q 50 0 0 50 400 500 cm /X Do Q BT /F1 8 Tf 72 700 Td (page %d: slow clearance was seen) Tj ET" % page)
        objects[first + 1] = stream(
            rng.randbytes(BYTES), b"/Type /XObject /Subtype /Image /Width 300 /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8" % (BYTES // 300)
        )
        objects[first + 2] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 5 0 R >> /XObject << /X %d 0 R >> >> >>" % (first, first + 1)
        )
    objects[2] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(b"%d 0 R" % (8 + 3 * page) for page in range(count)), count)
    return file_of(objects)


def resident() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


@pytest.mark.parametrize("engine", [Engine.PDFIUM, Engine.PDFMINER])
def test_pages_that_are_read_are_let_go(engine):
    data = heavy_pages(PAGES)
    with open_pdf(data, "heavy.pdf", settings=PdfSettings(engine=engine)) as document:
        pages, most, begun = 0, 0, 0
        for page in document.pages():
            assert len(page.ink)
            assert page.failure is None
            pages, most = pages + 1, max(most, resident())
            begun = begun or resident()
    assert pages == PAGES
    assert most - begun < 0.75 * PAGES * BYTES
