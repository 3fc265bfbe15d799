"""The project's own sample report, read from the PDF: what a reader of its two pages would write down, and every box."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from abstract2kb.inputs import expand, read
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Asset, Evidence, Extraction

SAMPLE = Path(__file__).parents[1] / "corpus" / "sample" / "report.pdf"

ROWS = {
    "nemvaleukin alfa": ("Mural Oncology", "cytokine-receptor fusion", "Phase 3", "NCT05092360"),
    "nogapendekin alfa inbakicept": ("ImmunityBio", "cytokine-receptor fusion", "Approved", "NCT03022825"),
    "tebentafusp": ("Immunocore", "bispecific antibody", "Approved", "NCT03070392"),
    "tarlatamab": ("Amgen", "bispecific antibody", "Approved", "NCT05740566"),
    "ivonescimab": ("Akeso", "bispecific antibody", "Approved", "NCT05840016"),
    "sacituzumab tirumotecan": ("Kelun-Biotech", "antibody-drug conjugate", "Approved", "NCT05870319"),
    "lifileucel": ("Iovance", "cell therapy", "Approved", "NCT02360579"),
}


@pytest.fixture(scope="module")
def sample() -> Extraction:
    (item,) = expand([str(SAMPLE)])
    return extract_report(read(item))


def _asset(sample: Extraction, name: str) -> Asset:
    (found,) = [a for a in sample.assets if a.name == name]
    return found


@pytest.mark.parametrize("name", ROWS)
def test_the_pipeline_table(sample, name):
    asset = _asset(sample, name)
    company, modality, stage, trial = ROWS[name]
    assert company in {c.value for c in asset.companies if c.origin == "report"}
    assert (asset.modality.value, asset.stage.value, [t.value for t in asset.trials]) == (modality, stage, [trial])
    assert asset.construct is not None


def test_the_header(sample):
    assert (sample.report.conference.value, sample.report.year.value, sample.report.pages) == ("ESMO", 2025, 2)


def test_partners_and_comparators(sample):
    assert _asset(sample, "pembrolizumab").role == "partner"
    assert _asset(sample, "tislelizumab").role == "comparator"
    assert "tislelizumab" not in {c.value for c in _asset(sample, "ivonescimab").combinations}


def _all_evidence(value: object) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, (list, tuple)):
        return [e for item in value for e in _all_evidence(item)]
    fields = getattr(type(value), "model_fields", {})
    return [e for name in fields for e in _all_evidence(getattr(value, name))]


def test_every_box_reads_back_as_its_quote(sample):
    with pdfplumber.open(SAMPLE) as pdf:
        pages = [page.chars for page in pdf.pages]
    evidence = set(_all_evidence(sample))
    assert len(evidence) > 100
    wrong = []
    for e in evidence:
        x0, top, x1, bottom = e.bbox
        inside = [c for c in pages[e.page - 1] if x0 <= (c["x0"] + c["x1"]) / 2 <= x1 and top <= (c["top"] + c["bottom"]) / 2 <= bottom]
        words = "".join(c["text"] for c in sorted(inside, key=lambda c: c["x0"])).replace(" ", "")
        if words != e.quote.replace(" ", "").replace("\t", ""):
            wrong.append((e.quote, words))
    assert wrong == []
