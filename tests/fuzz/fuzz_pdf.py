"""Fuzz target for the PDF reader: nothing but the tool's own errors may come out, whatever the bytes.

`pip install -e .[fuzz]`, then `python tests/fuzz/fuzz_pdf.py -max_total_time=600 -timeout=60 FOLDER` (options of libFuzzer; FOLDER keeps what
was found to reach new code). The first byte chooses what the others are: a whole file, the content stream of a page, or an object in its place.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["abstract2kb.pdf"]):
    from abstract2kb.errors import InputError
    from abstract2kb.pdf.apart import report_apart
    from abstract2kb.pdf.report import Report
    from abstract2kb.pdf.settings import Engine, PdfSettings

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.pdf.test_pdf_hostile import TEXT, page_of, stream

SETTINGS = [
    PdfSettings(engine=engine, max_pages=3, max_chars=20_000, max_segments=20_000, page_timeout=5.0, max_memory=1000)
    for engine in (Engine.AUTO, Engine.PDFMINER)
]
WHOLE = page_of(stream(TEXT))


def file_from(data: bytes) -> bytes:
    """The PDF that some fuzzed bytes stand for."""
    how, rest = data[:1], data[1:]
    match how[0] % 4 if how else 0:
        case 1:
            return page_of(stream(rest))
        case 2:
            return page_of(stream(TEXT), box=rest[:200])
        case 3:
            at = int.from_bytes(rest[:2], "big") % len(WHOLE)
            return WHOLE[:at] + rest[2:] + WHOLE[at + len(rest[2:]) :]
    return rest


def read(data: bytes) -> None:
    """Reads one file with each engine; an error that is not the tool's own ends the run.

    PDFium unfolds forms that draw one another before it can be stopped, so a file that draws forms is read as the command line reads all files:
    in a process of its own, with limits of time and memory.
    """
    made = file_from(data)
    one = report_apart if b"Do" in made else Report.from_pdf
    for settings in SETTINGS:
        with suppress(InputError):
            one(made, "fuzzed.pdf", settings=settings)


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
