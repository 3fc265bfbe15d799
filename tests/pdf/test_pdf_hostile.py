"""Files that mean harm, or are as good as: each is read in bounded time, and costs no more than itself."""

from __future__ import annotations

import io
import os
import signal
import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from abstract2kb.errors import BrokenPdfError, EmptyInputError, InputError, NoPagesError
from abstract2kb.pdf import apart
from abstract2kb.pdf.apart import report_apart
from abstract2kb.pdf.report import Report
from abstract2kb.pdf.settings import Engine, PdfSettings

TEXT = b"BT /F1 12 Tf 72 700 Td (ABC-1234 gave an ORR of 43%.) Tj ET"
SAID = "ABC-1234 gave an ORR of 43%.\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def file_of(objects: dict[int, bytes]) -> bytes:
    """A PDF of these objects; 1 is the catalog."""
    out, offsets = io.BytesIO(), {}
    out.write(b"%PDF-1.4\n")
    for number, body in objects.items():
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offsets.get(number, 0) for number in range(1, max(objects) + 1)))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start))
    return out.getvalue()


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def page_of(content: bytes, box: bytes = b"[0 0 612 792]", xobjects: bytes = b"", kids: bytes = b"3 0 R", count: int = 1, **more: bytes) -> bytes:
    """A PDF with one page."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << %b >> >> >>" % (box, xobjects)
    tree = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count)
    extra = {int(name[1:]): body for name, body in more.items()}
    return file_of({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: tree, 3: page, 4: content, 5: FONT, **extra})


def form(content: bytes, names: bytes) -> bytes:
    return stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> /XObject << %b >> >>" % names)


def nested_forms(depth: int, width: int) -> bytes:
    """Forms that draw the next one so many times each."""
    forms = {f"o{n}": form(b"/X Do " * width, b"/X %d 0 R" % (n + 1)) for n in range(6, 5 + depth)}
    forms[f"o{5 + depth}"] = form(TEXT, b"")
    return page_of(stream(TEXT + b" /X Do"), xobjects=b"/X 6 0 R", **forms)


def many_pages(count: int, lines: int = 3) -> bytes:
    """A PDF of so many pages with a running head and lines of words of their own."""
    objects, kids = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"", 5: FONT}, []
    for page in range(count):
        number = 6 + 2 * page
        words = [b"BT /F1 8 Tf 72 %d Td (page %d line %d: slow clearance was seen in 14 of 61 patients, and was not dose related.) Tj ET" % (
            600 - 10 * line, page, line) for line in range(lines)]  # fmt: skip
        head = b"BT /F1 8 Tf 72 760 Td (Annual Meeting | page %d) Tj ET" % page
        objects[number] = stream(b"\n".join([head, *words]))
        objects[number + 1] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 5 0 R >> >> >>" % number
        )
        kids.append(b"%d 0 R" % (number + 1))
    objects[2] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), count)
    return file_of(objects)


ODD = {
    "a page tree that holds itself": page_of(stream(TEXT), kids=b"3 0 R 2 0 R", count=2),
    "two billion pages of which one is there": page_of(stream(TEXT), count=2**31 - 1),
    "a form that draws itself": page_of(stream(TEXT + b" /X Do"), xobjects=b"/X 6 0 R", o6=form(b"/X Do", b"/X 6 0 R")),
    "a page two billion points high": page_of(stream(TEXT), box=b"[0 0 612 2147483647]"),
    "a page without a size": page_of(stream(TEXT), box=b"[0 0 0 0]"),
    "a page with a box of no numbers": page_of(stream(TEXT), box=b"[/a /b /c /d]"),
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD.keys())
def test_what_can_be_read_is_read(data):
    assert report_apart(data, "odd.pdf", settings=PdfSettings(page_timeout=20)).text == SAID


def test_forms_in_forms_without_end_cost_their_page_only():
    started = time.monotonic()
    report = report_apart(nested_forms(depth=14, width=12), "forms.pdf", settings=PdfSettings(page_timeout=2, max_memory=600))
    assert [(n.code, n.page) for n in report.notes if n.severity == "error"][:1] == [("pdf.page_unreadable", 1)]
    assert time.monotonic() - started < 30


def test_a_bomb_is_stopped_by_the_memory_limit():
    bomb = zlib.compress(b"q 0 0 1 1 re f Q " * 4_000_000, 9)
    report = report_apart(page_of(stream(bomb, b"/Filter /FlateDecode")), "bomb.pdf", settings=PdfSettings(page_timeout=20, max_memory=300))
    assert [n.code for n in report.notes if n.page == 1] == ["pdf.page_unreadable"]
    assert "page 1 cannot be read: " in next(n.message for n in report.notes if n.page == 1)


def test_of_a_page_of_a_million_characters_as_much_is_read_as_the_limit_says():
    lines = b"".join(b"BT /F1 1 Tf 10 %d Td (%b) Tj ET\n" % (10 + n % 770, b"clear " * 170) for n in range(1000))
    started = time.monotonic()
    report = report_apart(page_of(stream(lines)), "crowded.pdf", settings=PdfSettings(max_chars=20_000, page_timeout=60))
    assert 10_000 < len(report.text) <= 20_000
    assert [(n.code, n.page) for n in report.notes] == [("pdf.page_too_large", 1)]
    assert time.monotonic() - started < 60


def test_a_thousand_pages_are_read():
    report = report_apart(many_pages(1000, lines=1), "long.pdf")
    assert (report.page_count, report.notes) == (1000, ())
    assert all(f"page {page} line 0: slow clearance" in report.text for page in range(1000))
    assert "Annual Meeting" not in report.text


def test_a_crash_costs_its_page(monkeypatch, paper):
    for word in ("first", "second", "third"):
        paper.text(72, 100, word)
        paper.page()

    class Deadly(apart._Beacon):
        def begins(self, page):
            super().begins(page)
            if page == 2 and page not in self.lost:
                os.kill(os.getpid(), signal.SIGSEGV)

    monkeypatch.setattr(apart, "_Beacon", Deadly)
    report = report_apart(paper.data(), "crash.pdf")
    assert report.text.split() == ["first", "third"]
    (note,) = [n for n in report.notes if n.severity == "error"]
    assert (note.page, note.message) == (2, "page 2 cannot be read: the reader crashed or ran out of memory (SIGSEGV)")


def test_a_page_that_takes_too_long_costs_itself(monkeypatch, paper):
    paper.text(72, 100, "quick")
    paper.page()
    paper.text(72, 100, "slow")
    paper.page()

    class Slow(apart._Beacon):
        def begins(self, page):
            super().begins(page)
            if page == 2 and page not in self.lost:
                time.sleep(60)

    monkeypatch.setattr(apart, "_Beacon", Slow)
    report = report_apart(paper.data(), "slow.pdf", settings=PdfSettings(page_timeout=0.5))
    assert report.text.split() == ["quick"]
    assert [n.message for n in report.notes if n.page == 2] == ["page 2 cannot be read: took longer than 0.5 s"]


def test_a_reader_that_dies_before_the_first_page_is_a_broken_file(monkeypatch, paper):
    paper.text(72, 100, "words")
    monkeypatch.setattr(apart, "limit_memory", lambda _: os._exit(3))
    with pytest.raises(BrokenPdfError, match=r"^a\.pdf: the reader ended without a result \(exit code 3\)$"):
        report_apart(paper.data(), "a.pdf")


def test_apart_or_not_is_the_same(paper):
    paper.prose(72, 100, 400, "Objective responses were seen in 9 of 43 patients (21%). " * 20)
    data = paper.data()
    here, there = Report.from_pdf(data, "a.pdf"), report_apart(data, "a.pdf")
    assert here == there
    assert here.boxes(0, 60) == there.boxes(0, 60)


def test_errors_come_across():
    with pytest.raises(EmptyInputError, match=r"^zero\.pdf: the file is empty$"):
        report_apart(bytes(5000), "zero.pdf")
    with pytest.raises(NoPagesError):
        report_apart(file_of({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}), "none.pdf")


def test_encrypted_without_permission_to_copy_is_read(paper):
    buffer = io.BytesIO()
    locked = StandardEncryption("", ownerPassword="owner", canCopy=0, canPrint=0)
    canvas = Canvas(buffer, pagesize=(612, 792), encrypt=locked)
    canvas.drawString(72, 700, "may be read, not copied")
    canvas.save()
    for engine in Engine:
        assert Report.from_pdf(buffer.getvalue(), "a.pdf", settings=PdfSettings(engine)).text == "may be read, not copied\n"


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_flipped_and_lost_bytes_raise_nothing_of_their_own(data):
    whole = bytearray(page_of(stream(zlib.compress(TEXT * 3), b"/Filter /FlateDecode")))
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    assert message_of(bytes(whole[:cut])).count("\n") == 0


def message_of(data: bytes) -> str:
    """What our own error says, or nothing; any other error gets through."""
    try:
        Report.from_pdf(data, "fuzz.pdf")
    except InputError as error:
        return str(error)
    return ""
