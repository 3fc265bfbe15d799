"""The page engine against pdfplumber, as ratios in one run: `python benchmarks/pages.py [FOLDER...] [--book PAGES] [--long PAGES]`.

On PDFs that it renders itself (a two-column abstract book, tables, a page with every letter an object of its own) and on the folders
given: pages per second to characters and to a whole Report, agreement of words, and, on a long abstract book, the time of the whole
`extract` against pdfplumber's `page.chars` alone, its memory, and how time and the memory of reading grow with pages. Times are CPU seconds of
one process.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pdfplumber
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from abstract2kb.pdf.page_watch import PageWatch
from abstract2kb.pdf.pdfium.document import PdfiumPdf
from abstract2kb.pdf.reader import open_pdf
from abstract2kb.pdf.report import Report

DRUGS = ["ABX-101", "velmotamab", "TRK-2207", "osmetinib", "KLN-330", "pelarutinib", "zorvedotin", "BNX-77"]
TUMOURS = ["melanoma", "non-small cell lung cancer", "urothelial carcinoma", "ovarian cancer", "multiple myeloma", "gastric cancer"]
EVENTS = ["neutropenia", "diarrhea", "fatigue", "rash", "anemia", "nausea", "pneumonitis", "hypothyroidism"]
SENTENCES = (
    "{drug} is a first-in-class agent with activity in patients (pts) with previously treated {tumour}.",
    "In this phase {phase} trial ({nct}), pts received {drug} every three weeks until progression or unacceptable toxicity.",
    "At the data cut-off, {n} pts had been enrolled; the median age was {age} years and {pct}% had received two or more prior lines.",
    "The objective response rate was {pct}% (95% CI, {low}-{high}), with {few} complete and {some} partial responses.",
    "Median progression-free survival was {months} months versus {fewer} months (HR 0.{hr}; 95% CI, 0.3-0.9; p = 0.0{hr}).",
    "At 12 months, overall survival was {pct}% with {drug} and {low}% with chemotherapy.",
    "Treatment-related adverse events occurred in {high}% of pts, most commonly {event} ({pct}%) and {other} ({low}%).",
    "Grade 3 or higher {event} was reported in {few} pts; no treatment-related deaths were seen.",
    "Responses were durable, and the median duration of response was not reached at a median follow-up of {months} months.",
    "Pharmacodynamic analyses showed expansion of CD8+ T cells in on-treatment biopsies from {some} of {n} pts.",
    "{drug} showed a manageable safety profile and encouraging activity, and a randomized phase 3 trial is planned.",
)


def prose(rng: random.Random, count: int) -> str:
    """So many sentences of an abstract, with numbers drawn anew."""
    drug, tumour = rng.choice(DRUGS), rng.choice(TUMOURS)
    parts = []
    for _ in range(count):
        low = rng.randint(5, 40)
        values = {
            "drug": drug, "tumour": tumour, "phase": rng.choice(["1", "1/2", "2", "3"]), "nct": f"NCT0{rng.randint(1000000, 6999999)}",
            "n": rng.randint(18, 420), "age": rng.randint(48, 71), "low": low, "pct": low + rng.randint(1, 12), "high": low + rng.randint(13, 40),
            "few": rng.randint(1, 4), "some": rng.randint(5, 17), "months": f"{rng.randint(60, 190) / 10}", "fewer": f"{rng.randint(20, 59) / 10}",
            "hr": rng.randint(35, 79), "event": rng.choice(EVENTS[:4]), "other": rng.choice(EVENTS[4:]),
        }  # fmt: skip
        parts.append(rng.choice(SENTENCES).format(**values))
    return " ".join(parts)


def book(pages: int, seed: int = 1) -> bytes:
    """An abstract book: two columns, running heads, some 700 words a page, a small table in every fifth abstract."""
    rng, out = random.Random(seed), io.BytesIO()
    body, head = (
        ParagraphStyle("b", fontName="Times-Roman", fontSize=8.5, leading=10),
        ParagraphStyle("h", fontName="Times-Bold", fontSize=9, leading=11),
    )
    story: list[object] = []
    for number in range(1, 5 * pages + 1):
        story += [Paragraph(f"{1000 + number} {rng.choice(['Poster', 'Oral'])} Session", head)]
        story += [Paragraph(f"{rng.choice(DRUGS)} in {rng.choice(TUMOURS)}: results of the STUDY-{number} trial", head)]
        story += [
            Paragraph(f"<b>{part}:</b> {prose(rng, 4 if part == 'Results' else 3)}", body)
            for part in ("Background", "Methods", "Results", "Conclusions")
        ]
        if number % 5 == 0:
            rows = [["", "Arm A", "Arm B"], *([f"{name}, %", str(rng.randint(20, 70)), str(rng.randint(5, 40))] for name in ("ORR", "DCR", "CR"))]
            story.append(Table(rows, style=[("FONTSIZE", (0, 0), (-1, -1), 8), ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black")]))
        story.append(Spacer(1, 8))
    frames = [Frame(40, 40, 258, 700, id="left"), Frame(314, 40, 258, 700, id="right")]
    template = BaseDocTemplate(out, pagesize=(612, 792))
    template.addPageTemplates(PageTemplate(frames=frames, onPage=lambda c, d: c.drawString(40, 760, f"Annual Meeting Abstracts {d.page}")))
    template.build(story)
    return cut_to(out.getvalue(), pages)


def cut_to(data: bytes, pages: int) -> bytes:
    """The first pages of a PDF."""
    import pypdfium2

    source, target, out = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new(), io.BytesIO()
    if len(source) < pages:
        raise ValueError(f"{len(source)} pages rendered, {pages} wanted")
    target.import_pages(source, list(range(pages)))
    target.save(out)
    return out.getvalue()


def letters(pages: int) -> bytes:
    """Pages on which every letter is a text object of its own, as browsers print them."""
    rng, out = random.Random(2), io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for _ in range(pages):
        for line in range(60):
            x = 40.0
            for letter in prose(rng, 1)[:100]:
                canvas.setFont("Helvetica", 8)
                canvas.drawString(x, 750 - 11 * line, letter)
                x += canvas.stringWidth(letter, "Helvetica", 8)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def plumber(data: bytes, what: Callable[[pdfplumber.page.Page], object]) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            what(page)
            page.close()


def pdfium(data: bytes, what: Callable[[pdfplumber.page.Page], object]) -> None:
    document = PdfiumPdf(data)
    for page in document.pages():
        what(page)
        page.close()
    document.close()


def words_of(page: pdfplumber.page.Page) -> Counter[str]:
    """The upright words of a page; a soft hyphen counts as the hyphen that it is drawn as."""
    return Counter(word["text"].replace("\u00ad", "-") for word in page.extract_words() if word["upright"])


def agreement(data: bytes) -> tuple[int, int]:
    """(words on which the two agree, words of pdfplumber)."""
    theirs: list[Counter[str]] = []
    ours: list[Counter[str]] = []
    plumber(data, lambda page: theirs.append(words_of(page)))
    pdfium(data, lambda page: ours.append(words_of(page)))
    same = sum(sum((a & b).values()) for a, b in zip(theirs, ours, strict=True))
    return same, sum(sum(a.values()) for a in theirs)


def files_in(folders: list[Path]) -> dict[str, bytes]:
    found = {"abstract book, 30 pages": book(30), "letter by letter, 6 pages": letters(6)}
    return found | {path.name: path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.pdf"))}


def compare(name: str, data: bytes) -> tuple[float, float, float, float, int, int]:
    """Prints one line on a file; returns the four times and the two counts of words."""
    slow, fast = seconds(lambda: plumber(data, lambda page: page.chars)), seconds(lambda: pdfium(data, lambda page: page.chars))
    whole = seconds(lambda: plumber(data, lambda page: (page.extract_text(), page.extract_tables())))
    stage = seconds(lambda: Report.from_pdf(data, name))
    same, all_words = agreement(data)
    print(f"{name[:44]:44}{slow / fast:9.1f}{whole / stage:9.1f}{100 * same / max(all_words, 1):10.2f}", flush=True)
    return slow, fast, whole, stage, same, all_words


def extract(data: bytes, workers: int) -> tuple[float, float, float]:
    """CPU seconds, seconds by the clock and peak megabytes (of its largest process) of the command on one PDF, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.pdf"
        path.write_bytes(data)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "abstract2kb", "extract", str(path), "-q", "--workers", str(workers), "-o", str(Path(folder) / "out.jsonl")]
        begin = time.perf_counter()
        subprocess.run(command, check=True)
        clock, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock, after.ru_maxrss / 1024


