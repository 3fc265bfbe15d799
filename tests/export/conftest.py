"""Every format written once from the samples, and a real report extracted once."""

from __future__ import annotations

from pathlib import Path

import pytest

from abstract2kb import extract_report
from abstract2kb.export.formats import SPECS, ExportFormat, TextUse, export
from abstract2kb.pdf.report import Report
from abstract2kb.records import Extraction
from tests.export.samples import PLAIN, RECORD, Given

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample" / "report.pdf"


class Whole:
    """The text of one report."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, extraction: Extraction) -> str | None:
        return self.text


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[ExportFormat, Path]:
    """The two samples in every format."""
    folder = tmp_path_factory.mktemp("samples")
    for form in ExportFormat:
        assert export([RECORD, PLAIN], folder / form.value, form, Given() if SPECS[form].texts is not TextUse.NONE else None) == 2
    return {form: folder / form.value for form in ExportFormat}


@pytest.fixture(scope="session")
def real() -> tuple[Extraction, Whole]:
    """The sample report of the corpus with its text."""
    report = Report.from_pdf(SAMPLE.read_bytes(), SAMPLE.name)
    return extract_report(report), Whole(report.text)
