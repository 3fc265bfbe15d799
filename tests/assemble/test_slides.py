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
    """The records of slides: a line that begins with "==" is the title of the next one, "*    " a bullet of a bullet."""
    stream = io.BytesIO()
    canvas, y = Canvas(stream, pagesize=(800, 450)), 0
    for line in text.splitlines():
        titled = line.startswith("== ")
        if titled and y:
            canvas.showPage()
        y = 400 if titled else y - 30
        headed = line.startswith("=")
        size = 13 if len(line) > 100 else 26
        canvas.setFont("Helvetica-Bold" if headed else "Helvetica", (size if titled else 18 if size > 13 else 13) if headed else 15)
        nested = line.startswith("*    ")
        canvas.drawString(70 if nested else 40, y, line.lstrip("= ").replace("*    ", "* ").replace("* ", "\N{BULLET} "))
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


BULLETS = """== ASH 2023: three molecules to watch
* QVR-31 (Novelix), BCMA x CD3 bispecific antibody
* Phase 1, n=58
* ORR 72% at 30 mg
* Orvanitinib (Kestrel Bio), a BTK degrader
* CR rate 31%
* Nausea in 12%
* ABI-1902 (Arbor Immunology), CD19 CAR-T, NCT05640001
* ORR 79% (38/48)
* Median PFS 17.9 months
"""
ARMS = """== QVR-31 at three doses (NCT05640001)
* QVR-31 10 mg
* ORR 32%
* QVR-31 20 mg
* ORR 44%
* QVR-31 30 mg
* ORR 45%
"""


def test_bullets_on_three_drugs_over_their_results_have_no_study_of_the_whole() -> None:
    found = read(BULLETS)
    (study,) = found.studies
    names = {a.id: a.name for a in found.assets}
    assert [names[a] for a in study.assets] == ["ABI-1902"]
    assert {o.percent or o.value: o.study == study.id for o in found.outcomes} == {72.0: False, 31.0: False, 79.0: True, 17.9: True}
    assert [a.study for a in found.adverse_events] == [None]


def test_bullets_on_the_doses_of_one_drug_are_of_its_study() -> None:
    found = read(ARMS)
    assert {o.percent: o.study == found.studies[0].id for o in found.outcomes} == {32.0: True, 44.0: True, 45.0: True}


NESTED = """== News from AACR 2024
* Zelvarimab + pembrolizumab (Novelix Pharma)
*    Phase 1b/2 (ORIOLEX-7), 63 patients
*    Grade 3 infections: 52.7%
* Orvanitinib (Kestrel Bio)
*    EGFR-mutant lung cancer, phase 2, 50 patients
*    ORR 64% (32/50)
*    Phase 3 planned
* ABI-1902 (Arbor Immunology)
*    Gastric cancer, phase 1b
*    Grade 3 rash in 6%
"""


def test_the_bullets_of_a_bullet_are_of_its_drug() -> None:
    found = read(NESTED)
    assets = {a.name: a for a in found.assets}
    stages = {name: a.stage.value for name, a in assets.items() if a.stage}
    assert {name: stages.get(name) for name in ("Orvanitinib", "ABI-1902")} == {"Orvanitinib": "Phase 2", "ABI-1902": "Phase 1"}
    diseases = {name: [c.value for c in a.conditions] for name, a in assets.items() if a.conditions}
    assert diseases == {"Orvanitinib": ["EGFR-mutant non-small cell lung cancer"], "ABI-1902": ["gastric cancer"]}
    (study,) = found.studies
    assert study.enrollment
    assert study.enrollment.value == 63
    assert {a.term: a.study == study.id for a in found.adverse_events} == {"infections": True, "rash": False}
    assert [o.study for o in found.outcomes] == [None]


POSTER = """== Zelvarimab (ZVM-220) plus polatuzumab vedotin in large B-cell lymphoma: results of ORIOLEX-7 (NCT05640003)
= Background
Patients who are not candidates for cell therapy have few options.
= Methods
* Phase 1b/2, open-label, single-arm
= KEY POINT: 61 patients treated; 72% had two prior lines or more
= Efficacy
* ORR 77% (47/61)
= Median DOR 20.8 months; 12-month OS 71%
= Safety
* Grade 3 infections in 8%
= Conclusions
* Responses last.
"""


def test_call_outs_between_the_sections_of_a_poster_make_no_list_of_studies() -> None:
    (study,) = read(POSTER).studies
    assert study.phase
    assert study.phase.value == "Phase 1/2"
    assert study.enrollment
    assert study.enrollment.value == 61


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
