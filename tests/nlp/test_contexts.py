"""Names by what stands beside them, and what looks like these and is none."""

from __future__ import annotations

import pytest
from spacy.language import Language


def drugs(nlp: Language, text: str) -> list[str]:
    doc = nlp(text)
    return [s.text for s in doc.spans["DRUG"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("QXV41 (Genmab), a bispecific antibody.", ["QXV41"]),
        ("Results.\nQX9X40 (Merck KGaA)\nFive patients.", ["QX9X40"]),
        ("QVB7.16 (Nykode). A plasmid.", ["QVB7.16"]),
        ("Nykode’s DNA vaccine QVB7.16 was first.", ["QVB7.16"]),
        ("Genmab · QX-A2M4, an antibody · NCT04044859", ["QX-A2M4"]),
        ("RQ1 (vusorimogene oderparepvec, Novelix), a virus.", ["RQ1", "vusorimogene oderparepvec"]),
        ("Bempegaldesleukin (formerly QXR-9) was stopped.", ["Bempegaldesleukin", "QXR-9"]),
        ("Zorvatinib, previously QX41, was given.", ["Zorvatinib", "QX41"]),
        ("An RNA vaccine (QUARVac) was added.", ["QUARVac"]),
        ("The individualized vaccine mRQA-4151/V941 was added.", ["mRQA-4151", "V941"]),
        ("QD2-CART01 in neuroblastoma.", ["QD2-CART01"]),
    ],
)
def test_a_new_name_in_context(nlp: Language, text: str, found: list[str]) -> None:
    assert drugs(nlp, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Slides were read with the 22C3 assay (Merck).",
        "Genmab · CLDN6 CAR-T with a vaccine",
        "Genmab · QUARTZ-9 (NCT01111119)",
        "Genmab | cHOlla-1 in two cohorts",
        "Nykode’s DNA platform was shown.",
        "Serpin A4 (also known as kallistin) rose.",
        "Cohort DL1 (20 mg) was first.",
        "We thank Dr Halvorsen and Dr Petersen.",
        "Monoclonal antibodies (mAbs) and engagers (BiTEs) were compared.",
        "CARs and an antibody (mAb) were compared.",
        "Genmab · AI-selected, an antibody · NCT04044859",
        "Genmab’s CRISPR-edited, an antibody.",
        "The DNA vaccine AI-driven was first.",
    ],
)
def test_what_looks_like_one(nlp: Language, text: str) -> None:
    assert drugs(nlp, text) == []


@pytest.mark.parametrize(
    "word",
    ["quorimogene tavarepvec", "brelcabtagene autoleucel", "zivanib", "melparib", "orvestrant", "quelzutifan", "soptecan", "nab-quipaxel",
     "eflorvagimod alfa", "quinreotide"],
)  # fmt: skip
def test_more_stems(nlp: Language, word: str) -> None:
    assert drugs(nlp, f"Patients got {word} alone.") == [word]


@pytest.mark.parametrize(
    "word", ["sequestrant", "progesterone", "glucagon", "nucleotide", "deruxtecan", "autoleucel", "Petersen", "combine", "uridine", "reservoir"]
)
def test_no_stems(nlp: Language, word: str) -> None:
    assert drugs(nlp, f"We saw {word} there.") == []
