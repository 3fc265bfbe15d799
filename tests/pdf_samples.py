"""Good and bad PDFs for the command line, drawn with reportlab or made from its bytes."""

from __future__ import annotations

import io
import re

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

__all__ = ["LINES", "broken_page", "encrypted", "pdf", "without_pages", "without_text"]

LINES = (
    "Phase 1 study of QXR-707 in patients with melanoma",
    "QXR-707 was given to 20 patients (NCT04009681).",
    "The objective response rate (ORR) was 40% (8/20).",
)


def pdf(pages: int = 1, encrypt: StandardEncryption | None = None, lines: tuple[str, ...] = LINES) -> bytes:
    """A PDF with the same lines on each page; the same bytes each time."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=0, encrypt=encrypt)
    for number in range(pages):
        for row, line in enumerate((*lines, f"This was page {number + 1}.")):
            canvas.drawString(72, 720 - 16 * row, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def encrypted(password: str) -> bytes:
    """A PDF that opens with the password."""
    return pdf(encrypt=StandardEncryption(password, ownerPassword="owner", strength=128))


def without_text() -> bytes:
    """A PDF with a drawing and no letter."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=0)
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def without_pages() -> bytes:
    """A PDF whose page tree is empty."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return data + table + b"trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)


def broken_page(pages: int, broken: int) -> bytes:
    """A PDF of which one page is no page; all offsets stay as they are."""
    data = pdf(pages)
    types = list(re.finditer(rb"/Type /Page\b", data))
    assert len(types) == pages, "reportlab writes pages in another way now"
    kind = types[broken - 1]
    return data[: kind.start()] + b"/Type /Pagx" + data[kind.end() :]
