"""Regimens that an article names and not the drugs that they are made of."""

import pytest

from abstract2kb import extract_text


def roles(text: str) -> dict[str, str]:
    """The role of every asset by name."""
    return {a.name: a.role.value for a in extract_text(text).assets}


@pytest.mark.parametrize(
    ("text", "regimen", "role"),
    [
        (
            "Addition of QX-1234 to FOLFOX in gastric cancer. Methods: Patients received QX-1234 plus FOLFOX. Results: The ORR was 50% with QX-1234 plus FOLFOX.",
            "FOLFOX",
            "partner",
        ),
        (
            "Hyper-CVAD with sequential QX-1234 in leukemia. Methods: Patients received Hyper-CVAD for 4 cycles followed by QX-1234. POMP was given later.",
            "Hyper-CVAD",
            "partner",
        ),
        (
            "QX-1234 versus R-CHOP in lymphoma. Methods: Patients were randomized to QX-1234 or R-CHOP. Results: The median PFS was 10 months with QX-1234 "
            "versus 8 months with R-CHOP.",
            "R-CHOP",
            "comparator",
        ),
        ("Patients whose disease progressed after FOLFIRINOX received QX-1234. The ORR was 10%.", "FOLFIRINOX", "mentioned"),
        (
            "FOLFIRINOX in pancreatic cancer. Methods: Patients received mFOLFIRINOX and FOLFIRINOX. Results: The ORR was 30%.",
            "FOLFIRINOX",
            "subject",
        ),
    ],
)
def test_a_regimen_whose_drugs_are_not_named_is_an_asset(text, regimen, role):
    assert roles(text)[regimen] == role


@pytest.mark.parametrize(
    "text",
    [
        "FOLFOX (fluorouracil, leucovorin and oxaliplatin) was given with QX-1234. The ORR was 30% with FOLFOX and QX-1234.",
        "Simvastatin plus XELIRI. The XELIRI regimen consisted of irinotecan 250 mg/m2 and capecitabine 1,000 mg/m2.",
        "Mini-hyper-CVD (cyclophosphamide, vincristine and dexamethasone) was given with QX-1234.",
        "QX-1234 was given. CHOP-2 cells and EPOCHS were counted.",
    ],
)
def test_a_regimen_whose_drugs_are_named_is_none(text):
    assert not {name for name in roles(text) if name.upper().replace("-", "") in ("FOLFOX", "XELIRI", "MINIHYPERCVD", "CHOP", "EPOCH")}


def test_forms_of_one_regimen_are_one_asset():
    found = extract_text(
        "QX-1234 plus FOLFOX in colon cancer. Patients received mFOLFOX6 and QX-1234. The ORR was 40% with QX-1234 plus FOLFOX."
    ).assets
    regimens = [a for a in found if "FOLFOX" in a.name]
    assert [(a.name, [x.value for x in a.aliases]) for a in regimens] == [("FOLFOX", ["mFOLFOX6"])]
