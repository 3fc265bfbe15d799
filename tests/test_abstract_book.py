"""An abstract book keeps its abstracts apart: each fact belongs to the article it stands in, names are joined over all."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=11, leading=13, spaceBefore=10)
ABSTRACTS = [
    (
        "12O QRX-1234 in advanced melanoma: results of a phase 2 study",
        "A. Author, B. Writer; University Hospital, Zurich, Switzerland",
        "Background: QRX-1234 is an anti-TIGIT antibody. Methods: In this open-label phase 2 study, patients with melanoma received QRX-1234. "
        "Results: A total of 48 patients were enrolled. The ORR was 25% (12/48). There were no treatment-related deaths. "
        "Clinical trial identification: NCT05123456. Disclosure: A. Author: Research grant: Amgen, Novartis.",
    ),
    (
        "LBA7 ZPB-4410 plus carboplatin in ovarian cancer",
        "C. Scribe; Cancer Center, Lyon, France",
        "Background: ZPB-4410 is a WEE1 inhibitor. Methods: Patients with ovarian cancer received ZPB-4410 plus carboplatin in a phase 1 trial. "
        "Results: Thirty patients were treated. Median PFS was 7.4 months (95% CI 5.1-9.0). Grade 3-4 thrombocytopenia occurred in 20%. "
        "Clinical trial identification: NCT05654321.",
    ),
    (
        "e17113 Real-world use of QRX-1234",
        "D. Penman; Registry Group, Oslo, Norway",
        "Methods: We reviewed 210 patients treated with QRX-1234. Results: Median OS was 14.2 months. Conclusions: QRX 1234 is in use.",
    ),
]


@pytest.fixture(scope="module")
def book() -> Extraction:
    stream = io.BytesIO()
    story = []
    for title, authors, text in ABSTRACTS:
        story += [Paragraph(title, HEAD), Paragraph(authors, BODY), Paragraph(text, BODY), Spacer(1, 8)]
    SimpleDocTemplate(stream, pagesize=A4).build(story)
    return extract_report(Report.from_pdf(stream.getvalue(), "book.pdf"))


def test_articles(book):
    assert [a.number for a in book.articles] == ["12O", "LBA7", "e17113"]


def test_facts_stay_in_their_article(book):
    first, second, third = (a.id for a in book.articles)
    assert [(o.article, o.endpoint) for o in book.outcomes] == [(first, "ORR"), (second, "PFS"), (third, "OS")]
    names = {a.id: a.name for a in book.assets}
    assert next([names[i] for i in o.assets] for o in book.outcomes) == ["QRX-1234"]
    assert {(e.article, e.absent) for e in book.adverse_events} == {(first, True), (second, False)}


def test_one_asset_per_entity_over_the_book(book):
    found = [a for a in book.assets if a.name.startswith("QRX")]
    assert len(found) == 1
    assert [t.value for t in found[0].trials] == ["NCT05123456"]
    assert {c.value for c in found[0].companies} == set()


def test_one_study_per_abstract(book):
    assert [[r.value for r in s.registry_ids] for s in book.studies] == [["NCT05123456"], ["NCT05654321"], []]
    assert [s.enrollment.value for s in book.studies] == [48, 30, 210]
    assert [s.phase.value if s.phase else None for s in book.studies] == ["Phase 2", "Phase 1", None]


def test_the_number_above_a_title_is_no_drug_and_no_trial():
    stream = io.BytesIO()
    story = []
    for number, (title, authors, text) in zip(("PB2345", "GS1-05", "LB077"), ABSTRACTS, strict=True):
        story += [
            Paragraph(number, HEAD),
            Paragraph(title.split(" ", 1)[1].upper(), HEAD),
            Paragraph(authors, BODY),
            Paragraph(text, BODY),
            Spacer(1, 8),
        ]
    SimpleDocTemplate(stream, pagesize=A4).build(story)
    found = extract_report(Report.from_pdf(stream.getvalue(), "book.pdf"))
    assert [a.number for a in found.articles] == ["PB2345", "GS1-05", "LB077"]
    assert {a.name for a in found.assets} == {"QRX-1234", "ZPB-4410", "carboplatin"}
    assert [s.acronym for s in found.studies] == [None, None, None]
