"""Abbreviations as the text defines them."""

from __future__ import annotations

import pytest
from examples import check
from spacy.language import Language

FOUND = [
    'Modified with polyethylene glycol (<ent label=ABBREVIATION id="polyethylene glycol">PEG</ent>); '
    'the <ent label=ABBREVIATION id="polyethylene glycol">PEG</ent> lasts.',
    'The objective response rate (<ent label=ABBREVIATION id="objective response rate">ORR</ent>) was 21%.',
    'The <ent label=ABBREVIATION id="objective response rate">ORR</ent> (objective response rate) was 21%.',
    'It holds <ent label=ABBREVIATION id="interleukin-2 variant">IL2v</ent> (interleukin-2 variant).',
    'Myeloid-derived suppressor cells (<ent label=ABBREVIATION id="Myeloid-derived suppressor cells">MDSCs</ent>) fell.',
    'Head and neck squamous cell carcinoma (<ent label=ABBREVIATION id="Head and neck squamous cell carcinoma">HNSCC</ent>; n = 12) was seen.',
    'Programmed death-ligand 1 (<ent label=ABBREVIATION id="Programmed death-ligand 1">PD-L1</ent>) was high.',
    'Dose-limiting toxicities [<ent label=ABBREVIATION id="Dose-limiting toxicities">DLTs</ent>] were rare.',
    'Abbreviations: <ent label=ABBREVIATION id="overall survival">OS</ent>, overall survival; '
    '<ent label=ABBREVIATION id="progression-free survival">PFS</ent>, progression-free survival.',
    'TNF-related apoptosis-inducing ligand (<ent label=ABBREVIATION id="TNF-related apoptosis-inducing ligand">TRAIL</ent>) was added.',
    'The time to treatment failure (<ent label=ABBREVIATION id="time to treatment failure">TTF</ent>) was long.',
    'The duration of response (<ent label=ABBREVIATION id="duration of response">DOR</ent>) was long.',
    'Levels of interferon-gamma (<ent label=ABBREVIATION id="interferon-gamma">IFN-γ</ent>) rose.',
]
DEFINED = [
    ("Alpha, lenalidomide, bortezomib and dexamethasone (RVd), was given.", "RVd", "lenalidomide, bortezomib and dexamethasone"),
    ("They had zenocutinib + lazertinib (zeno+laz; n=40).", "zeno+laz", "zenocutinib + lazertinib"),
    ("The conjugate belzutamab deruxtecan (B-DXd) was given.", "B-DXd", "belzutamab deruxtecan"),
    ("It was taken at 5 mg twice daily (BID).", "BID", "twice daily"),
    ("Tumours were mismatch repair deficient (dMMR).", "dMMR", "mismatch repair deficient"),
    ("The antibody belzutamab (B) was added.", "B", "belzutamab"),
    ("Table 1 The experimental (E) and control (C) regimens.", "C", "control"),
    ("Ten had adjuvant belzutamab (belzu).", "belzu", "belzutamab"),
    ("Twenty had relapsed multiple myeloma (MM).", "MM", "multiple myeloma"),
    ("They wore Tumor Treating Fields (TTFields).", "TTFields", "Tumor Treating Fields"),
    ("It was the recommended phase II dose (RP2D).", "RP2D", "recommended phase II dose"),
    ("They had poly(ADP-ribose) polymerase (PARP) inhibitors (PARPi).", "PARPi", "poly(ADP-ribose) polymerase (PARP) inhibitors"),
    ("Levels of interleukin-10 (IL-10) rose.", "IL-10", "interleukin-10"),
    ("Cells grew in 2,6-diaminopurine (DAP).", "DAP", "2,6-diaminopurine"),
    ("They took belzucabtagene autoleucel (belzu-cel).", "belzu-cel", "belzucabtagene autoleucel"),
    ("Levels of tumor necrosis factor alpha (TNF alpha) rose.", "TNF alpha", "tumor necrosis factor alpha"),
    ("It was taken in the morning (AM).", "AM", "morning"),
    ("They had three prior lines of therapy (Tx).", "Tx", "therapy"),
    ("Goal: 100 patients (pts; 19 in part 1 [closed]; 81 in part 2).", "pts", "patients"),
    ("The maximum plasma concentration (Cmax) rose.", "Cmax", "maximum plasma concentration"),
    ("It raised the short-circuit current (Isc).", "Isc", "short-circuit current"),
    ("They took doxorubicin, 5-fluorouracil, and methotrexate (AFM).", "AFM", "doxorubicin, 5-fluorouracil, and methotrexate"),
    (
        "We gave anastrozole 1 mg daily plus vorinostat 300 mg twice per week (AV).",
        "AV",
        "anastrozole 1 mg daily plus vorinostat 300 mg twice per week",
    ),
    ("All were receptor-positive (HR+)/human epidermal growth factor 2-negative (HER2-).", "HER2-", "human epidermal growth factor 2-negative"),
    ("Levels of norepinephrine (NE) and epinephrine (E) rose.", "E", "epinephrine"),
    ('A so-called "tumor growth index" (TGI) was used.', "TGI", "tumor growth index"),
    ("It is interleukin-2 variant (a cytokine; IL2v).", "IL2v", "interleukin-2 variant"),
    ("They had oxaliplatin plus S-1 (SOX) first.", "SOX", "oxaliplatin plus S-1"),
    ("We tried irinotecan plus raltitrexed (TOMIRI).", "TOMIRI", "irinotecan plus raltitrexed"),
    ("Tegafur-uracil/leucovorin (UFT/LV) was added.", "UFT/LV", "Tegafur-uracil/leucovorin"),
    ("Leukaemia (isocitrate dehydrogenase-mutated, IDHm) was rare.", "IDHm", "isocitrate dehydrogenase-mutated"),
    ("The rate was 12% (95% confidence interval [95% CI], 3-20).", "CI", "confidence interval"),
    ("It was taken on days (D) 1 to 14.", "D", "days"),
    ("One had rash (grade [G] 3).", "G", "grade"),
    (
        "They had mini-hyper-CVD (mHCVD, cyclophosphamide 150 mg/m2 every twelve hours, dexamethasone 20 mg daily, vincristine 2 mg, "
        "methotrexate 250 mg/m2 and cytarabine).",
        "mHCVD",
        "mini-hyper-CVD",
    ),
]
UNDEFINED = [
    "The median age (range) was 60 years.",
    "They took it for four weeks and then every three weeks (weekly).",
    "It was worse in those over 70 years (3-year OS rates: 64% vs 31%).",
    "Docetaxel plus ramucirumab (REVEL) was tried.",
    "Velzatinib combined with cisplatin (EVC) was tried.",
    "A response was seen (33%; 82% MOR).",
    "One arm (A) had 20 patients.",
    "Confirmed responses (95% CI) and chemoimmunotherapy (95% CI) are shown.",
    "Patients took it with or without radiotherapy (part 1).",
    "Patients with carcinoma (C) were seen.",
    "Lenalidomide, bortezomib and surgery (RVX) were tried.",
    "Asthenia, nausea and rash (ANX) were seen.",
    "The drug was given twice daily (at home).",
    "Large groups (G) were seen.",
    "The patients (old; some frail) were seen.",
    "The dose (Tx) was low.",
]
NOT_FOUND = [
    "It fell (P = 0.01) and rose (n = 12) in three (21%) of them (Fig. 2; Table 1).",
    "The drug (NCT04009681) was given to mice (C57BL/6).",
    "Two patients (one with melanoma) rested.",
    "Responses (CR or PR) were seen.",
    "The antibody (pembrolizumab) was given (see above).",
    "He came (and went).",
    "Sanofi (THOR-707) is there.",
    "It was high (95% CI 2–4) in all (ITT) groups.",
]


