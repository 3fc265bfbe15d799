import pytest

from abstract2kb.assemble.header import report_record
from abstract2kb.assemble.scene import Scene
from abstract2kb.nlp.digest import article_digest
from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import model


def header(text):
    report = Report.from_text(text, "test")
    return report_record([Scene(article_digest(model(), report, a)) for a in report.articles])


@pytest.mark.parametrize(
    ("text", "conference", "year"),
    [
        ("Engineered cytokines: AACR 2021\nEarly data were shown.", "AACR", 2021),
        ("News from the ASCO Annual Meeting 2023. In 2019 things were different.", "ASCO", 2023),
        ("Highlights of ESMO’24", "ESMO", 2024),
        ("Society for Immunotherapy of Cancer 2022: highlights", "SITC", 2022),
        ("QRX-1234 in melanoma. Prior ESMO data are known.", "ESMO", None),
        ("QRX-1234 in melanoma.", None, None),
        ("We used an ASHRAE 2020 filter.", None, None),
    ],
)
def test_conference_and_year(text, conference, year):
    record = header(text)
    assert (record.conference.value if record.conference else None, record.year.value if record.year else None) == (conference, year)


def test_a_text_has_neither_title_nor_pages_nor_publisher():
    record = header("ESMO 2024. © 2024 Novelix Insights")
    assert (record.title, record.pages, record.publisher) == (None, None, None)
