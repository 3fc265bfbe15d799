"""Endpoints by lexicon and by verb; every sentence is written for these tests."""

import pytest
from tests.built import built as model

from abstract2kb.nlp.mention import mentions


def endpoints(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.value.endpoint.value) for m in mentions(model()(text), "ENDPOINT")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The objective response rate was 40%.", [("objective response rate", "ORR")]),
        ("There were 2 CRs and 8 PRs.", [("CRs", "CR"), ("PRs", "PR")]),
        ("11 patients responded.", [("responded", "ORR")]),
        ("A clinical response was seen.", [("clinical response", "ORR")]),
        ("Twenty patients are alive.", [("are alive", "OS")]),
        ("60% had not progressed or died.", [("had not progressed or died", "PFS")]),
        ("PSA decline of ≥50% was seen.", [("PSA decline of ≥50%", "PSA50")]),
        ("CR + PR was 12%.", [("CR + PR", "ORR")]),
        ("The CR or sCR rate was 50%.", [("CR or sCR", "CR")]),
        ("CR and sCR were seen.", [("CR", "CR"), ("sCR", "sCR")]),
        ("The risk of progression or death fell.", [("risk of progression or death", "PFS")]),
        ("The risk of death fell by 30%.", [("risk of death", "OS")]),
        ("The risk of death from infection fell.", []),
        ("The hazard of progression or death fell.", [("hazard of progression or death", "PFS")]),
        ("The hazard of recurrence or death fell.", [("hazard of recurrence or death", "RFS")]),
        ("The hazard for relapse fell.", [("hazard for relapse", "RFS")]),
        ("The hazard of distant relapse or death fell.", [("hazard of distant relapse or death", "MFS")]),
        ("The hazard of death fell.", [("hazard of death", "OS")]),
        ("For distant metastasis the HR was 0.61.", [("distant metastasis", "MFS")]),
        ("For distant recurrence, the hazard ratio was 0.55.", [("distant recurrence", "MFS")]),
        (
            "CR in one, 8 PRs, stabilization in 10 and progression in 12.",
            [("CR", "CR"), ("PRs", "PR"), ("stabilization", "SD"), ("progression", "PD")],
        ),
        ("CR 2, PR 7, NC 20, PD 9.", [("CR", "CR"), ("PR", "PR"), ("NC", "SD"), ("PD", "PD")]),
        ("CR 2, PR 5, and no change (NC) in 10 of 22.", [("CR", "CR"), ("PR", "PR"), ("no change (NC)", "SD")]),
    ],
)
def test_endpoints(text: str, expected: list[tuple[str, str]]) -> None:
    assert endpoints(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "PD-L1 high tumours respond better.",
        "An immune response was induced.",
        "ER+/PR+ tumours were excluded from the response analysis.",
        "All ORR-evaluable patients stayed on study.",
        "The hazard of recurrence or second cancers fell.",
        "The hazard of death from infection rose.",
        "Patients at higher hazard of progression were left out.",
        "Surgery for distant metastasis: it was rare, and HR was 0.61.",
        "Women were treated for distant metastasis, HR+ in most.",
        "Many were treated for distant metastases HR-positive at entry.",
        "There was pain in 30%, and no change in 2 scales of well-being.",
        "Pain fell, stabilization in 4 of 12 cell lines was seen.",
        "It was run in Charlotte, NC 28203.",
        "Pain was seen in 12, NC 14 lines were used.",
        "Pain fell, and stabilization in weight was seen.",
    ],
)
def test_other_senses(text: str) -> None:
    assert endpoints(text) == []


def test_the_articles_own_short_form() -> None:
    found = endpoints("Progression-free survival (PrFS) was long. Median PrFS was 5 months.")
    assert ("PrFS", "PFS") in found
