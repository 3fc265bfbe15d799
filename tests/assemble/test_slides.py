"""Slides of several drugs: no study is of them all, and a trial's name before a regimen is no drug's code."""

import io

from reportlab.pdfgen.canvas import Canvas

from abstract2kb.pdf.report import Report
from abstract2kb.pipeline import extract_report
from abstract2kb.records import Extraction

MANY = """== ZLX-4471 (Novelix Pharma)
* Relapsed small cell lung cancer, phase 1
* ORR 45% (18/40)
== Orvanitinib (Kestrel Bio)
* EGFR-mutant lung cancer, phase 2, 50 patients
* ORR 64% (32/50)
== ABI-1902 (Arbor Immunology)
* Gastric cancer, phase 1b
* Grade 3 rash in 6%
"""
NAMED = """== PRISM-301: sotevantamab plus chemotherapy in pancreatic cancer
* Phase 3, randomised, double-blind, 428 patients
* OS: 14.9 vs 11.8 months (HR 0.74)
"""


def read(text: str) -> Extraction:
    """The records of slides: a line that begins with "==" is the title of the next one."""
    stream = io.BytesIO()
    canvas, y = Canvas(stream, pagesize=(800, 450)), 0
    for line in text.splitlines():
        titled = line.startswith("== ")
        if titled and y:
            canvas.showPage()
        y = 400 if titled else y - 30
        canvas.setFont("Helvetica-Bold" if titled else "Helvetica", 26 if titled else 15)
        canvas.drawString(40, y, line.removeprefix("== ").replace("* ", "\N{BULLET} "))
    canvas.save()
    return extract_report(Report.from_pdf(stream.getvalue(), "slides.pdf"))


def test_slides_of_three_drugs_have_no_study_of_the_whole() -> None:
    found = read(MANY)
    assert [s.acronym for s in found.studies] == []
    names = {a.id: a.name for a in found.assets}
    assert {o.percent: [names[a] for a in o.assets] for o in found.outcomes} == {45.0: ["ZLX-4471"], 64.0: ["Orvanitinib"]}


def test_a_name_before_a_regimen_is_a_trial() -> None:
    found = read(NAMED)
    assert [s.acronym.value for s in found.studies if s.acronym] == ["PRISM-301"]
    assert [a.name for a in found.assets] == ["sotevantamab"]


def test_a_code_before_what_it_is_stays_a_drug() -> None:
    found = read("== THRN-301: an IL-2 fusion protein for melanoma\n* Phase 1, 40 patients\n* ORR 20%\n")
    assert [a.name for a in found.assets] == ["THRN-301"]


LABELLED = """== CLL: pirtobrutinib beats its rival in the second line
* ORBITAL-17 (NCT06399222), phase 3: pirtobrutinib vs ibrutinib, 420 patients
* ORR 80% vs 71%
== Next steps for sotorasib
* PRAIRIE-9 (NCT06399777), phase 3: sotorasib vs docetaxel, 345 patients
"""


def test_the_disease_that_a_title_has_before_its_words_on_drugs() -> None:
    found = read(LABELLED)
    told = {s.acronym.value: [c.value for c in s.conditions] for s in found.studies if s.acronym}
    assert told == {"ORBITAL-17": ["chronic lymphocytic leukemia"], "PRAIRIE-9": []}