_PACKED = 200
"""Words and glyphs of fewer pages are all at hand; behind so many, each page read packs one."""


class Growth(PageWatch):
    """Remembers what this process has in memory when pages begin to be packed and when the pages are read."""

    begun = done = 0

    def begins(self, page: int) -> None:
        now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
        self.begun, self.done = (now if page == _PACKED + 1 else self.begun), now


def read_alone(data: bytes) -> Growth:
    watch = Growth()
    with open_pdf(data, "book") as document:
        for _ in document.pages(watch):
            pass
    return watch


def staged(data: bytes) -> Growth:
    watch = Growth()
    Report.from_pdf(data, "book", watch=watch)
    return watch


def grown(work: Callable[[bytes], Growth], data: bytes, pages: int) -> float:
    """Kilobytes that each page behind the first ones leaves behind, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        watch = pool.apply(work, (data,))
    return (watch.done - watch.begun) / 1024 / (pages - _PACKED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--book", type=int, default=200, help="pages of the book for the whole extract; 0 leaves it out")
    parser.add_argument("--long", type=int, default=500, help="pages of the longer book; 0 leaves it out")
    wanted = parser.parse_args()
    print(f"{'times as fast as pdfplumber':44}{'chars':>9}{'pdf/':>9}{'words %':>10}")
    rows = [compare(name, data) for name, data in files_in(wanted.folders).items()]
    slow, fast, whole, stage, same, count = (sum(column) for column in zip(*rows, strict=True))
    print(f"{'all files':44}{slow / fast:9.1f}{whole / stage:9.1f}{100 * same / max(count, 1):10.2f}")
    if not wanted.book:
        return
    data = book(wanted.book)
    yard = seconds(lambda: plumber(data, lambda page: page.chars))
    print(f"{wanted.book} pages: pdfplumber's page.chars {yard:.1f} s")
    clocks = {}
    for workers in (1, 2):
        took, clocks[workers], memory = extract(data, workers)
        print(
            f"  extract, {workers} workers: {clocks[workers]:.1f} s ({clocks[workers] / yard:.2f} of it), "
            f"CPU {took:.1f} s ({took / yard:.2f}), peak {memory:.0f} MB"
        )
    if wanted.long:
        data = book(wanted.long)
        if sys.platform == "linux" and wanted.long > _PACKED:
            read, whole = (grown(work, data, wanted.long) for work in (read_alone, staged))
            print(f"{wanted.long} pages: each leaves {read:.1f} kB behind when it is read, {whole:.0f} kB where it is laid out too")
        _, clock, memory = extract(data, 1)
        print(f"{wanted.long} pages: extract, 1 worker: {clock:.1f} s, {clock / clocks[1]:.2f} times that of {wanted.book}; peak {memory:.0f} MB")


if __name__ == "__main__":
    main()
