"""Loading beforehand what reading a PDF needs, in the process that others are copied from: each copy would else load and compile it anew."""

from __future__ import annotations

import sys

from abstract2kb.patterns import compile_all
from abstract2kb.pdf.report import Report

__all__ = ["warm_up"]

_DRAWN = b"""BT /F 14 Tf 40 170 Td (Results) Tj ET
BT /F 9 Tf 40 150 Td (Of 45 patients, nine responded to the drug \\(20%\\).) Tj ET
BT /F 9 Tf 44 112 Td (Arm) Tj ET BT /F 9 Tf 144 112 Td (ORR, %) Tj ET
BT /F 9 Tf 44 92 Td (A) Tj ET BT /F 9 Tf 144 92 Td (20) Tj ET
40 126 m 240 126 l S 40 106 m 240 106 l S 40 86 m 240 86 l S 40 86 m 40 126 l S 140 86 m 140 126 l S 240 86 m 240 126 l S"""


def warm_up() -> None:
    """Read a small page of our own with a title, a sentence and a table, and compile the patterns of the page engine."""
    Report.from_pdf(_page(), "warm.pdf")
    compile_all(module for name, module in list(sys.modules.items()) if name.startswith(f"{__package__}."))


def _page() -> bytes:
    """The small page as a PDF."""
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(_DRAWN), _DRAWN),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    written, places = b"%PDF-1.4\n", list[int]()
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(written)
    return written + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % (table, start)