@pytest.mark.parametrize("sentence", FOUND)
def test_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "ABBREVIATION", "abbreviations.defined")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_not_found(nlp: Language, sentence: str) -> None:
    check(nlp, sentence, "ABBREVIATION")


def test_definitions_keep_both_places(nlp: Language) -> None:
    text = "The overall survival (OS) was long. OS rose."
    (definition,) = nlp(text)._.a2kb_definitions
    assert text[definition.long_start : definition.long_end] == definition.long == "overall survival"
    assert text[definition.short_start : definition.short_end] == definition.short == "OS"


def test_the_first_definition_stands(nlp: Language) -> None:
    doc = nlp("Standard dose (SD) was used. Stable disease (SD) was seen.")
    assert [(d.short, d.long) for d in doc._.a2kb_definitions] == [("SD", "Standard dose")]


@pytest.mark.parametrize(("text", "short", "long"), DEFINED)
def test_short_forms_that_letters_do_not_spell(nlp: Language, text: str, short: str, long: str) -> None:
    assert (short, long) in [(d.short, d.long) for d in nlp(text)._.a2kb_definitions]


@pytest.mark.parametrize("text", UNDEFINED)
def test_brackets_that_define_nothing(nlp: Language, text: str) -> None:
    assert not nlp(text)._.a2kb_definitions
