from dataclasses import replace

import pytest

from abstract2kb.assemble.header import report_record
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.digest import article_digest
from abstract2kb.pdf.layout import Metadata
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import model


def header(text, author=None, title=None, running=()):
    report = replace(Report.from_text(text, "test"), is_pdf=True, metadata=Metadata(title=title, author=author), running=running)
    return report_record([Scene(article_digest(model(), report, a)) for a in report.articles])


@pytest.mark.parametrize(
    ("text", "author", "publisher"),
    [
        ("QRX-1234 was safe. © 2024 Novelix Insights", None, "Novelix Insights"),
        ("Prepared by the oncology desk of Bramblewood Research from public data.", None, "Bramblewood Research"),
        ("Bramblewood Research accepts no sponsorship.", None, "Bramblewood Research"),
        ("Bramblewood Research Notes, May 2024\nQRX-1234 was safe.", None, "Bramblewood Research Notes"),
        ("QRX-1234 was safe.", "Bramblewood Analytics", "Bramblewood Analytics"),
        ("Compiled by H. Mustermann and A. Nobody, Bramblewood Data Desk, from posters.", None, "Bramblewood Data Desk"),
        ("Ten abstracts chosen by the editors of Bramblewood Medical Press.", None, "Bramblewood Medical Press"),
        ("Bramblewood Safety Letter appears monthly.", None, "Bramblewood Safety Letter"),
        ("By the desk of Bramblewood Pharma Research. QRX-1234 was safe. © 2024 Bramblewood Pharma", None, "Bramblewood Pharma Research"),
        ("QRX-1234 was safe.\nAn analysis by Erika Mustermann", None, None),
        ("Presented by H. Mustermann, Musterstadt.", None, None),
        ("Compiled by H. Mustermann and A. Nobody.", "H. Mustermann", None),
        ("Data of the National Cancer Institute were used in a trial of QRX-1234.", None, None),
        ("QRX-1234 was safe.", "user1", None),
    ],
)
def test_publisher(text, author, publisher):
    found = header(text, author).publisher
    assert (found.value if found else None) == publisher


def test_an_author_that_no_page_shows_is_derived():
    found = header("QRX-1234 was safe.", "Bramblewood Analytics").publisher
    assert (found.origin.value, found.evidence) == ("derived", ())


def test_the_recorded_title_counts_where_the_page_shows_it():
    assert header("Cytokines in May\nQRX-1234 was safe.", title="Cytokines in May").title.value == "Cytokines in May"
    assert header("QRX-1234 was safe.", title="Cytokines in May").title is None


@pytest.mark.parametrize(
    ("running", "publisher"),
    [
        (("Bramblewood Scouting · bench notes no. 14", "AACR Annual Meeting 2025, Chicago"), "Bramblewood Scouting"),
        (("Hall Notes · ESMO 2022", "Bramblewood & Birch Oncology Research"), "Bramblewood & Birch Oncology Research"),
        (("Bramblewood Teaching Series | Lymphoma after ASH 2024 | for registrars",), "Bramblewood Teaching Series"),
        (("Bramblewood Congress Abstracts", "ESMO Congress 2026"), "Bramblewood Congress Abstracts"),
        (("Selected abstracts | ESMO Congress 2024, Barcelona", "Book of Abstracts"), None),
        (("1 of 2", "H. Mustermann, Reports"), None),
    ],
)
def test_a_running_header_or_footer_names_the_publisher(running, publisher):
    found = header("QRX-1234 was safe.", running=running).publisher
    assert (found.value if found else None) == publisher


def test_an_imprint_goes_before_a_running_header():
    found = header("QRX-1234 was safe. © 2024 Novelix Insights", running=("Bramblewood Research",)).publisher
    assert found.value == "Novelix Insights"
